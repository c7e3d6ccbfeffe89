"""Where people go when demand moves: a run of the labour-flow model beside the same run at rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from arbeid.models.flows.flow_parameters import BURN_IN_STEPS, FLOW_PARAMETERS
from arbeid.models.flows.shock_settings import ShockSettings
from arbeid.run.flows.shock_run import Tell, follow, plan
from arbeid.settings import Settings, defaults
from arbeid.verbs.arguments import checked
from arbeid.verbs.flows.outcome import FlowOutcome


@checked
def flows(
    economy: str = "nl",
    *,
    shock: str | None = None,
    years: float = 30,
    horizon: float | None = None,
    network: str | None = None,
    burn_in: int = BURN_IN_STEPS,
    replicate: bool = False,
    stochastic: bool = False,
    seed: int = 1,
    labour_force: float | str | None = None,
    values: Mapping[str, float] | None = None,
    with_range: bool = True,
    started: Callable[[str], None] | None = None,
    tell: Tell | None = None,
) -> FlowOutcome:
    """Follow a shock that moves demand between occupations: who loses work, who finds it, and where.

    ``shock`` is a measure or a CSV file (code, value: the share of hours automated), by default one that
    ships for this economy; work is shared again, so total demand stays. It unfolds over ``years`` along a
    logistic curve; ``horizon`` is how many years are followed (half as long again by default). ``burn_in``
    steps at rest come first; ``replicate`` takes the paper's own settings. ``stochastic`` follows whole
    people by chance, from ``seed``. ``labour_force`` is the index of the labour force at the horizon, or a
    CSV file (year, index). ``values`` override the economy's fitted ones. ``with_range`` follows half and
    double the mobility too, in three times as long; the rates then have a low and a high. ``started`` hears
    the fingerprint before anything runs, ``tell`` the steps done, of how many. Errors: unknown names, values
    out of bounds, damaged files, a measure that does not ship (with the command that gets it).

    >>> run = flows("nl", shock="eloundou-beta-human", years=5)
    >>> run.totals.columns[:4]
    ['year', 'run', 'employed', 'unemployed']
    """
    unfolds = ShockSettings(
        measure=shock or "", years=years, horizon=horizon, burn_in=burn_in, replicate=replicate,
        stochastic=stochastic, labour_force=labour_force,
    )  # fmt: skip
    chances = {f"flows.{FLOW_PARAMETERS[key].name}": value for key, value in (values or {}).items()}
    settings = defaults("").with_shock(unfolds).changed(economy=economy, network=network, seed=seed)
    return flows_of(settings.set(chances), with_range=with_range, started=started, tell=tell)


def flows_of(
    settings: Settings,
    *,
    with_range: bool = True,
    started: Callable[[str], None] | None = None,
    tell: Tell | None = None,
) -> FlowOutcome:
    """Follow the shock of a scenario's settings. Errors: as above."""
    planned = plan(settings, with_range=with_range)
    if started is not None:
        started(planned.fingerprint)
    return FlowOutcome.of(follow(planned, tell))
