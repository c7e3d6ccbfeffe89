"""What a reader chose to work out: a named scenario with assumptions of their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from arbeid.run.evaluation import evaluate
from arbeid.scenario import SCENARIOS
from arbeid.settings import Places, Settings
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.run import work_of
from arbeid.verbs.run.settings import settings_of


@dataclass(frozen=True)
class Choice:
    """A named scenario, where, how far ahead, and the values set otherwise."""

    scenario: str = "base"
    economy: str | None = None
    measure: str | None = None
    years: int | None = None
    values: tuple[tuple[str, float], ...] = ()

    @property
    def places(self) -> Places:
        """What was chosen beside parameters; a name that is None follows the scenario."""
        return {"economy": self.economy, "measure": self.measure, "years": self.years}

    def settings(self) -> Settings:
        """Compute the settings; a choice comes from an address, where a name must never become a path.

        Errors: an unknown name, a value out of bounds, a horizon outside 1 to 50.
        """
        return settings_of(SCENARIOS.get(self.scenario), dict(self.values), **self.places)

    def check(self) -> None:
        """Work out the horizon alone, to hear whether everything goes together. Errors: as below."""
        settings = self.settings()
        evaluate(settings, np.array([float(settings.years)]))

    def run(self, *, flows: bool, point: bool = False, with_range: bool = True) -> RunAnswer:
        """Run it. Errors: as above, and parameters with which an industry would cost nothing."""
        settings = self.settings()
        chosen = SCENARIOS.get(self.scenario)
        return work_of(chosen, settings, flows=flows, point=point, with_range=with_range)
