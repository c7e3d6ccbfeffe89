"""Which work appears: measured change by occupation, and what publications expect of jobs to come and go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arbeid.answers.market.groups import Groups
from arbeid.answers.quantity import Quantity, ids
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.data.economies.economy import economy
from arbeid.language import Language
from arbeid.measures.agreement import TOP_THIRD
from arbeid.table import Origin
from arbeid.wording import words_of


@dataclass(frozen=True)
class ChangeRow:
    """How many more or fewer people work in one group than a year before."""

    code: str
    name: str
    change: Quantity
    growth: Quantity


@dataclass(frozen=True)
class ThirdRow:
    """The measured change among all groups that the studies rank in one third."""

    third: str
    people: Quantity
    change: Quantity
    growth: Quantity


@dataclass(frozen=True)
class ForecastRow:
    """Jobs that a publication expects to appear and to go; never to be added to another one's.

    ``past`` says whether its horizon has passed.
    """

    claim: str
    statement: str
    publisher: str
    year: int
    where: str
    created: Quantity
    displaced: Quantity
    net: Quantity
    base: Quantity
    start: int
    horizon: int
    past: bool


@dataclass(frozen=True)
class Appear:
    """Measured change (groups sorted from growth to decline) and published expectations by horizon."""

    economy: str
    period: str
    period_before: str | None
    total: Quantity
    rows: tuple[ChangeRow, ...]
    thirds: tuple[ThirdRow, ...]
    forecasts: tuple[ForecastRow, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]


def appear(name: str, ranked: Groups, language: Language = "en", today: date | None = None) -> Appear:
    """Give the measured change of each group and the published creation and displacement claims.

    A group without a figure for the year before has no change, which is not the same as zero.
    """
    market = economy(name)
    rows = []
    for group in market.groups.iter_rows(named=True):
        change, growth = _difference(group["jobs"], group["jobs_before"])
        rows.append(
            ChangeRow(
                code=group["code"],
                name=group[language],
                change=Quantity(change, "people", "measured"),
                growth=Quantity(growth, "change", "derived"),
            )
        )
    rows.sort(key=lambda row: (row.change.value is None, -(row.change.value or 0), row.code))
    before = market.groups["jobs_before"]
    total = None if before.null_count() else market.people - float(before.sum())
    return Appear(
        economy=market.id,
        period=market.entry.period,
        period_before=market.entry.period_before,
        total=Quantity(total, "people", "measured"),
        rows=tuple(rows),
        thirds=_thirds(ranked, rows),
        forecasts=forecasts(language, today or date.today()),
        sources=ids(market.origins),
        origins=market.origins,
    )


def forecasts(language: Language, today: date) -> tuple[ForecastRow, ...]:
    """List the claims that count jobs to appear or to go, by horizon."""
    claims = [claim for claim in CLAIMS.all() if claim.forecast is not None]
    rows = [_forecast(claim, language, today) for claim in claims]
    return tuple(sorted(rows, key=lambda row: (row.horizon, row.start, row.claim)))


def _forecast(claim: Claim, language: Language, today: date) -> ForecastRow:
    expected = claim.forecast
    assert expected is not None
    publication = PUBLICATIONS.get(claim.publication)
    created, displaced = _published(expected.created), _published(expected.displaced)
    both = created.value is not None and displaced.value is not None
    net = (created.value or 0) - (displaced.value or 0) if both else None
    return ForecastRow(
        claim=claim.id,
        statement=claim.statement.read(language),
        publisher=words_of(language).known(publication.publisher),
        year=publication.year,
        where=claim.where.read(language),
        created=created,
        displaced=displaced,
        net=Quantity(net, "jobs", "derived"),
        base=Quantity(expected.base, "jobs", "modelled"),
        start=expected.start,
        horizon=expected.horizon,
        past=expected.horizon < today.year,
    )


def _published(number: float | tuple[float, float] | None) -> Quantity:
    if isinstance(number, tuple):
        return Quantity(None, "jobs", "modelled", *number)
    return Quantity(number, "jobs", "modelled")


def _thirds(ranked: Groups, rows: list[ChangeRow]) -> tuple[ThirdRow, ...]:
    change = {row.code: row.change.value for row in rows}
    found = []
    edges = (
        ("top", TOP_THIRD, 100.0),
        ("middle", 100 - TOP_THIRD, TOP_THIRD),
        ("bottom", -1.0, 100 - TOP_THIRD),
    )
    for third, low, high in edges:
        members = [row for row in ranked.rows if row.rank.value is not None and low < row.rank.value <= high]
        known = [row for row in members if change[row.code] is not None]
        people = sum(row.people.value or 0 for row in known)
        moved = sum(change[row.code] or 0 for row in known)
        growth = moved / (people - moved) if people > moved else None
        found.append(
            ThirdRow(
                third=third,
                people=Quantity(people, "people", "measured"),
                change=Quantity(moved if known else None, "people", "measured"),
                growth=Quantity(growth if known else None, "change", "derived"),
            )
        )
    return tuple(found)


def _difference(now: float, before: float | None) -> tuple[float | None, float | None]:
    if before is None:
        return None, None
    return now - before, (now - before) / before if before else None
