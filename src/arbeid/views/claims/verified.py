"""What the manifest says of numbers that differ where they should not, in words for terminal and page."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.verified import Verified
from arbeid.wording import Words

_DIGITS = 4


def fault_lines(found: Verified, words: Words) -> Iterator[str]:
    """Write a line for each number that differs, or one line that says that none does."""
    if not found.faults:
        yield words("verify.no_faults")
        return
    yield words("verify.faults")
    for one in found.faults:
        written, other = (_told(value, words) for value in (one.written, one.found))
        yield words("verify.fault", where=one.where, what=one.what, written=written, found=other)


def _told(value: float | None, words: Words) -> str:
    return words("verify.nothing") if value is None else words.number(value, _DIGITS)
