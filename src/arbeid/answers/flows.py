"""The answer to a run of labour flows: a labour market in which demand moves, beside the same one at rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Badge, Quantity, SourceLine
from arbeid.language import Text

Course = Literal["shock", "rest"]


@dataclass(frozen=True, kw_only=True)
class SettingsLine(Members):
    """All that a run of a shock depends on; a file is named with its hash."""

    economy: str
    shock: str
    network: str
    years: float
    horizon: float
    burn_in: int
    replicate: bool
    seed: int | None
    labour_force: str | None
    parameters: Mapping[str, float]

    @property
    def in_frames(self) -> Mapping[str, str | float]:
        """The columns that tell its rows from those of another run."""
        return {"shock": self.shock, "network": self.network, "years": self.years}


@dataclass(frozen=True)
class FlowPlace(Members):
    """Where it was run: the economy, its period and its people at work."""

    id: str
    title: Text
    period: str
    population: Text
    people: Quantity

    @property
    def in_frames(self) -> Mapping[str, str]:
        """The columns that say where and of when its rows are."""
        return {"economy": self.id, "period": self.period}


@dataclass(frozen=True)
class ShockLine(Members):
    """What moves demand: hours that go, demand that moves, and people whose groups had no score.

    ``unit`` is that of the shock: a probability is read as a share of hours, and is none. ``counts`` says
    what its shares are of: tasks, which a measure counts, or hours, as a reader gives them.
    """

    name: str
    label: Text
    unit: Literal["share", "probability"]
    counts: Literal["tasks", "hours"]
    automated: Quantity
    demand_moved: Quantity
    guessed: Quantity


@dataclass(frozen=True, kw_only=True)
class WithoutJobs(Members):
    """An occupation of the network that no one here works in, and its parent, which took its moves."""

    code: str
    parent: str


@dataclass(frozen=True, kw_only=True)
class JoinedGroup(Members):
    """A group that no occupation of the network leads to, and the place that its people went to."""

    code: str
    place: str


@dataclass(frozen=True)
class NetworkLine(Members):
    """Through which network people move, and what carrying it to this economy lost."""

    id: str
    label: Text
    sentence: Text
    badge: Badge
    places: int
    density: Quantity
    retained: Quantity
    covered_people: Quantity
    covered_groups: Quantity
    crossing: Quantity
    without_exits: tuple[str, ...]
    without_jobs: tuple[WithoutJobs, ...]
    joined: tuple[JoinedGroup, ...]


@dataclass(frozen=True, kw_only=True)
class RateLine(Members):
    """Where a rate starts and ends, and the year in which it is furthest from the run at rest.

    ``low`` and ``high`` are those of the runs with half and double the mobility, each in its own furthest
    year; all are fitted to start alike, but for what no fit reaches, such as long-term unemployment.
    """

    start: Quantity
    furthest: Quantity
    furthest_rest: Quantity
    furthest_apart: Quantity
    furthest_year: Quantity
    end: Quantity
    end_rest: Quantity


@dataclass(frozen=True)
class Headline(Members):
    """What became of the three rates of the whole labour market.

    Vacancies are as many more as the unemployed are, as total demand stands still: no outcome of its own.
    """

    unemployment_rate: RateLine
    long_term_rate: RateLine
    vacancy_rate: RateLine


@dataclass(frozen=True)
class MobilityLine(Members):
    """How many people change occupation in a year, and the unemployment they all pass through.

    ``times`` is how much of the network's own mobility that is, with the ends of the range that the rates
    have; ``elsewhere`` says where it was counted, if not here.
    """

    yearly: Quantity
    unemployment: Quantity
    times: Quantity
    elsewhere: Text | None


@dataclass(frozen=True, kw_only=True)
class FlowYear(Members):
    """The whole labour market in one year of one run; hires are those of the year that ends there.

    Each number has the ends of half and double the mobility, where these were followed.
    """

    year: int
    run: Course
    unemployment_rate: Quantity
    long_term_rate: Quantity
    vacancy_rate: Quantity
    tightness: Quantity
    employed: Quantity
    unemployed: Quantity
    vacancies: Quantity
    long_term: Quantity
    hires: Quantity
    mean_spell: Quantity


@dataclass(frozen=True, kw_only=True)
class FlowOccupation(Members):
    """What the shock did to one occupation while it unfolds; ``X_rest`` is that in the run without it.

    ``unemployment_apart`` is how much higher unemployment is than in that run. What is modelled has the ends
    of half and double the mobility. One that is ``residual`` is no occupation: it holds people whose
    occupation is not known; what one with ``no_exits`` comes to is due to missing data.
    """

    code: str
    name: Text
    group: str
    no_exits: bool
    residual: bool
    people: Quantity
    automated: Quantity
    demand: Quantity
    unemployment: Quantity
    unemployment_rest: Quantity
    long_term: Quantity
    long_term_rest: Quantity
    vacancy: Quantity
    vacancy_rest: Quantity
    tightness: Quantity
    tightness_rest: Quantity
    hires_a_year: Quantity
    hires_a_year_rest: Quantity
    mean_spell: Quantity
    mean_spell_rest: Quantity
    unemployment_change: Quantity
    long_term_change: Quantity
    jobs_change: Quantity
    unemployment_apart: Quantity

    @property
    def apart(self) -> float:
        """How much higher unemployment is than without the shock; an occupation of nobody does not move."""
        return self.unemployment_apart.value or 0.0


@dataclass(frozen=True)
class FlowMove(Members):
    """People who found work while the shock unfolds, from one broad group to another.

    Both numbers have the ends of half and double the mobility, where these were followed.
    """

    origin: str
    origin_name: Text
    destination: str
    destination_name: Text
    residual: bool
    people: Quantity
    people_rest: Quantity

    @property
    def extra(self) -> float:
        """How many more they are than in the run without the shock."""
        return float(self.people) - float(self.people_rest)


@dataclass(frozen=True, kw_only=True)
class CycleStep(Members):
    """Both rates at one step of a business cycle, as shares."""

    unemployment_rate: float
    vacancy_rate: float


@dataclass(frozen=True)
class Cycle(Members):
    """The loop of this labour market over one business cycle, with the signed area that it encloses."""

    area: Quantity
    steps: tuple[CycleStep, ...]


@dataclass(frozen=True)
class FlowFacts(Answer, chiefly="occupations", compared="headline.unemployment_rate.furthest"):
    """The whole answer to a run of labour flows."""

    economy: FlowPlace
    settings: SettingsLine
    fingerprint: str
    shock: ShockLine
    network: NetworkLine
    headline: Headline
    mobility: MobilityLine | None
    years: tuple[FlowYear, ...]
    occupations: tuple[FlowOccupation, ...]
    moves: tuple[FlowMove, ...]
    cycle: Cycle
    notes: tuple[Note | Text, ...]
    sources: tuple[SourceLine, ...]

    @property
    def in_frames(self) -> Mapping[str, str]:
        """What tells its rows from those of a run with any other setting."""
        return {"fingerprint": self.fingerprint}
