"""A measure: one published way of scoring what AI can do in an occupation, and where its scores are."""

from __future__ import annotations

from typing import Literal

import polars as pl
from pydantic import model_validator

from arbeid.data.binding import Binding
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry
from arbeid.table import Origin

Concept = Literal[
    "exposure", "automation-risk", "observed-use", "observed-mode", "complementarity", "outlook"
]
# The others rank occupations by something else than how far AI reaches into them.
_OF_AI = ("exposure", "automation-risk", "observed-use")


class Scores(Binding):
    """Scores on one classification; ``column`` names them in a table or file, ``year`` picks one year."""

    classification: str
    column: str = "score"
    year: int | None = None


# A score farther from nought is a slip, and sums over scores like that would be infinite.
_FARTHEST = 1e15


class ClassRule(Frozen):
    """How a measure sorts its own codes into classes: a rule's name and the columns it reads."""

    rule: Literal["ilo-2023", "ilo-2025"]
    mean: str
    spread: str


class TaskScores(Frozen):
    """How the single tasks of a measure's occupations are read, from tables that may be shared.

    ``labels`` (people said which tasks: column), ``scores`` (a score a task: column) or ``activities`` (use
    by work activity, with the weight of each in an occupation in a second table).
    """

    reading: Literal["labels", "scores", "activities"]
    tables: tuple[str, ...]
    column: str = ""

    @model_validator(mode="after")
    def _has_what_it_reads(self) -> TaskScores:
        wanted = 2 if self.reading == "activities" else 1
        if len(self.tables) != wanted:
            raise ValueError(f"tasks read as {self.reading} have {wanted} of tables")
        if wanted == 1 and not self.column:
            raise ValueError(f"tasks read as {self.reading} need a column")
        return self


class Measure(Entry):
    """One measure of AI at work, read from its catalogue file.

    ``concept`` says what is measured: how far AI could reach (exposure, automation risk) or does reach
    (observed use) into an occupation; or how that use is split (observed mode), what keeps work with
    people (complementarity), or how its number of jobs changes for whatever reason (outlook). ``unit``
    says what a score is: a share of tasks or work, a probability, a percent change, or an index without
    natural zero. ``low`` and ``high`` bound the scores. The first of ``scores`` is on the measure's own
    codes; where those may not ship, averages over groups follow. ``compared`` says whether it speaks for
    its study when studies are compared. Measures of one ``voice`` rest on the same judgements, so that they
    count as one study; one ``beside`` the others orders occupations the other way, and is shown but not
    counted with them. ``tasks`` are the single tasks behind its first scores, where those may be shared.
    """

    label: Text
    sentence: Text
    concept: Concept
    unit: Literal["share", "probability", "percent-change", "index"]
    low: float | None = None
    high: float | None = None
    scorer: Text
    year: int
    scores: tuple[Scores, ...]
    classes: ClassRule | None = None
    compared: bool = True
    voice: str = ""
    beside: bool = False
    tasks: TaskScores | None = None

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest score that it may give."""
        low, high = (0.0, 1.0) if self._is_share else (-_FARTHEST, _FARTHEST)
        return (low if self.low is None else self.low, high if self.high is None else self.high)

    @property
    def _is_share(self) -> bool:
        return self.unit in ("share", "probability")

    def read(self, scores: Scores) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        """Give one set of its scores as it came (code, the set's column, and more), and its origins.

        Errors: a file that is damaged; a code that the classification does not have.
        """
        extra = (self.classes.mean, self.classes.spread) if self.classes else ()
        named = dict.fromkeys((scores.column, *extra))
        columns = [Numbers(name, share=self._is_share, needed=name == scores.column) for name in named]
        return scores.numbers(
            self.id, self.folder, [*columns, Numbers("year", small=True)], Codes(scores.classification)
        )

    @property
    def ranks(self) -> bool:
        """Whether it ranks occupations by the reach of AI into them."""
        return self.concept in _OF_AI

    @property
    def speaks(self) -> bool:
        """Whether it ranks occupations by the reach of AI, for its study."""
        return self.compared and self.ranks

    @property
    def speaks_for(self) -> str:
        """The voice that it speaks with: of the measures that rest on the same judgements, or its own."""
        return self.voice or self.id

    @property
    def is_share_of_work(self) -> bool:
        """Whether a score is a share of an occupation's work that AI could reach."""
        return self.concept == "exposure" and self.unit == "share"


# The measure that verbs take unless another is asked for is the first that an error offers.
MEASURES = Registry("measure", "measures", Measure, first=("eloundou-beta-human",))
