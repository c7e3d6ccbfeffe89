"""All job titles of one language, under every form in which they are looked up; built when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from arbeid.data.figures import TableMissing, table
from arbeid.data.recipes import Made
from arbeid.language import LANGUAGES, Language
from arbeid.lookup.forms import bare, word_stem
from arbeid.lookup.grams import Grams
from arbeid.lookup.lists import titles_of
from arbeid.lookup.ordered import Ordered
from arbeid.lookup.vocabulary import Vocabulary
from arbeid.registry import remembered

STEMS = "title-stems"
_PLAIN = "^[a-z0-9_]+(?: [a-z0-9_]+)*$"


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
    def compact(self) -> list[str]:
        """The letters of all titles in order, each once."""
        return self.by_letters.once

    @cached_property
    def grams(self) -> Grams:
        """Pieces of letters, and the titles that have them."""
        return Grams(self.words)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The stems of single words, and where they stand."""
        return Vocabulary(self._stemmed)

    @cached_property
    def by_code(self) -> dict[tuple[str, str], list[int]]:
        """Places by the classification and code of their title."""
        places: dict[tuple[str, str], list[int]] = {}
        for place, own in enumerate(zip(self.classification, self.code, strict=True)):
            places.setdefault(own, []).append(place)
        return places

    @cached_property
    def _stemmed(self) -> pl.DataFrame:
        """Every word of every title as its stem, one row each, in order; each word is stemmed once."""
        words = pl.DataFrame({"word": self.words}).with_row_index("place")
        words = words.with_columns(pl.col("word").str.split(" ")).explode("word")
        stems = stemmed(words["word"].unique(), self.language)
        rows = words.join(stems, on="word", maintain_order="left").select("place", "stem")
        return rows.filter(pl.struct("place", "stem").rle_id().diff().fill_null(1) > 0)


@remembered
def titles(language: Language) -> Titles:
    """Load all titles of one language, under their forms.

    >>> found = titles("nl")
    >>> found.code[found.by_letters.equal("loodgieter")[0]]
    '7126'
    """
    frame = titles_of(language)
    return Titles(language=language, words=_bare(frame["title"], language), **frame.to_dict(as_series=False))


def _bare(listed: pl.Series, language: Language) -> list[str]:
    """Write titles as their bare words; most are plain words already, and need only small letters."""
    lines = pl.DataFrame({"line": listed.str.to_lowercase()})
    plain = lines.select(pl.col("line").str.contains(_PLAIN)).to_series()
    others = bare("\n".join(listed.filter(~plain)), language).split("\n")
    rest = iter(others)
    return [line if own else next(rest) for line, own in zip(lines["line"], plain, strict=True)]


def stemmed(words: pl.Series, language: Language) -> pl.DataFrame:
    """Set each word's stem beside it: as the build kept it, else by the rules of the language."""
    kept = _kept(language)
    new = words.filter(~words.is_in(kept["word"].implode()))
    ours = pl.DataFrame(
        {"word": new, "stem": [word_stem(word, language) for word in new]}, schema=kept.schema
    )
    return pl.concat([kept, ours])


def _kept(language: Language) -> pl.DataFrame:
    """Load the stems that the build kept, or none while the first build is still to come."""
    try:
        return table(STEMS).frame.filter(language=language).select("word", "stem")
    except TableMissing:
        return pl.DataFrame(schema={"word": pl.String, "stem": pl.String})


def stems(made: Made) -> pl.DataFrame:
    """Stem every word of every title by the rules of its language, for the build: language, word, stem."""
    return pl.concat(_stemmed_words(language) for language in LANGUAGES)


def _stemmed_words(language: Language) -> pl.DataFrame:
    words = {
        word
        for line in _bare(titles_of(language, shipped=True)["title"], language)
        for word in line.split(" ")
    }
    stems = [(language, word, word_stem(word, language)) for word in sorted(words)]
    return pl.DataFrame(stems, schema=dict.fromkeys(("language", "word", "stem"), pl.String), orient="row")
