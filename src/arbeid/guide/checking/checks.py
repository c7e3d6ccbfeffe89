"""The facts that checking rests on: levels and limits, known slips, verbs that shift a headline's meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from arbeid.frozen import Frozen
from arbeid.registry import Entry, Registry

Level = Literal["error", "warning", "note"]
STANDARD = "standard"


class Checks(Entry):
    """Which findings stop a course repository (error, warning) and which are only mentioned (note)."""

    longest_minutes: int
    least_contrast: float
    error: tuple[str, ...]
    warning: tuple[str, ...]
    note: tuple[str, ...]

    def level(self, key: str) -> Level:
        """Choose the level of a finding; one that no list names is a warning."""
        return "error" if key in self.error else "note" if key in self.note else "warning"


class Term(Frozen):
    """A spelling that is probably wrong (or, as a ``hint``, unusual); ``exact`` heeds capitals."""

    wrong: str
    right: str
    exact: bool = False
    hint: bool = False


class Spelling(Entry):
    """Known slips in one language, or in any where none is named."""

    language: str | None = None
    terms: tuple[Term, ...]


class Shift(Frozen):
    """Verbs by which a headline says more than “exposed”."""

    says: Literal["changed", "replaced"]
    words: tuple[str, ...]


class Headlines(Entry):
    """How headlines of one language turn exposed jobs into changed or replaced ones."""

    language: str
    shifts: tuple[Shift, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match one of the verbs as a whole word."""
        return whole_words([word for shift in self.shifts for word in shift.words])


CHECKS = Registry("checks", "checks", Checks)
SPELLING = Registry("spelling", "spelling", Spelling)
HEADLINES = Registry("headlines", "headlines", Headlines)


def spellings(language: str | None) -> Iterator[Term]:
    """List the known slips of a language and of all; without a language, those of every one."""
    for entry in SPELLING.all():
        if None in (language, entry.language) or entry.language == language:
            yield from entry.terms


def without_slips(text: str, language: str) -> str:
    """Put right what is surely a slip, as where a title stands in an answer of ours.

    >>> without_slips("Een nieuwe kijk op toegevoerde waarde", "nl")
    'Een nieuwe kijk op toegevoegde waarde'
    """
    for term in spellings(language):
        if not term.hint:
            text = whole_words([term.wrong], term.exact).sub(term.right, text)
    return text


def whole_words(words: Sequence[str], exact: bool = False) -> re.Pattern[str]:
    """Compile a pattern for any of these words, standing alone."""
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", 0 if exact else re.IGNORECASE)
