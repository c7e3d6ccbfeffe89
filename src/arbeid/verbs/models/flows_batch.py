"""Many labour-flow runs at once: the same shock under many values of what is not known exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.answers.flow_batch import FlowBatchFacts
from arbeid.answers.models import ModelCase
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.answers.shown import Shown
from arbeid.errors import ArbeidError
from arbeid.models.flows.batch import FlowBatch, compare_batch
from arbeid.models.flows.flow_parameters import (
    BURN_IN_STEPS,
    FLOW_PARAMETERS,
    SHOCK_YEARS,
    STEPS_A_YEAR,
)
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.stocks import Stocks, opening
from arbeid.models.flows.targets import Target, automated, stack
from arbeid.models.flows.targets import shock as shock_path
from arbeid.params import Params
from arbeid.verbs.arguments import checked
from arbeid.verbs.flows.flows import flows
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.plain_values import as_listed, as_python

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FlowScenarios(Shown):
    """Many runs beside their single one: ``facts`` is the answer, ``batch`` and ``rest`` the totals.

    ``batch`` has the shock and ``rest`` has demand that stands still, (scenarios, steps + 1) each; ``run`` is
    the first scenario by itself, with its whole path.
    """

    facts: FlowBatchFacts
    batch: FlowBatch = field(repr=False)
    rest: FlowBatch = field(repr=False)
    run: FlowOutcome = field(repr=False)

    def _facts(self) -> FlowBatchFacts:
        return self.facts

    def path(self, case: int) -> FlowPath:
        """Follow one case (from 1) again, occupation by occupation."""
        if not 1 <= case <= len(self.facts.cases):
            raise ArbeidError("flow_batch_case", case=case, cases=len(self.facts.cases))
        return self.batch.path(case - 1)


@checked
def flows_batch(
    economy: str = "nl",
    *,
    values: Mapping[str, Any] | None = None,
    years: Any = 30,
    shock: str | None = None,
    horizon: float | None = None,
    network: str | None = None,
    burn_in: int = BURN_IN_STEPS,
    labour_force: float | str | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> FlowScenarios:
    """Run many labour-flow scenarios at once: ``flows`` for lists of values instead of one.

    Each of ``values``, and ``years`` (over which the shock unfolds), is a number or a list; lists are of
    one length, an entry a scenario. The first call compiles for some seconds; ``tell`` hears how many
    scenarios of how many are done, in three rounds (burn-in, shock, rest). Nothing is drawn from priors, as
    those surround the paper's values and not the ones that are fitted to an economy. Errors: as ``flows``,
    and lists that differ in length.

    >>> found = flows_batch("nl", values={"hiring_speed": [0.1, 0.3]}, years=5, burn_in=50)
    >>> [case.given["hiring_speed"].value for case in found.facts.cases]
    [0.1, 0.3]
    >>> slow, quick = (case.results["highest_unemployment_rate"].value for case in found.facts.cases)
    >>> slow > quick
    True
    """
    lists = _Lists.of(
        {name: as_listed(as_python(one)) for name, one in (values or {}).items()}, as_listed(as_python(years))
    )
    # The single run reads and checks all that cases share: economy, network, shock, labour force.
    run = flows(
        economy, shock=shock, years=float(lists.years.max()), horizon=horizon, network=network,
        burn_in=burn_in, labour_force=labour_force, values=lists.first, with_range=False,
    )  # fmt: skip
    chances = lists.each({**run.settings.models["flows"], **lists.values})
    starts = _starts(run, chances)
    target = _targets(run, starts, np.broadcast_to(lists.years, lists.count))
    # Steps at rest are counted with the opening one in a single run, and without it here.
    batch, rest = compare_batch(
        run.network.network, starts, target, chances, burn_in=run.unfolds.burn_in - 1, progress=tell
    )
    return FlowScenarios(_facts(run, batch, rest, lists.varied), batch, rest, run)


@dataclass(frozen=True, eq=False)
class _Lists:
    """What differs between scenarios: values by parameter and the years of the shock, single or a list."""

    values: dict[str, Numbers]
    years: Numbers
    count: int

    @classmethod
    def of(cls, values: Mapping[str, Any], years: Any) -> _Lists:
        """Read numbers and lists of them. Errors: one out of bounds; lists that differ in length."""
        given = {**values, SHOCK_YEARS.name: years}
        params = Params([*(FLOW_PARAMETERS[one] for one in values), SHOCK_YEARS])
        read = dict(params.bind(given, axes=0))
        count = _same_length(read)
        return cls(read, read.pop(SHOCK_YEARS.name), count)

    @property
    def first(self) -> dict[str, float]:
        """The values of the first scenario, which is also run by itself."""
        return {one: float(value.flat[0]) for one, value in self.values.items()}

    @property
    def varied(self) -> dict[str, Numbers]:
        """What was given as a list, so that each scenario can say which of its numbers it has."""
        every = {**self.values, SHOCK_YEARS.name: self.years}
        return {one: value for one, value in every.items() if value.ndim}

    def each(self, chances: Mapping[str, ArrayLike]) -> dict[str, Numbers]:
        """Give every scenario a number of each: its own from a list, else the one that all have."""
        return {one: np.broadcast_to(value, self.count) for one, value in chances.items()}


def _same_length(lists: Mapping[str, Numbers]) -> int:
    several = {name: len(one) for name, one in lists.items() if one.ndim and len(one) != 1}
    if len(set(several.values())) > 1:
        (first, some), (second, other) = list(several.items())[:2]
        raise ArbeidError("model_lists_differ", first=first, some=some, second=second, other=other)
    return max(several.values(), default=1)


def _starts(run: FlowOutcome, values: Mapping[str, ArrayLike]) -> Stocks:
    """Open every scenario as a single run does: by its own chances, (scenarios, occupations)."""
    chances = zip(np.ravel(values["separation_chance"]), np.ravel(values["opening_chance"]), strict=True)
    opened = [
        opening(
            run.network.network.codes,
            run.network.people,
            separation_chance=float(separation),
            opening_chance=float(vacancy),
        )
        for separation, vacancy in chances
    ]
    names = ("employed", "unemployed", "vacancies", "spells")
    return Stocks(*(np.stack([getattr(one, name) for one in opened]) for name in names))


def _targets(run: FlowOutcome, starts: Stocks, spans: Numbers) -> Target:
    """Move every scenario's demand to where the shock takes it, over its own years."""
    steps, index = run.plan.steps, run.plan.index
    paths = [
        shock_path(demand, automated(demand, run.automated), steps, float(years), begins=1)
        for demand, years in zip(starts.demand, spans, strict=True)
    ]
    return stack([path if index is None else path.with_labour_force(index) for path in paths])


