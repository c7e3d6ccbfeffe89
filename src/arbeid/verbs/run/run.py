"""Run a scenario on an economy, and answer what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import OutOfBounds
from arbeid.language import language as language_named
from arbeid.run.cells import cells
from arbeid.run.own_values import settled
from arbeid.run.run import run as evaluate
from arbeid.scenario import MODELS, Axis, Scenario, Settings, place
from arbeid.scenario import scenario as scenario_named
from arbeid.verbs.arguments import checked
from arbeid.verbs.flows.flows import SEED_MOST
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.assembly import facts_of


@checked
def run(
    scenario: str = "base",
    economy: str | None = None,
    *,
    measure: str | None = None,
    mode: str | None = None,
    years: int | None = None,
    network: str | None = None,
    closure: str | None = None,
    seed: int | None = None,
    values: Mapping[str, float] | None = None,
    by: str | None = None,
    flows: bool = True,
    language: str = "en",
) -> RunAnswer:
    """Run a scenario (a name, or a file ``my.toml``) on an economy.

    ``values`` sets parameters by name (``elasticity``, or ``elasticity[Q]`` for one industry); ``by`` adds
    what happens in the cells of a cut; what is not given follows the scenario. Errors: an unknown name, a
    value out of bounds, a horizon outside 1 to 50 years.

    >>> found = run("us-reference", flows=False)
    >>> round(found.facts.balance.net.value)
    -2619974
    """
    spoken = language_named(language)
    chosen = scenario_named(scenario)
    settings = settings_of(
        chosen, values, economy=economy, measure=measure, mode=mode, years=years, network=network,
        closure=closure, seed=seed,
    )  # fmt: skip
    found = evaluate(settings, flows=flows)
    return RunAnswer(facts_of(chosen, found, by), found.result, spoken)


def settings_of(chosen: Scenario, values: Mapping[str, float] | None, **places: Any) -> Settings:
    """Lay what was asked for over a scenario's own settings, and the economy's own values under both.

    A value may be set apart: ``elasticity[Q]`` for one industry, ``handed_over[0811]`` for one occupation.

    >>> settings_of(scenario_named("base"), {"elasticity[Q]": 1.5}).by_industry
    {'elasticity': {'Q': 1.5}}
    """
    given, seed = values or {}, places.get("seed")
    if seed is not None and not 0 <= seed <= SEED_MOST:
        raise OutOfBounds("flows_seed", value=seed, most=SEED_MOST)
    settings = chosen.settings().changed(**places)
    settings = settings.set({name: value for name, value in given.items() if not name.endswith("]")})
    for name, value in given.items():
        if name.endswith("]"):
            param, _, code = name[:-1].partition("[")
            settings = settings.along(_axis(param, code, settings), {param: {code: value}})
    return settled(settings)


def _axis(param: str, code: str, settings: Settings) -> Axis:
    model, name = place(param)
    ways = MODELS[model][name].by
    if len(ways) == 1:
        return ways[0]
    industries = cells(load_economy(settings.economy)).industries["code"]
    return "industry" if code in industries.to_list() else "occupation"
