"""A change as a sentence holds it: with its sign, also where it is a rise."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.note import Saying
from arbeid.wording import Words


@dataclass(frozen=True)
class SignedPercent(Saying):
    """A change (a fraction) as a percentage with its sign.

    >>> from arbeid.wording import words_of
    >>> SignedPercent(-0.408, 1).said(words_of("nl"))
    '−40,8%'
    """

    value: float
    digits: int = 0

    def said(self, words: Words) -> str:
        """Write it with a true minus or a plus."""
        return f"{words.signed(100 * self.value, self.digits)}%"


@dataclass(frozen=True)
class SignedNumber(Saying):
    """A number that may be negative, with a true minus and no plus.

    >>> from arbeid.wording import words_of
    >>> SignedNumber(-0.25, 2).said(words_of("nl")), SignedNumber(0.25, 2).said(words_of("en"))
    ('−0,25', '0.25')
    """

    value: float
    digits: int = 0

    def said(self, words: Words) -> str:
        """Write it with a true minus."""
        return words.number(self.value, self.digits)
