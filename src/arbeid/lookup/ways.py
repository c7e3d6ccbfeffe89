"""The ways in which a title is found, each with how close it comes (0 to 1), by its place in the list.

Thresholds and factors are in `arbeid.lookup.parameters`, with what they rest on.
"""

from __future__ import annotations

import numpy as np

from arbeid.answers.jobs.titles import How
from arbeid.language import Language
from arbeid.lookup.forms import as_personal, letters, stem, stems
from arbeid.lookup.index import Titles
from arbeid.lookup.parameters import given

Close = dict[int, float]

_LEAST_TYPED = 2
_MOST_SHARED = 200
_MOST_CLOSE = 40
_OVER = 3


def find_forms(listed: Titles, asked: str) -> list[int]:
    """Find the titles that are another form of the same word or words, letters apart."""
    alike = listed.with_stem(stem(asked, listed.language))
    own = letters(asked)
    return [
        place
        for place in alike
        if letters(listed.words[place]) != own and _forms(asked, listed.words[place], listed.language)
    ]


def _forms(one: str, other: str, language: Language) -> bool:
    """Tell whether two words of one stem look enough alike: “paars” is no form of “parer”."""
    from rapidfuzz import fuzz

    shortest = min(len(letters(one)), len(letters(other)))
    if shortest < _OVER or not as_personal(one, other, language):
        return False
    return fuzz.ratio(letters(one), letters(other)) >= 100 * given("least_form")


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
    # Stable, so that of equals the list that comes first goes first.
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
    close = {place: score for _, score, place in found}
    mended = [listed.vocabulary.nearest(word, least) for word in _words(listed, asked)]
    slips = min((score for _, score in mended), default=1.0)
    if slips < 1:
        parts = _part(listed, [word for word, _ in mended])
        close |= {place: max(slips * score, close.get(place, 0)) for place, score in parts.items()}
    return close
