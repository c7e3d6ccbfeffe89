"""Crosswalks between two classifications that are files of the catalogue, such as a reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import polars as pl
from pydantic import model_validator

from arbeid.data.binding import MaybeBound
from arbeid.data.own_files.codes import Codes
from arbeid.registry import Entry, Registry, remembered
from arbeid.table import Origin


class Crosswalk(Entry, MaybeBound):
    """Which codes of one classification (source) are which of another (target), in a file or in the entry.

    A crosswalk that is not to be taken ``both_ways`` leads from source to target only. A file has the columns
    source and target, a row for each pair; ``values`` list the targets of each source.
    """

    keys: ClassVar[tuple[str, ...]] = ("source", "target")

    source: str
    target: str
    both_ways: bool = True
    values: Mapping[str, tuple[str, ...]] | None = None

    @model_validator(mode="after")
    def _is_own(self) -> Crosswalk:
        if not self.is_own:
            raise ValueError("give file or values: a table of the package is a crosswalk by its bridge")
        return self


CROSSWALKS = Registry("crosswalk", "crosswalks", Crosswalk)


@remembered
def own_links(name: str) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Read the links (source, target) of a crosswalk, and where they come from.

    Errors: a code that its classification does not have, a pair that stands twice.
    """
    entry = CROSSWALKS.get(name)
    codes = {"source": Codes(entry.source), "target": Codes(entry.target)}
    return entry.rows(name, entry.folder, codes=codes)
