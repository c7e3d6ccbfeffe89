"""Titles that a text may become which is still being typed."""

from __future__ import annotations

from arbeid.language import Language
from arbeid.lookup.forms import bare, letters
from arbeid.lookup.index import titles

_LEAST, _LONGEST = 3, 60


def titles_begun(text: str, language: Language, most: int = 4) -> tuple[str, ...]:
    """Name the titles that start so, the firmest and commonest first; none for a letter or two.

    >>> titles_begun("loodg", "nl", 1)
    ('loodgieter',)
    >>> titles_begun("qw", "nl")
    ()
    """
    asked, listed = letters(bare(" ".join(text[:_LONGEST].split()), language)), titles(language)
    places = listed.by_letters.starting(asked) if len(asked) >= _LEAST else []
    by_weight = sorted(places, key=lambda at: (-listed.weight[at], -(listed.jobs[at] or 0), listed.words[at]))
    # Of one occupation one title is enough to choose by.
    firmest = {(listed.classification[at], listed.code[at]): at for at in reversed(by_weight)}
    chosen = [at for at in by_weight if firmest[listed.classification[at], listed.code[at]] == at]
    return tuple(dict.fromkeys(listed.title[at] for at in chosen))[:most]
