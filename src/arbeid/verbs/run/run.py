"""Run a scenario on an economy, and answer what it comes to."""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.run.run import run as evaluate
from arbeid.scenario import Scenario
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import Places, Settings
from arbeid.verbs.arguments import checked
from arbeid.verbs.flows.flows import flows_of
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.assembly import facts_of
from arbeid.verbs.run.settings import asked_settings


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
    point: bool = False,
    with_range: bool = True,
    language: str = "en",
) -> RunAnswer | FlowOutcome:
    """Run a scenario (a name, or a file ``my.toml``) on an economy.

    ``values`` sets parameters by name (``elasticity``, or ``elasticity[Q]`` for one industry); ``by`` adds
    what happens in the cells of a cut; what is not given follows the scenario. With ``point`` each
    headline has its value with every assumption as it stands beside its range. ``with_range`` follows half
    and double the mobility too, so that unemployment has a low and a high. A scenario with a shock is
    followed as ``flows`` does. Errors: an unknown name, a value out of bounds, a horizon outside 1 to 50
    years, beside a shock whatever has no bearing on it.

    >>> answer = run("us-reference", flows=False)
    >>> round(answer.facts.balance.net.value)
    -2618092
    """
    spoken = language_named(language)
    chosen = scenario_named(scenario)
    places = Places(
        economy=economy, measure=measure, mode=mode, years=years, network=network, closure=closure, seed=seed
    )
    # Flows are followed unless that was asked otherwise, so only the latter is something asked.
    settings = asked_settings(
        chosen, values, places, by=by, flows=None if flows else False, point=point or None
    )
    if settings.shock is not None:
        return flows_of(settings, with_range=with_range)
    return work_of(chosen, settings, by=by, flows=flows, point=point, with_range=with_range, language=spoken)


def work_of(
    chosen: Scenario,
    settings: Settings,
    *,
    by: str | None = None,
    flows: bool,
    point: bool = False,
    with_range: bool = True,
    language: Language = "en",
) -> RunAnswer:
    """Run a scenario that moves work, and answer what it comes to. Errors: as above; a shock."""
    if settings.shock is not None:
        raise ArbeidError("run_shock", name=chosen.id)
    done = evaluate(settings, flows=flows, with_range=with_range)
    facts = facts_of(chosen, done, by, point=point, with_range=with_range)
    return RunAnswer(facts, done.result, language, done.settings)
