"""What is added up under a rule: jobs, the wage bill, or occupations as such; of all people or some."""

from __future__ import annotations

import polars as pl

from arbeid.claims.recompute import Among, Switches
from arbeid.data.codes.classifications import major_groups
from arbeid.data.codes.means import exact, exact_sum, exact_sums
from arbeid.data.economies.cuts import cut, cut_origins
from arbeid.data.economies.economy import Economy
from arbeid.errors import NotInData, unknown_name
from arbeid.table import Origin

_TIMES = {"hours": "hours", "wage_bill": "pay_median"}


def weights(economy: Economy, switches: Switches) -> pl.DataFrame:
    """Compute what each group counts for: code and weight, in people, pay or groups.

    Groups without pay or hours are left out of what counts these. Errors: no pay or hours by occupation in
    this economy; a cut or cell that it does not have.

    >>> from arbeid.data.economies.economy import economy
    >>> weights(economy("nl"), Switches(weights="unweighted"))["weight"].sum()
    114.0
    """
    groups = _people(economy, switches.among)
    if switches.weights == "unweighted":
        return groups.select("code", weight=pl.lit(1.0))
    column = _TIMES.get(switches.weights)
    if column is None:
        return groups.select("code", weight="jobs")
    # Left out and not counted as nothing: their hours or pay are unknown, so they are in no total either.
    known = groups.join(economy.groups.select("code", times=column), on="code").drop_nulls("times")
    if known.is_empty():
        raise NotInData(f"{switches.weights}_missing", economy=economy.id)
    return known.select("code", weight=pl.col("jobs") * pl.col("times"))


def weight_origins(economy: Economy, switches: Switches) -> tuple[Origin, ...]:
    """List the origins of the weights."""
    return economy.origins if switches.among is None else cut_origins(economy, switches.among.cut)


def _people(economy: Economy, among: Among | None) -> pl.DataFrame:
    if among is None:
        return economy.groups.select("code", "jobs")
    cells = cut(economy, among.cut)
    for cell in among.cells:
        if cell not in set(cells["cell"]):
            raise unknown_name("cell", cell, sorted(set(cells["cell"])))
    inside = cells.filter(pl.col("cell").is_in(among.cells))
    return exact_sums(inside, "code", "jobs")


def imputed(frame: pl.DataFrame, classification: str) -> float:
    """Compute the share that meets a rule when groups without a score are taken to be like their major group.

    ``frame`` has code, weight and score; a major group without any score takes the mean of all, as does
    every group of a classification without major groups.
    """
    known = frame.drop_nulls("score")
    if known.is_empty() or not exact_sum(frame["weight"]):
        return 0.0
    length, _ = major_groups(classification)
    major = pl.col("code").str.slice(0, length)
    met = exact(pl.col("score") * pl.col("weight")) / exact(pl.col("weight"))
    # A plain sum over majors in a fixed order, so that every machine adds in the same one.
    parts = known.group_by(major.alias("major")).agg(mean=met).sort("major")
    overall = float(known.select(met).item())
    filled = frame.with_columns(major=major).join(parts, on="major", how="left").sort("code")
    score = pl.coalesce("score", "mean", pl.lit(overall))
    return float(filled.select(exact(score * pl.col("weight")) / exact(pl.col("weight"))).item())
