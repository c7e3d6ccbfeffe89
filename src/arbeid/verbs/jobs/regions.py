"""Where the people of an occupation work, in economies whose people are counted by region."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.answers.jobs.regions import RegionPeople
from arbeid.answers.quantity import Quantity
from arbeid.data.codes.means import exact, exact_sum
from arbeid.data.economies.cuts import cut, cut_badge, cut_origins
from arbeid.data.economies.economy import Economy
from arbeid.language import Text
from arbeid.registry import remembered
from arbeid.table import Origin


@dataclass(frozen=True, eq=False)
class _Counted:
    """People by region and code, those of each region, and all of them."""

    frame: pl.DataFrame
    by_region: dict[str, float]
    everyone: float


def region_cut(market: Economy) -> str | None:
    """Name the cut of an economy that is a map of it; nothing where it has none."""
    return next((name for name, one in market.entry.cuts.items() if one.tiles), None)


def regions(market: Economy, code: str) -> tuple[RegionPeople, ...]:
    """Split an occupation's people by region, most people first; empty where no source counts them."""
    name = region_cut(market)
    if name is None:
        return ()
    counted = _counted(market, name)
    own = counted.frame.filter((pl.col("code") == code) & (pl.col("jobs") > 0))
    total = exact_sum(own["jobs"])
    rows = own.sort("jobs", "cell", descending=[True, False])
    return tuple(
        RegionPeople(
            code=cell,
            name=Text(nl=nl, en=en),
            people=Quantity(jobs, "people", cut_badge(market, name, cell)),
            share=Quantity(jobs / total, "share", "derived"),
            times=Quantity((jobs / counted.by_region[cell]) / (total / counted.everyone), "times", "derived"),
        )
        for cell, nl, en, jobs in rows.select("cell", "nl", "en", "jobs").iter_rows()
    )


def region_origins(market: Economy) -> tuple[Origin, ...]:
    """List the origins of the people by region of an economy."""
    name = region_cut(market)
    return () if name is None else cut_origins(market, name)


@remembered(maxsize=4)
def _counted(market: Economy, name: str) -> _Counted:
    frame = cut(market, name)
    # Regions and the whole are added up from the same released numbers, so that 1 is as common as elsewhere.
    summed = frame.group_by("cell").agg(exact(pl.col("jobs")))
    return _Counted(frame, dict(summed.iter_rows()), exact_sum(frame["jobs"]))
