"""What the tables of the monitors share: their heads."""

from __future__ import annotations

from collections.abc import Iterable

from arbeid.cli.terminal.tables import headings
from arbeid.wording import Words

# Columns of names; all others hold numbers.
_LEFT = (
    "measure", "standing", "age", "group", "window", "comparable", "years", "band", "kind", "vendor",
    "counted", "pair", "name", "period", "industry", "third",
)  # fmt: skip


def heads(names: Iterable[str], words: Words) -> list[tuple[str, str]]:
    """Word the heads of columns."""
    return headings(names, words, "monitor.column", left=_LEFT)
