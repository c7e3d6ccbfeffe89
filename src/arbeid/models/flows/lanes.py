"""Run blocks of scenarios through the compiled kernels: laid out side by side, started, collected."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.models.flows.network import Network
from arbeid.models.flows.stocks import Stocks

Floats = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]
Kind = type[np.floating[Any]]
Matrix = tuple[NDArray[np.uint32], NDArray[np.uint32], Floats]
Progress = Callable[[int, int], None]

DENSE_FROM = 0.55
"""The density from which products with the full matrix are faster (measured at 464 and 1,500 occupations)."""
_DENSE_LANES = 256
_LINE = 64
"""Bytes of a cache line."""


@dataclass(frozen=True, eq=False)
class Inputs:
    """What a batch runs on; every scenario axis has the full length, or 1 where it is shared.

    ``chances`` is (5, scenarios): separation, opening, shedding, hiring, retained share; ``waypoints``
    (scenarios, waypoints, occupations), ``position`` and ``labour_force`` (scenarios, steps), ``windows``
    (windows, 2) steps.
    """

    chances: Floats
    waypoints: Floats
    position: Floats
    labour_force: Floats
    stocks: Stocks
    """In the precision of the run."""
    windows: Indices
    urn: bool

    @property
    def scenarios(self) -> int:
        """The number of scenarios."""
        return int(self.chances.shape[1])


@dataclass(frozen=True, eq=False)
class Outputs:
    """What a batch gives: totals (5, scenarios, steps + 1), window sums, and stocks where asked for."""

    totals: Floats
    window_sums: Floats
    people: Floats
    spells: Floats


class Products:
    """The network by row and by column, and in full where it is dense."""

    def __init__(self, network: Network, kind: Kind) -> None:
        # Both directions are laid out once: a step multiplies by rows and by columns, thousands of times.
        by_column = np.argsort(network.destinations, kind="stable")
        starts = np.searchsorted(network.destinations[by_column], np.arange(len(network) + 1))
        self.kind = kind
        self.size = len(network)
        self.rows = _stored(network.starts, network.destinations, network.shares, kind)
        self.columns = _stored(starts, network.origins[by_column], network.shares[by_column], kind)
        self.matrix = network.dense().astype(kind) if network.density >= DENSE_FROM else None

    @property
    def lanes(self) -> int:
        """How many scenarios run side by side."""
        if self.matrix is not None:
            return _DENSE_LANES
        # Here and below only when run: the compiler takes longer to import than a single run takes.
        from arbeid.models.flows.vectors import ROW_BYTES

        return ROW_BYTES // np.dtype(self.kind).itemsize


def run_scenarios(
    products: Products, inputs: Inputs, outputs: Outputs, threads: int | None, progress: Progress | None
) -> None:
    """Run all scenarios, block by block; sparse blocks share the threads, a dense product uses them itself.

    An interruption drops the blocks that were not begun.
    """
    workers = 1 if products.matrix is not None else threads or os.cpu_count() or 1
    width, done = products.lanes, 0
    blocks = [
        np.arange(start, min(start + width, inputs.scenarios)) for start in range(0, inputs.scenarios, width)
    ]
    # Threads, as kernels hold no lock and blocks write into parts of one array that do not meet.
    executor = ThreadPoolExecutor(workers)
    try:
        running = {executor.submit(_run_block, products, inputs, outputs, block): block for block in blocks}
        for future in as_completed(running):
            future.result()
            done += len(running[future])
            if progress is not None:
                progress(done, inputs.scenarios)
    finally:
        executor.shutdown(cancel_futures=True)


def _run_block(products: Products, inputs: Inputs, outputs: Outputs, block: Indices) -> None:
    """Run some scenarios; in a sparse block that is not full the last one fills the lanes left."""
    # Lanes are compiled as a fixed number, so that loops over them need no remainder.
    filling = products.lanes - len(block) if products.matrix is None else 0
    state = _State(products, inputs, np.concatenate([block, np.repeat(block[-1:], filling)]))
    if products.matrix is None:
        _run_sparse(products, inputs, state)
    else:
        _run_dense(products.matrix, inputs, state)
    state.collect(block, outputs)


class _State:
    """The arrays of one block, flat over occupations and lanes where the kernels want them so."""

    def __init__(self, products: Products, inputs: Inputs, lanes: Indices) -> None:
        from arbeid.models.flows.kernel import WORK_ARRAYS

        kind, steps, self.width = products.kind, inputs.position.shape[1], len(lanes)
        flat, stocks = products.size * self.width, inputs.stocks
        self.size = products.size
        self.scenario = lanes if len(inputs.waypoints) > 1 else np.zeros_like(lanes)
        self.position = _side_by_side(inputs.position, lanes).astype(kind)
        self.index = _side_by_side(inputs.labour_force, lanes).astype(kind)
        self.chances = np.tile(inputs.chances[:, lanes].astype(kind), (1, products.size))
        self.people = _aligned((3, flat), kind)
        for row, stock in zip(
            self.people, (stocks.employed, stocks.unemployed, stocks.vacancies), strict=True
        ):
            row[:] = _side_by_side(stock, lanes).ravel()
        self.spells = _aligned((stocks.spells.shape[-2], flat), kind)
        self.spells[:] = _side_by_side(stocks.spells, lanes).reshape(self.spells.shape)
        self.work = _aligned((WORK_ARRAYS, flat), kind)
        self.sums = np.zeros((len(inputs.windows), 4, flat), dtype=kind)
        self.totals = np.zeros((steps + 1, 5 * self.width), dtype=kind)
        self.add_up(0, 4)

    def add_up(self, step: int, stocks: int = 5) -> None:
        """Add up all occupations at a step."""
        from arbeid.models.flows.kernel import DRAWN

        columns = (*self.people, self.spells[-1], self.work[DRAWN])[:stocks]
        for stock, column in enumerate(columns):
            place = slice(stock * self.width, (stock + 1) * self.width)
            self.totals[step, place] = column.reshape(self.size, self.width).sum(axis=0)

    def collect(self, block: Indices, outputs: Outputs) -> None:
        """Hand the scenarios of the block over; lanes beyond them were filling."""
        used, steps, windows = len(block), len(self.totals), len(self.sums)
        outputs.totals[:, block] = self.totals.reshape(steps, 5, self.width).transpose(1, 2, 0)[:, :used]
        sums = self.sums.reshape(windows, 4, self.size, self.width)
        outputs.window_sums[block] = sums.transpose(3, 0, 1, 2)[:used]
        if len(outputs.people):
            outputs.people[block] = self.people.reshape(3, self.size, self.width).transpose(2, 0, 1)[:used]
            outputs.spells[block] = self.spells.reshape(-1, self.size, self.width).transpose(2, 0, 1)[:used]


def _run_sparse(products: Products, inputs: Inputs, state: _State) -> None:
    from arbeid.models.flows.kernel import run_sparse, series

    everyone = np.arange(products.size, dtype=np.uint32)
    run_sparse(
        *products.rows, *products.columns, everyone, np.ones(products.size, products.kind),
        state.chances, inputs.waypoints, state.scenario, state.position, state.index,
        state.people, state.spells, state.work, state.totals, inputs.windows, state.sums,
        inputs.urn, series(products.kind),
    )  # fmt: skip


def _run_dense(matrix: Floats, inputs: Inputs, state: _State) -> None:
    from arbeid.models.flows.kernel import DRAWN, FILLED, INTENSITY, REACHED, VACANCIES, empty, fill, series

    shape, terms = (state.size, state.width), series(matrix.dtype.type)
    drawn, filled, intensity, reached = (
        state.work[place].reshape(shape) for place in (DRAWN, FILLED, INTENSITY, REACHED)
    )
    ahead, vacancies = np.empty(shape, dtype=matrix.dtype), state.people[VACANCIES].reshape(shape)
    moving = (state.people, state.spells, state.work, state.chances, ahead.reshape(-1))
    for step in range(len(state.totals)):
        if step:
            np.matmul(matrix.T, intensity, out=drawn)
            place, force = state.position[step - 1], state.index[step - 1]
            target = (inputs.waypoints, state.scenario, place, force)
            fill(state.people, state.work, state.chances, *target, inputs.urn, terms)
            np.matmul(matrix, filled, out=reached)
        np.matmul(matrix, vacancies, out=ahead)
        empty(step, *moving, inputs.windows, state.sums)
        if step:
            state.add_up(step)


def _aligned(shape: tuple[int, int], kind: Kind) -> Floats:
    """Lay out zeros that begin on a cache line, or every vector of a row would lie across two."""
    size = shape[0] * shape[1] * np.dtype(kind).itemsize
    raw = np.zeros(size + _LINE, dtype=np.uint8)
    begin = -raw.ctypes.data % _LINE
    return raw[begin : begin + size].view(kind).reshape(shape)


def _side_by_side(values: Floats, lanes: Indices) -> Floats:
    """Take the scenarios of a block from the first axis and make them the last."""
    return np.moveaxis(values[lanes % len(values)], 0, -1)


def _stored(starts: Indices, places: Indices, shares: Floats, kind: Kind) -> Matrix:
    return starts.astype(np.uint32), places.astype(np.uint32), shares.astype(kind)
