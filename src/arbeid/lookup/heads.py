"""Titles whose head, the word that says what somebody is, is the one asked: “monteur” of “automonteur”.

In a language of compounds (Dutch) the head is the end of one. Such a word alone names no occupation where
its titles are spread over many: then the likeliest are those in which many people work and many of whose
titles have this head (Bayes: titles for how often people of an occupation call themselves so, employment for
how many they are).
"""

from __future__ import annotations

from collections import defaultdict

from arbeid.lookup.forms import SPELLINGS
from arbeid.lookup.index import Titles
from arbeid.lookup.parameters import given

Occupation = tuple[str, str]


def headed(listed: Titles, stem: str) -> list[int]:
    """Find the places of the titles with this head, or with a compound as head that ends so, in order."""
    if SPELLINGS.get(listed.language).compounds and len(stem) >= given("end"):
        return listed.last_stem.str.ends_with(stem).arg_true().to_list()
    return (listed.last_stem == stem).arg_true().to_list()


def by_head(listed: Titles, stem: str) -> dict[Occupation, tuple[float, int]]:
    """Measure each occupation's share (0 to 1) of the people with this head, with a place that has it."""
    found: defaultdict[Occupation, list[int]] = defaultdict(list)
    for place in headed(listed, stem):
        found[listed.classification[place], listed.code[place]].append(place)
    people = {}
    for own, places in found.items():
        calling = len(places) / listed.counted[own]
        people[own] = calling * max(listed.jobs[places[0]] or 0.0, given("fewest_people"))
    totals: defaultdict[str, float] = defaultdict(float)
    for own, count in people.items():
        totals[own[0]] += count
    shortest = {own: min(places, key=lambda at: (len(listed.words[at]), at)) for own, places in found.items()}
    return {own: (count / totals[own[0]], shortest[own]) for own, count in people.items()}
