"""All job titles of one language, under every form in which they are looked up; built when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from arbeid.data.codes.classifications import labels
from arbeid.data.figures import table
from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS, bare, word_stem
from arbeid.lookup.ordered import Ordered
from arbeid.lookup.vocabulary import Vocabulary
from arbeid.registry import remembered

OURS = "arbeid"
_STANDING = 3.0


@dataclass(frozen=True)
class Titles:
    """Columns of equal length, one place a title, and the ways in.

    ``weight`` says how firmly a title belongs to its code: 3 for the name of a group and a preferred label,
    for an alternate title the number of lists that have it. ``jobs`` are the people under that code, missing
    where unknown. ``words`` are the bare words.
    """

    language: Language
    title: list[str]
    classification: list[str]
    code: list[str]
    source: list[str]
    weight: list[float]
    jobs: list[float | None]
    words: list[str]

    @cached_property
    def by_letters(self) -> Ordered:
        """Places by the letters of their title."""
        return Ordered(pl.Series(self.words).str.replace_all(" ", "", literal=True))

    @cached_property
    def by_stem(self) -> Ordered:
        """Places by the stem of their title."""
        whole = self._stemmed.group_by("place", maintain_order=True).agg(pl.col("stem").str.join(""))
        return Ordered(whole["stem"])

    @cached_property
    def stems(self) -> list[str]:
        """All stems in order, each once."""
        return self.by_stem.once

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The stems of single words, and where they stand."""
        return Vocabulary(self._stemmed)

    @cached_property
    def _stemmed(self) -> pl.DataFrame:
        """Every word of every title as its stem, one row each, in order; each word is stemmed once."""
        words = pl.DataFrame({"word": self.words}).with_row_index("place")
        words = words.with_columns(pl.col("word").str.split(" ")).explode("word")
        known = words.select(pl.col("word").unique())
        stems = known.with_columns(stem=pl.Series([word_stem(word, self.language) for word in known["word"]]))
        rows = words.join(stems, on="word", maintain_order="left").select("place", "stem")
        return rows.filter(pl.struct("place", "stem").rle_id().diff().fill_null(1) > 0)


@remembered
def titles(language: Language) -> Titles:
    """Give all titles of one language.

    >>> found = titles("nl")
    >>> found.code[found.by_letters.equal("loodgieter")[0]]
    '7126'
    """
    frame = pl.concat(_dutch() if language == "nl" else _english())
    words = bare("\n".join(frame["title"]), language).split("\n")
    return Titles(language=language, words=words, **frame.to_dict(as_series=False))


def _dutch() -> list[pl.DataFrame]:
    people = table("nl-occupations").frame.select("code", "jobs")
    return [
        _rows(table("titles-nl").frame, "isco-08", _unit_group_jobs()),
        _rows(_group_names("isco-08", "nl", "esco-isco-groups-nl"), "isco-08", _unit_group_jobs()),
        _rows(_everyday("nl"), "isco-08", _unit_group_jobs()),
        _rows(_group_names("brc-2014", "nl", "cbs-brc-2014"), "brc-2014", people),
    ]


def _english() -> list[pl.DataFrame]:
    return [
        _rows(table("titles-en").frame, "isco-08", _unit_group_jobs()),
        _rows(_group_names("isco-08", "en", "esco-isco-groups-en"), "isco-08", _unit_group_jobs()),
        _rows(_everyday("en"), "isco-08", _unit_group_jobs()),
        _rows(table("titles-onet").frame, "onet-soc-2019", _onet_jobs()),
    ]


def _group_names(classification: str, language: Language, source: str) -> pl.DataFrame:
    names = labels(classification).select("code", title=language)
    return names.with_columns(kind=pl.lit("group"), source=pl.lit(source))


def _everyday(language: Language) -> pl.DataFrame:
    """Give our own everyday names, which the official lists lack."""
    names = SPELLINGS.get(language).everyday
    rows = [(title, code, "preferred", OURS) for code, own in names.items() for title in own]
    schema = dict.fromkeys(("title", "code", "kind", "source"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _rows(frame: pl.DataFrame, classification: str, jobs: pl.DataFrame) -> pl.DataFrame:
    standing = pl.col("kind") != "alternative"
    lists = pl.col("lists") if "lists" in frame.columns else pl.lit(1.0)
    return frame.join(jobs, on="code", how="left", maintain_order="left").select(
        "title",
        classification=pl.lit(classification),
        code="code",
        source="source",
        weight=pl.when(standing).then(_STANDING).otherwise(lists),
        jobs="jobs",
    )


def _unit_group_jobs() -> pl.DataFrame:
    """Spread the people of a Dutch occupation group evenly over its unit groups, for want of better."""
    named = labels("isco-08").select(source="code")
    bridge = table("isco-08-brc-2014").frame.join(named, on="source", how="semi")
    jobs = table("nl-occupations").frame.select(target="code", people="jobs")
    even = pl.col("people") / pl.len().over("target")
    return bridge.join(jobs, on="target").select(code="source", jobs=even)


def _onet_jobs() -> pl.DataFrame:
    """Spread the people of a SOC 2018 occupation evenly over the O*NET occupations in it."""
    codes = table("titles-onet").frame.select(pl.col("code").unique())
    coded = codes.with_columns(soc=pl.col("code").str.slice(0, 7))
    jobs = table("us-occupations").frame.select(soc="code", people="jobs")
    even = pl.col("people") / pl.len().over("soc")
    return coded.join(jobs, on="soc").select("code", jobs=even)
