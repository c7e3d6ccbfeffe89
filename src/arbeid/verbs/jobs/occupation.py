"""One occupation of an economy: what every measure says, what is handed over, and what its people earn."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import polars as pl

from arbeid.answers.market.groups import Assumption, GroupRow, Groups
from arbeid.answers.quantity import Quantity, SourceLine, ids, source_lines
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy, economy
from arbeid.language import Language
from arbeid.lookup.listed import titles_in
from arbeid.measures.agreement import ranks
from arbeid.measures.measure import Concept, Measure
from arbeid.measures.published import Scored, reaching, sound_measures
from arbeid.registry import remembered, together
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.verbs.codes import known_code
from arbeid.verbs.jobs.collaboration import Collaboration, collaboration
from arbeid.verbs.jobs.moves import Moves, moves
from arbeid.verbs.jobs.occupations import MajorGroup, OccupationRow, Occupations, occupations, third
from arbeid.verbs.jobs.trend import Trend, trend
from arbeid.verbs.market.groups import groups
from arbeid.wording import words_of

TITLES = 24
NEAR = 6


@dataclass(frozen=True)
class Rating:
    """What one measure says of the occupation: its own figure, and the rank among all people at work.

    ``speaks`` marks the one measure that stands for its study; ``third`` is top, middle or bottom, missing
    where the measure has no score for the occupation.
    """

    measure: str
    label: str
    concept: Concept
    speaks: bool
    year: int
    score: Quantity
    rank: Quantity
    third: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """In which third how many of the ``studies`` put the occupation, and the median rank of them all."""

    studies: int
    top: int
    middle: int
    bottom: int
    rank: Quantity


@dataclass(frozen=True)
class Beside:
    """Another occupation, with its people and its median rank."""

    code: str
    name: str
    people: Quantity
    rank: Quantity


@dataclass(frozen=True)
class Division:
    """The occupation's work by who would do it at least cost, wherever AI is used that is cheaper.

    Shares of its work that add up to 1: AI alone, a person with AI, a person alone. ``left_out`` says what
    they do not contain.
    """

    alone: Quantity
    together: Quantity
    person: Quantity
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Occupation:
    """All that is known of one occupation of an economy.

    ``handed_over``, ``assisted`` and ``left`` are shares of its work under the base ``assumptions``, each a
    range over the share measures; ``change`` is that of its people in a year (``period_before``). ``near``
    are the occupations of the same major group with the nearest median ranks. ``division`` and ``trend``
    are missing where no study divides the work, or where no years were counted.
    """

    economy: str
    title: str
    population: str
    period: str
    period_before: str | None
    classification: str
    code: str
    name: str
    major: MajorGroup
    people: Quantity
    share: Quantity
    place: int
    occupations: int
    change: Quantity
    women: Quantity
    higher_education: Quantity
    pay: Quantity
    pay_all: Quantity
    standing: Standing
    ratings: tuple[Rating, ...]
    handed_over: Quantity
    assisted: Quantity
    left: Quantity
    assumptions: tuple[Assumption, ...]
    division: Division | None
    trend: Trend | None
    moves: Moves
    near: tuple[Beside, ...]
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[SourceLine, ...]

    def plain(self) -> dict[str, Any]:
        """Give it as plain data, without the origins that its sources name already."""
        facts = asdict(self)
        for part in ("moves", "trend"):
            if facts[part]:
                del facts[part]["origins"]
        return facts


@checked
@together
def occupation(name: str, code: str, language: Language = "en") -> Occupation:
    """Tell what is known of one occupation of an economy.

    Errors: an unknown economy; a code that it does not have, with the nearest; an economy that no measure
    reaches.

    >>> found = occupation("nl", "1033")
    >>> found.name, found.standing.bottom, found.standing.studies
    ('Nurses (vocational level)', 4, 5)
    """
    market = economy(name)
    return _made(market, known_code(market, code), language)


@remembered(maxsize=256)
def _made(market: Economy, code: str, language: Language) -> Occupation:
    every, grouped = occupations(market.id, language=language), _groups(market)
    row = next(one for one in every.rows if one.code == code)
    split = next(one for one in grouped.rows if one.code == code)
    facts = market.groups.row(by_predicate=pl.col("code") == code, named=True)
    ratings, origins = _ratings(market, code, language)
    going, past = moves(market.id, code, language), _trend(market, code, language)
    origins += [*going.origins, *(past.origins if past else ())]
    return Occupation(
        economy=market.id,
        title=every.title,
        population=every.population,
        period=every.period,
        period_before=market.entry.period_before,
        classification=every.classification,
        code=code,
        name=row.name,
        major=next(one for one in every.majors if one.code == row.major),
        people=row.people,
        share=row.share,
        place=1 + every.rows.index(row),
        occupations=len(every.rows),
        change=_change(facts),
        women=Quantity(facts["women"], "share", "measured"),
        higher_education=Quantity(facts["higher_education"], "share", "measured"),
        pay=_pay(market, facts),
        pay_all=Quantity(_middle_pay(market), market.entry.pay_unit, "derived"),
        standing=_standing(row, split),
        ratings=ratings,
        handed_over=split.handed_over,
        assisted=split.assisted,
        left=_left(split),
        assumptions=_assumptions(grouped, language),
        division=_division(market, code, language),
        trend=past,
        moves=going,
        near=_near(every, row),
        titles=titles_in(market.classification, code, language)[:TITLES],
        notes=every.notes,
        sources=source_lines((*every.origins, *grouped.sources, *origins), language),
    )


@remembered(maxsize=16)
def _groups(market: Economy) -> Groups:
    return groups(market.id)


def _assumptions(grouped: Groups, language: Language) -> tuple[Assumption, ...]:
    """Word the assumptions in the language, in which this answer still is."""
    words = words_of(language)
    return tuple(
        replace(one, label=words(one.label), source=one.source.said(words))  # type: ignore[arg-type]
        for one in grouped.assumptions
    )


@remembered(maxsize=16)
def _scored(market: Economy) -> tuple[tuple[Scored, dict[str, float | None], dict[str, float | None]], ...]:
    """Give every measure that reaches the economy, with its scores and its ranks by code."""
    rated = [one.id for one in sound_measures() if one.concept != "outlook"]
    found, _ = reaching(rated, market)
    return tuple(
        (one, dict(one.frame.select("code", "score").rows()), dict(ranks(one).rows())) for one in found
    )


def _ratings(market: Economy, code: str, language: Language) -> tuple[tuple[Rating, ...], list[Origin]]:
    ratings: list[Rating] = []
    origins: list[Origin] = []
    for scored, scores, ranked in _scored(market):
        measure: Measure = scored.measure
        rank = ranked.get(code)
        origins.extend(scored.origins)
        ratings.append(
            Rating(
                measure=measure.id,
                label=measure.label.read(language),
                concept=measure.concept,
                speaks=measure.speaks,
                year=measure.year,
                score=Quantity(scores.get(code), measure.unit, "derived"),
                rank=Quantity(rank, "rank", "derived"),
                third=None if rank is None else third(rank),
                sources=ids(scored.origins),
            )
        )
    return tuple(sorted(ratings, key=lambda one: (not one.speaks, one.concept, one.measure))), origins


def _division(market: Economy, code: str, language: Language) -> Division | None:
    found = _divided(market, language)
    row = next((one for one in found.rows if one.code == code), None)
    if row is None or row.person.value is None:
        return None
    return Division(row.handed_over, row.pair, row.person, found.left_out)


@remembered(maxsize=16)
def _divided(market: Economy, language: Language) -> Collaboration:
    return collaboration(market.id, language=language)


def _trend(market: Economy, code: str, language: Language) -> Trend | None:
    if market.entry.history is None:
        return None
    return trend(market.id, code, language)


def _standing(row: OccupationRow, split: GroupRow) -> Standing:
    middle = split.studies - split.top - split.bottom
    return Standing(split.studies, split.top, middle, split.bottom, row.rank)


def _left(split: GroupRow) -> Quantity:
    """Give the share of work that AI does not reach: what the two others leave, end by end."""
    parts = split.handed_over, split.assisted
    ends = [[getattr(part, end) for part in parts] for end in ("value", "high", "low")]
    value, low, high = (
        None if None in pair else 1 - sum(one for one in pair if one is not None) for pair in ends
    )
    return Quantity(value, "share", "modelled", low, high)


def _change(facts: dict[str, float | None]) -> Quantity:
    now, before = facts["jobs"], facts["jobs_before"]
    known = now is not None and before
    return Quantity(now / before - 1 if known and now is not None and before else None, "share", "derived")


def _pay(market: Economy, facts: dict[str, float | None]) -> Quantity:
    low, middle, high = (facts[f"pay_{end}"] for end in ("low", "median", "high"))
    return Quantity(middle, market.entry.pay_unit, "measured", low, high)


@remembered(maxsize=64)
def _middle_pay(market: Economy) -> float | None:
    """Give the median pay of the occupation in which the middle person works, by pay."""
    known = market.groups.filter(pl.col("pay_median").is_not_null()).sort("pay_median", "code")
    if known.is_empty():
        return None
    half = known["jobs"].cum_sum() >= exact_sum(known["jobs"]) / 2
    return float(known.filter(half)["pay_median"][0])


def _near(every: Occupations, row: OccupationRow) -> tuple[Beside, ...]:
    here = row.rank.value
    if here is None:
        return ()
    others = [
        (abs(one.rank.value - here), one.code, one)
        for one in every.rows
        if one.major == row.major and one.code != row.code and one.rank.value is not None
    ]
    return tuple(Beside(one.code, one.name, one.people, one.rank) for _, _, one in sorted(others)[:NEAR])
