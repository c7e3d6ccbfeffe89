"""Which claims a text of a known language tells, by its numbers: what the checker of sentences finds."""

from __future__ import annotations

import re

from arbeid.claims.checking.clauses import clauses
from arbeid.claims.checking.matching import Match, Saying, match, told_twice, without_thresholds
from arbeid.claims.checking.named import attributed, named
from arbeid.claims.checking.reading import read
from arbeid.language import Language

_LONGEST = 400
_TAG = re.compile(r"<[^<>]*>")


def leaning(text: str, language: Language) -> dict[str, Match]:
    """Find the claims that a text tells by a number, the surest first; without a number none.

    Without a number the checker weighs every claim against every clause, and a question has no time for that.

    >>> found = leaning("Bijna de helft van de Amerikaanse banen verdwijnt door computers", "nl")
    >>> [(claim, one.bent) for claim, one in found.items()]
    [('fo-2013-us-47', ('exposed-as-replaced',))]
    >>> leaning("Banen verdwijnen", "nl")
    {}
    """
    whole = read(_TAG.sub(" ", text[:_LONGEST]), language)
    if not whole.amounts:
        return {}
    saying = Saying(named(whole.text), attributed(whole.text), told_twice(whole))
    parts = [part for part in clauses(whole) if part.amounts]
    found = without_thresholds([one for part in parts for one in match(part, saying)])
    surest: dict[str, Match] = {}
    for one in sorted(found, key=lambda one: (bool(one.bent), -one.score)):
        surest.setdefault(one.telling.figure.claim.id, one)
    return surest
