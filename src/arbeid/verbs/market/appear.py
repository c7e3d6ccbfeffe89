"""Which work appears: measured change by occupation, and what publications expect of jobs to come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypedDict

from arbeid.answers.market.appear import Apart, Appear, ChangeRow, ForecastRow, Third, ThirdRow
from arbeid.answers.market.groups import GroupRow, Groups
from arbeid.answers.quantity import Quantity, sources
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.data.economies.changes import change_of_groups, changes
from arbeid.data.economies.economy import Economy
from arbeid.measures.agreement import TOP_THIRD
from arbeid.verbs.market.people_change import PeopleChange, people_changes, sampling

_MOST = 0.99
_NOTHING = Quantity(None, "people", "derived")

_THIRDS: tuple[tuple[Third, float, float], ...] = (
    ("top", TOP_THIRD, 100.0),
    ("middle", 100 - TOP_THIRD, TOP_THIRD),
    ("bottom", -1.0, 100 - TOP_THIRD),
)


def appear(market: Economy, ranked: Groups, today: date) -> Appear:
    """Compute the change of each group, and list what publications expect to appear and to go.

    Counts are measured; a difference of two, and a sum over groups that studies rank, are derived.
    A group without a figure for the year before has no change, which is not the same as zero.
    """
    rows, known = _changes(market), changes(market)
    return Appear(
        economy=market.id,
        period=market.entry.period,
        period_before=market.entry.period_before,
        **_all(market, rows),
        rows=rows,
        residual=tuple(sorted(market.residual)),
        apart=tuple(
            Apart(one.weight, one.losers, one.gainers, one.false_expected)
            for one in (known.apart if known else ())
        ),
        sampling=sampling(market),
        thirds=_thirds(market, ranked, rows),
        forecasts=forecasts(today),
        sources=sources((*market.origins, *market.origins_before)),
    )


class _All(TypedDict):
    """The change of all groups together, in people and as a share."""

    total: Quantity
    growth_of_all: Quantity


def _all(market: Economy, rows: Sequence[ChangeRow]) -> _All:
    """Add up the groups that were counted in both periods, where these hold nearly all people."""
    known = [row for row in rows if row.change.value is not None]
    before = sum(float(row.before) for row in known)
    # A total over some of the groups would read as the change of all.
    if not known or sum(float(row.people) for row in known) < _MOST * market.people:
        return _All(total=_NOTHING, growth_of_all=Quantity(None, "change", "derived"))
    ends = change_of_groups(market, [row.code for row in known])
    total = sum(float(row.change) for row in known)
    low, high = (before * end for end in ends[1:]) if ends else (None, None)
    return _All(
        total=Quantity(total, "people", "derived", low, high),
        growth_of_all=Quantity(total / before if before else None, "change", "derived", *(ends or ())[1:]),
    )


def _changes(market: Economy) -> tuple[ChangeRow, ...]:
    rows = []
    for code, one in people_changes(market).items():
        before = one.before.value
        change = None if before is None else float(one.people) - before
        rows.append(
            ChangeRow(
                code=code,
                name=market.names[code],
                before=one.before,
                people=one.people,
                change=Quantity(change, "people", "derived", *_in_people(one)),
                growth=one.growth,
                likely=one.likely,
                shown=one.shown,
                differs=one.differs,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.change.value is None, -(row.change.value or 0), row.code)))


def _in_people(one: PeopleChange) -> tuple[float | None, float | None]:
    low, high = (
        None if end is None else float(one.before) * end for end in (one.growth.low, one.growth.high)
    )
    return low, high


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


def _thirds(market: Economy, ranked: Groups, rows: Sequence[ChangeRow]) -> tuple[ThirdRow, ...]:
    changed = {row.code: row for row in rows if row.change.value is not None}
    return tuple(
        _third(market, third, (row for row in ranked.rows if low < (row.rank.value or 0.0) <= high), changed)
        for third, low, high in _THIRDS
    )


def _third(
    market: Economy, third: Third, members: Iterable[GroupRow], changed: dict[str, ChangeRow]
) -> ThirdRow:
    known = [changed[row.code] for row in members if row.rank.value is not None and row.code in changed]
    people = sum(float(row.people) for row in known)
    moved = sum(float(row.change) for row in known)
    before = people - moved
    ends = (change_of_groups(market, [row.code for row in known]) or ())[1:]
    return ThirdRow(
        third=third,
        people=Quantity(people, "people", "derived"),
        change=Quantity(moved if known else None, "people", "derived", *(before * end for end in ends)),
        growth=Quantity(moved / before if known and before > 0 else None, "change", "derived", *ends),
    )
