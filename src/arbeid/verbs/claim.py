"""One published claim as a card: who said what of whom, our value beside it, and how to quote it safely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim, Publication, PublishedValue
from arbeid.claims.verdict import Status, Verdict, verdict
from arbeid.data.economy import economy
from arbeid.language import Language
from arbeid.verbs.quantity import Badge, Quantity, SourceLine, source_lines
from arbeid.wording import Words, words_of


@dataclass(frozen=True)
class ClaimCard:
    """A claim with its definition, the published value, ours, the verdict and its reason.

    ``basis`` says what ours rests on; ``safe`` is a sentence that a journalist can print; ``cite`` and
    ``bibtex`` name the publication.
    """

    id: str
    statement: str
    shown: str
    definition: str
    who: str
    where: str
    when: str
    url: str
    read: str
    interest: str | None
    chapter: tuple[str, ...]
    status: Status
    verdict: str
    why: str
    published: Quantity | None
    ours: Quantity | None
    on: str | None
    basis: str | None
    safe: str
    cite: str
    bibtex: str
    sources: tuple[SourceLine, ...]


def claim(name: str, language: Language = "en", today: date | None = None) -> ClaimCard:
    """Give the card of one claim. Errors: an unknown claim, with the nearest one.

    >>> card = claim("fo-2013-us-47")
    >>> card.status, round(card.ours.value, 3)
    ('matches', 0.474)
    """
    entry = CLAIMS.get(name)
    publication = PUBLICATIONS.get(entry.publication)
    found, words = verdict(entry, today), words_of(language)
    return ClaimCard(
        id=entry.id,
        statement=entry.statement.read(language),
        shown=entry.shown.read(language),
        definition=entry.definition.read(language),
        who=f"{publication.publisher} ({publication.year})",
        where=entry.where.read(language),
        when=entry.when.read(language),
        url=publication.url,
        read=words(f"claim.read_{entry.read}"),
        interest=publication.interest.read(language) if publication.interest else None,
        chapter=entry.chapter,
        status=found.status,
        verdict=words(f"claim.{found.status}"),
        why=reason_of(entry, found, words),
        published=_published(found.published),
        ours=_ours(found),
        on=_on(entry, language),
        basis=found.ours.basis if found.ours else None,
        safe=_safe(entry, publication, found, words),
        cite=f"{publication.publisher}, {publication.title} ({publication.date}). {publication.url}",
        bibtex=_bibtex(publication),
        sources=source_lines(found.ours.origins if found.ours else ()),
    )


def shown_value(value: float, unit: str, words: Words) -> str:
    """Write a value of a claim's unit as a reader would.

    >>> shown_value(0.474, "share", words_of("nl"))
    '47,4%'
    """
    if unit in ("share", "change"):
        return words.percent(value, 2 if abs(value) < 0.02 else 1)
    if unit == "points_a_year":
        return f"{words.number(value, 2)} {words('unit.points_a_year')}"
    return words.people(value)


def reason_of(entry: Claim, found: Verdict, words: Words) -> str:
    """Say what stands behind a verdict: the distance, the hindsight, or why there is no recomputation."""
    if found.problem is not None:
        return found.problem.sentence(words.language)
    if entry.hindsight is not None:
        return entry.hindsight.note.read(words.language)
    if found.distance is not None:
        return words("claim.distance", distance=words.percent(found.distance))
    return entry.reason.read(words.language) if entry.reason else words("claim.no_reason")


def _published(value: PublishedValue | None) -> Quantity | None:
    if value is None:
        return None
    return Quantity(value.value, value.unit, "measured", value.low, value.high)


def _ours(found: Verdict) -> Quantity | None:
    if found.ours is None or found.published is None:
        return None
    low, high = min(found.ours.low, found.ours.value), max(found.ours.high, found.ours.value)
    badge: Badge = "modelled" if found.ours.basis == "scenario" else "derived"
    return Quantity(found.ours.value, found.published.unit, badge, low, high)


def _on(entry: Claim, language: Language) -> str | None:
    rule = entry.recompute or entry.mean
    if rule is None:
        return None
    market = economy(rule.economy)
    return f"{market.entry.title.read(language)}, {words_of(language).period(market.entry.period)}"


def _safe(entry: Claim, publication: Publication, found: Verdict, words: Words) -> str:
    parts = [
        words(
            "claim.safe",
            who=publication.publisher,
            year=publication.year,
            statement=entry.statement.read(words.language),
        )
    ]
    if found.ours is not None and found.published is not None and found.distance is not None:
        ours = shown_value(found.ours.value, found.published.unit, words)
        on = _on(entry, words.language)
        parts.append(
            words("claim.safe_ours", ours=ours)
            if on is None
            else words("claim.safe_ours_on", ours=ours, on=on)
        )
    if entry.topic in ("automation", "imf-pwc", "exposure", "netherlands"):
        parts.append(words("claim.safe_exposed"))
    return " ".join(parts)


def _bibtex(publication: Publication) -> str:
    fields = {
        "title": publication.title,
        "howpublished": publication.publisher,
        "year": str(publication.year),
        "url": publication.url,
    }
    inside = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{publication.id.replace('-', '_')}, {inside}}}"
