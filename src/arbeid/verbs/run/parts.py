"""From a run's tables to jobs, productivity and who gets the gain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from arbeid.answers.quantity import Badge, Quantity
from arbeid.answers.run import Balance, Gains, GroupLine, PublishedLine, ReadingLine, ReceiverLine, WagesMove
from arbeid.answers.spread import Spread, Spreads
from arbeid.data.codes.means import exact
from arbeid.data.economies.cuts import cut
from arbeid.language import Text
from arbeid.models.blocks.added_value import RECEIVERS
from arbeid.models.model import Numbers
from arbeid.run.outputs import columns_of
from arbeid.run.run import Run
from arbeid.scenario import SCENARIOS, Scenario
from arbeid.uncertainty.horizon_ranges import HorizonRanges, ends_of

OUTER = 10
OF_BALANCE = (
    "touched", "handed_over", "oversight", "assisted", "freed", "demand", "new_work", "net",
    "won", "lost", "rebalancing", "won_full", "lost_full",
)  # fmt: skip
"""The totals that a balance is read from."""
_READINGS = {
    "productivity": ("productivity",),
    "productivity_reallocated": (),
    "output": ("output",),
    "output_per_worker": ("labour_productivity",),
}


def horizon(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep the last year of a table."""
    return frame.filter(pl.col("year") == pl.col("year").max())


def balance(row: Mapping[str, Any], held: Spreads, ranges: HorizonRanges | None = None) -> Balance:
    """Read the jobs at the horizon from the row of totals, with their ranges where they were drawn."""

    def jobs(name: str) -> Quantity:
        return total(name, Quantity(row[name], "jobs", "modelled"), held, ranges)

    return Balance(
        touched=within(jobs("touched"), held.touched),
        handed_over=within(jobs("handed_over"), held.handed_over),
        oversight=jobs("oversight"),
        assisted=jobs("assisted"),
        freed=jobs("freed"),
        demand=jobs("demand"),
        new_work=jobs("new_work"),
        net=within(jobs("net"), held.net),
        won=jobs("won"),
        lost=jobs("lost"),
        rebalancing=jobs("rebalancing"),
        # What wages would add makes up for all that is lost, in every draw, but for the last bits of sums.
        net_full=Quantity(row["net"] + row["rebalancing"], "jobs", "modelled", *_nothing(ranges)).written(),
        won_full=jobs("won_full"),
        lost_full=jobs("lost_full"),
    )


def _nothing(ranges: HorizonRanges | None) -> tuple[float | None, float | None]:
    return (None, None) if ranges is None else (0.0, 0.0)


def total(name: str, quantity: Quantity, held: Spreads, ranges: HorizonRanges | None) -> Quantity:
    """Give a total its range: that of the headline, or else that of the first draws."""
    drawn = {line.name: line.spread for line in held.headlines} if held.draws else {}
    if name in drawn:
        return within(quantity, drawn[name])
    return ranges.of_total(name, quantity) if ranges and name in ranges.totals else quantity


def within(quantity: Quantity, spread: Spread) -> Quantity:
    """Give a number the ends between which 90% of its draws lie."""
    return replace(quantity, low=spread.outer.low, high=spread.outer.high)


