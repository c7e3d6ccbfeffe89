"""Which headings are numbered: “8.1 Banen” is, “2024 in cijfers” and “10.000 banen” are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from arbeid.guide.readings.number_words import vocabulary

_CANDIDATE = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,3}){0,7}\.?)[ \t]+(?=\S)")
_COUNT = re.compile(r"\.(?:\d{3}|0\d)(?!\d)")
"""What only a count has behind a point: thousands, or a nought."""


class _Candidate(NamedTuple):
    level: int
    label: str

    @property
    def is_plain(self) -> bool:
        """Tell whether it is a whole number and no more, which may as well be a count."""
        return "." not in self.label


class _Context(NamedTuple):
    """What the other headings say: whether single numbers have a point, which single numbers there are at
    which level, and how deep the numbers go that begin with one.
    """

    pointed: bool
    plain: frozenset[tuple[int, int]]
    divided: Mapping[int, int]


def labels(headings: Sequence[tuple[int, str]]) -> list[str | None]:
    """Read the number of each heading (level and content) as it is written; None for one without.

    A whole number without a point (“3 Werk”) is a number only where other headings go on from it.

    >>> labels([(1, "1. Werk"), (2, "2024 in cijfers"), (2, "1.1 Meer"), (2, "3 redenen")])
    ['1.', None, '1.1', None]
    >>> labels([(1, "8 Werk"), (2, "8.1 Banen")])
    ['8', '8.1']
    """
    found = [_candidate(level, content) for level, content in headings]
    context = _context([candidate for candidate in found if candidate])
    return [
        candidate.label if candidate and (not candidate.is_plain or _fits(candidate, context)) else None
        for candidate in found
    ]


def _candidate(level: int, content: str) -> _Candidate | None:
    found = _CANDIDATE.match(content)
    if found is None or _COUNT.search(found["label"]):
        return None
    word = re.match(r"[^\W\d_]*", content[found.end() :])
    if word and word[0] in vocabulary("counted"):
        return None
    return _Candidate(level, found["label"])


def _context(found: Sequence[_Candidate]) -> _Context:
    divided: dict[int, int] = {}
    for candidate in found:
        first, point, rest = candidate.label.partition(".")
        if point and rest:
            divided[int(first)] = max(candidate.level, divided.get(int(first), 0))
    return _Context(
        pointed=any(re.fullmatch(r"\d+\.", candidate.label) for candidate in found),
        plain=frozenset((candidate.level, int(candidate.label)) for candidate in found if candidate.is_plain),
        divided=divided,
    )


def _fits(candidate: _Candidate, context: _Context) -> bool:
    number = int(candidate.label)
    # Where numbers end in a point (“1.”), a number without one counts something: “3 redenen”.
    if context.pointed:
        return False
    beside = {(candidate.level, number - 1), (candidate.level, number + 1)}
    return context.divided.get(number, 0) > candidate.level or bool(beside & context.plain)
