"""Titles whose head, the word that says what somebody is, is the one asked: “monteur” of “automonteur”.

In a language of compounds (Dutch) the head is the end of one. Such a word alone names no occupation where
its titles are spread over many: then the likeliest are those in which many people work and many of whose
titles have this head (Bayes: titles for how often people of an occupation call themselves so, employment for
how many they are).
"""

from __future__ import annotations

from collections import defaultdict

import polars as pl

from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS
from arbeid.lookup.index import Titles, stemmed, titles
from arbeid.lookup.ordered import Ordered
from arbeid.lookup.parameters import given
from arbeid.registry import remembered

Occupation = tuple[str, str]


class Heads:
    """The stems of the last words of all titles of one language, and the titles that have each."""

    def __init__(self, listed: Titles) -> None:
        last = pl.DataFrame({"word": [words.rsplit(" ", 1)[-1] for words in listed.words]}).with_row_index(
            "place"
        )
        rows = last.join(stemmed(last["word"].unique(), listed.language), on="word", maintain_order="left")
        by_stem = rows.group_by("stem").agg("place").sort("stem")
        self._places: dict[str, list[int]] = dict(by_stem.rows())
        self._known = by_stem["stem"].to_list()
        self._ends = Ordered(by_stem["stem"].str.reverse())
        self._compounds = SPELLINGS.get(listed.language).compounds

    def places(self, stem: str) -> list[int]:
        """List the titles with this head, or with a compound as head that ends so, in order."""
        if not self._compounds or len(stem) < given("end"):
            return list(self._places.get(stem, ()))
        ending = [self._known[at] for at in self._ends.starting(stem[::-1])]
        return sorted(place for one in ending for place in self._places[one])


@remembered
def heads(language: Language) -> Heads:
    """Sort the titles of one language by head; once, when first needed."""
    return Heads(titles(language))


def by_head(listed: Titles, stem: str) -> dict[Occupation, tuple[float, int]]:
    """Measure each occupation's share (0 to 1) of the people with this head, with a place that has it."""
    found: defaultdict[Occupation, list[int]] = defaultdict(list)
    for place in heads(listed.language).places(stem):
        found[listed.classification[place], listed.code[place]].append(place)
    people = {}
    for own, places in found.items():
        calling = len(places) / len(listed.by_code[own])
        people[own] = calling * max(listed.jobs[places[0]] or 0.0, given("fewest_people"))
    totals: defaultdict[str, float] = defaultdict(float)
    for own, count in people.items():
        totals[own[0]] += count
    shortest = {own: min(places, key=lambda at: (len(listed.words[at]), at)) for own, places in found.items()}
    return {own: (count / totals[own[0]], shortest[own]) for own, count in people.items()}
