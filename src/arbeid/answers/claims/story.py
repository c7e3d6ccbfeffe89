"""The answer to a story: two headlines that clash, told for a page and for a class."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.claims.card import Status
from arbeid.answers.claims.walk import Why
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Saying, Sentence
from arbeid.answers.plain import kept_as
from arbeid.answers.quantity import Badge, Quantity, SourceLine
from arbeid.answers.shown import Shown
from arbeid.language import Text
from arbeid.wording import Words

Mark = Literal["published", "ours", "given"]
_SIGNS = ("^", "×", "−", "÷", "+")


@dataclass(frozen=True)
class ShownNumber(Saying):
    """A number of a story with the digits that it is told with."""

    value: float
    unit: str
    digits: int

    def said(self, words: Words) -> str:
        """Write it in words of its unit.

        >>> from arbeid.wording import words_of
        >>> ShownNumber(0.474, "share", 1).said(words_of("nl"))
        '47,4%'
        """
        if self.unit == "correlation":
            return words.signed(self.value, self.digits)
        if self.unit in ("share", "change"):
            return words.percent(self.value, self.digits)
        if self.unit == "points":
            return words.points(100 * self.value, self.digits)
        if self.unit == "points_a_year":
            return f"{words.number(self.value, self.digits)} {words('unit.points_a_year')}"
        if self.unit in ("jobs", "people"):
            return f"{words.number(self.value / 1e6, self.digits)} {words('unit.million')}"
        return words.number(self.value, self.digits)


@dataclass(frozen=True)
class Told(Saying):
    """A text of a story with the numbers that stand in it by name."""

    text: Text
    numbers: tuple[tuple[str, ShownNumber], ...] = ()

    def said(self, words: Words) -> str:
        """Fill the numbers in."""
        return words(self.text).format(**{name: number.said(words) for name, number in self.numbers})


@dataclass(frozen=True)
class Computed(Saying):
    """A sum as it is written: numbers and signs behind each other."""

    parts: tuple[str | Saying, ...]

    def said(self, words: Words) -> str:
        """Write it out, with a negative number between brackets where a sign stands before it."""
        told = ""
        for part in self.parts:
            number = part if isinstance(part, str) else part.said(words)
            negative = number is not part and number.startswith("−")
            told += f"({number})" if negative and told.rstrip().endswith(_SIGNS) else number
        return told


@dataclass(frozen=True)
class StoryLine(Members):
    """A story in a list: its headlines, its minutes, the switches that it is about."""

    id: str
    title: Told
    headlines: tuple[Told, Told]
    minutes: int
    tags: tuple[str, ...]
    chapter: tuple[str, ...]


@dataclass(frozen=True)
class StoryFigure(Members):
    """One number of a story as shown in its texts, and how it can be checked."""

    name: str
    shown: ShownNumber
    quantity: Quantity
    how: Note
    source: str


@dataclass(frozen=True)
class StoryClaim(Members):
    """A claim that takes part, in short; ``arbeid claim`` has the whole card."""

    id: str
    statement: Text
    shown: Text
    who: Note
    status: Status
    verdict: Note


@dataclass(frozen=True)
class ChartValue(Members):
    """One value in a chart: its number, as shown, whether it was published, is ours or was made up."""

    quantity: Quantity
    shown: ShownNumber
    mark: Mark
    source: Sentence


@dataclass(frozen=True)
class ChartLine(Members):
    """One line of a chart: what it is of, its value, and a second one to compare it with."""

    label: Text
    value: ChartValue
    to: ChartValue | None = None


@dataclass(frozen=True)
class StoryChart(Shown):
    """A story's chart as facts: ``walk`` draws its steps, ``numbers`` its lines on one axis."""

    kind: Literal["walk", "numbers"]
    id: str
    title: Told
    subtitle: Text
    unit: str
    badge: Badge
    lines: tuple[ChartLine, ...]
    pair: tuple[Text, Text] | None
    walk: Why | None
    ends: tuple[str, str]
    sources: tuple[SourceLine, ...]
    publications: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StoryPage(Answer):
    """A story with its numbers filled in.

    ``picture`` is the facts of its one chart, drawn by ``story_figure``. ``walk`` goes from the first number
    to the second; where there is none, ``no_walk`` says why. ``unshown`` says which step cannot be shown
    here; ``command`` checks the answer of the exercise, whose number is the figure ``answer_figure``.
    ``publications`` are where its claims were published, each as one line.
    """

    id: str
    title: Told
    headlines: tuple[Told, Told]
    basic: Told
    deeper: Told
    unshown: Told | None
    picture: StoryChart = field(metadata=kept_as("chart"))
    walk: Why | None
    no_walk: Sentence | None
    claims: tuple[StoryClaim, ...]
    figures: tuple[StoryFigure, ...]
    exercise: Told
    answer: Told
    answer_figure: str
    command: str | None
    minutes: int
    tags: tuple[str, ...]
    chapter: tuple[str, ...]
    publications: tuple[str, ...] = ()
