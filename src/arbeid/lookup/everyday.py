"""Everyday titles that lead to one group of a classification, for a list to look through.

Everyday are our own commonest names, and the short ones among the occupations' own names in the lists: of
one word where a language writes compounds as one, else of two.

A title stands here where all codes that the lists give it lead chiefly to one group, and where it is no head
that leads nowhere alone: those are asked back. To look each of hundreds up as if it were typed takes seconds;
a test looks some up.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from arbeid.language import Language
from arbeid.lookup.certainty import says_little
from arbeid.lookup.forms import SPELLINGS, bare, letters
from arbeid.lookup.groups import targets_from
from arbeid.lookup.lists import OURS, STANDING, titles_of
from arbeid.registry import remembered

# Less than this of a code's people in its first group, and the title may well mean another.
_CHIEFLY = 0.9
_SHORT = 24


@remembered
def everyday_titles(classification: str, language: Language) -> tuple[tuple[str, str], ...]:
    """List the everyday titles of a language with the group that each leads to, by title.

    >>> dict(everyday_titles("brc-2014", "nl"))["loodgieter"]
    '0734'
    >>> "docent" in dict(everyday_titles("brc-2014", "nl"))
    False
    """
    listed = titles_of(language, shipped=True)
    names = listed.filter(_is_everyday(language))["title"].unique().sort().to_list()
    spelt = dict(zip(names, _letters(names, language), strict=True))
    every = listed.with_columns(bare=pl.Series(_letters(listed["title"], language)))
    codes: dict[str, list[tuple[str, str]]] = {}
    for title, source, code in every.select("bare", "classification", "code").iter_rows():
        codes.setdefault(title, []).append((source, code))
    found = ((title, _group(codes[key], classification)) for title, key in spelt.items())
    return tuple(
        (title, group)
        for title, group in found
        if group is not None and not says_little(title, language, classification)
    )


def _is_everyday(language: Language) -> pl.Expr:
    """Choose our own names, and short own names of occupations; those of groups stand by themselves."""
    spelling = SPELLINGS.get(language)
    title, words = pl.col("title"), 1 if spelling.compounds else 2
    own = (pl.col("weight") >= STANDING) & (pl.col("source") == f"esco-occupations-{language}")
    short = (title.str.count_matches(" ") < words) & (title.str.len_chars() <= _SHORT)
    listed = {
        *spelling.everyday.values(),
        *(names for one in spelling.everyday_elsewhere.values() for names in one.values()),
    }
    # The long list of our own names is for what is typed; a page of thousands of names would find nobody.
    ours = (pl.col("source") == OURS) & title.is_in([name for names in listed for name in names])
    return ours | (own & short)


def _letters(titles: Iterable[str], language: Language) -> list[str]:
    """Write titles so that two spellings of one are equal."""
    return [letters(one) for one in bare("\n".join(titles), language).split("\n")]


def _group(codes: list[tuple[str, str]], classification: str) -> str | None:
    """Give the one group that codes lead to chiefly, or none where they lead to several."""
    groups = set()
    for source, code in codes:
        first, *others = targets_from(source, code, classification) or (None,)
        if first is None or (others and first.weight < _CHIEFLY):
            return None
        groups.add(first.code)
    return groups.pop() if len(groups) == 1 else None
