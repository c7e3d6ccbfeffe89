"""How well scores rank what happened: Spearman's correlation, the area under the curve, growth by band.

Every figure is computed for many bootstrap draws at once. A draw says how often each group was drawn, so
ranks come from running counts in an order that is sorted once, and no draw is sorted anew. Draws are
columns: a group's counts then lie beside each other, and sorting groups moves whole rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
DRAWS = 4999
_AT_ONCE = 500
_SEED = 20260711


@dataclass(frozen=True)
class Interval:
    """A figure with the ends between which 95% of its bootstrap draws lie."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Band:
    """Groups within a band of scores: how many, their jobs before and after, and the growth (a fraction)."""

    low: float
    high: float
    groups: int
    before: float
    after: float
    growth: Interval


@dataclass(frozen=True)
class Ranking:
    """What scores said of growth: the rank correlation, and the chance to tell shrinking from growing.

    ``spearman`` counts groups alike. ``area`` is the chance that a group that shrank scored higher than one
    that grew (0.5: the scores tell nothing; NaN where all went one way).
    """

    spearman: Interval
    area: Interval


def rankings(
    scores: Mapping[str, Floats], before: Floats, after: Floats, *, draws: int = DRAWS
) -> dict[str, Ranking]:
    """Lay scores beside the growth from ``before`` to ``after`` (both above 0), with bootstrap intervals.

    All scores are of the same groups and meet the same draws, so that rivals differ by what they say and
    not by luck. Whole groups are drawn, since a group moves as one.

    >>> jobs = np.array([100.0, 100.0, 100.0])
    >>> found = rankings({"a": np.array([0.9, 0.5, 0.1])}, jobs, np.array([90.0, 100.0, 120.0]), draws=9)
    >>> found["a"].spearman.value, found["a"].area.value
    (-1.0, 1.0)
    """
    # Equal growth must be equal to the last bit to share a rank, so ratios are rounded before they are.
    change = np.round(after / before, 12)
    drawn: dict[str, list[tuple[Floats, Floats]]] = {name: [] for name in scores}
    for counts in _chunks(len(before), draws):
        moved = _ranks(change, counts)
        for name, values in scores.items():
            ranks = _ranks(values, counts)
            drawn[name].append((_correlations(ranks, moved, counts), _areas(ranks, change < 1, counts)))
    return {
        name: Ranking(*(_interval(np.concatenate(one)) for one in zip(*parts, strict=True)))
        for name, parts in drawn.items()
    }


def bands(
    scores: Floats, before: Floats, after: Floats, edges: tuple[float, ...], *, draws: int = DRAWS
) -> tuple[Band, ...]:
    """Compute the growth of all jobs in each band of scores, with bootstrap intervals over its groups.

    ``edges`` cut the scores; a score on an edge is in the band above, the last band is closed at the top.

    >>> scores, jobs, after = np.array([0.9, 0.1]), np.array([100.0, 100.0]), np.array([90.0, 120.0])
    >>> [band.after for band in bands(scores, jobs, after, (0, 0.5, 1), draws=9)]
    [120.0, 90.0]
    """
    pairs = list(pairwise(edges))
    inside = [
        (scores >= low) & ((scores < high) if at < len(pairs) - 1 else (scores <= high))
        for at, (low, high) in enumerate(pairs)
    ]
    growths: list[list[npt.NDArray[np.floating]]] = [[] for _ in pairs]
    for counts in _chunks(len(before), draws):
        for at, within in enumerate(inside):
            with np.errstate(invalid="ignore", divide="ignore"):
                grown = after[within] @ counts[within] / (before[within] @ counts[within]) - 1
            growths[at].append(grown)
    return tuple(
        Band(
            low=low,
            high=high,
            groups=int(within.sum()),
            before=float(before[within].sum()),
            after=float(after[within].sum()),
            growth=_interval(np.concatenate(growth).astype(np.float64)),
        )
        for (low, high), within, growth in zip(pairs, inside, growths, strict=True)
    )


@lru_cache(maxsize=1)
def _chunks(groups: int, draws: int) -> tuple[Floats, ...]:
    """How often each group (row) is in each draw (column); the first column is the data as they are.

    Ranks and bands of the same groups meet the same draws, so the last ones are kept.
    """
    random = np.random.default_rng(_SEED)
    drawn: list[Floats] = [np.ones((groups, 1))]
    for at in range(0, draws, _AT_ONCE):
        many = min(_AT_ONCE, draws - at)
        # Each draw has its own range of numbers, so that one count over all of them sorts them apart.
        places = random.integers(0, groups, size=(groups, many)) * many + np.arange(many)
        times = np.bincount(places.ravel(), minlength=groups * many).astype(np.float64)
        drawn.append(times.reshape(groups, many))
    for counts in drawn:
        counts.flags.writeable = False
    return tuple(drawn)


def _ranks(values: Floats, counts: Floats) -> Floats:
    """The middle rank of each group in each draw, by running counts over the sorted values."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    sizes = np.diff(np.append(starts, len(values)))
    tied = np.add.reduceat(counts[order], starts, axis=0) if len(starts) < len(values) else counts[order]
    middle = np.cumsum(tied, axis=0)
    middle -= (tied - 1) / 2
    places = np.empty(len(values), dtype=np.intp)
    places[order] = np.repeat(np.arange(len(starts)), sizes)
    return np.asarray(middle[places])


def _correlations(one: Floats, other: Floats, counts: Floats) -> Floats:
    """Spearman's correlation in each draw; NaN where all ranks are one."""
    # As many groups in each draw as in the data, and ties share their middle rank: the mean of every draw.
    middle = (len(counts) + 1) / 2
    first, second = one - middle, other - middle
    weighed = first * counts
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = np.einsum("ij,ij->j", weighed, second)
        own = np.einsum("ij,ij->j", weighed, first) * np.einsum("ij,ij,ij->j", counts, second, second)
        return np.asarray(alike / np.sqrt(own))


def _areas(ranks: Floats, fell: Truths, counts: Floats) -> Floats:
    down = counts[fell].sum(0)
    with np.errstate(invalid="ignore", divide="ignore"):
        # Mann and Whitney: the sum of ranks, less the least that so many can have, counts the pairs.
        summed = np.einsum("ij,ij->j", counts[fell], ranks[fell])
        return np.asarray((summed - down * (down + 1) / 2) / (down * (len(counts) - down)))


def _interval(drawn: Floats) -> Interval:
    # The first is of the data; a draw in which all went one way tells nothing.
    known = drawn[1:][~np.isnan(drawn[1:])]
    low, high = np.quantile(known, (0.025, 0.975)) if len(known) else (np.nan, np.nan)
    return Interval(float(drawn[0]), float(low), float(high))