def outer(listed: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Keep the rows that lose most and those that gain most, each from the most on, of rows by their net."""
    losing = listed.head(OUTER).filter(pl.col("net") < 0)
    return losing, listed.tail(OUTER).filter(pl.col("net") > 0).reverse()


def group_lines(
    frame: pl.DataFrame, jobs_badge: Badge, drawn: Mapping[str, Numbers], codes: Sequence[str]
) -> tuple[GroupLine, ...]:
    """Write a line for each row of a table of jobs (code, names, jobs and what moves them).

    ``drawn`` holds draws by column, (draws, codes); nothing where nothing was drawn.
    """
    places = {code: at for at, code in enumerate(codes)}
    shown = [places[code] for code in frame["code"]]
    # Of a large economy a few occupations are told, and quantiles of all of them would take longer.
    ends = ends_of({name: values[:, shown] for name, values in drawn.items()})
    return tuple(_group(row, jobs_badge, ends, at) for at, row in enumerate(frame.iter_rows(named=True)))


def _group(row: dict[str, Any], jobs_badge: Badge, ends: Mapping[str, Numbers], at: int) -> GroupLine:
    def jobs(name: str) -> Quantity:
        low, high = ends[name][:, at].tolist() if name in ends else (None, None)
        return Quantity(row.get(name), "jobs", "modelled", low, high)

    net = jobs("net")
    growth = [None if end is None or not row["jobs"] else end / row["jobs"] for end in _three(net)]
    return GroupLine(
        code=row["code"],
        name=named(row),
        jobs=Quantity(row["jobs"], "jobs", jobs_badge),
        **{name: jobs(name) for name in ("handed_over", "assisted", "new_work", "net_full")},
        net=net,
        growth=Quantity(growth[0], "change", "modelled", growth[1], growth[2]),
    )


def _three(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.value, quantity.low, quantity.high


def named(row: dict[str, Any]) -> Text:
    """Read the name of a row's occupation or industry; the code where it has none."""
    english = row["en"] or row["code"]
    return Text(nl=row["nl"] or english, en=english)


def in_cut(run: Run, name: str) -> pl.DataFrame:
    """Spread what happens in each occupation over the cells of a cut, by their jobs in it.

    Errors: a cut that the economy does not have.
    """
    moved = ("handed_over", "assisted", "new_work", "net", "net_full")
    occupations = horizon(run.result.tables["occupations"])
    per_job = occupations.select("code", *(pl.col(column) / pl.col("jobs") for column in moved))
    cells = cut(run.inputs.economy, name).join(per_job, on="code")
    return (
        cells.group_by("cell", "nl", "en")
        .agg(exact(pl.col("jobs")), *(exact(pl.col(column) * pl.col("jobs")) for column in moved))
        .rename({"cell": "code"})
        .sort("code")
    )


def shares_in_cut(run: Run, name: str, cells: Sequence[str]) -> Numbers:
    """Lay out which share of each occupation's people is in each cell of a cut, (occupations, cells)."""
    codes = {code: at for at, code in enumerate(run.inputs.cells.codes)}
    places = {cell: at for at, cell in enumerate(cells)}
    shares = np.zeros((len(codes), len(places)))
    frame = cut(run.inputs.economy, name)
    for cell, code, jobs in frame.select("cell", "code", "jobs").iter_rows():
        if code in codes and jobs is not None:
            shares[codes[code], places[cell]] += jobs
    people = run.inputs.cells.jobs.sum(axis=1)[:, None]
    return np.asarray(np.divide(shares, people, out=np.zeros_like(shares), where=people > 0))


def readings(row: dict[str, Any], held: Spreads, ranges: HorizonRanges | None) -> tuple[ReadingLine, ...]:
    """Read the four readings of productivity, each with the published estimates of the same definition."""
    return tuple(
        ReadingLine(
            name=name,
            # A run adds growth up in logs; as a change it is what that comes to.
            level=Quantity(math.expm1(row[name]), "change", "modelled", *_levels(a_year, row["year"])),
            a_year=a_year,
            published=tuple(_published(study) for study in _studies(kinds)),
        )
        for name, kinds in _READINGS.items()
        for a_year in [_a_year(name, row, held, ranges)]
    )


def _a_year(name: str, row: dict[str, Any], held: Spreads, ranges: HorizonRanges | None) -> Quantity:
    column = f"{name}_a_year"
    found = Quantity(row[column], "points_a_year", "modelled")
    return within(found, held.productivity) if name == "productivity" else total(column, found, held, ranges)


def _levels(a_year: Quantity, years: int) -> Iterator[float | None]:
    for end in (a_year.low, a_year.high):
        yield None if end is None else math.expm1(end * years / 100)


def _studies(kinds: Iterable[str]) -> list[Scenario]:
    studies = [one for one in SCENARIOS.all() if one.published is not None and one.published.of in kinds]
    return sorted(studies, key=lambda one: (one.run_growth().points_a_year, one.id))


def _published(study: Scenario) -> PublishedLine:
    assert study.published is not None
    return PublishedLine(
        scenario=study.id,
        title=study.title,
        level=Quantity(study.published.level, "change", "modelled"),
        a_year=Quantity(study.published.points_a_year, "points_a_year", "modelled"),
        ours_a_year=Quantity(study.run_growth().points_a_year, "points_a_year", "modelled"),
        years=study.growth_inputs()["years"],
        fitted=study.fitted,
        # Forecasts of labour productivity are growth a year; gains in TFP are a total over ten years.
        compounds=study.published.of == "labour_productivity",
    )


def gains(run: Run, row: dict[str, Any], held: Spreads, ranges: HorizonRanges | None) -> Gains:
    """Read who gets the gain; money only where the economy's wages are yearly amounts."""
    unit, whole = run.inputs.cells.wage_unit, float(run.arrays["total_wage_bill"][0])
    money = row["ai_bill"] * whole if unit.endswith("/year") else None

    declared = columns_of("totals")

    def quantity(name: str) -> Quantity:
        return total(name, declared[name].quantity(row[name]), held, ranges)

    bill = quantity("ai_bill")
    paid = [None if end is None or money is None else end * whole for end in (bill.low, bill.high)]
    return Gains(
        gain=within(quantity("gain"), held.gain),
        home=within(quantity("gain_home"), held.gain_home),
        new_work=quantity("gain_new_work"),
        receivers=tuple(ReceiverLine(name=name, gain=quantity(name)) for name in RECEIVERS),
        labour_share_before=quantity("labour_share_before"),
        labour_share_after=quantity("labour_share_after"),
        labour_share_home=quantity("labour_share_home"),
        wages=_wages(row, held, ranges),
        ai_bill=bill,
        ai_bill_money=Quantity(money, unit, "modelled", *paid),
    )


def _wages(row: dict[str, Any], held: Spreads, ranges: HorizonRanges | None) -> WagesMove:
    declared = columns_of("totals")
    low, high = sorted((row["wage_change_low"], row["wage_change_high"]))
    return WagesMove(
        change=replace(declared["wage_change"].quantity(row["wage_change"]), low=low, high=high),
        **{
            field: total(name, declared[name].quantity(row[name]), held, ranges)
            for field, name in (("gain_home", "gain_home_full"), ("labour_share", "labour_share_full"))
        },
    )
