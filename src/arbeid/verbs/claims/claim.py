"""One published claim as a card: who said what of whom, our value beside it, and how to quote it safely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arbeid.answers.quantity import Badge, Quantity, SourceLine, source_lines
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim, Publication, PublishedValue
from arbeid.claims.interval import Opened, opened
from arbeid.claims.solve import solved
from arbeid.claims.verdict import Status, Verdict, bounds, verdict
from arbeid.data.economies.economy import economy
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.cite import bibtex, csl, plain
from arbeid.verbs.claims.switches import SwitchLine, setting_sentence, switch_lines
from arbeid.wording import Words, words_of


@dataclass(frozen=True)
class OpenLine:
    """Our value under one setting that the publication leaves open, and that setting in words."""

    switch: str
    sentence: str
    value: Quantity


@dataclass(frozen=True)
class SolvedLine:
    """A threshold on one measure that gives about the published share, and what it comes to."""

    measure: str
    label: str
    at: float
    share: Quantity


@dataclass(frozen=True)
class ClaimCard:
    """A claim with its definition, the published value, ours, the verdict and its reason.

    The ends of ``ours`` run over the settings in ``open``, which the publication leaves open. ``basis``
    says what ours rests on, ``ours_of`` what a bare ratio is of, ``cause`` why the two differ, ``analogue``
    what ours stands in for, ``missing`` which files are not here. ``safe`` is a sentence that a journalist
    can print; ``cite``, ``bibtex`` and ``csl`` name the publication.
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
    ours_of: str | None
    on: str | None
    basis: str | None
    cause: str | None
    analogue: str | None
    missing: tuple[str, ...]
    switches: tuple[SwitchLine, ...]
    open: tuple[OpenLine, ...]
    solved: tuple[SolvedLine, ...]
    safe: str
    cite: str
    bibtex: str
    csl: dict[str, object]
    sources: tuple[SourceLine, ...]


@checked
def claim(name: str, language: Language = "en", today: date | None = None) -> ClaimCard:
    """Give the card of one claim. Errors: an unknown claim, with the nearest one.

    >>> card = claim("fo-2013-us-47")
    >>> card.status, round(card.ours.value, 3)
    ('matches', 0.474)
    """
    entry = CLAIMS.get(name)
    publication = PUBLICATIONS.get(entry.publication)
    found, words = verdict(entry, today), words_of(language)
    others = opened(entry) if found.ours else []
    return ClaimCard(
        id=entry.id,
        statement=entry.statement.read(language),
        shown=entry.shown.read(language),
        definition=entry.definition.read(language),
        who=f"{words.known(publication.publisher)} ({publication.year})",
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
        ours=_ours(found, others),
        ours_of=_ratio_of(found.published, language) if found.ours else None,
        on=_on(entry, language),
        basis=found.ours.basis if found.ours else None,
        cause=entry.cause.read(language) if entry.cause else None,
        analogue=entry.analogue.read(language) if entry.analogue else None,
        missing=tuple(file.read(language) for file in entry.missing),
        switches=switch_lines(entry.recompute, words) if entry.recompute else (),
        open=tuple(_open(one, found, words) for one in others),
        solved=_solved(entry, language),
        safe=_safe(entry, publication, found, words),
        cite=plain(publication),
        bibtex=bibtex(publication),
        csl=csl(publication),
        sources=source_lines(found.ours.origins if found.ours else (), language),
    )


def shown_value(value: float, unit: str, words: Words) -> str:
    """Write a value of a claim's unit as a reader would.

    >>> shown_value(0.474, "share", words_of("nl")), shown_value(-0.004, "points", words_of("nl"))
    ('47,4%', '−0,4 procentpunt')
    """
    return _plain(value, unit, words).replace("-", "−")


def _plain(value: float, unit: str, words: Words) -> str:
    if unit in ("share", "change"):
        return words.percent(value, 2 if abs(value) < 0.02 else 1)
    if unit == "points":
        return words.points(100 * value, 1)
    if unit == "ratio":
        return words.number(value, 2)
    if unit == "points_a_year":
        return f"{words.number(value, 2)} {words('unit.points_a_year')}"
    return words.people(value)


