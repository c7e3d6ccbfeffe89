"""Run an ensemble: block by block, wherever there is room, into what keeps it; then sum it up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

import numpy as np
import polars as pl

from arbeid.answers.spread import ENDS
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.models.model import Numbers
from arbeid.uncertainty.ensemble.block import FAULT, Block, block_of
from arbeid.uncertainty.ensemble.counts import Counts, sealed_counts
from arbeid.uncertainty.ensemble.plan import Part, Plan
from arbeid.uncertainty.ensemble.store import Store, sealed

QUANTILES = tuple(end / 100 for end in ENDS)
MOST_FAILED = 0.05
"""The share of draws that may fail: above it the quantiles would be those of another law."""
_COUNTS_EVERY = 16
"""Blocks after which counts are written: as many at most are computed again after a process was killed."""
Heard = Callable[[int, int], None]
"""Hears how many blocks of how many are there."""


@dataclass(frozen=True, eq=False)
class Summary:
    """What one measure's draws come to: quantiles by headline, how many draws each rests on, which failed.

    ``net`` are the quantiles of net jobs by occupation, (quantiles, occupations), each to within ``bin``.
    """

    quantiles: Mapping[str, Numbers]
    used: Mapping[str, int]
    failed: pl.DataFrame
    net: Numbers
    bin: Numbers


def run_blocks(plan: Plan, store: Store, executor: Executor, at_once: int, heard: Heard) -> None:
    """Run the blocks that lack, at most ``at_once`` of them under way, and keep each as it comes.

    Errors: a worker that died, after which a folder keeps what was done.
    """
    every = list(plan.parts())
    counts = _with_bounds(plan, store)
    lacking = [part for part in every if part not in counts.blocks or not store.has(part)]
    done = len(every) - len(lacking)
    heard(done, len(every))
    try:
        for part, block in _as_they_come(plan, iter(lacking), executor, at_once):
            store.put(part, block.frame(plan))
            counts = counts.with_block(part, block.evaluated.net)
            done += 1
            if done % _COUNTS_EVERY == 0:
                store.keep_counts(counts)
            heard(done, len(every))
    except BrokenProcessPool as error:
        raise ArbeidError("ensemble_worker", done=done, total=len(every)) from error
    finally:
        store.keep_counts(counts)


def _with_bounds(plan: Plan, store: Store) -> Counts:
    """Read what was counted, and count the first block of each measure here: it sets the bounds of all."""
    counts = store.counts()
    for measure in plan.measures:
        first = (measure, 0)
        if first not in counts.blocks:
            block = block_of(plan, first)
            store.put(first, block.frame(plan))
            counts = counts.with_block(first, block.evaluated.net)
    return counts


def _as_they_come(
    plan: Plan, lacking: Iterator[Part], executor: Executor, at_once: int
) -> Iterator[tuple[Part, Block]]:
    """Give blocks as they are ready; few wait at any time, so memory does not grow with their number."""
    running: dict[Future[Block], Part] = {}
    while True:
        for part in lacking:
            running[executor.submit(block_of, plan, part)] = part
            if len(running) >= at_once:
                break
        if not running:
            return
        ready, _ = wait(running, return_when=FIRST_COMPLETED)
        # ``wait`` gives a set, so two runs would keep blocks in two orders.
        for future in sorted(ready, key=running.__getitem__):
            yield running.pop(future), future.result()


def summed_up(plan: Plan, store: Store, measure: str) -> Summary:
    """Sum up one measure's draws, one headline at a time.

    Errors: more than MOST_FAILED of the draws failed.
    """
    parts = [part for part in plan.parts() if part[0] == measure]
    failed = pl.concat([_failed(store.read(part)) for part in parts])
    if len(failed) > MOST_FAILED * plan.draws:
        raise _too_many(failed, plan, measure)
    quantiles, used = {}, {}
    for name in plan.columns():
        # A column at a time: all headlines of a million draws would not fit beside each other.
        column = pl.concat([store.read(part, [name]) for part in parts])[name].drop_nulls().to_numpy()
        used[name] = len(column)
        missing = np.full(len(QUANTILES), np.nan)
        quantiles[name] = np.quantile(column, QUANTILES) if len(column) else missing
    counts = store.counts().by_measure[measure]
    return Summary(quantiles, used, failed, counts.quantiles(np.array(QUANTILES)), counts.bin)


def content_of(plan: Plan, store: Store) -> str:
    """Hash what blocks hold and what was counted: equal wherever and in however many turns they were run."""
    found, own = hashlib.sha256(), plan.fingerprint()
    found.update(sealed_counts(store.counts(), own).encode())
    for part in plan.parts():
        found.update(sealed(own, part, store.read(part)).encode())
    return found.hexdigest()


def fault_of(row: Mapping[str, str]) -> Text:
    """Read why the draw of a row failed."""
    return Text(**{language: row[column] for column, language in FAULT.items()})


def _failed(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col(next(iter(FAULT))).is_not_null())


def _too_many(failed: pl.DataFrame, plan: Plan, measure: str) -> ArbeidError:
    reason = fault_of(failed.row(0, named=True))
    return ArbeidError(
        "ensemble_failing", count=len(failed), draws=plan.draws, measure=measure, reason=reason
    )
