"""All occupations of an economy over one set of measures: their ranks, and how far these differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from arbeid.answers.quantity import Quantity, ids, source_lines
from arbeid.data.codes.classifications import major_groups
from arbeid.data.economies.economy import Economy, economy
from arbeid.errors import NotReachable
from arbeid.language import Language
from arbeid.measures.agreement import TOP_THIRD, agreement
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import STUDIES, measure_set
from arbeid.measures.published import Scored, reaching
from arbeid.registry import remembered, together
from arbeid.table import Origin
from arbeid.verbs.arguments import checked


@dataclass(frozen=True)
class MajorGroup:
    """A major group with its people and the number of occupations in it."""

    code: str
    name: str
    people: Quantity
    occupations: int


@dataclass(frozen=True)
class OccupationRow:
    """One occupation: its people, and its rank among all people at work (0 the least, 100 the most touched).

    ``rank`` is the median over the set with the lowest and highest beside it, ``ranks`` each measure's own,
    ``spread`` the distance between the outer two (missing with fewer than two). ``score`` is the measure's
    own figure where the set holds a single one.
    """

    code: str
    name: str
    major: str
    people: Quantity
    share: Quantity
    rank: Quantity
    ranks: dict[str, float | None]
    spread: Quantity
    score: Quantity | None


@dataclass(frozen=True, eq=False)
class Occupations:
    """An economy's occupations, those of most people first, in their major groups.

    ``people`` is the sum over the rows; ``unreleased`` are the people that the source counts in its own
    total and not in any occupation, so that both add up to everyone.
    """

    economy: str
    title: str
    population: str
    period: str
    classification: str
    set: str
    label: str
    sentence: str
    measures: dict[str, str]
    left_out: tuple[str, ...]
    majors: tuple[MajorGroup, ...]
    rows: tuple[OccupationRow, ...]
    people: Quantity
    unreleased: Quantity
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]

    def plain(self) -> dict[str, Any]:
        """Give it as plain data, with its sources in full."""
        facts = asdict(self)
        del facts["origins"]
        return facts | {"sources": [asdict(source) for source in source_lines(self.origins)]}


@checked
@together
def occupations(name: str, measures: str = STUDIES, language: Language = "en") -> Occupations:
    """Rank an economy's occupations by a set of measures, or by one measure.

    Errors: an unknown economy, set or measure; a set of which no measure reaches the economy.

    >>> found = occupations("nl")
    >>> len(found.rows), len(found.measures), found.rows[0].name
    (114, 6, 'Software and application developers')
    """
    return _made(economy(name), measures, language)


@remembered(maxsize=64)
def _made(market: Economy, measures: str, language: Language) -> Occupations:
    wanted = measure_set(measures)
    scores, left_out = reaching(wanted.measures, market)
    if not scores:
        raise NotReachable("set_nowhere", set=measures, economy=market.id)
    length, named = major_groups(market.classification)
    rows = _rows(market, scores, length, language)
    names = dict(named.select("code", pl.coalesce(language, "en", "nl")).rows())
    origins = (*market.origins, *(origin for one in scores for origin in one.origins))
    missing = max((market.published or market.people) - market.people, 0.0)
    return Occupations(
        economy=market.id,
        title=market.entry.title.read(language),
        population=market.entry.population.read(language),
        period=market.entry.period,
        classification=market.classification,
        set=measures,
        label=wanted.label.read(language),
        sentence=wanted.sentence.read(language),
        measures={one.measure.id: one.measure.label.read(language) for one in scores},
        left_out=tuple(MEASURES.get(one).label.read(language) for one in left_out),
        majors=_majors(rows, names),
        rows=rows,
        people=Quantity(market.people, "people", "measured"),
        unreleased=Quantity(missing, "people", "derived"),
        notes=(market.entry.note.read(language),) if market.entry.note else (),
        sources=ids(origins),
        origins=origins,
    )


def _rows(
    market: Economy, scores: list[Scored], length: int, language: Language
) -> tuple[OccupationRow, ...]:
    ranked = agreement(scores).join(market.groups.select("code", "jobs", name=language), on="code")
    total, single = market.people, scores[0] if len(scores) == 1 else None
    own = dict(single.frame.select("code", "score").rows()) if single else {}
    rows = [
        OccupationRow(
            code=row["code"],
            name=row["name"],
            major=row["code"][:length],
            people=Quantity(row["jobs"], "people", "measured"),
            share=Quantity(row["jobs"] / total if total else None, "share", "derived"),
            rank=Quantity(row["middle"], "rank", "derived", row["low"], row["high"]),
            ranks={one.measure.id: row[one.measure.id] for one in scores},
            spread=Quantity(row["spread"] if row["measures"] > 1 else None, "rank", "derived"),
            score=Quantity(own.get(row["code"]), single.measure.unit, "derived") if single else None,
        )
        for row in ranked.iter_rows(named=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.people.value or 0), row.code)))


def _majors(rows: tuple[OccupationRow, ...], names: dict[str, str]) -> tuple[MajorGroup, ...]:
    people: dict[str, float] = {}
    count: dict[str, int] = {}
    for row in rows:
        people[row.major] = people.get(row.major, 0.0) + (row.people.value or 0)
        count[row.major] = count.get(row.major, 0) + 1
    return tuple(
        MajorGroup(code, names.get(code, code), Quantity(people[code], "people", "derived"), count[code])
        for code in sorted(people, key=lambda code: (-people[code], code))
    )


def third(rank: float) -> str:
    """Say in which third of all people at work a rank lies: top, middle or bottom.

    >>> third(90), third(50), third(10)
    ('top', 'middle', 'bottom')
    """
    return "top" if rank > TOP_THIRD else "bottom" if rank < 100 - TOP_THIRD else "middle"
