"""The ways in which a title is found, each with how close it comes (0 to 1), by its place in the list.

Thresholds and factors are in `PARAMS`, with what they rest on.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from arbeid.answers.jobs.titles import How
from arbeid.language import Text
from arbeid.lookup.forms import letters, stem, stems
from arbeid.lookup.index import Titles
from arbeid.params import Param, Params
from arbeid.registry import remembered

Close = dict[int, float]

_LEAST_TYPED = 2
_MOST_SHARED = 200
_MOST_CLOSE = 40
_OVER = 3
_REGISTER = (
    "measured on the 3,205 current titles of the Dutch register of occupations (UWV): of the first matches, "
    "75% of exact ones are in the right group, 59% of prefixes, 42% of parts"
)
_SLIPS = (
    "measured on 1,000 titles with one or two random slips, 96 and 90% of which are then among the first "
    "three, and on 300 random strings, of which 1% find something near (9% at 0.75)"
)
_SETS = "chosen on our own development sets of titles (benchmarks/sets, 184 Dutch and 165 English ones)"


def _param(name: str, default: float, nl: str, en: str, source: str) -> Param:
    badge: Literal["derived", "assumed"] = "assumed" if source == "assumption" else "derived"
    label = Text(nl=nl, en=en)
    return Param(
        name=name, label=label, default=default, unit="share", low=0, high=1, source=source, badge=badge
    )


PARAMS = Params(
    [
        _param("exact", 1.0, "zeker bij dezelfde letters", "sure of the same letters", "assumption"),
        _param("form", 0.9, "zeker bij een andere vorm", "sure of another form of the word", "assumption"),
        _param("prefix", 0.7, "zeker bij hetzelfde begin", "sure of the same start", _REGISTER),
        _param("part", 0.7, "zeker bij gedeelde woorden", "sure of shared words", _REGISTER),
        _param("near", 0.9, "zeker bij bijna dezelfde letters", "sure of nearly the same letters", _SETS),
        _param("beside", 0.25, "naast wat precies is", "beside what is exact", _SETS),
        _param("least_shared", 0.3, "minste overeenkomst in woorden", "least agreement of words", _REGISTER),
        _param("least_near", 0.77, "minste overeenkomst in letters", "least agreement of letters", _SLIPS),
        _param("least_like", 0.75, "minste gelijkenis voor een groep", "least likeness for a group", _SETS),
        _param("least_form", 0.65, "minste gelijkenis van vormen", "least likeness of two forms", _SETS),
        _param("pieces", 0.6, "gewicht van stukjes letters", "weight of pieces of letters", _SETS),
        _param("past", 0.45, "minste gelijkenis in stukjes", "least likeness in pieces", _SETS),
    ]
)


@remembered
def given(name: str) -> float:
    """Read the default of a parameter."""
    return PARAMS[name].default


def find_exact(listed: Titles, asked: str) -> dict[How, Close]:
    """Find the titles with the same letters, and those that are another form of the same word or words."""
    exact = dict.fromkeys(listed.by_letters.equal(letters(asked)), 1.0)
    alike = [place for place in listed.by_stem.equal(stem(asked, listed.language)) if place not in exact]
    return {"exact": exact, "form": {place: 1.0 for place in alike if _forms(asked, listed.words[place])}}


def _forms(one: str, other: str) -> bool:
    """Tell whether two words of one stem look enough alike: “paars” is no form of “parer”."""
    from rapidfuzz import fuzz

    shortest = min(len(letters(one)), len(letters(other)))
    return shortest >= _OVER and fuzz.ratio(letters(one), letters(other)) >= 100 * given("least_form")


def find_close(listed: Titles, asked: str) -> dict[int, tuple[How, float]]:
    """Find the titles that look most like what was asked: how, and how close (0 to 1).

    Closeness is that of words and of slips (`arbeid.lookup.vocabulary`) and that of pieces of letters
    (`arbeid.lookup.grams`), put together.
    """
    part, near = _part(listed, _words(listed, asked)), _near(listed, asked)
    both = np.zeros(len(listed.words))
    for close in (part, near):
        places = np.fromiter(close, np.int64, len(close))
        both[places] = np.maximum(both[places], np.fromiter(close.values(), np.float64, len(close)))
    like = given("pieces") * listed.grams.likeness(asked) + (1 - given("pieces")) * both
    best = np.argsort(-like, kind="stable")[:_MOST_CLOSE]
    found: dict[int, tuple[How, float]] = {}
    for place in best[like[best] > 0].tolist():
        starts = letters(listed.words[place]).startswith(letters(asked))
        how: How = "near" if near.get(place, 0) > part.get(place, 0) else "prefix" if starts else "part"
        found[place] = how, float(like[place])
    return found


def _words(listed: Titles, asked: str) -> list[str]:
    """Write the stems of the words; one letter, over and over, is no word to share."""
    words = (word for word in asked.split() if len(word) < _OVER or len(set(letters(word))) > 1)
    return stems(" ".join(words), listed.language)


def _part(listed: Titles, words: list[str]) -> Close:
    shared = listed.vocabulary.shared(words)
    places = np.flatnonzero(shared >= given("least_shared"))
    best = places[np.argsort(-shared[places], kind="stable")][:_MOST_SHARED]
    return dict(zip(best.tolist(), shared[best].tolist(), strict=True))


def _near(listed: Titles, asked: str) -> Close:
    """Compare whole titles, and words after each unknown one has become the nearest known one."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    least, whole = given("least_near"), stem(asked, listed.language)
    near = OSA.normalized_similarity
    found = process.extract(whole, listed.stems, scorer=near, score_cutoff=least, limit=None)
    close = {place: score for known, score, _ in found for place in listed.by_stem.equal(known)}
    mended = [listed.vocabulary.nearest(word, least) for word in _words(listed, asked)]
    slips = min((score for _, score in mended), default=1.0)
    if slips < 1:
        parts = _part(listed, [word for word, _ in mended])
        close |= {place: max(slips * score, close.get(place, 0)) for place, score in parts.items()}
    return close
