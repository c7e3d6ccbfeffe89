"""The answer to how many people are touched under each definition of “touched by AI”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.note import Saying, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sayings import Known
from arbeid.language import Text

Kind = Literal["definition", "claim"]
Basis = Literal["scores", "stored", "averages"]


@dataclass(frozen=True)
class Cousin:
    """A published figure that stands beside ours: another population or year, the same kind of rule."""

    claim: str
    shown: Text
    where: Text
    publisher: Known
    year: int
    low: float | None
    high: float | None


@dataclass(frozen=True)
class DefinitionRow:
    """What one definition comes to on an economy, with its published cousins.

    ``basis`` is scores, stored (a recomputation kept because its scores may not ship) or averages.
    ``share.high`` counts the people without a score as touched.
    """

    id: str
    kind: Kind
    label: Sentence
    sentence: Text
    share: Quantity
    people: Quantity
    covered: Quantity
    basis: Basis
    measures: tuple[str, ...]
    cousins: tuple[Cousin, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class LeftOut:
    """A definition that this economy's data cannot answer, and why, with the mend."""

    id: str
    label: Sentence
    why: Saying


@dataclass(frozen=True)
class Definitions(Answer):
    """An economy under every definition, the widest first.

    ``low`` and ``high`` run over the definitions that have a published cousin.
    """

    economy: str
    rows: tuple[DefinitionRow, ...]
    low: Quantity
    high: Quantity
    left_out: tuple[LeftOut, ...]
    sources: tuple[SourceLine, ...]

    @property
    def compared(self) -> tuple[DefinitionRow, ...]:
        """The definitions that have a published cousin, or all where none has one."""
        return tuple(row for row in self.rows if row.cousins) or self.rows
