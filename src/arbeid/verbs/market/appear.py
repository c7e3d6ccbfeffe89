"""Which work appears: measured change by occupation, and what publications expect of jobs to come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from arbeid.answers.market.appear import Appear, ChangeRow, ForecastRow, Third, ThirdRow
from arbeid.answers.market.groups import GroupRow, Groups
from arbeid.answers.quantity import Quantity, sources
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.data.economies.economy import Economy
from arbeid.language import Text
from arbeid.measures.agreement import TOP_THIRD

_THIRDS: tuple[tuple[Third, float, float], ...] = (
    ("top", TOP_THIRD, 100.0),
    ("middle", 100 - TOP_THIRD, TOP_THIRD),
    ("bottom", -1.0, 100 - TOP_THIRD),
)


def appear(market: Economy, ranked: Groups, today: date) -> Appear:
    """Compute the measured change of each group, and list what publications expect to appear and to go.

    A group without a figure for the year before has no change, which is not the same as zero.
    """
    rows = _changes(market)
    before = market.groups["jobs_before"]
    total = None if before.null_count() else market.people - float(before.sum())
    return Appear(
        economy=market.id,
        period=market.entry.period,
        period_before=market.entry.period_before,
        total=Quantity(total, "people", "measured"),
        rows=rows,
        thirds=_thirds(ranked, rows),
        forecasts=forecasts(today),
        sources=sources(market.origins),
    )


def _changes(market: Economy) -> tuple[ChangeRow, ...]:
    rows = []
    for group in market.groups.iter_rows(named=True):
        change, growth = _difference(group["jobs"], group["jobs_before"])
        rows.append(
            ChangeRow(
                code=group["code"],
                name=Text(nl=group["nl"], en=group["en"]),
                change=Quantity(change, "people", "measured"),
                growth=Quantity(growth, "change", "derived"),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.change.value is None, -(row.change.value or 0), row.code)))


def forecasts(today: date) -> tuple[ForecastRow, ...]:
    """List the claims that count jobs to appear or to go, by horizon."""
    rows = [_forecast(claim, today) for claim in CLAIMS.all() if claim.forecast is not None]
    return tuple(sorted(rows, key=lambda row: (row.horizon, row.start, row.claim)))


def _forecast(claim: Claim, today: date) -> ForecastRow:
    expected = claim.forecast
    assert expected is not None
    publication = PUBLICATIONS.get(claim.publication)
    created, displaced = _published(expected.created), _published(expected.displaced)
    both = created.value is not None and displaced.value is not None
    net = (created.value or 0) - (displaced.value or 0) if both else None
    return ForecastRow(
        claim=claim.id,
        statement=claim.statement,
        publisher=Known(publication.publisher),
        year=publication.year,
        where=claim.where,
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


def _thirds(ranked: Groups, rows: Sequence[ChangeRow]) -> tuple[ThirdRow, ...]:
    changes = {row.code: row.change.value for row in rows if row.change.value is not None}
    return tuple(
        _third(third, (row for row in ranked.rows if low < (row.rank.value or 0.0) <= high), changes)
        for third, low, high in _THIRDS
    )


def _third(third: Third, members: Iterable[GroupRow], changes: dict[str, float]) -> ThirdRow:
    known = [row for row in members if row.rank.value is not None and row.code in changes]
    people = sum(row.people.value or 0 for row in known)
    moved = sum(changes[row.code] for row in known)
    growth = moved / (people - moved) if people > moved else None
    return ThirdRow(
        third=third,
        people=Quantity(people, "people", "measured"),
        change=Quantity(moved if known else None, "people", "measured"),
        growth=Quantity(growth if known else None, "change", "derived"),
    )


def _difference(now: float, before: float | None) -> tuple[float | None, float | None]:
    if before is None:
        return None, None
    return now - before, (now - before) / before if before else None
