"""Who uses AI for an occupation's work already, by four vendors, and how old its people are."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import polars as pl

from arbeid.answers.jobs.already import AgeShare, Already, VendorRank
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, ids
from arbeid.data.codes.classifications import labels
from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.codes.means import exact, exact_sum
from arbeid.data.economies.cuts import cut, cut_badge, cut_origins
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import NotReachable
from arbeid.language import Text
from arbeid.measures.agreement import rank_by_code
from arbeid.measures.components import with_components
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import score
from arbeid.registry import remembered
from arbeid.table import Origin
from arbeid.verbs.monitor.vendors import LABELS, POSSIBLE, VENDORS_IN, broad_code, vendors

AGE = "age"
_CODES = "soc-2018"


@dataclass(frozen=True, eq=False)
class _Laid:
    """Ranks by code of an economy: of what is possible, and of use by vendor."""

    possible: dict[str, float | None]
    used: dict[str, dict[str, float | None]]
    origins: tuple[Origin, ...]


def already(market: Economy, code: str) -> Already | None:
    """Rank an occupation by what is possible and by what vendors saw, among an economy's people at work.

    None where no crosswalk leads to the economy, or no vendor reaches the occupation.
    """
    laid = _laid(market)
    if laid is None:
        return None
    seen = {name: rank for name, by_code in laid.used.items() if (rank := by_code.get(code)) is not None}
    if not seen or laid.possible.get(code) is None:
        return None
    known = list(seen.values())
    return Already(
        label=MEASURES.get(POSSIBLE).label,
        place=load_economy(VENDORS_IN).entry.title,
        possible=Quantity(laid.possible[code], "rank", "derived"),
        used=Quantity(median(known), "rank", "derived", min(known), max(known)),
        vendors=tuple(
            VendorRank(name, LABELS[name], Note(f"monitor.counted.{name}"), Quantity(rank, "rank", "derived"))
            for name, rank in seen.items()
        ),
        sources=ids(laid.origins),
    )


def already_origins(market: Economy) -> tuple[Origin, ...]:
    """List the origins of what is possible, of use and of ages in an economy."""
    laid = _laid(market)
    aged = cut_origins(market, AGE) if AGE in market.entry.cuts else ()
    return (*(laid.origins if laid else ()), *aged)


@remembered(maxsize=16)
def _laid(market: Economy) -> _Laid | None:
    try:
        path = find_path(_CODES, market.classification)
        possible = score(POSSIBLE, market)
    except NotReachable:
        return None
    found = vendors(POSSIBLE)
    used = {}
    for name, broad in found.frames.items():
        carried, _ = carry(_detailed(broad), path)
        scores, _ = with_components(carried, market.classification)
        here = market.groups.select("code", "jobs").join(scores, on="code", how="left")
        used[name] = rank_by_code(here)
    bridges = tuple(origin for step in path for origin in step.origins())
    return _Laid(rank_by_code(possible.frame), used, (*possible.origins, *found.origins, *bridges))


def _detailed(broad: pl.DataFrame) -> pl.DataFrame:
    """Give each detailed occupation the use of the broad one that it is part of: vendors tell no finer."""
    codes = labels(_CODES).select("code").with_columns(broad=broad_code(pl.col("code")))
    joined = codes.join(broad.rename({"code": "broad"}), on="broad", how="left")
    return joined.select("code", "score").sort("code")


def ages(market: Economy, code: str) -> tuple[AgeShare, ...]:
    """Split an occupation's people by age beside all people at work; empty where no source counts ages."""
    if AGE not in market.entry.cuts:
        return ()
    own = _by_age(market).filter(pl.col("code") == code).sort("cell")
    total, badge = exact_sum(own["jobs"]), cut_badge(market, AGE)
    if not total:
        return ()
    return tuple(
        AgeShare(
            code=cell,
            name=Text(nl=nl, en=en),
            share=Quantity(jobs / total, "share", badge),
            everyone=Quantity(_everyone(market)[cell], "share", badge),
        )
        for cell, nl, en, jobs in own.select("cell", "nl", "en", "jobs").iter_rows()
    )


@remembered(maxsize=4)
def _by_age(market: Economy) -> pl.DataFrame:
    return cut(market, AGE)


@remembered(maxsize=4)
def _everyone(market: Economy) -> dict[str, float]:
    every = _by_age(market)
    whole = exact_sum(every["jobs"])
    return {
        cell: jobs / whole for cell, jobs in every.group_by("cell").agg(exact(pl.col("jobs"))).iter_rows()
    }
