"""Draws that do not go together, found among many that do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from arbeid.errors import ArbeidError

T = TypeVar("T")


def going_together(rows: range, work: Callable[[range], T]) -> Iterator[tuple[range, T | ArbeidError]]:
    """Work on many draws at once; of those that do not go together, say which and why, each by itself.

    Rows come in their order. One draw that fails spoils all beside it: halving finds it in few steps.

    >>> def inverse(rows):
    ...     if 0 in rows:
    ...         raise ArbeidError("web_busy")
    ...     return [1 / row for row in rows]
    >>> [(list(rows), isinstance(found, list)) for rows, found in going_together(range(4), inverse)]
    [([0], False), ([1], True), ([2, 3], True)]
    """
    try:
        yield rows, work(rows)
    except ArbeidError as error:
        if len(rows) == 1:
            yield rows, error
            return
        half = len(rows) // 2
        yield from going_together(rows[:half], work)
        yield from going_together(rows[half:], work)
