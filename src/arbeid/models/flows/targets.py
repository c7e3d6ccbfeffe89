"""Where labour demand goes, occupation by occupation: a shock, a cycle, a table or a function of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR

Floats = NDArray[np.floating[Any]]

# A logistic curve never arrives; so near to an end it counts as there.
_CLOSE = 1e-4
CYCLE_STEPS = int(10 * STEPS_A_YEAR / 0.75) + 1


@dataclass(frozen=True, eq=False)
class Target:
    """Demand per occupation at every step, read between waypoints.

    ``waypoints`` is (waypoints, occupations), in jobs; ``position`` is (steps,), how far along the
    waypoints step 1, 2, ... stands: 0 is the first, 1 the second, 0.5 halfway, and beyond the ends the line
    goes on. ``labour_force`` is (steps,), an index of the labour force that divides demand, as stocks are
    kept per opening labour force. All three may have a leading scenario axis, of 1 where it is shared.

    >>> target = Target(np.array([[100.0], [80.0]]), np.array([0.0, 0.5, 1.0]))
    >>> [target.at(step).tolist() for step in (1, 2, 3)]
    [[100.0], [90.0], [80.0]]
    """

    waypoints: Floats
    position: Floats
    labour_force: Floats | None = None

    @property
    def steps(self) -> int:
        """The number of steps of 6.75 weeks."""
        return int(self.position.shape[-1])

    def index(self, step: int) -> float:
        """The labour force at this step (from 1), as an index of the opening one."""
        return 1.0 if self.labour_force is None else float(self.labour_force[step - 1])

    def at(self, step: int) -> Floats:
        """Demand per occupation that the step towards state ``step`` (from 1) works with."""
        position = self.position[step - 1]
        # A swing upwards stands below 0, and lies on the first stretch, which goes on beyond its ends.
        first = max(0, min(int(position), len(self.waypoints) - 2))
        second = min(first + 1, len(self.waypoints) - 1)
        demand = self.waypoints[first] + (position - first) * (self.waypoints[second] - self.waypoints[first])
        return np.asarray(demand / self.index(step))

    def with_labour_force(self, index: ArrayLike) -> Target:
        """Let the labour force follow an index: one value for each step, 1 being the opening one."""
        values = np.broadcast_to(np.asarray(index, dtype=np.float64), (self.steps,))
        return replace(self, labour_force=values)

    def leading(self) -> Target:
        """Give this path a leading scenario axis where it has none."""
        index = self.labour_force
        return Target(
            self.waypoints if self.waypoints.ndim > 2 else self.waypoints[None],
            np.atleast_2d(self.position),
            None if index is None else np.atleast_2d(index),
        )

    def scenario(self, scenario: int) -> Target:
        """Take one scenario out of a path with leading scenario axes, each of which may be shared."""
        index = self.labour_force
        return Target(
            # What all scenarios share has one row, on which every number lands.
            self.waypoints[scenario % len(self.waypoints)],
            self.position[scenario % len(self.position)],
            None if index is None else index[scenario % len(index)],
        )


def constant(demand: ArrayLike, steps: int) -> Target:
    """Let demand stand still."""
    return Target(np.array(demand, dtype=np.float64, ndmin=2), np.zeros(steps))


def shock(start: ArrayLike, end: ArrayLike, steps: int, years: float = 30, begins: int = 0) -> Target:
    """Move demand from ``start`` to ``end`` along a logistic curve that opens at step ``begins``.

    It stands at 0.0001 of the way when it opens, halfway after ``years`` / 2, and at 0.9999 after
    ``years``. Source: del Rio-Chanona et al. 2021.

    >>> path = shock([100.0], [50.0], steps=400, begins=100)
    >>> path.position[98], path.position[99].round(6), path.position[330].round(5)
    (np.float64(0.0), np.float64(0.0001), np.float64(0.9999))
    """
    step = np.arange(1, steps + 1)
    half = years * STEPS_A_YEAR / 2
    slope = np.log((1 - _CLOSE) / _CLOSE) / half
    position = 1 / (1 + np.exp(-slope * (step - begins - half)))
    waypoints = np.array([start, end], dtype=np.float64)
    # The curve has a tail before it opens, in which nothing may move yet.
    return Target(waypoints, np.where(step < begins, 0.0, position))


def automated(demand: ArrayLike, automated_share: ArrayLike) -> Floats:
    """Share the same total demand again after a share of each occupation's hours is automated.

    Demand moves from shares above the demand-weighted mean to shares below it; none is lost.
    Errors: a share outside 0 to 1; all work automated. Source: del Rio-Chanona et al. 2021.

    >>> automated([50.0, 50.0], [0.5, 0.0]).round(2).tolist()
    [33.33, 66.67]
    """
    before = np.asarray(demand, dtype=np.float64)
    share = np.asarray(automated_share, dtype=np.float64)
    wrong = np.flatnonzero(~((share >= 0) & (share <= 1)))
    if len(wrong):
        raise OutOfBounds("flow_share", row=int(wrong[0]) + 1, value=float(share[wrong[0]]))
    left = before * (1 - share)
    if left.sum() == 0:
        raise ArbeidError("flow_all_automated")
    return np.asarray(left * (before.sum() / left.sum()))


def business_cycle(
    demand: ArrayLike, steps: int, amplitude: float = 0.065, period: int = CYCLE_STEPS, phase: int = 0
) -> Target:
    """Let all demand swing as a sine: ``demand (1 - amplitude sin(2 pi (step + phase) / period))``.

    >>> business_cycle([100.0], steps=4, amplitude=0.1, period=4).at(1).round(6).tolist()
    [90.0]
    """
    step = np.arange(1, steps + 1)
    swing = amplitude * np.sin(2 * np.pi * (step + phase) / period)
    level = np.asarray(demand, dtype=np.float64)
    # Demand times one less the swing lies on the line from it to nothing: two waypoints hold every step.
    return Target(np.array([level, np.zeros_like(level)]), swing)


def table(demand: ArrayLike) -> Target:
    """Take demand as given: (steps, occupations), the first row for step 1."""
    rows = np.array(demand, dtype=np.float64, ndmin=2)
    return Target(rows, np.arange(len(rows), dtype=np.float64))


def function(demand: Callable[[float], ArrayLike], steps: int) -> Target:
    """Take demand from a function of time in years after the start, read at every step.

    >>> function(lambda years: [100 - years], steps=77).at(77).round(4).tolist()
    [90.0048]
    """
    return table(np.array([demand(step / STEPS_A_YEAR) for step in range(1, steps + 1)]))


def check_target(target: Target, codes: Sequence[str]) -> None:
    """Refuse a path that these occupations cannot follow; name the occupation or the step."""
    if target.waypoints.shape[-1] != len(codes):
        raise ArbeidError("flow_target_length", given=target.waypoints.shape[-1], occupations=len(codes))
    wrong = np.argwhere(~((target.waypoints >= 0) & np.isfinite(target.waypoints)))
    if len(wrong):
        value = float(target.waypoints[tuple(wrong[0])])
        raise OutOfBounds("flow_target", code=codes[wrong[0][-1]], value=value)
    off = np.argwhere(~np.isfinite(target.position))
    if len(off):
        raise ArbeidError("flow_target_position", step=int(off[0][-1]) + 1)
    if target.labour_force is not None:
        empty = np.argwhere(~(np.isfinite(target.labour_force) & (target.labour_force > 0)))
        if len(empty):
            raise OutOfBounds("flow_labour_force", step=int(empty[0][-1]) + 1)


def stack(targets: Sequence[Target]) -> Target:
    """Lay targets of equal length beside each other, one scenario each, for a batch."""
    lengths = {(target.waypoints.shape, target.position.shape) for target in targets}
    if len(lengths) != 1:
        raise ArbeidError("flow_targets_differ")
    indexed = any(target.labour_force is not None for target in targets)
    index = [[target.index(step) for step in range(1, target.steps + 1)] for target in targets]
    return Target(
        np.stack([target.waypoints for target in targets]),
        np.stack([target.position for target in targets]),
        np.array(index) if indexed else None,
    )
