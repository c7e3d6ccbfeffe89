"""The answer to how much productivity: one calculator under the inputs of different studies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class Input(Members):
    """One input of the calculator, in words, with its unit."""

    name: str
    label: Text
    value: float
    unit: str


@dataclass(frozen=True)
class ProductivityRow(Members):
    """One study's inputs, what they come to, and what the study itself published.

    ``fitted`` says that some inputs were not published and are our choice to meet its result; ``source``
    cites it.
    """

    scenario: str
    title: Text
    sentence: Text
    inputs: tuple[Input, ...]
    level: Quantity
    a_year: Quantity
    published_level: Quantity
    published_a_year: Quantity
    fitted: bool
    claims: tuple[str, ...]
    publication: str | None
    source: str | None

    def input(self, name: str) -> float | None:
        """Read the value of one input; None where the study has no such input."""
        return next((part.value for part in self.inputs if part.name == name), None)

    @property
    def published(self) -> float | None:
        """The study's own figure in points a year; a level is spread over the study's years."""
        if self.published_a_year.value is not None:
            return self.published_a_year.value
        level, years = self.published_level.value, self.input("years")
        return None if level is None or years is None else 100 * level / years

    @property
    def in_frames(self) -> Mapping[str, str | None]:
        """The study that its row rests on, as one line."""
        return {"sources": self.source}


@dataclass(frozen=True)
class Productivity(Answer):
    """The studies from the smallest gain to the largest; ``no_range`` says why none has its own range.

    ``publications`` are the studies, each as one line.
    """

    rows: tuple[ProductivityRow, ...]
    no_range: Note
    publications: tuple[str, ...]
