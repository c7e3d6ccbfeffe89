"""The occupations behind a group's carried score: the score of each, and the weight that means give it.

A group's score is a mean of means over crosswalks, each step even. What part of its people works in each of
its occupations is not known, so the mean rests on these weights; they are borrowed, and may be off.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from arbeid.data.codes.crosswalk import Step
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import native, way_to
from arbeid.models.sampling.within_groups import Cells, Floats
from arbeid.registry import remembered


@dataclass(frozen=True, eq=False)
class ScoredCells:
    """Cells (occupation, unit, group) with the score of each and its weight in the group's mean.

    ``groups`` has the codes of the groups, as the cells number them. A unit is the code that leads to the
    group in the last step; where that is the occupation itself, weights err once and ``units`` is false.
    """

    cells: Cells = field(repr=False)
    scores: Floats = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)
    units: bool

    def means(self, factors: Floats) -> Floats:
        """Compute each group's score, (draws, groups), where weights are off by factors, (draws, cells)."""
        weights = self.cells.weight * factors
        starts = np.flatnonzero(np.diff(self.cells.group, prepend=-1))
        summed = np.add.reduceat(weights * self.scores, starts, axis=1)
        return np.asarray(summed / np.add.reduceat(weights, starts, axis=1))

    def mixed(self) -> npt.NDArray[np.bool_]:
        """Say of each group whether its occupations differ in score, so that weights have a say."""
        starts = np.flatnonzero(np.diff(self.cells.group, prepend=-1))
        return np.asarray(np.maximum.reduceat(self.scores, starts) > np.minimum.reduceat(self.scores, starts))


@remembered(maxsize=64)
def scored_cells(name: str, classification: str) -> ScoredCells | None:
    """Lay out what a measure's scores on a classification are means of; nothing where they are its own.

    >>> found = scored_cells("eloundou-beta-human", "brc-2014")
    >>> len(found.groups), found.units, scored_cells("ilo-2025", "isco-08") is None
    (113, True, True)
    """
    measure = MEASURES.get(name)
    scores, path = way_to(measure, classification)
    if not path:
        return None
    known, _ = native(measure, scores)
    frame = known.drop_nulls().select("code", "score", unit="code", group="code", weight=pl.lit(1.0))
    for step in path:
        frame = _carried(frame, step)
    frame = frame.sort("group", "unit", "code")
    if frame.is_empty():
        return None
    groups = tuple(frame["group"].unique(maintain_order=True))
    cells = Cells(
        group=_numbers(frame["group"]), unit=_numbers(frame["unit"]), weight=frame["weight"].to_numpy(),
        groups=len(groups),
    )  # fmt: skip
    return ScoredCells(cells, frame["score"].to_numpy(), groups, units=len(path) > 1)


def _carried(frame: pl.DataFrame, step: Step) -> pl.DataFrame:
    """Carry weights one step: every code that leads to a target counts for the same in its mean."""
    links = step.links(frame["group"]).filter(pl.col("source").is_in(frame["group"].implode()))
    links = links.with_columns(part=1 / pl.len().over("target"))
    joined = frame.join(links, left_on="group", right_on="source")
    weight = (pl.col("weight") * pl.col("part")).sum()
    keys = ["code", "score", "group", "target"]
    found = joined.group_by(keys, maintain_order=True).agg(weight=weight)
    return found.select("code", "score", unit="group", group="target", weight="weight")


def _numbers(codes: pl.Series) -> npt.NDArray[np.intp]:
    at = {code: number for number, code in enumerate(codes.unique().sort())}
    return np.array([at[code] for code in codes], dtype=np.intp)
