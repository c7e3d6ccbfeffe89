"""An economy as a run needs it: jobs and yearly wages by occupation and industry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import polars as pl

from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.cuts import cut, cut_entry, cut_origins, cut_pay
from arbeid.data.economies.economy import Economy
from arbeid.models.model import Numbers
from arbeid.registry import remembered
from arbeid.run.nearest import filled
from arbeid.run.note import Note
from arbeid.table import Origin, each_once

Badge = Literal["measured", "derived"]
HOURS_A_YEAR = 2080
INDUSTRY = "industry"
_ROUNDING = 1e-4


@dataclass(frozen=True, eq=False)
class Cells:
    """Jobs and wages, (occupations, industries), with the names of both.

    ``wage_unit`` is empty where all wages count alike; ``badge`` says how the jobs by industry came about.
    """

    occupations: pl.DataFrame = field(repr=False)
    industries: pl.DataFrame = field(repr=False)
    jobs: Numbers = field(repr=False)
    wage: Numbers = field(repr=False)
    wage_unit: str
    badge: Badge
    notes: tuple[Note, ...]
    origins: tuple[Origin, ...] = field(repr=False)

    @property
    def codes(self) -> list[str]:
        """The codes of the occupations."""
        return self.occupations["code"].to_list()


@remembered
def cells(economy: Economy) -> Cells:
    """Lay an economy out as cells; without industries it is one, without wages all wages are alike.

    A cell without a wage takes the occupation's mean over the economy, else 2,080 hours of its hourly mean,
    else the mean of the occupations that share the longest start of its code.
    """
    frame, industries, badge, notes, origins = _by_industry(economy)
    known = set(frame.filter(pl.col("jobs") > 0)["code"])
    occupations = economy.groups.filter(pl.col("code").is_in(known)).select("code", "nl", "en")
    left_out = economy.groups.filter((pl.col("jobs") > 0) & ~pl.col("code").is_in(known))
    if len(left_out):
        notes = (*notes, Note("without_cells", {"n": len(left_out), "people": exact_sum(left_out["jobs"])}))
    jobs = _matrix(frame, occupations, industries, "jobs")
    counted = exact_sum(economy.groups.filter(pl.col("code").is_in(known))["jobs"])
    unreleased = counted - float(np.nansum(jobs))
    # A few jobs are rounding; more are cells that the source keeps to itself.
    if unreleased > _ROUNDING * counted:
        notes = (*notes, Note("unreleased_cells", {"people": unreleased, "share": unreleased / counted}))
    wage, unit, wage_notes = _wages(economy, frame, occupations, industries)
    return Cells(
        occupations=occupations,
        industries=industries,
        jobs=np.nan_to_num(jobs),
        wage=wage,
        wage_unit=unit,
        badge=badge,
        notes=(*notes, *wage_notes),
        origins=each_once((*economy.origins, *origins)),
    )


def _by_industry(
    economy: Economy,
) -> tuple[pl.DataFrame, pl.DataFrame, Badge, tuple[Note, ...], tuple[Origin, ...]]:
    if INDUSTRY not in economy.entry.cuts:
        frame = economy.groups.select(cell=pl.lit("all"), code="code", jobs="jobs")
        whole = pl.DataFrame({"code": ["all"], "nl": ["hele economie"], "en": ["whole economy"]})
        return frame, whole, economy.badge, (Note("no_industries"),), ()
    entry = cut_entry(economy, INDUSTRY)
    frame = cut(economy, INDUSTRY)
    named = frame.select(code="cell", nl="nl", en="en").unique().sort("code")
    pay = cut_pay(economy, INDUSTRY)
    if pay is not None:
        frame = frame.join(pay, on=["cell", "code"], how="left")
    notes = (Note("fitted_industries"),) if entry.badge == "derived" else ()
    return frame, named, entry.badge, notes, cut_origins(economy, INDUSTRY)


def _matrix(frame: pl.DataFrame, occupations: pl.DataFrame, industries: pl.DataFrame, column: str) -> Numbers:
    row = {code: at for at, code in enumerate(occupations["code"])}
    side = {code: at for at, code in enumerate(industries["code"])}
    values = np.full((len(row), len(side)), np.nan)
    for cell, code, value in frame.select("cell", "code", column).iter_rows():
        if code in row and value is not None:
            values[row[code], side[cell]] = value
    return values


def _wages(
    economy: Economy, frame: pl.DataFrame, occupations: pl.DataFrame, industries: pl.DataFrame
) -> tuple[Numbers, str, tuple[Note, ...]]:
    shape = (len(occupations), len(industries))
    known = _occupation_pay(economy)
    if not known:
        return np.ones(shape), "", (Note("no_wages"),)
    pay, lacking = filled(occupations["code"].to_list(), known)
    own = _matrix(frame, occupations, industries, "pay") if "pay" in frame.columns else np.full(shape, np.nan)
    wage = np.where(np.isnan(own), pay[:, None], own)
    people = exact_sum(economy.groups.filter(pl.col("code").is_in(lacking))["jobs"])
    notes = (Note("wages_filled", {"n": len(lacking), "people": people}),) if lacking else ()
    if not economy.entry.pay_unit.endswith("year"):
        notes = (*notes, Note("hourly_wages"))
    return wage, economy.entry.pay_unit, notes


def _occupation_pay(economy: Economy) -> dict[str, float]:
    """Give the mean yearly pay by code where there is one, else what there is in the economy's own unit."""
    frame = economy.groups
    if economy.entry.groups is not None:
        frame, _ = economy.entry.read_groups()
    ways = [pl.col(name) for name in ("pay_mean", "pay_median") if name in frame.columns]
    if "pay_hour" in frame.columns:
        ways.insert(1, HOURS_A_YEAR * pl.col("pay_hour"))
    if not ways:
        return {}
    paid = frame.select("code", pay=pl.coalesce(ways)).drop_nulls()
    return dict(paid.iter_rows())
