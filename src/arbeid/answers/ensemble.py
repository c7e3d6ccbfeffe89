"""The answer to an ensemble: where each headline lies over the draws, under each measure by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Badge, Quantity, SourceLine
from arbeid.answers.spread import HeadlineLine, Spread
from arbeid.answers.structures import StructureLine
from arbeid.language import Text


@dataclass(frozen=True, kw_only=True)
class OccupationLine(Members):
    """Where the net change in jobs of one occupation lies under a measure, wages fixed.

    Quantiles are read off whole counts, each to within ``within`` jobs.
    """

    code: str
    name: Text
    under: str
    jobs: Quantity
    net: Spread
    within: Quantity


@dataclass(frozen=True, kw_only=True)
class FailedLine(Members):
    """A draw whose assumptions do not go together: its number, why, and what it was."""

    draw: int
    under: str
    reason: Text
    values: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Stratum(Members):
    """One measure. Measures stand side by side and are never pooled: a choice of one is no draw.

    A measure that is ``mapped`` by rank has the total of another. ``failed`` counts the draws that failed.
    """

    measure: str
    label: Text
    mapped: bool
    failed: int


@dataclass(frozen=True, kw_only=True)
class DrawnLine(Members):
    """One assumption that was drawn: its law, and the numbers of it.

    ``dimension`` is the one of the sequence that is its own for good.
    """

    name: str
    label: Text
    law: str
    values: tuple[float, ...]
    unit: str
    badge: Badge
    source: str
    dimension: int


@dataclass(frozen=True, kw_only=True)
class TogetherLine(Members):
    """Two assumptions that were drawn with a rank correlation."""

    first: str
    second: str
    rank: float


@dataclass(frozen=True, kw_only=True)
class ErrorLine(Members):
    """An error of the figures themselves that was drawn, and the share of people whose figure errs so."""

    name: str
    note: Note
    under: str
    reach: Quantity


@dataclass(frozen=True, kw_only=True)
class CountedLine(Members):
    """What was counted of use (people, or firms), and the share of draws below it in the first year."""

    name: str
    period: str
    share: Quantity
    below: Quantity


@dataclass(frozen=True, kw_only=True)
class Evidence(Members):
    """What the draws say of the first year, beside what was counted: shown, and no draw is weighed by it.

    ``touched`` is a share of all work, ``spending`` on AI one of the wage bill, of which no count with an
    error is here yet. Counts are of people and firms with any AI, not of hours.
    """

    touched: Spread
    spending: Spread
    draws: int
    counted: tuple[CountedLine, ...]


@dataclass(frozen=True, kw_only=True)
class WeighedLine(Members):
    """One headline before draws were weighed, and after.

    ``errors`` are the standard errors of 5, 25, 50, 75 and 95% after, over eight other scrambles of the
    sequence: weights take its order away, so the number of draws does not say. Unemployment has none.
    """

    name: str
    label: Text
    before: Spread
    after: Spread
    errors: tuple[Quantity, ...]


@dataclass(frozen=True, kw_only=True)
class Weighing(Members):
    """What a count of spending on AI with an error makes of the draws of a measure, beside the draws alone.

    ``spending`` is the count, a share of the wage bill ``year`` years after the base year; ``log_sd`` the
    error of its logarithm. ``effective`` draws of one weight say as much; ``pareto_k`` is the weights' tail.
    """

    under: str
    source: Text
    year: int
    spending: Quantity
    log_sd: float
    effective: float
    pareto_k: float
    headlines: tuple[WeighedLine, ...]


@dataclass(frozen=True, kw_only=True)
class EnsembleFacts(Answer, chiefly="headlines", compared="headlines.net.spread.outer"):
    """An ensemble's whole answer; assumptions that the scenario or the reader set were not drawn.

    ``errors`` are those of the figures themselves that were drawn, if any were asked for.
    ``weighed`` stands beside them where a reader's own count weighs the draws.
    ``structures`` has draws under each structural choice that was asked for, beside these and never pooled.
    ``held`` are the assumptions with a law that were fixed; ``evidence`` holds the first year against counts.
    ``occupations`` run from the largest loss in the middle on; ``failures`` are the first few draws that
    failed under each measure. ``content`` hashes every draw and every count: it is the same from one process
    or several, in one turn or continued. ``fingerprint`` says what was asked.
    """

    scenario: str
    title: Text
    sentence: Text
    economy: str
    economy_title: Text
    years: int
    draws: int
    seed: int
    headlines: tuple[HeadlineLine, ...]
    occupations: tuple[OccupationLine, ...]
    strata: tuple[Stratum, ...]
    failures: tuple[FailedLine, ...]
    drawn: tuple[DrawnLine, ...]
    held: tuple[str, ...]
    evidence: Evidence
    together: tuple[TogetherLine, ...]
    errors: tuple[ErrorLine, ...]
    weighed: tuple[Weighing, ...]
    structures: tuple[StructureLine, ...]
    sources: tuple[SourceLine, ...]
    version: str
    fingerprint: str
    content: str

    @property
    def in_frames(self) -> Mapping[str, str | int | Text]:
        """The columns that tell its rows from those of another ensemble."""
        return {"as_run": self.title, "years": self.years, "fingerprint": self.fingerprint}