def _facts(
    run: FlowOutcome, batch: FlowBatch, rest: FlowBatch, varied: Mapping[str, Numbers]
) -> FlowBatchFacts:
    return FlowBatchFacts(
        economy=run.market.id,
        economy_title=run.market.entry.title,
        network=run.network.id,
        shock=run.shock.label,
        horizon=run.unfolds.horizon or 0.0,
        cases=tuple(_cases(batch, rest, varied)),
        notes=(Note("model.not_forecast"), Note("flows.note.no_range_batch"), *_of_probability(run)),
        sources=source_lines(run.origins),
    )


def _of_probability(run: FlowOutcome) -> tuple[Note, ...]:
    return (Note("flows.note.probability"),) if run.shock.unit == "probability" else ()


def _cases(batch: FlowBatch, rest: FlowBatch, varied: Mapping[str, Numbers]) -> Iterator[ModelCase]:
    rate, still, long_term = batch.unemployment_rate, rest.unemployment_rate, batch.long_term_rate
    for at in range(len(rate)):
        top = int(rate[at].argmax())
        results = {
            "unemployment_rate": Quantity(float(rate[at, -1]), "share", "modelled"),
            "unemployment_rate_rest": Quantity(float(still[at, -1]), "share", "modelled"),
            "highest_unemployment_rate": Quantity(float(rate[at, top]), "share", "modelled"),
            "highest_year": Quantity(top / STEPS_A_YEAR, "years", "modelled"),
            "long_term_rate": Quantity(float(long_term[at, -1]), "share", "modelled"),
        }
        given = {name: _assumed(name, float(value[at % len(value)])) for name, value in varied.items()}
        yield ModelCase(str(at + 1), given, results)


def _assumed(name: str, value: float) -> Quantity:
    param = SHOCK_YEARS if name == SHOCK_YEARS.name else FLOW_PARAMETERS[name]
    return Quantity(value, param.unit, "assumed")
