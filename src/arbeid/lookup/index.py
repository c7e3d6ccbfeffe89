"""All job titles of one language, under every form in which they are looked up; built when first needed.

One question asks for a handful of titles out of tens of thousands. To read a column through once in polars
takes a fraction of a millisecond; to sort it, or to make plain lists of it, takes longer than all else that
a question needs. So columns stay columns, and what is sorted is sorted only for the ways that need it: what
comes near, or is still being typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from arbeid.data.figures import TableMissing, table
from arbeid.data.recipes import Made
from arbeid.language import LANGUAGES, Language
from arbeid.lookup.forms import SPELLINGS, bare, word_stem
from arbeid.lookup.forms import stem as whole_stem
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
    title: pl.Series
    classification: pl.Series
    code: pl.Series
    source: pl.Series
    weight: pl.Series
    jobs: pl.Series
    words: pl.Series

    def with_letters(self, letters: str) -> list[int]:
        """Find the places of the titles with exactly these letters."""
        return _places(self._letters == letters)

    def with_stem(self, stem: str) -> list[int]:
        """Find the places of the titles whose words have these stems, put together."""
        # Only the first word of every title has its stem looked up: the few whose stem this one starts with
        # are read whole.
        begins = self._first_stem.to_frame().select(pl.lit(stem).str.starts_with(pl.col("stem")))
        begun = _places(begins.to_series())
        return [place for place in begun if whole_stem(self.words[place], self.language) == stem]

    @cached_property
    def last_stem(self) -> pl.Series:
        """The stem of the last word of each title."""
        place = self._stemmed["place"]
        return self._stemmed["stem"].filter(place.ne_missing(place.shift(-1)))

    @cached_property
    def _first_stem(self) -> pl.Series:
        return self._stemmed["stem"].filter(self._begins)

    @cached_property
    def _begins(self) -> pl.Series:
        """Whether a row of the stems is that of the first word of its title."""
        place = self._stemmed["place"]
        return place.ne_missing(place.shift(1))

    @cached_property
    def _letters(self) -> pl.Series:
        return self.words.str.replace_all(" ", "", literal=True)

    @cached_property
    def by_letters(self) -> Ordered:
        """Places by the letters of their title."""
        return Ordered(self._letters)

    @cached_property
    def stems(self) -> list[str]:
        """The stem of each title: those of its words, written as one."""
        # Written out as one text and cut between titles: a join of its own for each takes five times as long.
        between = pl.when(self._begins).then(pl.lit("\n")).otherwise(pl.lit(""))
        every: str = self._stemmed.select(pl.concat_str(between, "stem").str.join("")).item()
        return every.split("\n")[1:]

    @cached_property
    def compact(self) -> list[str]:
        """The letters of all titles in order, each once."""
        return self.by_letters.once

    @cached_property
    def grams(self) -> Grams:
        """Pieces of letters, and the titles that have them."""
        return Grams(self.words.to_list())

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The stems of single words, and where they stand."""
        return Vocabulary(self._stemmed, SPELLINGS.get(self.language).compounds)

    @cached_property
    def counted(self) -> dict[tuple[str, str], int]:
        """The number of titles by the classification and code that they stand at."""
        codes = pl.DataFrame([self.classification, self.code])
        rows = codes.group_by("classification", "code").len().iter_rows()
        return {(classification, code): number for classification, code, number in rows}

    @cached_property
    def _stemmed(self) -> pl.DataFrame:
        """Every word of every title as its stem, one row each, in order; each word is stemmed once."""
        words = self.words.alias("word").to_frame().with_row_index("place")
        words = words.with_columns(pl.col("word").str.split(" ")).explode("word")
        rows = words.select("place", stem=stemmed(words["word"], self.language))
        # A stem repeated at once stands once, as in `stems`, which the words that are asked go through.
        new = (pl.col(name).ne_missing(pl.col(name).shift(1)) for name in ("place", "stem"))
        return rows.filter(pl.any_horizontal(*new))


@remembered
def titles(language: Language) -> Titles:
    """Load all titles of one language, under their forms.

    >>> found = titles("nl")
    >>> found.code[found.with_letters("loodgieter")[0]]
    '7126'
    """
    frame = titles_of(language)
    return Titles(language=language, words=_bare(frame["title"], language), **frame.to_dict())


def _bare(listed: pl.Series, language: Language) -> pl.Series:
    """Write titles as their bare words; most are plain words already, and need only small letters."""
    lines = listed.str.to_lowercase()
    others = (~lines.str.contains(_PLAIN)).arg_true()
    rest = bare("\n".join(listed[others]), language).split("\n")
    return lines.scatter(others, rest) if len(others) else lines


def _places(holds: pl.Series) -> list[int]:
    return holds.arg_true().to_list()


def stemmed(words: pl.Series, language: Language) -> pl.Series:
    """Set each word's stem in its place: as the build kept it, else by the rules of the language."""
    rows = words.alias("word").to_frame().join(_kept(language), on="word", how="left", maintain_order="left")
    new = rows.filter(pl.col("stem").is_null())["word"].unique()
    if new.is_empty():
        return rows["stem"]
    ours = {word: word_stem(word, language) for word in new}
    return rows.select(pl.col("stem").fill_null(pl.col("word").replace(ours)))["stem"]


def _kept(language: Language) -> pl.DataFrame:
    """Load the stems that the build kept, or none while the first build is still to come."""
    try:
        kept = table(STEMS).frame.filter(language=language)
    except TableMissing:
        return pl.DataFrame(schema={"word": pl.String, "stem": pl.String})
    left = pl.col("word").str.head(pl.col("word").str.len_chars() - pl.col("cut").cast(pl.Int64))
    return kept.select("word", stem=left + pl.col("ending").fill_null(""))


def stems(made: Made) -> pl.DataFrame:
    """Stem every word of every title by the rules of its language, for the build.

    Kept is how many letters go and what comes instead, if anything: whole stems take a third more room.
    """
    return pl.concat(_stemmed_words(language) for language in LANGUAGES)


def _stemmed_words(language: Language) -> pl.DataFrame:
    words = {
        word
        for line in _bare(titles_of(language, shipped=True)["title"], language)
        for word in line.split(" ")
    }
    rows = [(language, word, *_becomes(word, word_stem(word, language))) for word in sorted(words)]
    schema = {"language": pl.String, "word": pl.String, "cut": pl.Float64, "ending": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _becomes(word: str, stem: str) -> tuple[float, str | None]:
    """Tell how many letters of a word its stem leaves out at the end, and what it has there instead."""
    pairs = enumerate(zip(word, stem, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(word), len(stem)))
    return float(len(word) - same), stem[same:] or None
