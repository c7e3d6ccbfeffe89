"""A scenario with a reader's own assumptions: what it comes to, how far that could be off, and why."""

from __future__ import annotations

from collections.abc import Callable

from arbeid.answers.comparison import Compared
from arbeid.answers.run import PathPoint
from arbeid.answers.what_if import NamedPath, WhatIf, WhatIfFlows
from arbeid.registry import remembered
from arbeid.scenario import MODELS, SCENARIOS, Settings
from arbeid.uncertainty.each import each
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.compare import compare as compared
from arbeid.verbs.run.drivers import drivers_of
from arbeid.verbs.run.structures import structures_beside

BAND = ("slow-adoption", "base", "fast-adoption")
"""The scenarios whose unemployment makes the band beside a choice's own."""


def what_if(choice: Choice, beside: str | None = None) -> WhatIf:
    """Work a choice out, and set a named scenario ``beside`` it on the same economy.

    >>> answer = what_if(Choice(economy="nl", values=(("adoption.adoption", 0.5),)), beside="slow-adoption")
    >>> answer.run.balance.handed_over.value > 800_000, len(answer.compared.outcomes) > 10
    (True, True)
    """
    answer, settings = choice.run(flows=False), choice.settings()
    return WhatIf(
        run=answer.facts,
        spreads=answer.facts.spreads,
        drivers=drivers_of(choice),
        structures=structures_beside(choice),
        each=each(settings),
        compared=_beside(answer, settings, beside) if beside else None,
    )


def _beside(answer: RunAnswer, settings: Settings, name: str) -> Compared:
    SCENARIOS.get(name)
    other = Choice(name, settings.economy, settings.measure, settings.years)
    return compared(answer, other.run(flows=False))


def what_if_flows(choice: Choice, go_on: Callable[[], None] | None = None) -> WhatIfFlows:
    """Follow a choice through the labour market, within the band that slow and fast adoption make.

    ``go_on`` is asked between runs and may raise, for a reader who no longer waits.

    >>> answer = what_if_flows(Choice(economy="nl"))
    >>> [line.scenario for line in answer.band], len(answer.hit)
    (['slow-adoption', 'base', 'fast-adoption'], 10)
    """
    facts = choice.run(flows=True).facts
    band = []
    for name in BAND if facts.unemployment else ():
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
    """Choose a named scenario on the same labour market: only what the flows themselves take is kept."""
    own = choice.settings().models["flows"]
    market = [(f"flows.{key}", own[key]) for key in MODELS["flows"].names()]
    return Choice(name, economy, measure, years, tuple(market))


@remembered(maxsize=64)
def _path(choice: Choice) -> tuple[PathPoint, ...]:
    return choice.run(flows=True, with_range=False).facts.unemployment[0].path
