"""One published claim as a card: who said what of whom, our value beside it, and how to quote it safely."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from arbeid.answers.claims.card import ClaimCard, OpenLine, SolvedLine
from arbeid.answers.claims.value import Shown
from arbeid.answers.note import Note, Sentence, Value
from arbeid.answers.quantity import Badge, Quantity, SourceLine, source_lines
from arbeid.answers.sayings import Joined, Known, Percent, Period, Problem
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim, Publication, PublishedValue
from arbeid.claims.interval import Opened, opened
from arbeid.claims.solve import solved
from arbeid.claims.verdict import Verdict, bounds, verdict
from arbeid.data.economies.economy import economy
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.cite import apa, bibtex, csl, mla, plain, ris
from arbeid.verbs.claims.reading import later, published_quantity, read_where, reading
from arbeid.verbs.claims.switches import rule_sentence, setting_sentence, switch_lines


@checked
def claim(name: str, today: date | None = None) -> ClaimCard:
    """Give the card of one claim. Errors: an unknown claim, with the nearest one.

    >>> card = claim("fo-2013-us-47")
    >>> card.status, round(card.ours.value, 3)
    ('matches', 0.473)
    """
    entry = CLAIMS.get(name)
    publication = PUBLICATIONS.get(entry.publication)
    found = verdict(entry, today)
    return ClaimCard(
        id=entry.id,
        statement=entry.statement,
        shown=entry.shown,
        definition=entry.definition,
        who=said_by(publication),
        where=entry.where,
        when=entry.when,
        url=publication.url,
        read=read_where(entry),
        read_at=entry.read_at,
        reading=reading(entry),
        later=later(entry),
        interest=publication.interest,
        chapter=entry.chapter,
        status=found.status,
        verdict=Note(f"claim.{found.status}"),
        why=reason_of(entry, found),
        published=published_quantity(entry, found.published) if found.published else None,
        on=_on(entry),
        cause=entry.cause,
        analogue=entry.analogue,
        missing=entry.missing,
        switches=switch_lines(entry.recompute) if entry.recompute else (),
        solved=_solved(entry),
        safe=_safe(entry, publication, found),
        **_recomputed(entry, found),
        **_citations(publication),
    )


class _Recomputed(TypedDict):
    """What a card says of our own value, by its fields."""

    ours: Quantity | None
    nearest: Quantity | None
    ours_bounds: Quantity | None
    ours_covered: float | None
    ours_of: Text | None
    basis: str | None
    stand_in: Sentence | None
    open: tuple[OpenLine, ...]
    sources: tuple[SourceLine, ...]


def _recomputed(entry: Claim, found: Verdict) -> _Recomputed:
    """Set our value beside the published one; nothing of it where the claim was not recomputed."""
    value, ours = _ours(found), found.ours
    return {
        # What counts something else must never be read as the claim's own number, so it has another field.
        "ours": value if entry.analogue is None else None,
        "nearest": value if entry.analogue is not None else None,
        "ours_bounds": _ours_bounds(found),
        "ours_covered": ours.covered if ours else None,
        "ours_of": _ratio_of(found.published) if ours else None,
        "basis": ours.basis if ours else None,
        "stand_in": _stand_in(entry) if ours else None,
        "open": tuple(_open(one, found) for one in opened(entry)) if ours else (),
        "sources": source_lines(ours.origins if ours else ()),
    }


class _Citations(TypedDict):
    """The publication named in every style, by the card's fields."""

    citation: str
    apa: str
    mla: str
    bibtex: str
    ris: str
    csl: dict[str, object]


def _citations(publication: Publication) -> _Citations:
    return {
        "citation": plain(publication),
        "apa": apa(publication),
        "mla": mla(publication),
        "bibtex": bibtex(publication),
        "ris": ris(publication),
        "csl": csl(publication),
    }


def said_by(publication: Publication) -> Note:
    """Say who published, and when."""
    return Note("claim.by", {"publisher": Known(publication.publisher), "year": publication.year})


def reason_of(entry: Claim, found: Verdict) -> Sentence:
    """Say what stands behind a verdict: distance and cause, the hindsight, or what is missing for one."""
    if found.problem is not None:
        return Problem(found.problem)
    if entry.hindsight is not None:
        return entry.hindsight.note
    if found.distance is not None:
        told = [_distance(entry, found, found.distance)]
        if entry.grade == "report":
            told.append(Note("claim.as_reported"))
        return Joined((*told, *(text for text in (entry.analogue, entry.cause) if text)))
    reason = entry.reason or Note("claim.no_reason")
    if not entry.missing:
        return reason
    return Joined((reason, Note("claim.missing_file", {"files": Joined(entry.missing, "; ")})))


