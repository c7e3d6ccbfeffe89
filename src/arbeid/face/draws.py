"""A scenario under draws of its assumptions, still to be run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arbeid.answers.sensitivity import SensitivityFacts
from arbeid.errors import ArbeidError
from arbeid.settings import Places
from arbeid.uncertainty.ensemble.plan import SEED
from arbeid.uncertainty.ensemble.run import Heard
from arbeid.verbs.run.ensemble import EnsembleAnswer, ensemble
from arbeid.verbs.run.sensitivity import sensitivity

_BESIDE = ("network", "closure", "seed")


@dataclass(frozen=True)
class Draws:
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

    def sensitivity(self, *, workers: int = 1, heard: Heard | None = None) -> SensitivityFacts:
        """Divide the spread over assumptions, from as many points as there are draws. Errors: as ``run``."""
        self._refuse_aside()
        return sensitivity(
            self.scenario,
            self.settings.get("economy"),
            points=self.draws,
            measure=self.settings.get("measure"),
            mode=self.settings.get("mode"),
            years=self.settings.get("years"),
            values=self.values or None,
            correlated=self.correlated or None,
            seed=self.seed,
            workers=workers,
            heard=heard,
        )

    def run(
        self,
        *,
        measures: Sequence[str] = (),
        workers: int = 1,
        out: str | Path | None = None,
        heard: Heard | None = None,
    ) -> EnsembleAnswer:
        """Run them; the options are those of the verb ``ensemble``. Errors: as that one.

        A network, closure or seed of the scenario has no bearing, as flows are left out: it is refused.
        """
        self._refuse_aside()
        measure = self.settings.get("measure")
        return ensemble(
            self.scenario,
            self.settings.get("economy"),
            draws=self.draws,
            measures=measures or ([measure] if measure else []),
            mode=self.settings.get("mode"),
            years=self.settings.get("years"),
            values=self.values or None,
            correlated=self.correlated or None,
            seed=self.seed,
            workers=workers,
            out=out,
            heard=heard,
        )

    def _refuse_aside(self) -> None:
        for name in _BESIDE:
            if name in self.settings:
                raise ArbeidError("ensemble_aside", name=name)