def reason_of(entry: Claim, found: Verdict, words: Words) -> str:
    """Say what stands behind a verdict: distance and cause, the hindsight, or what is missing for one."""
    if found.problem is not None:
        return found.problem.sentence(words.language)
    if entry.hindsight is not None:
        return entry.hindsight.note.read(words.language)
    if found.distance is not None:
        told = [_distance(entry, found, found.distance, words)]
        told += [text.read(words.language) for text in (entry.analogue, entry.cause) if text]
        return " ".join(told)
    told = [entry.reason.read(words.language) if entry.reason else words("claim.no_reason")]
    if entry.missing:
        files = "; ".join(file.read(words.language) for file in entry.missing)
        told.append(words("claim.missing_file", files=files))
    return " ".join(told)


def _distance(entry: Claim, found: Verdict, distance: float, words: Words) -> str:
    if distance == 0 and found.published is not None and found.published.value is None:
        open_end = found.published.low is None or found.published.high is None
        told = words("claim.direction" if open_end else "claim.within")
    else:
        told = _how_far(entry, distance, words)
    return f"{told} {words('claim.analogue_never')}" if entry.analogue else told


def _how_far(entry: Claim, distance: float, words: Words) -> str:
    own = entry.tolerance
    matches, close = (
        words.percent(bound, 0 if round(100 * bound, 6) % 1 == 0 else 1) for bound in bounds(entry)
    )
    why = own.why.read(words.language) if own else words("claim.tolerance")
    away = words.percent(distance, 1 if distance < 0.1 else 0)
    return words("claim.distance", distance=away, matches=matches, close=close, tolerance=why)


def _published(value: PublishedValue | None) -> Quantity | None:
    if value is None:
        return None
    return Quantity(value.value, value.unit, "measured", value.low, value.high)


def _ours(found: Verdict, others: list[Opened]) -> Quantity | None:
    if found.ours is None or found.published is None:
        return None
    values = [found.ours.value, *(one.value for one in others)]
    return Quantity(found.ours.value, found.published.unit, _badge(found), min(values), max(values))


def _badge(found: Verdict) -> Badge:
    return "modelled" if found.ours is not None and found.ours.basis == "scenario" else "derived"


def _open(one: Opened, found: Verdict, words: Words) -> OpenLine:
    unit = found.published.unit if found.published else "share"
    value = Quantity(one.value, unit, _badge(found))
    return OpenLine(one.setting.switch, setting_sentence(one, words), value)


def _solved(entry: Claim, language: Language) -> tuple[SolvedLine, ...]:
    return tuple(
        SolvedLine(
            one.measure,
            MEASURES.get(one.measure).label.read(language),
            one.at,
            Quantity(one.share, "share", "derived"),
        )
        for one in solved(entry)
    )


def _on(entry: Claim, language: Language) -> str | None:
    rule = entry.recompute or entry.mean
    if rule is None:
        return None
    market = economy(rule.economy)
    return f"{market.entry.title.read(language)}, {words_of(language).period(market.entry.period)}"


def _said(value: float, published: PublishedValue, words: Words) -> str:
    parts = (shown_value(value, published.unit, words), _ratio_of(published, words.language))
    return " ".join(part for part in parts if part)


def _ratio_of(published: PublishedValue | None, language: Language) -> str | None:
    """Say what a ratio is of: the bare number says nothing."""
    if published is None or published.unit != "ratio" or published.what is None:
        return None
    return published.what.read(language).partition(" (")[0]


def _safe(entry: Claim, publication: Publication, found: Verdict, words: Words) -> str:
    parts = [
        words(
            "claim.safe",
            who=words.known(publication.publisher),
            year=publication.year,
            statement=entry.statement.read(words.language),
        )
    ]
    if found.ours is not None and found.published is not None and found.distance is not None:
        ours = _said(found.ours.value, found.published, words)
        on = _on(entry, words.language)
        key = "claim.safe_analogue" if entry.analogue else "claim.safe_ours"
        parts.append(words(key, ours=ours) if on is None else words(f"{key}_on", ours=ours, on=on))
    if entry.topic in ("automation", "imf-pwc", "exposure", "netherlands"):
        parts.append(words("claim.safe_exposed"))
    return " ".join(parts)
