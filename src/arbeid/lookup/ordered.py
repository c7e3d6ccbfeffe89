"""Texts in order of the alphabet, to be found whole or by how they start."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import polars as pl

_LAST = "\U0010ffff"


class Ordered:
    """The places (from 0) of texts, found by the text; equal texts keep the order of their places.

    >>> texts = Ordered(pl.Series(["kok", "kapper", "kok", "koks"]))
    >>> texts.equal("kok"), texts.starting("kok"), texts.once
    ([0, 2], [0, 2, 3], ['kapper', 'kok', 'koks'])
    """

    def __init__(self, texts: pl.Series) -> None:
        rows = pl.DataFrame({"text": texts}).with_row_index("place").sort("text", "place")
        self._texts: list[str] = rows["text"].to_list()
        self._places: list[int] = rows["place"].to_list()

    @property
    def once(self) -> list[str]:
        """All texts in order, each once."""
        return list(dict.fromkeys(self._texts))

    def equal(self, text: str) -> list[int]:
        """Find the places of exactly this text."""
        return self._places[bisect_left(self._texts, text) : bisect_right(self._texts, text)]

    def starting(self, start: str) -> list[int]:
        """Find the places of texts that start so, in order of the texts."""
        return self._places[bisect_left(self._texts, start) : bisect_left(self._texts, start + _LAST)]
