"""What sets two jobs beside each other stands above the answers: registered here, loaded when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from arbeid.answers.jobs.versus import JobsCompared


class Comparer(Protocol):
    """What sets two jobs beside each other: a room above this floor."""

    def versus_other(self, found: Any, text: str, choose: int | None, /) -> JobsCompared:
        """Set the occupation of a title that was looked up beside another job."""


_COMPARERS: list[Callable[[], Comparer]] = []


def compared_by(comparer: Callable[[], Comparer]) -> None:
    """Register what compares jobs; it is loaded when the first comparison is asked for."""
    _COMPARERS[:] = [comparer]


def comparer() -> Comparer:
    """Load what compares jobs."""
    return _COMPARERS[0]()
