"""Quantiles of very many draws from whole counts, which add up to the same in any order.

The values of each series are counted in bins of one width between bounds that a first block of draws sets;
what falls outside is counted at either end. Sums of whole numbers have no order, so blocks may come in from
any number of workers, and memory does not grow with the draws. A quantile is then known to one bin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbeid.models.model import Numbers

BINS = 1024
_BEYOND = 0.5
"""How much of its breadth the first block's bounds are widened by at each end."""


@dataclass(frozen=True, eq=False)
class Counted:
    """Counts by series, (series, BINS + 2): below bounds, in each bin, above; bounds are (series,)."""

    low: Numbers
    high: Numbers
    counts: NDArray[np.int64]

    @property
    def bin(self) -> Numbers:
        """The width of a bin by series, (series,): how far a quantile may be off."""
        return (self.high - self.low) / BINS

    @property
    def outside(self) -> NDArray[np.int64]:
        """How many draws fell below and above the bounds, (series, 2)."""
        return self.counts[:, [0, -1]]

    def __add__(self, other: Counted) -> Counted:
        return Counted(self.low, self.high, self.counts + other.counts)

    def quantiles(self, parts: Numbers) -> Numbers:
        """Compute the values that parts of the draws lie below, (parts, series), each to within a bin.

        One that falls outside the bounds is not known: it is missing, not moved to the edge.
        """
        below = np.cumsum(self.counts, axis=1)
        found = [self._quantile(below, float(part)) for part in parts]
        return np.array(found)

    def _quantile(self, below: NDArray[np.int64], part: float) -> Numbers:
        wanted = part * below[:, -1]
        at = (below < wanted[:, None]).sum(axis=1)
        before = np.where(at > 0, np.take_along_axis(below, np.maximum(at - 1, 0)[:, None], 1)[:, 0], 0)
        inside = np.take_along_axis(self.counts, np.minimum(at, BINS + 1)[:, None], 1)[:, 0]
        # Draws are taken to lie evenly within their bin, so that a quantile does not jump from bin to bin.
        within = (wanted - before) / np.where(inside > 0, inside, 1)
        value = self.low + (at - 1 + within) * self.bin
        return np.asarray(np.where((at < 1) | (at > BINS), np.nan, value))


def bounds(first: Numbers) -> tuple[Numbers, Numbers]:
    """Choose bounds for series from a first block of draws, (draws, series), with room at both ends."""
    low, high = first.min(axis=0), first.max(axis=0)
    # A series that stands still has one value, around which a bin needs some breadth.
    room = np.maximum(_BEYOND * (high - low), 1e-9 * np.maximum(np.abs(low), 1.0))
    return low - room, high + room


def counted(values: Numbers, low: Numbers, high: Numbers) -> Counted:
    """Count draws, (draws, series), in bins between bounds by series.

    >>> values = np.linspace(0, 1, 1001)[:, None]
    >>> half = counted(values[::2], *bounds(values)) + counted(values[1::2], *bounds(values))
    >>> whole = counted(values, *bounds(values))
    >>> bool((half.counts == whole.counts).all()), round(float(whole.quantiles(np.array([0.5]))[0, 0]), 2)
    (True, 0.5)
    """
    places = np.floor((values - low) / (high - low) * BINS).astype(np.int64) + 1
    places = np.clip(places, 0, BINS + 1)
    series = values.shape[1]
    # All series are counted in one go, each in a stretch of its own.
    flat = (places + np.arange(series) * (BINS + 2)).ravel()
    counts = np.bincount(flat, minlength=series * (BINS + 2)).reshape(series, BINS + 2)
    return Counted(low, high, counts.astype(np.int64))
