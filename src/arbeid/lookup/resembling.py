"""Titles that look a little like what was asked, where nothing comes near enough to answer."""

from __future__ import annotations

from arbeid.language import LANGUAGES, Language
from arbeid.lookup.forms import bare, letters
from arbeid.lookup.index import titles
from arbeid.lookup.parameters import given

_MOST = 3
_LONGEST = 60


def resembling(text: str, language: Language | None = None) -> tuple[str, ...]:
    """Name at most three titles that start so or look a little like it: “olifant” like “olifantentemmer”.

    >>> resembling("olifant", "nl")
    ('olifantentemmer',)
    >>> resembling("qwrtzx")
    ()
    """
    from rapidfuzz import fuzz, process

    found: list[tuple[float, str]] = []
    least, like = given("named_letters"), 100 * given("resembles")
    for own in LANGUAGES if language is None else (language,):
        words = bare(" ".join(text[:_LONGEST].split()), own)
        asked, listed = letters(words), titles(own)
        if len(asked) < least:
            continue
        # A short title lies in nearly every word.
        long = [known for known in listed.compact if len(known) >= least]
        near = process.extract(asked, long, scorer=fuzz.partial_ratio, score_cutoff=like, limit=_MOST)
        for known, score, _ in near:
            found.append((-score, listed.title[listed.with_letters(known)[0]]))
    return tuple(dict.fromkeys(title for _, title in sorted(found)))[:_MOST]
