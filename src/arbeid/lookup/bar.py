"""When what was asked comes near enough to a title to name groups at all: a bar on closeness of letters.

A text passes where its head is one that several titles have (“laadpaalmonteur”), or where some listed title
is nearly it. Words that name no job, whatever they look like, are listed by language.
"""

from __future__ import annotations

from typing import Literal

from arbeid.language import LANGUAGES, Language
from arbeid.lookup.forms import SPELLINGS, bare, letters, word_stem
from arbeid.lookup.heads import headed
from arbeid.lookup.index import Titles
from arbeid.lookup.parameters import given
from arbeid.registry import remembered


def names_no_job(words: str, language: Language) -> bool:
    """Tell whether bare words name no job: most are known to name none, or one is somebody's first name.

    >>> names_no_job("geen", "nl"), names_no_job("jan bakker", "nl"), names_no_job("kok", "nl")
    (True, True, False)
    """
    none, each = _listed(language, "no_titles"), words.split(" ")
    silent = [word for word in each if word in none or word.isdigit()]
    # A name is a name in either language.
    names = (_listed(one, "first_names") for one in LANGUAGES)
    named = len(each) > 1 and any(not first.isdisjoint(each) for first in names)
    sentence = len(each) >= given("sentence") and 2 * len(silent) > len(each)
    return words in none or named or sentence or len(silent) == len(each)


@remembered
def _listed(language: Language, names: Literal["no_titles", "first_names"]) -> frozenset[str]:
    return frozenset(bare("\n".join(getattr(SPELLINGS.get(language), names)), language).split("\n"))


def has_known_head(listed: Titles, words: str) -> bool:
    """Tell whether a word, or the end of a compound, is the head of titles and says what somebody is."""
    own = words.split(" ")
    heads = own if SPELLINGS.get(listed.language).compounds else _may_be_heads(listed, own)
    tails = [tail for word in heads for tail in _tails(word, listed.language)]
    return any(_says_what_somebody_is(listed, tail) for tail in tails)


def _may_be_heads(listed: Titles, words: list[str]) -> list[str]:
    """Choose the last word, and those that end titles more often than not: of “rubber duck” only “duck”.

    Where a language writes no compounds, what comes before says of what: “a police station” is no police.
    """
    before = [word for word in words[:-1] if _ends_titles(listed, word)]
    return [*before, words[-1]]


def _ends_titles(listed: Titles, word: str) -> bool:
    own = word_stem(word, listed.language)
    return 2 * len(headed(listed, own)) > listed.vocabulary.times(own)


def _tails(word: str, language: Language) -> list[str]:
    """List the word, and its ends that may be the head of a compound where the language has those."""
    spelling = SPELLINGS.get(language)
    if not spelling.compounds:
        return [word]
    endings, least = spelling.person_endings, int(given("tail"))
    tails = (word[at:] for at in range(int(given("before_tail")), len(word) - least + 1))
    ends = (tail for tail in tails if tail.endswith(endings) and (len(tail) > least or tail in endings))
    return [word, *ends]


def _says_what_somebody_is(listed: Titles, word: str) -> bool:
    """Tell whether a word is a title by itself, or the head of several and of the form of one."""
    if word in _listed(listed.language, "no_titles"):
        return False
    if listed.with_letters(word):
        return len(word) >= given("tail")
    many = len(headed(listed, word_stem(word, listed.language))) >= given("known_head")
    long = len(word) > given("short_word")
    return many and long and word.endswith(SPELLINGS.get(listed.language).person_endings)


def near_enough(listed: Titles, words: str) -> bool:
    """Tell whether some title is nearly these bare words, or has the same head."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    if has_known_head(listed, words):
        return True
    asked, least = letters(words), 100 * given("least_like")
    if len(asked) < given("near_letters"):
        # So few letters are one slip away from some title whatever they say; titles like it are still named.
        return False
    # The faster measure sifts; the one that takes two swapped letters for one slip decides.
    found = process.extract(asked, listed.compact, scorer=fuzz.ratio, score_cutoff=least, limit=5)
    return any(
        OSA.normalized_similarity(asked, one) >= given("least_slip") and _slip(asked, one, listed.language)
        for one, _, _ in found
    )


def _slip(asked: str, known: str, language: Language) -> bool:
    """Tell whether letters may be a slip of a title's: few slip at the first letter, or leave the end out.

    “Diploma” is what a diplomat begins with, “burnout” is no “turnout”, and “ramen lappen” is a deed.
    """
    deeds = SPELLINGS.get(language).deed_endings
    deed = asked.endswith(deeds) and not known.endswith(deeds)
    return asked[0] == known[0] and not known.startswith(asked) and not deed
