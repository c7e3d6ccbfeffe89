"""A change as a sentence holds it: with its sign, also where it is a rise."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.note import Saying
from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
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


@dataclass(frozen=True)
class SignedPercentEnds(Saying):
    """A change (a fraction) as a percentage with its sign, and the ends of its interval where it has them.

    ``named`` says that they are of 95%, for the first of several; ``digits`` are the least behind the point.

    >>> from arbeid.wording import words_of
    >>> SignedPercentEnds(Quantity(0.25, "change", "derived", -0.1, 0.6)).said(words_of("en"))
    '+25% (−10% to +60%)'
    """

    of: Quantity
    named: bool = False
    digits: int = 0

    def said(self, words: Words) -> str:
        """Write all three as finely as each other."""
        numbers = (self.of.value, self.of.low, self.of.high)
        value, low, high = told_apart(
            numbers, lambda one, finer: SignedPercent(one, finer).said(words), self.digits
        )
        if self.of.low is None or self.of.high is None:
            return value
        return words(
            f"monitor.{'named_ends' if self.named else 'bare_ends'}", value=value, low=low, high=high
        )
