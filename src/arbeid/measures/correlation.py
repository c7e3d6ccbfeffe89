"""How alike measures rank the same occupations: rank correlations, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbeid.measures.published import Scored
from arbeid.models.products import product

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Factors:
    """The principal components of the measures' ranks, the largest first.

    ``explained`` holds the share of variance of each; ``loadings`` has shape (measures, factors), signed so
    that the first measure loads positively on the first factor. ``groups`` counts those with all scores.
    """

    explained: Numbers
    loadings: Numbers
    groups: int


def correlations(scores: Sequence[Scored], *, weighted: bool = False) -> Numbers:
    """Give the Spearman rank correlations of every two measures over the groups that both score.

    Shape (measures, measures), 1 on the diagonal; missing where fewer than three groups are shared.
    ``weighted`` counts each group by its people instead of once.
    """
    values, people = _matrix(scores)
    size = len(scores)
    found = np.full((size, size), np.nan)
    for one in range(size):
        for other in range(one, size):
            found[one, other] = found[other, one] = _spearman(values[one], values[other], people, weighted)
    return found


def factors(scores: Sequence[Scored], most: int = 2) -> Factors:
    """Find what the measures have in common: principal components of their ranks, unweighted."""
    values, _ = _matrix(scores)
    complete = values[:, ~np.isnan(values).any(axis=0)]
    ranked = np.vstack([_ranks(row) for row in complete])
    centred = ranked - ranked.mean(axis=1, keepdims=True)
    spread = centred.std(axis=1, keepdims=True)
    scaled = np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 0)
    variances, vectors = np.linalg.eigh(product(scaled, scaled.T) / scaled.shape[1])
    order = np.argsort(variances)[::-1][:most]
    loadings = vectors[:, order] * np.sqrt(np.maximum(variances[order], 0))
    signs = np.where(loadings[0] < 0, -1.0, 1.0)
    return Factors(variances[order] / variances.sum(), loadings * signs, complete.shape[1])


def _matrix(scores: Sequence[Scored]) -> tuple[Numbers, Numbers]:
    frames = [scored.frame.sort("code") for scored in scores]
    values = np.vstack([frame["score"].to_numpy().astype(np.float64) for frame in frames])
    return values, frames[0]["jobs"].to_numpy().astype(np.float64)


def _spearman(one: Numbers, other: Numbers, people: Numbers, weighted: bool) -> float:
    both = ~np.isnan(one) & ~np.isnan(other)
    if both.sum() < 3:
        return float("nan")
    weights = people[both] if weighted else np.ones(int(both.sum()))
    first, second = _ranks(one[both]), _ranks(other[both])
    first = first - np.average(first, weights=weights)
    second = second - np.average(second, weights=weights)
    scale = np.sqrt((weights * first**2).sum() * (weights * second**2).sum())
    return float((weights * first * second).sum() / scale) if scale > 0 else float("nan")


def _ranks(values: Numbers) -> Numbers:
    """Rank values from 1, equal ones at the middle of their places."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middles = ends - (counts - 1) / 2
    return np.asarray(middles[inverse], dtype=np.float64)
