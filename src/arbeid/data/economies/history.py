"""An economy's people at work by year, on the classification that its yearly source keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from arbeid.data.codes.classifications import labels
from arbeid.data.codes.crosswalk import find_path, spread
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.entry import ECONOMIES, Yearly
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers
from arbeid.errors import NotInData, unknown_name
from arbeid.table import Origin

_COLUMNS = (Numbers("jobs", low=0, needed=True, filled=True), Numbers("error", low=0, share=True))


@dataclass(frozen=True)
class History:
    """People at work by year: ``frame`` has code, year, jobs, flags (b: break in series, u: unreliable).

    Where the source publishes its errors there is an ``error`` (a share) too.

    A group that the source leaves out in a year has no row, never zero.
    """

    classification: str
    frame: pl.DataFrame = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The years that were counted in another way than the year before, for any group.

        A group that is missing from the year of a break has no flag there, and broke all the same.
        """
        broken = self.frame.filter(pl.col("flags").str.contains("b"))["year"]
        return tuple(broken.unique().sort().to_list())


def history(economy: Economy, *, whole: bool = False) -> History:
    """Load the yearly numbers of an economy.

    ``whole`` asks for years in which everybody was counted by the same codes. Errors: an economy that has
    none.

    >>> from arbeid.data.economies.economy import economy
    >>> found = history(economy("nl"))
    >>> found.classification, found.frame["year"].min(), found.frame["year"].max()
    ('isco-08-2', 2011, 2025)
    """
    entry = economy.entry.history
    if entry is None or (whole and entry.changing):
        having = [one.id for one in ECONOMIES.all() if (one.has_whole_years if whole else one.history)]
        raise NotInData("history_none", economy=economy.id, economies=", ".join(having))
    frame, origins = _years(economy, entry)
    return History(entry.classification, frame.sort("code", "year"), origins)


def _years(economy: Economy, entry: Yearly) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    codes = {"code": Codes(entry.classification)}
    frame, origins = entry.rows(
        economy.id, economy.entry.folder, _COLUMNS, codes, more=("flags",), part="years"
    )
    flags = pl.col("flags").fill_null("") if "flags" in frame.columns else pl.lit("").alias("flags")
    return frame.with_columns(flags), origins


def part_of(economy: Economy, code: str) -> pl.DataFrame:
    """Say of which groups of its history a group of the economy is part: code, share, nl, en.

    ``share`` is the part of the group's unit groups that lies in each, the largest first; how its people
    are divided over them is not known. Errors: an unknown code; an economy without a history.

    >>> from arbeid.data.economies.economy import economy
    >>> part_of(economy("nl"), "0811")["code"].to_list()
    ['25']
    """
    coarser = history(economy).classification
    if code not in economy.groups["code"]:
        raise unknown_name("code", code, economy.groups["code"])
    path = find_path(economy.classification, coarser)
    parts, _ = spread(pl.DataFrame({"code": [code], "share": [1.0]}), path)
    named = parts.join(labels(coarser), on="code", how="left")
    return named.sort("share", "code", descending=[True, False]).select("code", "share", "nl", "en")
