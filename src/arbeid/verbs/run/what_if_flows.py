"""How the labour market digests a choice, within the band that slow and fast adoption make."""

from __future__ import annotations

from collections.abc import Callable

from arbeid.answers.run import PathPoint
from arbeid.answers.what_if import NamedPath, WhatIfFlows
from arbeid.registry import remembered
from arbeid.scenario import MODELS, SCENARIOS
from arbeid.verbs.run.what_if import Choice

NAMED = ("slow-adoption", "base", "fast-adoption")


def what_if_flows(choice: Choice, go_on: Callable[[], None] | None = None) -> WhatIfFlows:
    """Follow a choice through the labour market; ``go_on`` is asked between steps and may raise.

    >>> found = what_if_flows(Choice(economy="nl"))
    >>> [line.scenario for line in found.band], len(found.hit)
    (['slow-adoption', 'base', 'fast-adoption'], 10)
    """
    facts = choice.run(flows=True).facts
    band = []
    for name in NAMED if facts.unemployment else ():
        if go_on:
            go_on()
        path = _path(_alike(name, choice, facts.scenario.years, facts.economy.id, facts.scenario.measure))
        band.append(NamedPath(name, SCENARIOS.get(name).title, path))
    return WhatIfFlows(
        scenario=facts.scenario,
        economy=facts.economy,
        start=facts.start,
        unemployment=facts.unemployment,
        band=tuple(band),
        hit=facts.hit,
        sources=facts.sources,
    )


def _alike(name: str, choice: Choice, years: int, economy: str, measure: str) -> Choice:
    """Give a named scenario on the same labour market: only what the flows themselves take is kept."""
    own = choice.settings().models["flows"]
    kept = [(f"flows.{key}", own[key]) for key in MODELS["flows"].names()]
    return Choice(name, economy, measure, years, tuple(kept))


@remembered(maxsize=64)
def _path(choice: Choice) -> tuple[PathPoint, ...]:
    return choice.run(flows=True).facts.unemployment[0].path
