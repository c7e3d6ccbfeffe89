"""Structural choices beside the controls: sentences, and a table for each choice."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.structures import ShippedStructures
from arbeid.uncertainty.strata import MOST, MOST_FOLLOWED
from arbeid.views.run.structures import StructureTable, structure_sentences, structure_tables
from arbeid.wording import Words


@dataclass(frozen=True)
class StructuresBeside:
    """The first sentence as the summary, the others, tables, and what holds of all of them."""

    first: str
    others: tuple[str, ...]
    tables: tuple[StructureTable, ...]
    notes: tuple[str, ...]


def structures_beside(found: ShippedStructures | None, words: Words) -> StructuresBeside | None:
    """Word the structural choices of a scenario; nothing where none ship."""
    if found is None:
        return None
    sentences = tuple(structure_sentences(found.lines, words))
    if not sentences:
        return None
    draws, followed = words.number(MOST), words.number(MOST_FOLLOWED)
    notes = [words("structures.apart", draws=draws, followed=followed)]
    if found.changed:
        notes.append(words("web_what-if.drivers_before"))
    tables = tuple(structure_tables(found.lines, words))
    return StructuresBeside(sentences[0], sentences[1:], tables, tuple(notes))
