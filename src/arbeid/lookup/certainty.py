"""How certain an answer is, in words: it fits surely, it fits probably, or the asker must choose.

The asker must choose where the title is generic (“medewerker”), where the titles made of it stand in many
groups (“monteur”, `arbeid.lookup.spread`), or where a second group is nearly as likely as the first. The
bounds are calibrated on the development sets of titles; `benchmarks.titles` prints how often the first group
is right at each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from arbeid.answers.jobs.titles import Certainty, JobGroup, Match
from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS, bare, stem
from arbeid.lookup.parameters import given
from arbeid.lookup.spread import is_spread
from arbeid.registry import remembered

_TURNED = 2


def certainty(text: str, matches: Sequence[Match], groups: Sequence[JobGroup]) -> Certainty | None:
    """Tell how certain it is that the first group is meant, or none without a group."""
    if not groups:
        return None
    languages = dict.fromkeys(one.language for one in matches)
    if any(says_little(text, language, groups[0].classification) for language in languages):
        return "choose"
    first, second = groups[0].sure, groups[1].sure if len(groups) > 1 else 0.0
    if first >= given("sure") and second <= first * given("second_of_sure"):
        return "sure"
    return "likely" if first >= given("likely") and second <= first * given("second_of_likely") else "choose"


def says_little(text: str, language: Language, classification: str) -> bool:
    """Tell whether a title alone leads nowhere: ambiguous, generic, or of titles in many groups.

    >>> [says_little(one, "nl", "brc-2014") for one in ("zorgmedewerker", "medewerker zorg", "loodgieter")]
    [True, True, False]
    """
    listed = _is_one_of("ambiguous", text, language) or is_generic(text, language)
    return listed or is_spread(text, language, classification)


def is_generic(text: str, language: Language) -> bool:
    """Tell whether a title is a head that leads nowhere alone.

    >>> is_generic("Managers", "nl"), is_generic("hotelmanager", "nl")
    (True, False)
    """
    return _is_one_of("generic", text, language)


def _is_one_of(names: Literal["ambiguous", "generic"], text: str, language: Language) -> bool:
    """Tell whether a list has the title, or the same two words the other way round."""
    words = bare(text, language).split(" ")
    # “Medewerker zorg” is a “zorgmedewerker”, written as one word or as two.
    ways = (words, words[::-1]) if len(words) == _TURNED else (words,)
    return any(stem(" ".join(way), language) in _stems_of(language, names) for way in ways)


@remembered
def _stems_of(language: Language, names: Literal["ambiguous", "generic"]) -> frozenset[str]:
    listed = bare("\n".join(getattr(SPELLINGS.get(language), names)), language).split("\n")
    return frozenset(stem(one, language) for one in listed)
