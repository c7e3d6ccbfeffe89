"""One occupation of an economy: what every measure says, what is handed over, and what its people earn."""

from __future__ import annotations

import polars as pl

from arbeid.answers.jobs.moves import Moves
from arbeid.answers.jobs.occupation import (
    Beside,
    Division,
    Occupation,
    Rating,
    Third,
)
from arbeid.answers.jobs.occupations import OccupationRow, Occupations
from arbeid.answers.jobs.trend import Trend
from arbeid.answers.market.groups import GroupRow, Groups
from arbeid.answers.quantity import Quantity, SourceLine, ids, sources
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Texts
from arbeid.lookup.listed import titles_in
from arbeid.measures.agreement import TOP_THIRD, rank_by_code
from arbeid.measures.published import Scored, reaching, sound_measures
from arbeid.registry import remembered
from arbeid.table import each_once
from arbeid.verbs.arguments import checked
from arbeid.verbs.codes import known_code
from arbeid.verbs.jobs.activities import activity_origins
from arbeid.verbs.jobs.already import ages, already, already_origins
from arbeid.verbs.jobs.collaboration import divided_groups
from arbeid.verbs.jobs.fit import skill_origins
from arbeid.verbs.jobs.next_moves import next_moves
from arbeid.verbs.jobs.occupation_in_short import occupation_in_short
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.jobs.regions import region_origins, regions
from arbeid.verbs.jobs.trend import trend
from arbeid.verbs.market.groups import ranked_groups
from arbeid.verbs.market.people_change import people_changes

TITLES = 24
NEAR = 6


@checked
def occupation(economy: str, code: str) -> Occupation:
    """Gather what is known of one occupation of an economy.

    Errors: an unknown economy; a code that it does not have, with the nearest; an economy that no measure
    reaches.

    >>> found = occupation("nl", "1033")
    >>> found.name.en, found.standing.bottom, found.standing.studies
    ('Nurses (vocational level)', 4, 4)
    """
    market = load_economy(economy)
    return _gathered(market, known_code(market, code))


@remembered(maxsize=256)
def _gathered(market: Economy, code: str) -> Occupation:
    every, grouped = occupations(market.id), ranked_groups(market)
    row = next(one for one in every.rows if one.code == code)
    split = grouped.row(code)
    counted = market.groups.row(by_predicate=pl.col("code") == code, named=True)
    short, past = occupation_in_short(market, code), _trend(market, code)
    return Occupation(
        economy=market.id,
        title=short.title,
        population=every.population,
        period=short.period,
        period_before=short.period_before,
        classification=every.classification,
        code=code,
        name=short.name,
        major=next(one for one in every.majors if one.code == row.major),
        people=short.people,
        people_before=short.people_before,
        share=row.share,
        place=1 + every.rows.index(row),
        occupations=len(every.rows),
        change=short.change,
        likely_change=row.likely_change,
        change_shown=short.change_shown,
        change_differs=people_changes(market)[code].differs,
        sampling=every.sampling,
        women=Quantity(counted["women"], "share", "measured"),
        higher_education=Quantity(counted["higher_education"], "share", "measured"),
        pay=short.pay,
        pay_period=short.pay_period,
        pay_all=Quantity(_middle_pay(market), market.entry.pay_unit, "derived"),
        standing=short.standing,
        ratings=_ratings(market, code),
        handed_over=split.handed_over,
        assisted=split.assisted,
        left=_left(split),
        assumptions=grouped.about.assumptions,
        division=_division(market, code),
        activities=short.activities,
        already=already(market, code),
        ages=ages(market, code),
        regions=regions(market, code),
        trend=past,
        moves=short.moves,
        next=next_moves(market, code, short.moves, every),
        near=_near(every, row),
        titles=_titles(market, code),
        notes=every.notes,
        sources=_sources(market, every, grouped.about, short.moves, past),
    )


@remembered(maxsize=64)
def _middle_pay(market: Economy) -> float | None:
    """Find the median pay of the occupation in which the middle person works, by pay."""
    known = market.groups.filter(pl.col("pay_median").is_not_null()).sort("pay_median", "code")
    if known.is_empty():
        return None
    half = known["jobs"].cum_sum() >= exact_sum(known["jobs"]) / 2
    return float(known.filter(half)["pay_median"][0])