def _distance(entry: Claim, found: Verdict, distance: float) -> Sentence:
    if distance == 0 and found.published is not None and found.published.value is None:
        open_end = found.published.low is None or found.published.high is None
        told = Note("claim.direction" if open_end else "claim.within")
    else:
        told = _how_far(entry, distance)
    # That it is a stand-in comes first, or a distance of 0.5% seems to be a match.
    return Joined((Note("claim.analogue_no_check"), told)) if entry.analogue else told


def _how_far(entry: Claim, distance: float) -> Note:
    own = entry.tolerance
    matches, close = (Percent(bound, 0 if round(100 * bound, 6) % 1 == 0 else 1) for bound in bounds(entry))
    why = own.why if own else Note("claim.tolerance")
    away = Percent(distance, 1 if distance < 0.1 else 0)
    if entry.analogue:
        return Note("claim.distance_analogue", {"distance": away})
    return Note("claim.distance", {"distance": away, "matches": matches, "close": close, "tolerance": why})


def _ours(found: Verdict) -> Quantity | None:
    if found.ours is None or found.published is None:
        return None
    low, high = found.ours.range or (None, None)
    return Quantity(found.ours.value, found.published.unit, _badge(found), low, high)


def _ours_bounds(found: Verdict) -> Quantity | None:
    if found.ours is None or found.published is None or found.ours.bounds is None:
        return None
    return Quantity(None, found.published.unit, _badge(found), *found.ours.bounds)


def _stand_in(entry: Claim) -> Sentence | None:
    """Say what ours stands in for, and by which definition it was counted instead."""
    if entry.analogue is None:
        return None
    told: list[Sentence] = [entry.analogue]
    if entry.recompute is not None:
        for condition in entry.recompute.where:
            measure = MEASURES.get(condition.measure)
            told.append(Note("switch.scores", {"measure": measure.label, "year": measure.year}))
            told.append(rule_sentence(condition))
    if entry.mean is not None:
        told.append(Note("claim.stand_in_mean", {"measure": MEASURES.get(entry.mean.measure).label}))
    return Joined(tuple(told))


def _badge(found: Verdict) -> Badge:
    return "modelled" if found.ours is not None and found.ours.basis == "scenario" else "derived"


def _open(one: Opened, found: Verdict) -> OpenLine:
    unit = found.published.unit if found.published else "share"
    value = Quantity(one.value, unit, _badge(found))
    return OpenLine(switch=one.setting.switch, sentence=setting_sentence(one), value=value)


def _solved(entry: Claim) -> tuple[SolvedLine, ...]:
    return tuple(
        SolvedLine(
            measure=one.measure,
            label=MEASURES.get(one.measure).label,
            at=one.at,
            share=Quantity(one.share, "share", "derived"),
        )
        for one in solved(entry)
    )


def _on(entry: Claim) -> Sentence | None:
    rule = entry.recompute or entry.mean
    if rule is None:
        return None
    market = economy(rule.economy)
    return Joined((market.entry.title, Period(market.entry.period)), ", ")


def _said(value: float, published: PublishedValue) -> Sentence:
    of = _ratio_of(published)
    shown = Shown(value, published.unit)
    return Joined((shown, of)) if of else shown


def _ratio_of(published: PublishedValue | None) -> Text | None:
    """Say what a ratio is of: the bare number says nothing."""
    if published is None or published.unit != "ratio" or published.what is None:
        return None
    dutch, english = (text.partition(" (")[0] for text in (published.what.nl, published.what.en))
    return Text(nl=dutch, en=english)


def _safe(entry: Claim, publication: Publication, found: Verdict) -> Sentence:
    who = Known(publication.publisher)
    said: dict[str, Value] = {"who": who, "year": publication.year, "statement": entry.statement}
    parts = [Note("claim.safe", said)]
    if found.ours is not None and found.published is not None and found.distance is not None:
        ours, on = _said(found.ours.value, found.published), _on(entry)
        key = "claim.safe_analogue" if entry.analogue else "claim.safe_ours"
        parts.append(Note(key, {"ours": ours}) if on is None else Note(f"{key}_on", {"ours": ours, "on": on}))
        if (stand_in := _stand_in(entry)) is not None:
            parts.append(Note("claim.safe_stand_in", {"stand_in": stand_in}))
    if entry.topic in ("automation", "imf-pwc", "exposure", "netherlands"):
        parts.append(Note("claim.safe_exposed"))
    return Joined(tuple(parts))
