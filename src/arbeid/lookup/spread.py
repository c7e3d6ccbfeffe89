"""Whether the titles that are made of one title stand in many groups, so that it names none by itself.

Such titles have it as their head (“automonteur” of “monteur”), or begin with it and go on to say which
(“servicemonteur liften” of “servicemonteur”). Not so a title by which a group is itself called: slagers are
butchers, however many trades end in the same letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from arbeid.data.codes.classifications import residual_codes
from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS, bare, stem
from arbeid.lookup.groups import targets_from
from arbeid.lookup.heads import headed
from arbeid.lookup.index import Titles, titles
from arbeid.lookup.parameters import given


def is_spread(text: str, language: Language, classification: str) -> bool:
    """Tell whether a title stands for many groups of a classification, none of which is called so.

    >>> [is_spread(one, "nl", "brc-2014") for one in ("monteur", "servicemonteur", "slager")]
    [True, True, False]
    """
    words, listed = bare(text, language), titles(language)
    if not words:
        return False
    least = SPELLINGS.get(language).spread
    ways = (_headed(listed, words), given("spread_over")), (_going_on(listed, words), given("going_on"))
    return any(
        len(places) >= fewest and _groups(listed, places, classification) >= least for places, fewest in ways
    ) and not _calls_a_group(listed, words)


def _headed(listed: Titles, words: str) -> list[int]:
    """Find the titles with a single word as their head."""
    return [] if " " in words else headed(listed, stem(words, listed.language))


def _going_on(listed: Titles, words: str) -> list[int]:
    """Find the titles that begin with these words and go on to say which."""
    if not SPELLINGS.get(listed.language).compounds:
        # Without compounds what is made of a title stands before it, and what follows makes another of it:
        # a “carpenter foreman”.
        return []
    return listed.words.str.starts_with(f"{words} ").arg_true().to_list()


def _groups(listed: Titles, places: Iterable[int], classification: str) -> float:
    """Count groups as one over the sum of squares of their shares, so that a few strays do not count."""
    found: Counter[str] = Counter()
    for place in places:
        targets = targets_from(listed.classification[place], listed.code[place], classification)
        found.update(target.code for target in targets[:1])
    squares = sum(count**2 for count in found.values())
    return found.total() ** 2 / squares if squares else 0.0


def _calls_a_group(listed: Titles, words: str) -> bool:
    """Tell whether a classification calls a group so, and not one of whoever fits nowhere else."""
    names = {one.source for one in SPELLINGS.get(listed.language).lists if one.table is None}
    return any(
        listed.source[at] in names and listed.code[at] not in residual_codes(listed.classification[at])
        for at in listed.with_stem(stem(words, listed.language))
    )
