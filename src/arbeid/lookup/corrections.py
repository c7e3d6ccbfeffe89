"""Titles that a list puts at a wrong occupation, and where they belong, each with its reason."""

from __future__ import annotations

import polars as pl

from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.lookup.forms import TitleList
from arbeid.registry import Entry, Registry

_NONE = ""


class Correction(Frozen):
    """Titles of one code of a list that belong to another code of its classification, or to none, and why."""

    titles: tuple[str, ...]
    wrong: str
    right: str | None = None
    reason: Text


class TitleCorrections(Entry):
    """The corrections to one table of titles, by its id."""

    corrections: tuple[Correction, ...]


CORRECTIONS = Registry("table", "title_corrections", TitleCorrections)


def corrected(frame: pl.DataFrame, one: TitleList) -> pl.DataFrame:
    """Move titles of a list that stand at a wrong code to the right one; those there already stay once."""
    if one.table is None or one.table not in CORRECTIONS.names():
        return frame
    rows = [
        (title.lower(), each.wrong, each.right or _NONE)
        for each in CORRECTIONS.get(one.table).corrections
        for title in each.titles
    ]
    moves = pl.DataFrame(rows, schema=dict.fromkeys(("letters", "code", "right"), pl.String), orient="row")
    moved = frame.with_columns(letters=pl.col("title").str.to_lowercase()).join(
        moves, on=["letters", "code"], how="left", maintain_order="left"
    )
    moved = moved.with_columns(code=pl.coalesce("right", "code")).filter(pl.col("code") != _NONE)
    return moved.unique(["code", "letters"], keep="first", maintain_order=True).select(frame.columns)
