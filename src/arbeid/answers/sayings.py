"""Parts of sentences that each language writes its own way, as notes hold them."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.note import Saying, Sentence
from arbeid.answers.plain import said
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.wording import Words


@dataclass(frozen=True)
class Number(Saying):
    """A number with as many digits as it carries.

    >>> from arbeid.wording import words_of
    >>> Number(0.25, 2).said(words_of("nl"))
    '0,25'
    """

    value: float
    digits: int = 0

    def said(self, words: Words) -> str:
        """Write it with the language's separators."""
        return words.number(self.value, self.digits)


@dataclass(frozen=True)
class Percent(Saying):
    """A share (0 to 1) as a percentage."""

    value: float
    digits: int = 0

    def said(self, words: Words) -> str:
        """Write it with its sign."""
        return words.percent(self.value, self.digits)


@dataclass(frozen=True)
class Jobs(Saying):
    """A modelled balance of jobs, with its sign; no finer than numbers up to ``within`` beside it.

    >>> from arbeid.wording import words_of
    >>> Jobs(-102_507.0).said(words_of("en"))
    '−103 thousand'
    """

    value: float
    within: float | None = None

    def said(self, words: Words) -> str:
        """Write it in the language."""
        return words.signed_jobs(self.value, self.within)


@dataclass(frozen=True)
class Known(Saying):
    """What a source or publication says of itself in English."""

    text: str

    def said(self, words: Words) -> str:
        """Say it in the language as far as that is known."""
        return words.known(self.text)


@dataclass(frozen=True)
class Period(Saying):
    """A period of a source: a quarter, a month, a year or years."""

    period: str

    def said(self, words: Words) -> str:
        """Write it as the language does."""
        return words.period(self.period)


@dataclass(frozen=True)
class Inside(Saying):
    """The name of a country or a group of countries as it stands inside a sentence."""

    name: Text

    def said(self, words: Words) -> str:
        """Give it the article that it has in the language."""
        return words.inside(self.name)


@dataclass(frozen=True)
class Problem(Saying):
    """What stood in the way of an answer."""

    error: ArbeidError

    def said(self, words: Words) -> str:
        """Give the sentence of the error."""
        return self.error.sentence(words.language)


@dataclass(frozen=True)
class Joined(Saying):
    """Parts behind each other; ``once`` drops what comes to the same words as a part before it.

    >>> from arbeid.wording import words_of
    >>> jobs = Text(nl="banen", en="jobs")
    >>> Joined((jobs, "47%", jobs), ", ", once=True).said(words_of("nl"))
    'banen, 47%'
    """

    parts: tuple[Sentence | str, ...]
    between: str = " "
    once: bool = False

    def said(self, words: Words) -> str:
        """Word the parts and join them."""
        told = [part if isinstance(part, str) else said(part, words) for part in self.parts]
        return self.between.join(dict.fromkeys(told) if self.once else told)
