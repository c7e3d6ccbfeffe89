"""What of a typed text is the title: without how it is told, experience, praise and what follows."""

from __future__ import annotations

import re
from itertools import groupby

from arbeid.language import Language
from arbeid.lookup.certainty import says_little
from arbeid.lookup.forms import SPELLINGS, bare, letters, word_stem
from arbeid.lookup.index import Titles
from arbeid.registry import remembered

_LONGEST = 200


def asked_words(text: str, listed: Titles) -> str:
    """Write the bare words; where no title is the whole, without those that say nothing of the trade.

    >>> from arbeid.lookup.index import titles
    >>> asked_words("I drive a bus", titles("en")), asked_words("Senior plumber", titles("en"))
    ('bus driver', 'plumber')
    """
    words = bare(" ".join(text[:_LONGEST].split()), listed.language)
    if _whole(listed, words):
        return words
    words = _told(words, listed.language)
    if _whole(listed, words):
        return words
    aside = SPELLINGS.get(listed.language).set_aside
    kept = [word for word in words.split(" ") if word not in aside] or words.split(" ")
    # “verkoper/verkoopster” is one title in two forms.
    return " ".join(
        next(forms) for _, forms in groupby(kept, key=lambda word: word_stem(word, listed.language))
    )


def title_itself(asked: str, listed: Titles) -> str | None:
    """Write the words before the first small one, where these are a title that leads somewhere by itself.

    >>> from arbeid.lookup.index import titles
    >>> title_itself("bus driver at arriva", titles("en"))
    'bus driver'
    """
    words, small = asked.split(" "), SPELLINGS.get(listed.language).parted
    ends = [at for at, word in enumerate(words) if at and word in small]
    if not ends:
        return None
    own = " ".join(words[: ends[0]])
    leads = _whole(listed, own) and not says_little(own, listed.language, "isco-08")
    return own if leads else None


def without_praise(asked: str, listed: Titles) -> str | None:
    """Write what the praise is of, where the text ends in a word of praise: “seo” of “seo guru”.

    >>> from arbeid.lookup.index import titles
    >>> without_praise("wordpress guru", titles("en"))
    'wordpress'
    """
    spelling, words = SPELLINGS.get(listed.language), asked.split(" ")
    if len(words) > 1 and words[-1] in spelling.praise:
        return " ".join(words[:-1])
    if not spelling.compounds:
        return None
    ends = (word for word in spelling.praise if words[-1].endswith(word))
    of = words[-1].removesuffix(max(ends, key=len, default=words[-1]))
    return " ".join([*words[:-1], of]) if of else None


def _whole(listed: Titles, words: str) -> bool:
    return bool(listed.with_letters(letters(words)))


def _told(words: str, language: Language) -> str:
    """Write the title that a sentence tells of, or the words as they are."""
    for pattern, becomes in _sentences(language):
        found = pattern.match(words)
        if found:
            return found.expand(becomes)
    return words


@remembered
def _sentences(language: Language) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(one.pattern), one.becomes) for one in SPELLINGS.get(language).told]
