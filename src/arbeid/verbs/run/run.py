"""Run a scenario on an economy, and answer what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.run.cells import cells
from arbeid.run.own_values import with_own_values
from arbeid.run.run import run as evaluate
from arbeid.scenario import Scenario
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import MODELS, Axis, Settings, place
from arbeid.verbs.arguments import checked
from arbeid.verbs.flows.flows import flows_of
from arbeid.verbs.flows.outcome import FlowOutcome
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
) -> RunAnswer | FlowOutcome:
    """Run a scenario (a name, or a file ``my.toml``) on an economy.

    ``values`` sets parameters by name (``elasticity``, or ``elasticity[Q]`` for one industry); ``by`` adds
    what happens in the cells of a cut; what is not given follows the scenario. A scenario with a shock is
    followed as ``flows`` does. Errors: an unknown name, a value out of bounds, a horizon outside 1 to 50
    years, beside a shock whatever has no bearing on it.

    >>> answer = run("us-reference", flows=False)
    >>> round(answer.facts.balance.net.value)
    -2619974
    """
    spoken = language_named(language)
    chosen = scenario_named(scenario)
    aside = {"measure": measure, "mode": mode, "years": years, "closure": closure, "by": by}
    if chosen.settings().shock is not None:
        if not flows:
            aside["flows"] = False
        return flows_of(shock_settings(chosen, values, aside, economy=economy, network=network, seed=seed))
    settings = settings_of(
        chosen, values, economy=economy, measure=measure, mode=mode, years=years, network=network,
        closure=closure, seed=seed,
    )  # fmt: skip
    return work_of(chosen, settings, by=by, flows=flows, language=spoken)


def work_of(
    chosen: Scenario, settings: Settings, *, by: str | None = None, flows: bool, language: Language = "en"
) -> RunAnswer:
    """Run a scenario that moves work, and answer what it comes to. Errors: as above; a shock."""
    if settings.shock is not None:
        raise ArbeidError("run_shock", name=chosen.id)
    done = evaluate(settings, flows=flows)
    return RunAnswer(facts_of(chosen, done, by), done.result, language)


def shock_settings(
    chosen: Scenario, values: Mapping[str, float] | None, aside: Mapping[str, Any], **places: Any
) -> Settings:
    """Lay what was asked for over the settings of a scenario with a shock.

    Errors: any of ``aside`` that was given, or a parameter of another model than flows.
    """
    given = [name for name, value in aside.items() if value is not None]
    given += [name for name in values or {} if place(name.partition("[")[0])[0] != "flows"]
    if given:
        raise ArbeidError("shock_option", name=chosen.id, option=given[0])
    return chosen.settings().changed(**places).set(values or {})


def settings_of(chosen: Scenario, values: Mapping[str, float] | None, **places: Any) -> Settings:
    """Lay what was asked for over a scenario's own settings, and the economy's own values under both.

    A value may be set apart: ``elasticity[Q]`` for one industry, ``handed_over[0811]`` for one occupation.

    >>> settings_of(scenario_named("base"), {"elasticity[Q]": 1.5}).by_industry
    {'elasticity': {'Q': 1.5}}
    """
    given = values or {}
    settings = chosen.settings().changed(**places)
    settings = settings.set({name: value for name, value in given.items() if not name.endswith("]")})
    for name, value in given.items():
        if name.endswith("]"):
            param, _, code = name[:-1].partition("[")
            settings = settings.along(_axis(param, code, settings), {param: {code: value}})
    return with_own_values(settings)


def _axis(param: str, code: str, settings: Settings) -> Axis:
    model, name = place(param)
    ways = MODELS[model][name].by
    if len(ways) == 1:
        return ways[0]
    industries = cells(load_economy(settings.economy)).industries["code"]
    return "industry" if code in industries.to_list() else "occupation"
