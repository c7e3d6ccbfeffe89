"""From a run's tables to jobs, productivity and who gets the gain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import polars as pl

from arbeid.answers.quantity import Badge, Quantity
from arbeid.answers.run import Balance, Gains, GroupLine, PublishedLine, ReadingLine, ReceiverLine, WagesMove
from arbeid.answers.spread import Spread, Spreads
from arbeid.data.codes.means import exact
from arbeid.data.economies.cuts import cut
from arbeid.language import Text
from arbeid.models.blocks.added_value import RECEIVERS
from arbeid.run.outputs import columns_of
from arbeid.run.run import Run
from arbeid.scenario import SCENARIOS, Scenario

OUTER = 10
_READINGS = {
    "productivity": ("productivity",),
    "productivity_reallocated": (),
    "output": ("output",),
    "output_per_worker": ("labour_productivity",),
}


def horizon(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep the last year of a table."""
    return frame.filter(pl.col("year") == pl.col("year").max())


def balance(row: dict[str, Any], held: Spreads) -> Balance:
    """Read the jobs at the horizon from the row of totals, with their ranges where they were drawn."""

    drawn = {line.name: line.spread for line in held.headlines} if held.draws else {}

    def jobs(name: str) -> Quantity:
        found = Quantity(row[name], "jobs", "modelled")
        return within(found, drawn[name]) if name in drawn else found

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
        net_full=Quantity(row["net"] + row["rebalancing"], "jobs", "modelled"),
        won_full=jobs("won_full"),
        lost_full=jobs("lost_full"),
    )


def within(quantity: Quantity, spread: Spread) -> Quantity:
    """Give a number the ends between which 90% of its draws lie."""
    return replace(quantity, low=spread.outer.low, high=spread.outer.high)


def group_lines(frame: pl.DataFrame, jobs_badge: Badge) -> tuple[GroupLine, ...]:
    """Write a line for each row of a table of jobs (code, names, jobs and what moves them)."""
    return tuple(_group(row, jobs_badge) for row in frame.iter_rows(named=True))


def _group(row: dict[str, Any], jobs_badge: Badge) -> GroupLine:
    return GroupLine(
        code=row["code"],
        name=named(row),
        jobs=Quantity(row["jobs"], "jobs", jobs_badge),
        handed_over=Quantity(row["handed_over"], "jobs", "modelled"),
        assisted=Quantity(row["assisted"], "jobs", "modelled"),
        new_work=Quantity(row["new_work"], "jobs", "modelled"),
        net=Quantity(row["net"], "jobs", "modelled"),
        growth=Quantity(row["net"] / row["jobs"] if row["jobs"] else None, "change", "modelled"),
        net_full=Quantity(row.get("net_full"), "jobs", "modelled"),
    )


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


def readings(row: dict[str, Any], held: Spreads) -> tuple[ReadingLine, ...]:
    """Read the four readings of productivity, each with the published estimates of the same definition.

    The first was drawn and has a range; the others move along with it.
    """
    return tuple(
        ReadingLine(
            name=name,
            # A run adds growth up in logs; as a change it is what that comes to.
            level=Quantity(math.expm1(row[name]), "change", "modelled", *_levels(name, held, row["year"])),
            a_year=Quantity(row[f"{name}_a_year"], "points_a_year", "modelled", *_drawn(name, held)),
            published=tuple(_published(study) for study in _studies(kinds)),
        )
        for name, kinds in _READINGS.items()
    )


def _drawn(name: str, held: Spreads) -> tuple[float | None, float | None]:
    outer = held.productivity.outer
    return (outer.low, outer.high) if name == "productivity" else (None, None)


def _levels(name: str, held: Spreads, years: int) -> Iterator[float | None]:
    for end in _drawn(name, held):
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


def gains(run: Run, row: dict[str, Any], held: Spreads) -> Gains:
    """Read who gets the gain; money only where the economy's wages are yearly amounts."""
    unit, whole = run.inputs.cells.wage_unit, float(run.arrays["total_wage_bill"][0])
    money = row["ai_bill"] * whole if unit.endswith("/year") else None

    declared = columns_of("totals")

    def quantity(name: str) -> Quantity:
        return declared[name].quantity(row[name])

    return Gains(
        gain=within(quantity("gain"), held.gain),
        home=within(quantity("gain_home"), held.gain_home),
        new_work=quantity("gain_new_work"),
        receivers=tuple(ReceiverLine(name=name, gain=quantity(name)) for name in RECEIVERS),
        labour_share_before=quantity("labour_share_before"),
        labour_share_after=quantity("labour_share_after"),
        labour_share_home=quantity("labour_share_home"),
        wages=_wages(row),
        ai_bill=quantity("ai_bill"),
        ai_bill_money=Quantity(money, unit, "modelled"),
    )


def _wages(row: dict[str, Any]) -> WagesMove:
    declared = columns_of("totals")
    low, high = sorted((row["wage_change_low"], row["wage_change_high"]))
    return WagesMove(
        change=replace(declared["wage_change"].quantity(row["wage_change"]), low=low, high=high),
        gain_home=declared["gain_home_full"].quantity(row["gain_home_full"]),
        labour_share=declared["labour_share_full"].quantity(row["labour_share_full"]),
    )
