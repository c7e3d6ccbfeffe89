"""All occupations of an economy over one set of measures: their ranks, and how far these differ."""

from __future__ import annotations

import polars as pl

from arbeid.answers.jobs.occupations import MajorGroup, OccupationRow, Occupations
from arbeid.answers.quantity import Quantity, sources
from arbeid.data.codes.classifications import major_groups
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import NotReachable
from arbeid.language import Text
from arbeid.measures.agreement import agreement
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import STUDIES, measure_set
from arbeid.measures.published import Scored, reaching
from arbeid.registry import remembered
from arbeid.verbs.arguments import by_place, checked
from arbeid.verbs.market.people_change import people_changes, sampling


@by_place("measures")
@checked
def occupations(economy: str = "nl", *, measures: str = STUDIES) -> Occupations:
    """Rank an economy's occupations by a set of measures, or by one measure.

    Errors: an unknown economy, set or measure; a set of which no measure reaches the economy.

    >>> found = occupations("nl")
    >>> len(found.rows), len(found.measures), found.rows[0].name.en
    (114, 5, 'Software and application developers')
    """
    return _ranked(load_economy(economy), measures)


@remembered(maxsize=64)
def _ranked(market: Economy, measures: str) -> Occupations:
    wanted = measure_set(measures)
    scores, left_out = reaching(wanted.measures, market)
    if not scores:
        raise NotReachable("set_nowhere", set=measures, economy=market.id)
    rows = _rows(market, scores)
    missing = max((market.published or market.people) - market.people, 0.0)
    return Occupations(
        economy=market.id,
        title=market.entry.title,
        population=market.entry.population,
        period=market.entry.period,
        period_before=market.entry.period_before,
        classification=market.classification,
        set=measures,
        label=wanted.label,
        sentence=wanted.sentence,
        measures={one.measure.id: one.measure.label for one in scores},
        left_out=tuple(MEASURES.get(one).label for one in left_out),
        majors=_majors(market, rows),
        rows=rows,
        people=Quantity(market.people, "people", market.badge),
        unreleased=Quantity(missing, "people", "derived"),
        sampling=sampling(market),
        notes=(market.entry.note,) if market.entry.note else (),
        sources=sources(
            (*market.origins, *market.origins_before, *(origin for one in scores for origin in one.origins))
        ),
    )


def _rows(market: Economy, scores: list[Scored]) -> tuple[OccupationRow, ...]:
    ranked = agreement(scores).join(market.groups.select("code", "jobs"), on="code")
    length, _ = major_groups(market.classification)
    total, single = market.people, scores[0] if len(scores) == 1 else None
    own = dict(single.frame.select("code", "score").rows()) if single else {}
    changed = people_changes(market)
    rows = [
        OccupationRow(
            code=row["code"],
            name=market.names[row["code"]],
            major=row["code"][:length],
            people=changed[row["code"]].people,
            share=Quantity(row["jobs"] / total if total else None, "share", "derived"),
            change=changed[row["code"]].growth,
            likely_change=changed[row["code"]].likely,
            change_shown=changed[row["code"]].shown,
            rank=Quantity(row["middle"], "rank", "derived", row["low"], row["high"]),
            ranks={one.measure.id: row[one.measure.id] for one in scores},
            spread=Quantity(row["spread"] if row["measures"] > 1 else None, "rank", "derived"),
            score=Quantity(own.get(row["code"]), single.measure.unit, "derived") if single else None,
        )
        for row in ranked.iter_rows(named=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.people.value or 0), row.code)))


def _majors(market: Economy, rows: tuple[OccupationRow, ...]) -> tuple[MajorGroup, ...]:
    people: dict[str, float] = {}
    count: dict[str, int] = {}
    for row in rows:
        people[row.major] = people.get(row.major, 0.0) + (row.people.value or 0)
        count[row.major] = count.get(row.major, 0) + 1
    names = _major_names(market)
    return tuple(
        MajorGroup(code, names.get(code, names[""]), Quantity(people[code], "people", "derived"), count[code])
        for code in sorted(people, key=lambda code: (-people[code], code))
    )


def _major_names(market: Economy) -> dict[str, Text]:
    """Name the major groups; under the empty code everyone, as of a classification without such groups."""
    _, named = major_groups(market.classification)
    full = named.select("code", nl=pl.coalesce("nl", "en", "code"), en=pl.coalesce("en", "nl", "code"))
    return {"": market.entry.title} | {code: Text(nl=nl, en=en) for code, nl, en in full.rows()}
