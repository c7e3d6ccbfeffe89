"""A scenario with a reader's own assumptions: what it comes to, how far that could be off, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from arbeid.answers.comparison import Compared
from arbeid.answers.what_if import WhatIf
from arbeid.result import Result
from arbeid.scenario import SCENARIOS, Settings
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.compare import compare as compared
from arbeid.verbs.run.run import run as run_scenario
from arbeid.verbs.run.run import settings_of
from arbeid.verbs.run.what_if_each import each
from arbeid.verbs.run.what_if_range import spreads


@dataclass(frozen=True)
class Choice:
    """What a reader chose: a named scenario, where, how far ahead, and the values set otherwise."""

    scenario: str = "base"
    economy: str | None = None
    measure: str | None = None
    years: int | None = None
    values: tuple[tuple[str, float], ...] = ()

    @property
    def places(self) -> dict[str, Any]:
        """What was chosen beside parameters; a name that is None follows the scenario."""
        return {"economy": self.economy, "measure": self.measure, "years": self.years}

    def settings(self) -> Settings:
        """Give the settings. Errors: an unknown name, a value out of bounds, a horizon outside 1 to 50."""
        return settings_of(SCENARIOS.get(self.scenario), dict(self.values), **self.places)

    def run(self, *, flows: bool) -> RunAnswer:
        """Run it. Errors: as above, and parameters with which an industry would cost nothing."""
        SCENARIOS.get(self.scenario)
        return run_scenario(self.scenario, values=dict(self.values), flows=flows, **self.places)


def what_if(choice: Choice, beside: str | None = None) -> WhatIf:
    """Work a choice out, and set a named scenario ``beside`` it on the same economy.

    >>> found = what_if(Choice(economy="nl", values=(("adoption.adoption", 0.5),)), beside="slow-adoption")
    >>> found.run.balance.net.value < -300_000, len(found.compared.outcomes) > 10
    (True, True)
    """
    answer, settings = choice.run(flows=False), choice.settings()
    return WhatIf(
        run=answer.facts,
        spreads=spreads(settings),
        each=each(settings),
        compared=_beside(answer.result, settings, beside) if beside else None,
    )


def _beside(result: Result, settings: Settings, name: str) -> Compared:
    SCENARIOS.get(name)
    other = Choice(name, settings.economy, settings.measure, settings.years)
    return compared(result, other.run(flows=False).result)
