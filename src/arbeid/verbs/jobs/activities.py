"""The work activities of an occupation: which of them AI speeds up, and is used for already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from arbeid.answers.jobs.activities import Activities, Activity, Mark, VendorUse
from arbeid.answers.quantity import Quantity, ids
from arbeid.data.codes.behind import codes_behind
from arbeid.data.codes.classifications import names_of
from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.figures import table
from arbeid.errors import NotReachable
from arbeid.language import Text
from arbeid.measures.components import with_components
from arbeid.measures.tasks import LEAST_USE
from arbeid.registry import remembered
from arbeid.table import Origin
from arbeid.verbs.monitor.vendors import LABELS, MONTH

_CODES = "soc-2018"
_WEIGHTS, _LABELS = "microsoft-activity-weights", "eloundou-activities"
_COPILOT, _CHATGPT = "microsoft-activities", "openai-activities"
_TABLES = (_WEIGHTS, _LABELS, _COPILOT, _CHATGPT)
# Of a group of many occupations there are hundreds; what is less than this of the work is no part of a day.
_LEAST_WEIGHT = 0.005
# O*NET asks people at work in the United States.
_ASKED_IN = "us"
# A study that looks at tasks says of an activity what it says of at least half of its tasks.
_MOST = 0.5
# Of an activity: its weight, that of it which a study looked at, and that which is sped up.
_SHARES, _BETWEEN = ("weight", "known", "fast"), "\n"


def activities(market: Economy, code: str) -> Activities | None:
    """List what the work of an occupation consists of; nothing where no crosswalk leads to the economy.

    Weights are those of O*NET's work activities in the American occupations behind it, each of which counts
    alike, as Microsoft drew them up.
    """
    try:
        path = find_path(_CODES, market.classification)
    except NotReachable:
        return None
    carried = _carried(market, code)
    if carried is None:
        return None
    rows = sorted(carried.iter_rows(named=True), key=lambda row: (-row["weight"], row["activity"]))
    bridges = tuple(origin for step in path for origin in step.origins())
    return Activities(
        place=load_economy(_ASKED_IN).entry.title,
        rows=tuple(_activity(row) for row in rows if row["weight"] >= _LEAST_WEIGHT),
        sources=ids((*activity_origins(), *bridges)),
    )


@remembered
def activity_origins() -> tuple[Origin, ...]:
    """List the origins of activities, of their weights and of what is known of each."""
    return tuple(origin for name in _TABLES for origin in table(name).origins)


def _carried(market: Economy, code: str) -> pl.DataFrame | None:
    """Carry the weights of activities, and of those of them that are sped up, to one occupation."""
    path = find_path(_CODES, market.classification)
    weights = table(_WEIGHTS).frame
    behind = codes_behind(path, weights["code"].unique(), _parts(market, code))
    own = weights.filter(pl.col("code").is_in(list(behind)))
    if own.is_empty():
        return None
    shares = own.with_columns(weight=pl.col("weight") / pl.col("weight").sum().over("code"))
    labels = table(_LABELS).frame.with_columns(
        fast=(pl.col("alone") + pl.col("with_software")) / pl.col("tasks")
    )
    joined = shares.join(labels.select("code", "activity", "fast"), on=["code", "activity"], how="left")
    parts = joined.with_columns(
        known=pl.when(pl.col("fast").is_not_null()).then("weight").otherwise(0.0),
        fast=(pl.col("fast") * pl.col("weight")).fill_null(0.0),
    ).sort("code", "activity")
    return _laid(parts, market, code)


def _parts(market: Economy, code: str) -> Iterable[str]:
    """Name the code, and those that a survey counts together under it."""
    if market.classification != _CODES:
        return (code,)
    parts = table("oews-components").frame.filter(pl.col("source") == code)["target"]
    return (code, *parts)


def _laid(parts: pl.DataFrame, market: Economy, code: str) -> pl.DataFrame:
    """Carry each share of each activity as a column, since a crosswalk takes means over occupations."""
    wide = parts.pivot("activity", index="code", values=_SHARES, separator=_BETWEEN).fill_null(0.0)
    carried, _ = carry(wide.sort("code"), find_path(_CODES, market.classification))
    whole, _ = with_components(carried, market.classification)
    row = whole.filter(pl.col("code") == code).drop("code")
    values = row.row(0, named=True) if len(row) else {}
    return pl.DataFrame(
        {
            "activity": [name.partition(_BETWEEN)[2] for name in values if name.startswith(_SHARES[0])],
            **{one: [float(own) for name, own in values.items() if name.startswith(one)] for one in _SHARES},
        }
    )


def _activity(row: Mapping[str, Any]) -> Activity:
    activity, known = row["activity"], row["known"]
    sped = min(row["fast"] / known, 1.0) if known else None
    by_microsoft = _acted().get(activity)
    says = [one for one in (None if sped is None else sped >= _MOST, by_microsoft) if one is not None]
    used = tuple(
        VendorUse(vendor, LABELS[vendor], Quantity(by_activity[activity], "share", "measured"))
        for vendor, by_activity in _asked().items()
        if by_activity.get(activity, 0.0) > LEAST_USE
    )
    return Activity(
        code=activity,
        name=_names()[activity],
        weight=Quantity(row["weight"], "share", "derived"),
        sped_up=Quantity(sped, "share", "derived"),
        faster=sum(says),
        studies=len(says),
        used=used,
        mark=_mark(says, bool(used)),
    )


def _mark(says: list[bool], used: bool) -> Mark | None:
    """Mark what AI is used for, what it can do, or neither; being asked about work is not doing it."""
    if not says:
        return None
    if not any(says):
        return "person"
    return "used" if used else "possible"


def _names() -> Mapping[str, Text]:
    return names_of("onet-activities")


@remembered
def _asked() -> Mapping[str, Mapping[str, float]]:
    """Read by vendor how much of what its users ask each activity is."""
    copilot = table(_COPILOT).frame.select("activity", "share_user").rows()
    messages = table(_CHATGPT).frame.filter(pl.col("month") == MONTH).select("activity", "share").rows()
    return MappingProxyType({"microsoft": dict(copilot), "openai": dict(messages)})


@remembered
def _acted() -> Mapping[str, bool]:
    """Tell of each activity whether Copilot does it, as Microsoft's study counts that."""
    return dict(table(_COPILOT).frame.select("activity", pl.col("share_ai") > LEAST_USE).rows())
