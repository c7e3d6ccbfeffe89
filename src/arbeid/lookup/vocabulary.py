"""Which titles share words, or parts of compound words, with what was asked, and how much of each.

Words are compared by their stems. A word counts in full where it stands whole or as the head (the end) of a
compound: “chauffeur” in “vrachtwagenchauffeur”. As the first part of a compound it counts for less, since
“bank” says little about a “bankwerker”. Rare words count for more than common ones: each weighs the
logarithm of how many titles there are for one that has it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.uint32]

FIRST_PART = 0.6
_LEAST_PART = 4
_MOST_WORDS = 8
_LEAST_WEIGHT = 0.1


class Vocabulary:
    """The words of a list of titles: a frame of place (from 0) and stem, a row for every word in order."""

    def __init__(self, stemmed: pl.DataFrame, compounds: bool = False) -> None:
        self._compounds = compounds
        letters = np.bincount(stemmed["place"], stemmed["stem"].str.len_chars())
        self.lengths: Floats = letters.clip(1)
        self.size = len(letters)
        by_stem = stemmed.group_by("stem").agg("place").sort("stem")
        self._stems = by_stem["stem"]
        self._words: list[str] = self._stems.to_list()
        ends = by_stem["place"].list.len().cum_sum().to_list()
        self._spans: dict[str, tuple[int, int]] = dict(zip(self._words, pairwise([0, *ends]), strict=True))
        self._places: Places = by_stem["place"].explode().to_numpy()

    def shared(self, stems: Sequence[str]) -> Floats:
        """Measure for every title how well its words agree with these, 0 to 1.

        It is the harmonic mean of the share of what was asked that the title has (by the weight of words)
        and the share of the title that was asked for (by letters).
        """
        asked, covered = np.zeros(self.size), np.zeros(self.size)
        total = 0.0
        parts = [part for word in stems for part in self._parts(word)]
        for word in list(dict.fromkeys(parts))[:_MOST_WORDS]:
            here, letters = self._agreement(word)
            # A word in nearly every title would weigh nothing, and a title asked for by it alone find none.
            weight = max(math.log(self.size / (1 + np.count_nonzero(here))), _LEAST_WEIGHT)
            total += weight
            asked += weight * here
            covered += letters
        asked, covered = asked / max(total, _LEAST_WEIGHT), (covered / self.lengths).clip(max=1)
        both = asked + covered
        result: Floats = np.divide(2 * asked * covered, both, out=np.zeros(self.size), where=both > 0)
        return result

    def times(self, stem: str) -> int:
        """Count how many titles have a word with this stem."""
        first, past = self._spans.get(stem, (0, 0))
        return past - first

    def nearest(self, word: str, least: float) -> tuple[str, float]:
        """Find the nearest known word for one that is not known, if near enough, else the word itself."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if word in self._spans or self._parts(word) != [word]:
            return word, 1.0
        found = process.extractOne(word, self._words, scorer=OSA.normalized_similarity, score_cutoff=least)
        return (found[0], found[1]) if found else (word, 1.0)

    def _parts(self, word: str) -> list[str]:
        """Split an unknown compound in two known words, the longest head first: “wiskundeleraar”.

        Failing that, in the start of a compound and the end of one: “laadpalen” of “laadpalenmonteur” and a
        head, for a topic stands in compounds alone and with letters between.
        """
        if word in self._spans:
            return [word]
        cuts = range(_LEAST_PART, len(word) - _LEAST_PART + 1)
        for at in cuts:
            if word[:at] in self._spans and word[at:] in self._spans:
                return [word[:at], word[at:]]
        for at in reversed(cuts) if self._compounds else ():
            if (
                word[at:] in self._spans
                and len(word[:at]) > _LEAST_PART
                and self._stems.str.starts_with(word[:at]).any()
            ):
                return [word[:at], word[at:]]
        return [word]

    def _agreement(self, word: str) -> tuple[Floats, Floats]:
        """Measure by title the share of this word that it has, and the letters of the title in that."""
        here, letters = np.zeros(self.size), np.zeros(self.size)
        for known, share in self._akin(word):
            first, last = self._spans[known]
            places = self._places[first:last]
            here[places] = np.maximum(here[places], share)
            letters[places] = np.maximum(letters[places], min(len(word), len(known)))
        return here, letters

    def _akin(self, word: str) -> Iterator[tuple[str, float]]:
        """Find the known words that are this one, end or start with it, or are an end or start of it."""
        if word in self._spans:
            yield word, 1.0
        if len(word) < _LEAST_PART:
            return
        for longer, share in (
            (self._stems.str.ends_with(word), 1.0),
            (self._stems.str.starts_with(word), FIRST_PART),
        ):
            yield from ((known, share) for known in self._stems.filter(longer) if known != word)
        for length in range(_LEAST_PART, len(word)):
            if word[-length:] in self._spans:
                yield word[-length:], length / len(word)
            if word[:length] in self._spans:
                yield word[:length], FIRST_PART * length / len(word)
