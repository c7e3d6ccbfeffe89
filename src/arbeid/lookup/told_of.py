"""The job titles that a sentence tells of: “Buschauffeurs leggen het werk neer” tells of bus drivers.

Only a title to the letter, or another form of one, counts here, so that a sentence on something else tells of
none. Of titles that lie in each other the longest is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.language import Language
from arbeid.lookup.bar import names_no_job
from arbeid.lookup.certainty import is_generic
from arbeid.lookup.forms import bare, letters, word_stem
from arbeid.lookup.index import Titles, titles
from arbeid.lookup.ways import find_forms
from arbeid.registry import remembered

_LONGEST_TITLE, _MOST_WORDS, _LEAST_LETTERS = 3, 40, 4


def titles_told_of(text: str, language: Language) -> Iterator[str]:
    """Find the titles that a sentence tells of, in its order.

    >>> next(titles_told_of("Why plumbers need not lose sleep over chatbots", "en"))
    'plumbers'
    >>> list(titles_told_of("recept voor appeltaart met rozijnen", "nl"))
    []
    """
    words, listed, at = bare(text, language).split(" ")[:_MOST_WORDS], titles(language), 0
    heads = [_may_be_head(word, language) for word in words]
    while at < len(words):
        ends = range(min(at + _LONGEST_TITLE, len(words)), at, -1)
        runs = ((end, " ".join(words[at:end])) for end in ends if heads[end - 1])
        end, title = next(((end, run) for end, run in runs if _is_title(listed, run)), (at + 1, ""))
        if title:
            yield title
        at = end


def _may_be_head(word: str, language: Language) -> bool:
    long = len(word) >= _LEAST_LETTERS and not names_no_job(word, language)
    return long and word_stem(word, language) in _heads(language)


@remembered
def _heads(language: Language) -> frozenset[str]:
    return frozenset(titles(language).last_stem.unique())


def _is_title(listed: Titles, run: str) -> bool:
    if is_generic(run, listed.language):
        return False
    return bool(listed.with_letters(letters(run)) or find_forms(listed, run))
