"""The answer to what drives a scenario: assumptions by their share of the spread, and choices beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.drivers import DrivenLine, DriverLine
from arbeid.answers.ensemble import TogetherLine
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.structures import StructureLine
from arbeid.answers.what_if import EachLine
from arbeid.language import Text


@dataclass(frozen=True, kw_only=True)
class ChoiceLine(Members):
    """The scenario as it stands under one measure, and where 90% of draws lie: a choice, and no draw."""

    measure: str
    label: Text
    handed_over: Quantity
    net: Quantity


@dataclass(frozen=True, kw_only=True)
class ReadingEnds(Members):
    """How many people are touched under the narrowest and the widest definition: a choice, and no draw."""

    low: Quantity
    high: Quantity
    low_label: Text | None
    high_label: Text | None


@dataclass(frozen=True, kw_only=True)
class SensitivityFacts(Answer, chiefly="drivers", compared="net"):
    """What drives each headline, most telling first; each assumption by itself; and choices beside them.

    ``net`` is the balance of jobs as the scenario stands. ``points`` were used of those asked; each took
    (assumptions + 2) runs. ``each`` moves one assumption between the ends of its law, from the one that
    moves net jobs most on. ``sentences`` say it in words. ``flows`` says that points were followed through
    the labour market. ``structures`` has the same draws under each structural choice, side by side.
    """

    scenario: str
    title: Text
    sentence: Text
    economy: str
    economy_title: Text
    years: int
    measure: str
    measure_label: Text
    net: Quantity
    points: int
    asked: int
    seed: int
    flows: bool
    sentences: tuple[Note, ...]
    together: tuple[TogetherLine, ...]
    drivers: tuple[DriverLine, ...]
    driven: tuple[DrivenLine, ...]
    each: tuple[EachLine, ...]
    measures: tuple[ChoiceLine, ...]
    structures: tuple[StructureLine, ...]
    readings: ReadingEnds | None
    sources: tuple[SourceLine, ...]
    version: str

    @property
    def in_frames(self) -> Mapping[str, str | int | Text]:
        """The columns that tell its rows from those of another scenario."""
        return {"as_run": self.title, "years": self.years}
