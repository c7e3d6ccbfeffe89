"""An economy as a value: ask it what the commands answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, overload

import polars as pl

from arbeid.answers.claims.walk import Why
from arbeid.answers.jobs.versus import JobsCompared
from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.answers.market.report import EconomyLine
from arbeid.answers.monitor.backtest import Backtested
from arbeid.answers.quantity import Quantity
from arbeid.answers.shown import Shown
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError
from arbeid.face.own_economy import keep_frame
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.why import why
from arbeid.verbs.flows.flows import flows
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.jobs.collaboration import collaboration
from arbeid.verbs.jobs.job import whole_job
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.jobs.trend import trend
from arbeid.verbs.jobs.versus import versus
from arbeid.verbs.market.agreement import agreement
from arbeid.verbs.market.definitions import definitions
from arbeid.verbs.market.exposure import exposure
from arbeid.verbs.market.groups import groups
from arbeid.verbs.market.places import places
from arbeid.verbs.market.report import economy_line, report
from arbeid.verbs.models.flows_batch import flows_batch
from arbeid.verbs.monitor.backtest import backtest
from arbeid.verbs.monitor.use import use
from arbeid.verbs.monitor.visible import visible
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.run import run

P = ParamSpec("P")
R = TypeVar("R")


class Noun(Generic[P, R]):
    """A verb whose first argument is the economy that it is asked of; the other arguments stay."""

    def __init__(self, verb: Callable[Concatenate[str, P], R]) -> None:
        self._verb = verb
        self.__doc__ = verb.__doc__

    @overload
    def __get__(self, asked: None, owner: type[Economy]) -> Noun[P, R]: ...

    @overload
    def __get__(self, asked: Economy, owner: type[Economy]) -> Callable[P, R]: ...

    def __get__(self, asked: Economy | None, owner: type[Economy]) -> Noun[P, R] | Callable[P, R]:
        """Bind the verb to an economy."""
        if asked is None:
            return self

        def bound(*args: P.args, **kwargs: P.kwargs) -> R:
            return self._verb(asked.id, *args, **kwargs)

        bound.__name__, bound.__doc__ = self._verb.__name__, self._verb.__doc__
        return bound


class Economy(Shown):
    """One economy to ask: ``nl.definitions()`` is ``arbeid.definitions("nl")``.

    >>> nl = Economy("nl")
    >>> nl.id, nl.people.value
    ('nl', 9865000.0)
    >>> [row.code for row in nl.exposure(measure="eloundou-beta-human", by="sex").rows]
    ['women', 'men']
    """

    _compared: ClassVar[str] = "people"

    agreement = Noun(agreement)
    collaboration = Noun(collaboration)
    definitions = Noun(definitions)
    exposure = Noun(exposure)
    flows = Noun(flows)
    flows_batch = Noun(flows_batch)
    groups = Noun(groups)
    occupation = Noun(occupation)
    occupations = Noun(occupations)
    places = Noun(places)
    report = Noun(report)
    trend = Noun(trend)
    use = Noun(use)
    visible = Noun(visible)

    def __init__(self, name: str) -> None:
        self.id = load_economy(name).id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Economy) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def _facts(self) -> EconomyLine:
        return economy_line(load_economy(self.id))

    @property
    def people(self) -> Quantity:
        """The people at work, with unit and badge."""
        return self._facts().people

    @property
    def occupation_groups(self) -> pl.DataFrame:
        """Its groups: code, names, people at work, and what else its source counted of them."""
        market = load_economy(self.id)
        return market.groups.join(market.beside, on="code", how="left")

    @checked
    def job(self, text: str, *, choose: int | None = None) -> WholeJob:
        """Look up all that a job title leads to here, or that the ``choose``-th group it may mean does.

        Errors: an economy whose groups no title leads to; a choice that is not there.
        """
        return whole_job(text, self.id, choose=choose)

    @checked
    def versus(
        self, first: str, second: str, *, choose: int | None = None, choose_second: int | None = None
    ) -> JobsCompared:
        """Set two jobs beside each other here. Errors: as the verb ``versus``."""
        return versus(first, second, self.id, choose=choose, choose_second=choose_second)

    @checked
    def why(self, claim: str, *, level: str | None = None) -> Why:
        """Walk from a published claim to this economy, step by step. Errors: as the verb ``why``."""
        return why(claim, None, self.id, level)

    @checked
    def backtest(self, measure: str | None = None, *, draws: int = 4999) -> Backtested:
        """Test whether older scores foretold what happened here. Errors: as the verb ``backtest``."""
        return backtest(measure, economy=self.id, draws=draws)

    def run(self, scenario: str = "base", **settings: Any) -> RunAnswer | FlowOutcome:
        """Run a scenario here, with settings as the verb ``run`` has them. Errors: as there."""
        return run(scenario, self.id, **settings)

    @classmethod
    @checked
    def from_frame(
        cls,
        frame: object,
        *,
        name: str = "own",
        classification: str = "isco-08",
        period: str = "",
        title: str | None = None,
        source: str = "own figures",
        code: str = "code",
        people: str = "jobs",
    ) -> Economy:
        """Make an economy of a frame (polars, pandas, or columns by name), a row for each occupation group.

        ``code`` and ``people`` name the columns with the codes of ``classification`` (as text) and the people
        at work; pay_median, women and others count too where they are there. It lasts as long as the session,
        and another frame of the same ``name`` replaces it. Errors: no such column, a code that is not of the
        classification, people that are missing or negative, a name that is taken.
        """
        return cls(
            keep_frame(
                frame, name=name, classification=classification, period=period, title=title or name,
                source=source, code=code, people=people,
            )
        )  # fmt: skip


@checked
def economy(name: str = "nl", *, frame: Any = None, **about: Any) -> Economy:
    """Choose an economy to ask, by its name or title; or make one of a ``frame``.

    Errors: an unknown name, with the nearest one; for a frame, those of ``Economy.from_frame``.

    >>> economy("nl").definitions().economy
    'nl'
    """
    if frame is not None:
        return Economy.from_frame(frame, name="own" if name == "nl" else name, **about)
    if about:
        raise ArbeidError("argument_without_frame", name=next(iter(about)))
    return Economy(name)
