"""How certain an answer is, in words: it fits surely, it fits probably, or the asker must choose.

The asker must choose where the title is generic (“medewerker”), where it is the head of titles in many groups
(“monteur”), or where a second group is nearly as likely as the first. The bounds are calibrated on the
development sets of titles; `benchmarks.titles` prints how often the first group is right at each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from arbeid.answers.jobs.titles import Certainty, JobGroup, Match
from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS, bare, stem
from arbeid.lookup.groups import targets_from
from arbeid.lookup.heads import headed
from arbeid.lookup.index import titles
from arbeid.lookup.parameters import given
from arbeid.registry import remembered


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
    """Tell whether a title alone leads nowhere: ambiguous, generic, or the head of titles in many groups."""
    ambiguous = stem(bare(text, language), language) in _stems_of(language, "ambiguous")
    return ambiguous or is_generic(text, language) or _spread(text, language, classification)


def is_generic(text: str, language: Language) -> bool:
    """Tell whether a title is a head that leads nowhere alone.

    >>> is_generic("Managers", "nl"), is_generic("hotelmanager", "nl")
    (True, False)
    """
    return stem(bare(text, language), language) in _stems_of(language, "generic")


@remembered
def _stems_of(language: Language, names: Literal["ambiguous", "generic"]) -> frozenset[str]:
    listed = bare("\n".join(getattr(SPELLINGS.get(language), names)), language).split("\n")
    return frozenset(stem(one, language) for one in listed)


def _spread(text: str, language: Language, classification: str) -> bool:
    """Tell whether a single word is the head of titles in many groups.

    How many groups these come to is one over the sum of squares of their shares, so that a few strays do not
    count.
    """
    words = bare(text, language)
    if not words or " " in words:
        return False
    listed = titles(language)
    found: Counter[str] = Counter()
    for place in headed(listed, stem(words, language)):
        targets = targets_from(listed.classification[place], listed.code[place], classification)
        found.update(target.code for target in targets[:1])
    total = found.total()
    return (
        total >= given("spread_over")
        and total**2 / sum(count**2 for count in found.values()) >= SPELLINGS.get(language).spread
    )
