"""What is read off a run: changes before and after a shock, and moves between groups of occupations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from arbeid.models.flows.flow_parameters import STEPS_A_YEAR
from arbeid.models.flows.network import Network
from arbeid.models.flows.path import FlowPath, membership, ratio
from arbeid.models.flows.search import Search, quotient
from arbeid.models.products import product

Floats = NDArray[np.floating[Any]]
Window = tuple[int, int]
_ROWS_AT_ONCE = 256
"""Occupations of which the moves to all others are laid out at once."""

BEFORE: Window = (25, 75)
"""The steps that the paper compares with, of a run that burns in for 100 (its window after: ``after``)."""


def after(begins: int = 100, years: float = 30) -> Window:
    """Give the steps over which a shock unfolds: (first, step after the last), as the paper counts them.

    >>> after()
    (100, 331)
    """
    return begins, begins + int(years * STEPS_A_YEAR)


def change(
    path: FlowPath,
    measure: Literal["unemployed", "long_term"] = "unemployed",
    before: Window = BEFORE,
    during: Window | None = None,
) -> Floats:
    """Give the relative change of a rate from one window of steps to another, (occupations,).

    The rate of a window is a ratio of sums over its steps, not a mean of ratios; windows are (first, step
    after the last). A change of 0.05 is 5%. Source: del Rio-Chanona et al. 2021. Note that its window
    before is not fully converged (4.080% unemployment at step 25, against 4.107%).
    """
    first, second = (rate_over(path, measure, window) for window in (before, during or after()))
    return ratio(second, first) - 1


def moves(
    network: Network, path: FlowPath, groups: Sequence[str], steps: Window | None = None
) -> tuple[tuple[str, ...], Floats]:
    """Count hires by the group that people come from and the group they go to, over steps of a run.

    ``groups`` names the group of each occupation; ``steps`` is (first, step after the last), from 1, else
    all. Gives the sorted groups and (from, to), in people per opening labour force; people who find work
    in their own group are on the diagonal. Of a run by counts these are the expected moves, given hires.
    """
    names, member = membership(groups)
    search = Search(network)
    first, last = steps or (1, len(path.hires) + 1)
    place, size = member.argmax(axis=1), len(names)
    counted = np.zeros(size * size)
    # A path holds its opening stocks too, and a step is decided on the stocks before it.
    known = [_searched(search, path, step) for step in range(first - 1, last - 1)]
    intensity, filled = np.array(known).reshape(-1, 2, search.size).swapaxes(0, 1)
    # Some occupations at a time, so that the matrix of all pairs of a large network is never laid out.
    for start in range(0, search.size, _ROWS_AT_ONCE):
        some = np.flatnonzero((search.origins >= start) & (search.origins < start + _ROWS_AT_ONCE))
        origins, destinations = search.origins[some], search.destinations[some]
        # The network is the same at every step, so steps are added up before they are spread over it.
        between = product(intensity[:, start : start + _ROWS_AT_ONCE].T, filled)
        people = search.shares[some] * between[origins - start, destinations]
        counted += np.bincount(place[origins] * size + place[destinations], people, size * size)
    return names, counted.reshape(size, size)


def _searched(search: Search, path: FlowPath, step: int) -> tuple[Floats, Floats]:
    """Compute how hard each occupation's unemployed search at a step, and what each vacancy drawn fills."""
    stocks = path.unemployed[step].astype(np.float64), path.vacancies[step].astype(np.float64)
    intensity = quotient(stocks[0], search.reach(stocks[1]))
    # Backwards, as a path keeps hires alone: these are filled vacancies times what each drew.
    return intensity, quotient(path.hires[step].astype(np.float64), search.spread(intensity))


def rate_over(path: FlowPath, measure: str, window: Window) -> Floats:
    """Divide the people of a stock by all people over a window of steps, (occupations,)."""
    chosen = slice(*window)
    people = path.employed[chosen] + path.unemployed[chosen]
    return ratio(getattr(path, measure)[chosen].sum(axis=0), people.sum(axis=0))
