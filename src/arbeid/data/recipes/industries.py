"""Industries by occupation where no statistic crosses the two: fitted to what is known of each."""

from __future__ import annotations

import numpy as np
import polars as pl

from arbeid.data.economies.fitting import fit
from arbeid.data.recipes import Made


def netherlands(made: Made) -> pl.DataFrame:
    """Fit Dutch people at work by NACE section and occupation group (BRC 2014).

    The pattern is that of NACE by ISCO-08 major group in 2022 (Eurostat), a group taking part of each
    major group by its unit groups; the totals are those of the groups (CBS, 2025Q4) and of the sections,
    whose shares of 2022 are kept. Derived: no one counted these cells.
    """
    known = made.source("eurostat-industries-nl").select(
        cell="nace_r2",
        major=pl.col("isco08").str.slice(2),
        people=pl.col("employed_thousands").cast(pl.Float64, strict=False).fill_null(0.0),
    )
    cells = known["cell"].unique().sort().to_list()
    groups = made.table("nl-occupations").sort("code")
    seed = _pattern(known, cells, groups["code"].to_list(), made.table("isco-08-brc-2014"))
    people = groups["jobs"].to_numpy()
    sections = known.group_by("cell").agg(pl.col("people").sum()).sort("cell")["people"].to_numpy()
    kept = sections > 0
    rows = sections[kept] / sections.sum() * people.sum()
    fitted = fit(seed[kept], rows, people)
    return pl.DataFrame(
        {
            "cell": np.repeat(np.array(cells)[kept], len(people)),
            "code": groups["code"].to_list() * int(kept.sum()),
            "jobs": fitted.ravel().round(3),
        }
    ).filter(pl.col("jobs") > 0)


def _pattern(known: pl.DataFrame, cells: list[str], groups: list[str], bridge: pl.DataFrame) -> np.ndarray:
    parts = (
        bridge.select(code="target", major=pl.col("source").str.slice(0, 1))
        .group_by("code", "major")
        .agg(pl.len())
        .with_columns(part=pl.col("len") / pl.col("len").sum().over("code"))
    )
    within = known.with_columns(share=pl.col("people") / pl.col("people").sum().over("major")).fill_nan(0.0)
    crossed = within.join(parts, on="major").with_columns(value=pl.col("share") * pl.col("part"))
    summed = crossed.group_by("cell", "code").agg(pl.col("value").sort().sum())
    seed = np.zeros((len(cells), len(groups)))
    for cell, code, value in summed.iter_rows():
        seed[cells.index(cell), groups.index(code)] = value
    # A group whose major group no section shows (occupation unknown) follows all sections alike.
    unseen = seed.sum(axis=0) == 0
    seed[:, unseen] = (
        known.group_by("cell").agg(pl.col("people").sum()).sort("cell")["people"].to_numpy()[:, None]
    )
    return seed
