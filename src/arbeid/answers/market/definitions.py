"""The answer to how many people are touched under each definition of “touched by AI”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Saying, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sayings import Known
from arbeid.language import Text

Kind = Literal["definition", "claim"]
Basis = Literal["scores", "stored", "averages"]
Level = Literal["occupation", "group"]
LEVELS: tuple[Level, ...] = ("occupation", "group")


@dataclass(frozen=True)
class Cousin(Members):
    """A published figure that stands beside ours: another population or year, the same kind of rule."""

    claim: str
    shown: Text
    where: Text
    publisher: Known
    year: int
    low: float | None
    high: float | None


@dataclass(frozen=True)
class DefinitionRow(Members):
    """What one definition comes to on an economy, with its published cousins.

    ``share`` is the point, among the people with a score (``covered``), with its range: people without a
    score counted as not touched and as touched and, where occupations are spread over groups, weights that
    err as such weights do. ``bounds`` hold whatever those weights. ``people`` counts those with a score who
    are touched. ``level`` is where the rule was applied; ``basis`` is scores, stored (a recomputation kept
    because its scores may not ship) or averages.
    """

    id: str
    kind: Kind
    label: Sentence
    sentence: Text
    share: Quantity
    bounds: Quantity
    people: Quantity
    covered: Quantity
    level: str
    basis: Basis
    measures: tuple[str, ...]
    cousins: tuple[Cousin, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, kw_only=True)
class LeftOut(Members):
    """A definition that this economy's data cannot answer, and why, with the mend."""

    id: str
    label: Sentence
    why: Saying


@dataclass(frozen=True)
class Definitions(Answer, chiefly="rows", compared="low"):
    """An economy under every definition, the widest first.

    ``low`` and ``high`` are the shares of the narrowest and the widest of the definitions in ``over``: those
    that have a published cousin, or all where none has one. ``level`` says whether rules on occupations were
    put to these, as their studies do, or to whole groups. ``notes`` say which rows do not add up, and why.
    """

    economy: str
    level: Level
    over: tuple[str, ...]
    rows: tuple[DefinitionRow, ...]
    low: Quantity
    high: Quantity
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]
    sources: tuple[SourceLine, ...]

    @property
    def compared(self) -> tuple[DefinitionRow, ...]:
        """The definitions that the range runs over, the widest first."""
        return tuple(row for row in self.rows if row.id in self.over)

    @property
    def variants(self) -> tuple[DefinitionRow, ...]:
        """The other definitions, the widest first."""
        return tuple(row for row in self.rows if row.id not in self.over)
