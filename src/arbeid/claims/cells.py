"""The occupations of a study within the groups of an economy, with American jobs as borrowed weights."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from arbeid.data.codes.crosswalk import Step, find_path, spread
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import DECLARED, table
from arbeid.errors import NotReachable
from arbeid.measures.american_weights import SOURCE
from arbeid.measures.components import TABLE as COMPONENTS
from arbeid.measures.components import taken_apart
from arbeid.models.sampling.within_groups import Cells, Floats
from arbeid.registry import remembered
from arbeid.table import Origin, each_once

UNIT = "isco-08"
_OWN = "soc-2018"


@dataclass(frozen=True, eq=False)
class OccupationCells:
    """Cells (code of the study's occupation, unit group, group) with borrowed weights.

    ``groups`` has the codes of the groups, as the cells number them; ``exact`` says that nothing is borrowed:
    the occupations themselves are counted, or a few together.
    """

    frame: pl.DataFrame = field(repr=False)
    cells: Cells = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)
    exact: bool

    def meets(self, members: pl.DataFrame) -> Floats:
        """Lay how far a rule is met (code, score) on the cells; NaN where there is no score."""
        scores = members.select("code", "score")
        joined = self.frame.join(scores, on="code", how="left", maintain_order="left")
        # The kernel knows no null; unlike zero, NaN cannot be taken for a rule that was not met.
        return joined["score"].cast(pl.Float64).fill_null(np.nan).to_numpy()

    def by_group(self, parts: Floats) -> pl.DataFrame:
        """Write numbers by group as code and score, missing where they are NaN."""
        return pl.DataFrame({"code": self.groups, "score": parts}).with_columns(
            pl.col("score").fill_nan(None)
        )

    def counted(self, weights: pl.DataFrame) -> Floats:
        """Lay weights (code, weight) on the groups; a group without one counts for nothing."""
        known = dict(weights.select("code", "weight").iter_rows())
        return np.array([known.get(code, 0.0) for code in self.groups])


def cells_of(market: Economy, classification: str) -> OccupationCells:
    """Spread the occupations of a classification over the groups of an economy.

    Codes that the American survey counts together are taken apart, with even parts; jobs are divided evenly
    over links, because no crosswalk says how. Errors: no crosswalk leads there.

    >>> from arbeid.data.economies.economy import economy
    >>> cells_of(economy("nl"), "soc-2018").frame.columns
    ['code', 'unit', 'group', 'weight']
    """
    # Only those that this economy has, so that economies with the same ones share one spread in memory.
    together = set(table(COMPONENTS).frame["source"]) & set(market.groups["code"])
    return _between(classification, market.classification, tuple(sorted(together)))


@remembered(maxsize=32)
def _between(source: str, target: str, together: tuple[str, ...]) -> OccupationCells:
    jobs, steps = jobs_on(economy(SOURCE), source)
    way = find_path(source, target)
    frame = jobs.with_columns(unit=pl.lit(None, dtype=pl.String), group="code")
    for step in way:
        # The way's weights err by unit group, so the one that a cell passes on its way is kept.
        if step.source == UNIT:
            frame = frame.with_columns(unit="group")
        frame = _spread(frame, step)
    frame = _kept_together(frame, together).with_columns(unit=pl.coalesce("unit", "group"))
    keys = ["group", "unit", "code"]
    frame = frame.group_by(keys).agg(pl.col("weight").sum()).filter(pl.col("weight") > 0).sort(keys)
    if frame.is_empty():
        raise NotReachable("no_bridge", source=source, target=target)
    groups = tuple(frame["group"].unique(maintain_order=True))
    return OccupationCells(
        frame=frame.select("code", "unit", "group", "weight"),
        cells=_numbered(frame, groups, source),
        groups=groups,
        origins=_origins((*steps, *way)),
        exact=target == _OWN,
    )


def jobs_on(market: Economy, classification: str) -> tuple[pl.DataFrame, tuple[Step, ...]]:
    """Carry an economy's jobs to another classification (code, weight), with the crosswalks on the way.

    Codes that the American survey counts together are taken apart, with even parts; jobs are divided evenly
    over links, and those that no link carries are left out. Errors: no crosswalk leads there.
    """
    way = find_path(market.classification, classification)
    carried, _ = spread(taken_apart(market.groups.select("code", weight="jobs")), way)
    return carried, way


def _spread(frame: pl.DataFrame, step: Step) -> pl.DataFrame:
    links = step.links(frame["group"]).unique()
    links = links.with_columns(part=1 / pl.len().over("source"))
    joined = frame.join(links, left_on="group", right_on="source")
    return joined.with_columns(group="target", weight=pl.col("weight") * pl.col("part")).drop(
        "target", "part"
    )


def _kept_together(frame: pl.DataFrame, together: tuple[str, ...]) -> pl.DataFrame:
    """Put the parts of a code that the economy itself counts together back under that code."""
    links = table(COMPONENTS).frame.filter(pl.col("source").is_in(together))
    joined = frame.join(links.rename({"target": "group", "source": "whole"}), on="group", how="left")
    return joined.with_columns(group=pl.coalesce("whole", "group")).drop("whole")


def _numbered(frame: pl.DataFrame, groups: tuple[str, ...], source: str) -> Cells:
    numbers = {code: number for number, code in enumerate(groups)}
    if source == UNIT:
        # A cell that is a unit group itself errs once: an error that all units share falls out of the parts.
        frame = frame.with_columns(unit=pl.lit(UNIT))
    units = {unit: number for number, unit in enumerate(sorted(set(frame["unit"])))}
    return Cells(
        group=np.array([numbers[code] for code in frame["group"]], dtype=np.intp),
        unit=np.array([units[unit] for unit in frame["unit"]], dtype=np.intp),
        weight=frame["weight"].to_numpy(),
        groups=len(groups),
    )


def _origins(steps: tuple[Step, ...]) -> tuple[Origin, ...]:
    bridges = [origin for step in steps for origin in step.origins()]
    known = [*economy(SOURCE).origins, *DECLARED.get(COMPONENTS).origins(), *bridges]
    return each_once(known)
