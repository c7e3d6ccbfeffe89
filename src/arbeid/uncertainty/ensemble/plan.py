"""What an ensemble is to be: a scenario, its measures side by side, what is drawn, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from arbeid.data.fingerprint import fingerprint
from arbeid.data.mobility.of_economy import economy_network
from arbeid.errors import ArbeidError, UnknownName, unknown_name
from arbeid.measures.measure import MEASURES
from arbeid.models.blocks.chain import chain, own_digests
from arbeid.models.model import Numbers
from arbeid.models.uncertainty.points import refuse_uneven
from arbeid.models.uncertainty.register import dimensions_of
from arbeid.models.uncertainty.together import Pairs, correlated
from arbeid.registry import remembered
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flow_columns
from arbeid.run.outputs import Column
from arbeid.run.own_values import with_own_values
from arbeid.settings import MODELS, Settings, place
from arbeid.uncertainty.figure_errors import digest, errors_named
from arbeid.uncertainty.first_points import SEED, first_points
from arbeid.uncertainty.free import Free, free, most_left
from arbeid.uncertainty.headlines import headline_columns, headlines

BLOCK = 256
"""Draws in a block, whatever the number of workers: the same sums are taken in the same order anywhere."""
Part = tuple[str, int]
"""A block: its measure, and its number from 0."""


@dataclass(frozen=True)
class Plan:
    """An ensemble to run: every one of ``measures`` gets the same draws, and none is pooled with another."""

    settings: Settings
    measures: tuple[str, ...]
    draws: int
    seed: int = SEED
    pairs: Pairs = field(default_factory=dict)
    flows: bool = False
    """Whether each draw is followed through the labour market too."""
    errors: tuple[str, ...] = ()
    """The errors of the figures themselves that are drawn, each from streams of its own."""

    @property
    def block(self) -> int:
        """How many draws a block has."""
        return min(BLOCK, self.draws)

    def parts(self) -> Iterator[Part]:
        """Give every block, those of one measure after those of another."""
        for measure in self.measures:
            for number in range(self.draws // self.block):
                yield measure, number

    def under(self, measure: str) -> Settings:
        """Give the settings under one of the measures."""
        return replace(self.settings, measure=measure)

    def under_only(self, measure: str) -> Plan:
        """Plan the same draws of one of the measures alone."""
        return replace(self, settings=self.under(measure), measures=(measure,))

    def columns(self) -> dict[str, Column]:
        """Choose the headlines: the totals of a run, and with flows the rates behind these."""
        return headline_columns() | (flow_columns() if self.flows else {})

    def drawn(self) -> Free:
        """Collect the parameters that are drawn; those that somebody set are not."""
        return free(self.settings, {model.name for model in chain()})

    def names(self) -> list[str]:
        """Name them, as ``model.parameter``."""
        return [f"{model}.{name}" for model, name in self.drawn()]

    def fingerprint(self) -> str:
        """Hash all that its draws depend on: no time, path, host or number of workers."""
        return fingerprint(self.facts())

    def facts(self) -> dict[str, Any]:
        """Write down all that its draws depend on, as plain data."""
        return {
            "verb": "ensemble",
            "settings": self.settings.plain(),
            "given": {measure: inputs_of(self.under(measure)).digest() for measure in self.measures},
            **self.laws(),
            # Only where it is so, so that an ensemble without flows is the one that it was before.
            **({"flows": True} if self.flows else {}),
            **({"errors": self._errors()} if self.errors else {}),
        }

    def _errors(self) -> dict[str, Any]:
        under = {measure: inputs_of(self.under(measure)) for measure in self.measures}
        return {measure: digest(inputs, measure, self.errors) for measure, inputs in under.items()}

    def laws(self) -> dict[str, Any]:
        """Write down what is drawn, from which laws and how, as plain data."""
        drawn = self.drawn()
        priors = {f"{model}.{name}": param.model_dump()["prior"] for (model, name), param in drawn.items()}
        return {
            "draws": self.draws,
            "seed": self.seed,
            "block": self.block,
            "priors": priors,
            "dimensions": dict(zip(self.names(), dimensions_of(self.names()), strict=True)),
            "pairs": sorted([*pair, rank] for pair, rank in self.pairs.items()),
            "blocks": own_digests(),
        }


def planned(
    settings: Settings,
    draws: int,
    *,
    measures: tuple[str, ...] = (),
    seed: int = SEED,
    pairs: Mapping[tuple[str, str], float] | None = None,
    flows: bool = False,
    errors: Sequence[str] = (),
) -> Plan:
    """Plan an ensemble, and refuse it before anything is drawn.

    Without ``measures`` it has the scenario's own. Errors: draws that are no power of two, a seed that is
    negative or too large, an unknown measure or parameter, a correlation that cannot be drawn; flows on an
    economy without a network.

    >>> from arbeid.scenario import SCENARIOS
    >>> len(list(planned(SCENARIOS.get("base").settings(), 4096).parts()))
    16
    """
    refuse_uneven(draws)
    # A seed of draws is none of flows by chance, but has the same bounds.
    settings.changed(seed=seed)
    settings = with_own_values(settings)
    chosen = tuple(dict.fromkeys(MEASURES.named(one) for one in measures)) or (settings.measure,)
    if flows:
        # No network reaches every economy: that is said before anything is drawn.
        economy_network(settings.economy, settings.network or None)
    plan = Plan(settings, chosen, draws, seed, flows=flows, errors=errors_named(errors))
    plan = replace(plan, pairs={_pair(pair, plan): rank for pair, rank in (pairs or {}).items()})
    parts_of(plan, range(2))
    for measure in chosen:
        _refuse_unknown(plan.under(measure))
    return plan


def _refuse_unknown(settings: Settings) -> None:
    """Refuse a value for an industry or occupation that is none, once and not for every draw."""
    try:
        headlines(settings, inputs_of(settings), {}, 1)
    except UnknownName:
        raise
    except ArbeidError:
        # As they stand the assumptions do not go together; many draws of them may.
        return


def _pair(pair: tuple[str, str], plan: Plan) -> tuple[str, str]:
    names = [".".join(place(name)) for name in pair]
    for name in names:
        model, _, param = name.partition(".")
        if name not in plan.names() and MODELS[model][param].prior is not None:
            raise ArbeidError("ensemble_held", name=param)
        if name not in plan.names():
            raise unknown_name("drawn", name, plan.names())
    first, second = sorted(names)
    return first, second


def parts_of(plan: Plan, rows: range) -> Numbers:
    """Compute the parts of each law for these draws, (draws, parameters)."""
    names = plan.names()
    return correlated(first_points(plan.seed, rows, dimensions_of(names)), names, plan.pairs)


def values_at(plan: Plan, parts: Numbers) -> Numbers:
    """Compute the values that parts of the laws lie below, (draws, parameters).

    A law is cut by what the parameters that somebody set leave of it, never clipped or drawn again.
    """
    return _values(plan.drawn(), _cuts(plan), parts)


def values_of(plan: Plan, rows: range) -> Numbers:
    """Compute the values of these draws: the same for all settings that leave the same laws.

    Whoever sweeps two hundred values of one assumption draws the others once.
    """
    pairs = tuple(sorted(plan.pairs.items()))
    return _kept_values(tuple(plan.drawn()), plan.seed, rows, pairs, _cuts(plan))


@remembered(maxsize=16)
def _kept_values(
    drawn: tuple[tuple[str, str], ...],
    seed: int,
    rows: range,
    pairs: tuple[tuple[tuple[str, str], float], ...],
    cuts: tuple[float | None, ...],
) -> Numbers:
    names = [f"{model}.{name}" for model, name in drawn]
    parts = correlated(first_points(seed, rows, dimensions_of(names)), names, dict(pairs))
    values = _values({(model, name): MODELS[model][name] for model, name in drawn}, cuts, parts)
    # Shared by all who ask, so that nobody may change them.
    values.flags.writeable = False
    return values


def _cuts(plan: Plan) -> tuple[float | None, ...]:
    """Say where what somebody set cuts each law off."""
    drawn = plan.drawn()
    return tuple(most_left(name, drawn, plan.settings) for _, name in drawn)


def _values(drawn: Free, cuts: tuple[float | None, ...], parts: Numbers) -> Numbers:
    values = parts.copy()
    for at, (param, most) in enumerate(zip(drawn.values(), cuts, strict=True)):
        high = param.high if most is None else min(most, param.high)
        assert param.prior is not None
        values[:, at] = param.prior.quantile(parts[:, at], param.low, high)
    return values
