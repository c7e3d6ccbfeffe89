"""Job titles with the occupation that each stands for; names only, no descriptions."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.classifications import labels
from arbeid.data.recipes import Made

# Which of two equal titles of one code stays: a group's own name, then a preferred label.
_STANDING = {"group": 0, "preferred": 1, "direct": 2, "reported": 3, "alternative": 4}


def dutch(made: Made) -> pl.DataFrame:
    """List the Dutch labels of ESCO and the names that CBS gives unit groups, by ISCO-08 unit group."""
    esco = made.source("esco-occupations-nl").with_columns(alternative=pl.col("altLabels").str.split("\n"))
    groups = made.source("cbs-brc-2014").filter(
        ~pl.col("ISCO2008unitgrouplabel").str.contains(r"z\.n\.d\.|^Onbekend$")
    )
    return _each_once(
        [
            _titles(groups, "ISCO2008unitgroup", "ISCO2008unitgrouplabel", "group", "cbs-brc-2014"),
            _titles(esco, "iscoGroup", "preferredLabel", "preferred", "esco-occupations-nl"),
            _titles(
                esco.explode("alternative"), "iscoGroup", "alternative", "alternative", "esco-occupations-nl"
            ),
        ]
    )


def register(made: Made) -> pl.DataFrame:
    """List the current titles in the register of UWV by Dutch occupation group, found by its name."""
    named = labels("brc-2014").select("code", name=pl.col("nl").str.to_lowercase())
    current = (
        made.only_source()
        .filter(STATUS_UWV="A")
        .with_columns(name=pl.col("BEROEPNAAM_BRC").str.to_lowercase())
    )
    rows = current.with_columns(pl.col("name").str.strip_chars()).join(named, on="name")
    return _each_once([_titles(rows, "code", "BEROEPNAAM_UWV", "preferred", "uwv-register")])


def english(made: Made) -> pl.DataFrame:
    """List the English preferred labels of ESCO, as far as Nesta's crosswalk has them, by unit group."""
    return _each_once(
        [_titles(made.only_source(), "isco_code", "esco_occupation", "preferred", "esco-occupations-en")]
    )


def onet(made: Made) -> pl.DataFrame:
    """List the titles of O*NET and those that match a SOC occupation directly, by O*NET-SOC 2019 occupation.

    ``lists`` counts the lists of titles in which O*NET found an alternate title for that occupation. A title
    that people reported comes before one that is only listed, and one that SOC matches directly before both.
    """
    occupations = made.source("onet-occupations")
    own = _titles(occupations, "O*NET-SOC Code", "Title", "preferred", "onet-occupations")
    alternates = _alternates(made.source("onet-alternate-titles"))
    reported, none = _reported(made.source("onet-reported-titles")), pl.lit(None, pl.Float64)
    direct = _direct(made.source("bls-soc-titles"), occupations)
    return _each_once([one.with_columns(lists=none) for one in (own, direct, reported)] + [alternates])


def _reported(frame: pl.DataFrame) -> pl.DataFrame:
    """Give long and short forms as titles of their own: “CEO (Chief Executive Officer)” is two."""
    title = pl.col("Reported Job Title")
    forms = pl.concat(
        [
            frame.with_columns(form=title.str.replace(r"\s*\([^()]*\)", "")),
            frame.with_columns(form=title.str.extract(r"\(([^()]*)\)")).drop_nulls("form"),
        ]
    )
    return _titles(forms, "O*NET-SOC Code", "form", "reported", "onet-reported-titles")


def _direct(frame: pl.DataFrame, occupations: pl.DataFrame) -> pl.DataFrame:
    """List the titles of SOC under the O*NET occupation of the same code, where there is one."""
    code, title, *_ = (
        name for name in frame.columns if name in ("2018 SOC Code", "2018 SOC Direct Match Title")
    )
    rows = frame.drop_nulls([code, title]).with_columns(onet=pl.col(code).str.strip_chars() + ".00")
    rows = rows.filter(pl.col("onet").is_in(occupations["O*NET-SOC Code"].implode()))
    return _titles(rows, "onet", title, "direct", "bls-soc-titles")


def _titles(frame: pl.DataFrame, code: str, title: str, kind: str, source: str) -> pl.DataFrame:
    tidy = pl.col(title).str.replace_all(r"\s+", " ").str.strip_chars(" ;")
    return frame.select(
        code=pl.col(code).str.strip_chars(), title=tidy, kind=pl.lit(kind), source=pl.lit(source)
    )


def _alternates(frame: pl.DataFrame) -> pl.DataFrame:
    """Give long and short forms as titles of their own: “Registered Nurse (RN)” is two."""
    long, short = pl.col("Alternate Title"), pl.col("Short Title")
    frame = frame.with_columns(
        long=pl.when(short.is_null()).then(long).otherwise(long.str.replace(r"\s*\([^()]*\)$", "")),
        lists=pl.col("Source(s)").str.split(",").list.len().cast(pl.Float64),
    )
    return pl.concat(
        _titles(frame, "O*NET-SOC Code", title, "alternative", "onet-alternate-titles").with_columns(
            frame["lists"]
        )
        for title in ("long", "Short Title")
    )


def _each_once(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """Keep one row per code and title, whatever its capitals: that of highest standing and most lists."""
    rows = pl.concat(frames).filter(pl.col("title").str.len_chars() > 0)
    lists = [pl.col("lists")] if "lists" in rows.columns else []
    ordered = rows.sort(
        pl.col("kind").replace_strict(_STANDING), *(-column for column in lists), "title", "source"
    )
    letters = ordered.with_columns(letters=pl.col("title").str.to_lowercase())
    return letters.unique(["code", "letters"], keep="first", maintain_order=True).select(rows.columns)
