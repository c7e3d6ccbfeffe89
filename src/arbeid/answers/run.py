"""The answer to a run: every number with its unit and badge, every text in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.flows import MobilityLine
from arbeid.answers.market.groups import Voice
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.spread import Spread, Spreads
from arbeid.language import Text

GivenBy = Literal["model", "economy", "scenario", "reader"]
StartKind = Literal["fitted", "borrowed", "chosen"]


@dataclass(frozen=True, kw_only=True)
class ScenarioLine(Members):
    """Which scenario was run: what it is and what it leaves out."""

    id: str
    title: Text
    sentence: Text
    leaves_out: Text | None
    measure: str
    measure_label: Text
    years: int
    network: str | None
    network_label: Text | None

    @property
    def in_frames(self) -> Mapping[str, str | int | Text]:
        """The columns that tell its rows from those of another run."""
        return {"scenario": self.id, "as_run": self.title, "measure": self.measure, "years": self.years}


@dataclass(frozen=True, kw_only=True)
class PlaceLine(Members):
    """Where it was run: the economy, its period and people, and how finely it is cut."""

    id: str
    title: Text
    population: Text
    period: str
    occupations: int
    industries: int
    people: Quantity

    @property
    def in_frames(self) -> Mapping[str, str]:
        """The columns that say where and of when its rows are."""
        return {"economy": self.id, "period": self.period}


@dataclass(frozen=True, kw_only=True)
class Balance(Members):
    """Jobs at the horizon: what moves them under the open closure, and what the full closure adds.

    ``net`` is the sum of handed over and freed (both less) and of oversight, demand and new work (all more):
    oversight is the part of what is handed over that stays with people, to check and redo.
    """

    touched: Quantity
    handed_over: Quantity
    oversight: Quantity
    assisted: Quantity
    freed: Quantity
    demand: Quantity
    new_work: Quantity
    net: Quantity
    won: Quantity
    lost: Quantity
    rebalancing: Quantity
    net_full: Quantity
    won_full: Quantity
    lost_full: Quantity


@dataclass(frozen=True, kw_only=True)
class GroupLine(Members):
    """What happens in one occupation, industry or cell of a cut at the horizon."""

    code: str
    name: Text
    jobs: Quantity
    handed_over: Quantity
    assisted: Quantity
    new_work: Quantity
    net: Quantity
    growth: Quantity
    net_full: Quantity


@dataclass(frozen=True, kw_only=True)
class PublishedLine(Members):
    """A published estimate of the same definition, with what the calculator makes of its inputs.

    One that ``compounds`` is growth from year to year; the others spread a total evenly over the years.
    """

    scenario: str
    title: Text
    level: Quantity
    a_year: Quantity
    ours_a_year: Quantity
    years: float
    fitted: bool
    compounds: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadingLine(Members):
    """One reading of productivity, and the estimates that mean the same."""

    name: str
    level: Quantity
    a_year: Quantity
    published: tuple[PublishedLine, ...]


@dataclass(frozen=True, kw_only=True)
class OverMeasures(Members):
    """What the same assumptions come to by the measures that are shares of work on a scale of their own.

    ``voices`` are the independent studies among the ``measures``. A run whose measure is ``mapped`` by rank
    has another's total by construction, so its value need not lie between the ends.
    """

    measures: tuple[str, ...]
    voices: tuple[Voice, ...]
    mapped: bool
    handed_over: Quantity
    net: Quantity


@dataclass(frozen=True, kw_only=True)
class ReceiverLine(Members):
    """One receiver of the gain, as a share of value added in the base year."""

    name: str
    gain: Quantity


@dataclass(frozen=True, kw_only=True)
class WagesMove(Members):
    """The other closure, to first order: the change of wages that would employ everyone, and what follows.

    ``change`` has the range over elasticities of the demand for labour from 0.3 to 1.
    """

    change: Quantity
    gain_home: Quantity
    labour_share: Quantity


@dataclass(frozen=True, kw_only=True)
class Gains(Members):
    """Who gets the gain (open closure), how labour's share moves, and what AI would have to cost.

    The receivers add up to ``gain``. ``home`` is the gain less what AI abroad gets: domestic product, not
    national income. ``new_work`` is the part of the gain that new work brings, no receiver beside the others.
    ``labour_share_after`` is of all that is spent, ``labour_share_home`` of what stays in the country.
    """

    gain: Quantity
    home: Quantity
    new_work: Quantity
    receivers: tuple[ReceiverLine, ...]
    labour_share_before: Quantity
    labour_share_after: Quantity
    labour_share_home: Quantity
    wages: WagesMove
    ai_bill: Quantity
    ai_bill_money: Quantity


@dataclass(frozen=True, kw_only=True)
class StartLine(Members):
    """Where the flows start: unemployment in the base year, and what it rests on; and on whose moves.

    ``kind`` is fitted (to ``unemployment`` and ``vacancy``, on the economy's default network), borrowed
    (American chances) or chosen (by the scenario or the reader).
    """

    kind: StartKind
    rate: Quantity
    unemployment: Quantity
    vacancy: Quantity
    long_term_weeks: Quantity
    own_network: bool
    source: Text | None
    mobility: MobilityLine | None


@dataclass(frozen=True, kw_only=True)
class PathPoint(Members):
    """Unemployment in one year, with AI and without."""

    year: int
    rate: Quantity
    without: Quantity


@dataclass(frozen=True, kw_only=True)
class ClosureLine(Members):
    """Unemployment at the horizon under one closure, against the run without AI.

    ``low`` and ``high`` are with half and double the mobility, all else held fixed. ``drawn`` is where the
    rate lies over draws of the assumptions: from the table that ships or, where a reader changed any, over 64
    draws; missing where all is fixed, or without ranges.
    """

    closure: str
    rate: Quantity
    without: Quantity
    difference: Quantity
    long_term: Quantity
    long_term_without: Quantity
    long_term_difference: Quantity
    drawn: Spread | None
    path: tuple[PathPoint, ...]


@dataclass(frozen=True, kw_only=True)
class HitLine(Members):
    """An occupation that AI hardly reaches, and whose unemployment rises all the same.

    ``reach`` has the ends of 90% of draws, unemployment those of half and double the mobility.
    """

    code: str
    name: Text
    people: Quantity
    reach: Quantity
    rate: Quantity
    without: Quantity
    difference: Quantity


@dataclass(frozen=True, kw_only=True)
class AssumptionLine(Members):
    """One parameter: its value, where that comes from, and what it is where nobody changes it."""

    name: str
    model: str
    label: Text
    value: Quantity
    default: float
    given_by: GivenBy
    source: Text | Note
    changed: bool


@dataclass(frozen=True, kw_only=True)
class OutputEnd(Members):
    """The occupation or industry in which an output of a block is lowest or highest."""

    code: str
    name: Text
    value: Quantity


@dataclass(frozen=True, kw_only=True)
class OutputLine(Members):
    """What a block gives at the horizon that no other part says: in all, or where it is least and most."""

    block: str
    name: str
    label: Text
    value: Quantity | None
    lowest: OutputEnd | None
    highest: OutputEnd | None


@dataclass(frozen=True, kw_only=True)
class RunFacts(Answer, chiefly="balance", compared="balance.net"):
    """A run's whole answer."""

    scenario: ScenarioLine
    economy: PlaceLine
    balance: Balance
    spreads: Spreads
    over_measures: OverMeasures | None
    losing: tuple[GroupLine, ...]
    gaining: tuple[GroupLine, ...]
    industries: tuple[GroupLine, ...]
    cut: Text | None
    cells: tuple[GroupLine, ...]
    productivity: tuple[ReadingLine, ...]
    gains: Gains
    outputs: tuple[OutputLine, ...]
    start: StartLine | None
    unemployment: tuple[ClosureLine, ...]
    hit: tuple[HitLine, ...]
    notes: tuple[Note, ...]
    limits: tuple[Note, ...]
    assumptions: tuple[AssumptionLine, ...]
    sources: tuple[SourceLine, ...]
    version: str
    fingerprint: str

    @property
    def in_frames(self) -> Mapping[str, str]:
        """What tells its rows from those of a run with any other setting."""
        return {"fingerprint": self.fingerprint}