def _left(split: GroupRow) -> Quantity:
    """Work out the share of work that AI does not reach: what the two others leave, end by end."""
    parts = split.handed_over, split.assisted
    ends = [[getattr(part, end) for part in parts] for end in ("value", "high", "low")]
    value, low, high = (
        None if None in pair else 1 - sum(one for one in pair if one is not None) for pair in ends
    )
    return Quantity(value, "share", "modelled", low, high)


def _division(market: Economy, code: str) -> Division | None:
    every = divided_groups(market, (code,))
    row = next(iter(every.rows), None)
    if row is None or row.person.value is None:
        return None
    return Division(row.handed_over, row.pair, row.person, every.left_out)


@remembered(maxsize=16)
def _scored(market: Economy) -> tuple[tuple[Scored, dict[str, float | None], dict[str, float | None]], ...]:
    """Score an economy by every measure that reaches it, with the scores and the ranks by code."""
    # An outlook is how many jobs change for whatever reason: no score of what AI does.
    rated = [one.id for one in sound_measures() if one.concept != "outlook"]
    reached, _ = reaching(rated, market)
    return tuple((one, _by_code(one.frame), rank_by_code(one.frame)) for one in reached)


def _by_code(scored: pl.DataFrame) -> dict[str, float | None]:
    return dict(zip(scored["code"].to_list(), scored["score"].to_list(), strict=True))


def _ratings(market: Economy, code: str) -> tuple[Rating, ...]:
    ratings = (
        _rating(scored, scores.get(code), ranked.get(code)) for scored, scores, ranked in _scored(market)
    )
    return tuple(sorted(ratings, key=lambda one: (not one.speaks, one.concept, one.measure)))


def _rating(scored: Scored, score: float | None, rank: float | None) -> Rating:
    measure = scored.measure
    return Rating(
        measure=measure.id,
        label=measure.label,
        concept=measure.concept,
        speaks=measure.speaks,
        year=measure.year,
        score=Quantity(score, measure.unit, "derived"),
        rank=Quantity(rank, "rank", "derived"),
        third=None if rank is None else third(rank),
        sources=ids(scored.origins),
    )


def third(rank: float) -> Third:
    """Tell in which third of all people at work a rank lies: top, middle or bottom.

    >>> third(90), third(50), third(10)
    ('top', 'middle', 'bottom')
    """
    return "top" if rank > TOP_THIRD else "bottom" if rank < 100 - TOP_THIRD else "middle"


def _trend(market: Economy, code: str) -> Trend | None:
    return None if market.entry.history is None else trend(market.id, code)


def _near(every: Occupations, row: OccupationRow) -> tuple[Beside, ...]:
    here = row.rank.value
    if here is None:
        return ()
    others = [
        (abs(one.rank.value - here), one.code, one)
        for one in every.rows
        # By rank alone a surgeon may stand beside a typist; work is alike within a major group.
        if one.major == row.major and one.code != row.code and one.rank.value is not None
    ]
    return tuple(Beside(one.code, one.name, one.people, one.rank) for _, _, one in sorted(others)[:NEAR])


def _titles(market: Economy, code: str) -> Texts:
    dutch, english = (titles_in(market.classification, code, language) for language in ("nl", "en"))
    return Texts(nl=dutch[:TITLES], en=english[:TITLES])


def _sources(
    market: Economy, every: Occupations, grouped: Groups, out: Moves, past: Trend | None
) -> tuple[SourceLine, ...]:
    """List the sources of all parts but the division, which names its own, each once."""
    scored = sources(origin for one, _, _ in _scored(market) for origin in one.origins)
    lines = (
        *every.sources,
        *grouped.sources,
        *scored,
        *out.sources,
        *(past.sources if past else ()),
        *sources((*already_origins(market), *region_origins(market))),
        *sources((*activity_origins(), *skill_origins())),
    )
    return each_once(lines)
