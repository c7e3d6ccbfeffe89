"""A scenario under draws of its assumptions, still to be run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from arbeid.answers.members import Members
from arbeid.answers.sensitivity import SensitivityFacts
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.settings import Places
from arbeid.uncertainty.ensemble.run import Heard
from arbeid.uncertainty.first_points import SEED
from arbeid.verbs.arguments import checked
from arbeid.verbs.run.ensemble import EnsembleAnswer, ensemble
from arbeid.verbs.run.sensitivity import sensitivity

_BESIDE = ("closure", "seed")


@dataclass(frozen=True)
class Draws(Members):
    """So many draws of the assumptions that a scenario leaves open.

    >>> from arbeid.face.scenario import scenario
    >>> drawn = scenario("base").with_(economy="nl", adoption=0.4).draws(64).run()
    >>> drawn.facts.draws, "adoption.adoption" in [line.name for line in drawn.facts.drawn]
    (64, False)
    """

    scenario: str
    draws: int
    seed: int = SEED
    settings: Places = field(default_factory=Places)
    values: Mapping[str, float] = field(default_factory=dict)
    correlated: Mapping[tuple[str, str], float] = field(default_factory=dict)
    title: Text | None = None

    @checked
    def sensitivity(
        self, *, flows: bool = False, workers: int = 1, cluster: str | None = None, heard: Heard | None = None
    ) -> SensitivityFacts:
        """Divide the spread over assumptions, from as many points as there are draws. Errors: as ``run``."""
        measure = self.settings.get("measure")
        return sensitivity(
            self.scenario, points=self.draws, measure=measure, flows=flows, workers=workers,
            cluster=cluster, heard=heard, **self._asked(flows=flows),
        )  # fmt: skip

    @checked
    def run(
        self,
        *,
        measures: Sequence[str] = (),
        flows: bool = False,
        errors: Sequence[str] = (),
        point: bool = False,
        weigh: str | Path | None = None,
        choices: Sequence[str] = (),
        workers: int = 1,
        cluster: str | None = None,
        out: str | Path | None = None,
        heard: Heard | None = None,
    ) -> EnsembleAnswer:
        """Run them; the options are those of the verb ``ensemble``. Errors: as that one.

        A closure or seed of the scenario has no bearing, nor has a network without flows: it is refused.
        """
        measure = self.settings.get("measure")
        chosen = measures or ([measure] if measure else [])
        done = ensemble(
            self.scenario, draws=self.draws, measures=chosen, flows=flows, errors=errors, point=point,
            weigh=weigh, choices=choices, workers=workers, cluster=cluster, out=out, heard=heard,
            **self._asked(flows=flows),
        )  # fmt: skip
        return done if self.title is None else replace(done, facts=replace(done.facts, title=self.title))

    def _asked(self, *, flows: bool) -> dict[str, Any]:
        """Write what both take of the scenario; refuse what has no bearing on draws."""
        for name in (*_BESIDE, *(() if flows else ("network",))):
            if name in self.settings:
                raise ArbeidError("ensemble_aside", name=name)
        places = {name: self.settings.get(name) for name in ("economy", "mode", "years", "network")}
        return {
            **places,
            "values": self.values or None,
            "correlated": self.correlated or None,
            "seed": self.seed,
        }
