"""Structural choices side by side, on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.structures import StructureLine
    from arbeid.wording import Words


def structure_parts(lines: Sequence[StructureLine], words: Words, *, flows: bool) -> Iterator[RenderableType]:
    """Lay out each choice with a sentence, and say that none is pooled with another."""
    from arbeid.cli.terminal.tables import grid
    from arbeid.uncertainty.strata import MOST, MOST_FOLLOWED
    from arbeid.views.phrasing import opening
    from arbeid.views.run.structures import structure_sentences, structure_tables

    if not lines:
        return
    yield from structure_sentences(lines, words)
    for table in structure_tables(lines, words):
        first, *others = table.columns
        heads = [(first, "left"), *((name, "right") for name in others)]
        yield grid(heads, table.rows, table.title)
    for line in lines:
        if line.left_out:
            names = words.list(list(line.left_out))
            yield words("structures.left_out", choice=opening(words(line.label)), names=names)
    yield words("structures.apart", draws=words.number(MOST), followed=words.number(MOST_FOLLOWED))
    if not flows:
        yield words("structures.flows")
