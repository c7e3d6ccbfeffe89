"""Many answers side by side: what each was asked with, its main number, and all of them in one frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.plain import plain
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.shown import Shown
from arbeid.language import language as language_named
from arbeid.language import spoken
from arbeid.wording import words_of

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class SeveralLine(Members):
    """One answer: the economy and the values that it was asked with, and the number that it comes to.

    Answers of a kind that has no one number have no ``main``.
    """

    economy: str
    name: Sentence
    given: Mapping[str, float | str]
    main: Quantity | None


@dataclass(frozen=True)
class SeveralFacts(Answer, chiefly="lines"):
    """What was asked, and a line for each answer; ``lowest`` and ``highest`` are of those with a number."""

    title: Sentence
    what: Sentence
    lines: tuple[SeveralLine, ...]
    lowest: SeveralLine | None
    highest: SeveralLine | None
    sources: tuple[SourceLine, ...]

    @property
    def uncompared(self) -> bool:
        """Whether they are of a kind that has no one number to compare."""
        return all(line.main is None for line in self.lines)


@dataclass(frozen=True, eq=False)
class Several(Shown):
    """Many answers: ``facts`` say them in short, ``answers`` are all of them in the same order.

    ``frame`` is every row of every answer, with what it was asked in front.
    """

    facts: SeveralFacts
    answers: tuple[Shown, ...] = field(repr=False)

    def _facts(self) -> SeveralFacts:
        return self.facts

    def table(self, part: str | None = None, *, language: str | None = None) -> pl.DataFrame:
        """Lay one part of every answer out as one frame. Errors: no such part; an unknown language.

        Columns: economy, each value that was given, then those of the answers.
        """
        import polars as pl

        chosen = spoken(language)
        frames = []
        for line, answer in zip(self.facts.lines, self.answers, strict=True):
            rows = answer.table(part, language=chosen)
            asked: dict[str, Any] = {"economy": line.economy, **line.given}
            # A column of the answer itself gives way to what was asked.
            given = (pl.lit(one).alias(name) for name, one in asked.items())
            frames.append(rows.select(*given, pl.exclude(*asked)))
        return pl.concat(frames, how="diagonal_relaxed")

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Give the lines as plain data, with the rows of the frame. Errors: an unknown language."""
        words = words_of(language_named(language))
        return plain(self.facts, words) | {"rows": self.table(language=language).to_dicts()}
