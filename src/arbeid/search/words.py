"""From a text to the words by which it is found, the same for what is asked and for what is listed.

A word loses capitals, accents, doubled letters and the endings that tell number or form, in either language;
a number loses its separators, so that “0,66%” and “0.66 per cent” come to the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from arbeid.registry import remembered
from arbeid.search.endings import endings

_LONGEST = 400
# A letter with a hyphen is no word of its own: C-AIOE, S-curve.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\b[^\W\d_]-[^\W\d_]+|[^\W\d_]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# What is left of a word keeps at least this many letters, or it is no longer that word.
_LEAST_LEFT = 4
_LEAST_SHORT = 3


def words_in(text: str) -> list[str]:
    """Split the first 400 letters of a text into the words by which it is found.

    >>> words_in("Banen, 0,66% of 10.000 jobs")
    ['ban', '0.66', 'of', '10000', 'job']
    """
    return list(_words(text[:_LONGEST]))


def all_words_in(text: str) -> list[str]:
    """Split a whole text of our own into the words by which it is found."""
    return list(_words(text))


def _words(text: str) -> Iterator[str]:
    found = _WORD.findall(folded(text))
    # A letter by itself says nothing beside words.
    alone = all(len(word) == 1 for word in found)
    for word in found:
        if word[0].isdigit():
            yield number(word)
        elif alone or len(word) > 1:
            yield stem(word)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Write a text without capitals, accents, apostrophes and the points of initials.

    >>> folded("Côte d’Ivoire"), folded("U.S. jobs")
    ('cote divoire', 'us jobs')
    """
    letters = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(one for one in letters if not unicodedata.combining(one) and one not in "'’")
    return _INITIALS.sub(lambda letters: letters[0].replace(".", ""), bare)


def number(written: str) -> str:
    """Write a number the one way, whichever language wrote it.

    >>> number("0,66"), number("10.000"), number("2.30")
    ('0.66', '10000', '2.3')
    """
    if _GROUPED.fullmatch(written) and not written.startswith("0"):
        return re.sub("[.,]", "", written)
    whole = written.replace(",", ".")
    return whole.rstrip("0").rstrip(".") if whole.count(".") == 1 else whole


@remembered(maxsize=65536)
def stem(word: str) -> str:
    """Take the ending off a folded word, and write doubled letters once.

    >>> stem("banen"), stem("baan"), stem("exposed"), stem("jobs")
    ('ban', 'ban', 'expos', 'job')
    """
    for ending in endings():
        least = _LEAST_SHORT if len(ending) < 3 else _LEAST_LEFT
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    return _once(word)


def last_typed(text: str) -> str:
    """Write the last word of a text that is still typed as it stands: its end may be no ending yet.

    >>> last_typed("Veel banen"), last_typed("0,6"), last_typed("")
    ('banen', '0.6', '')
    """
    found = _WORD.findall(folded(text[:_LONGEST]))
    if not found:
        return ""
    return number(found[-1]) if found[-1][0].isdigit() else _once(found[-1])


def _once(word: str) -> str:
    return _DOUBLED.sub(r"\1", word) if len(word) >= _LEAST_LEFT else word
