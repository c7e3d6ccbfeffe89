"""A scenario: only its difference from a base, with what it should come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError, model_validator

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.models.flows.shock_settings import ShockSettings
from arbeid.models.studies.growth import PARAMS as GROWTH
from arbeid.models.studies.growth import Growth, growth
from arbeid.registry import Entry, Registry, read_file
from arbeid.settings import MODELS, Axis, Closure, Settings, defaults, place

__all__ = [
    "BASE",
    "MODELS",
    "SCENARIOS",
    "Axis",
    "Closure",
    "PublishedGrowth",
    "Scenario",
    "Settings",
    "names_of_work",
    "place",
    "scenario",
]

BASE = "base"
# What an inherited or own setting may be beside a shock, which moves demand itself.
_BESIDE_SHOCK = ("economy", "network", "seed", "flows", "shock")
_CALCULATOR = {
    "exposed": ("exposure.mean_exposure",),
    "profitable": ("adoption.adoption",),
    "saving": ("impact.assisted_saving", "impact.handed_saving"),
    "labour_share": ("accounts.labour_share",),
    "years": ("adoption.within",),
}


class PublishedGrowth(Frozen):
    """The gain that the scenario's source published: a level (fraction) or points a year, and of what."""

    level: float | None = None
    points_a_year: float | None = None
    of: Literal["productivity", "output", "labour_productivity"] = "productivity"


class Scenario(Entry):
    """Overrides of the models' parameters by name of the model, the rest follows ``base``.

    ``sentence`` says what it is, ``leaves_out`` what it does not hold; ``expected`` is what ours comes to,
    rerun by the tests; ``fitted`` marks inputs that the source did not publish and that we chose.
    ``source`` is the study that it stands for, as one line to cite. ``growth`` are a study's inputs of the
    productivity calculator; a run takes them over as its exposure, adoption, savings and labour share unless
    it sets those itself.

    ``shock`` makes it a run of flows alone: what moves demand is the shock, not the models of work.

    Beside its fields it has one for each model with parameters: values by parameter.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, dict[str, float]] = Field(init=False)

    title: Text
    sentence: Text
    leaves_out: Text | None = None
    base: str | None = None
    publication: str | None = None
    source: str | None = None
    claims: tuple[str, ...] = ()
    published: PublishedGrowth | None = None
    fitted: bool = False

    economy: str | None = None
    measure: str | None = None
    mode: str | None = None
    years: int | None = None
    network: str | None = None
    closure: Closure | None = None
    seed: int | None = None
    labour_force: float | None = Field(default=None, ge=-0.1, le=0.1)

    growth: dict[str, float] = Field(default_factory=dict)
    by_industry: dict[str, dict[str, float]] = Field(default_factory=dict)
    by_occupation: dict[str, dict[str, float]] = Field(default_factory=dict)
    shock: ShockSettings | None = None
    expected: dict[str, float] = Field(default_factory=dict)

    @classmethod
    def own_keys(cls) -> list[str]:
        """List the keys of its models, which blocks declare."""
        return list(MODELS)

    @model_validator(mode="before")
    @classmethod
    def _only_models(cls, facts: Any) -> Any:
        """Refuse a key that is neither a field nor a model, as if there were no others."""
        known = {*cls.model_fields, *MODELS}
        left = [name for name in facts if name not in known] if isinstance(facts, Mapping) else []
        if left:
            faults = [{"type": "extra_forbidden", "loc": (name,), "input": facts[name]} for name in left]
            raise ValidationError.from_exception_data(cls.__name__, faults)  # type: ignore[arg-type]
        return facts

    @property
    def badge(self) -> Literal["derived", "assumed"]:
        """What kind of figure the values it sets are: derived where its publication gives them all."""
        return "derived" if self.publication is not None and not self.fitted else "assumed"

    def growth_settings(self) -> dict[str, float]:
        """Give the growth parameters that differ from the defaults, those of the base laid under."""
        inherited = SCENARIOS.get(self.base).growth_settings() if self.base else {}
        self._growth_years()
        return {**inherited, **self.growth}

    def growth_inputs(self) -> dict[str, float]:
        """Give all growth parameters of this scenario."""
        return dict(GROWTH.bind(self.growth_settings()))

    def run_growth(self) -> Growth:
        """Compute this scenario's gain in productivity.

        >>> round(100 * SCENARIOS.get("acemoglu-2024").run_growth().level, 2)
        0.66
        """
        return growth(self.growth_settings())

    def settings(self) -> Settings:
        """Compose everything that a run of this scenario depends on, the bases laid under.

        Errors: an unknown base, parameter or horizon; a value out of bounds; a circle of bases; settings that
        have no bearing on a shock, beside one.
        """
        settings = defaults(self.id)
        for scenario in reversed(list(self.bases())):
            settings = scenario._laid_over(settings)
        if settings.shock is not None:
            self._refuse_aside()
        return replace(settings, scenario=self.id)

    def bases(self) -> Iterator[Scenario]:
        """Give this scenario, its base, the base of that, and so on."""
        scenario: Scenario = self
        seen = [self.id]
        yield scenario
        while scenario.base is not None:
            if scenario.base in seen:
                raise ArbeidError("scenario_loop", name=scenario.base)
            scenario = SCENARIOS.get(scenario.base)
            seen.append(scenario.id)
            yield scenario

    def _growth_years(self) -> int | None:
        years = self.growth.get("years")
        if years is not None and not years.is_integer():
            raise OutOfBounds("run_years", years=years)
        return None if years is None else int(years)

    def _refuse_aside(self) -> None:
        settable = {*Settings.__dataclass_fields__, *MODELS, "growth"}
        for one in self.bases():
            named = sorted(name for name in one.model_fields_set & settable if name not in _BESIDE_SHOCK)
            if named:
                raise ArbeidError("shock_aside", name=one.id, settings=", ".join(named))

    def _laid_over(self, settings: Settings) -> Settings:
        given = GROWTH.bind(self.growth)
        implied = {place: given[name] for name in self.growth for place in _CALCULATOR[name]}
        own = {
            f"{model}.{name}": value
            for model, values in self.__pydantic_extra__.items()
            for name, value in values.items()
        }
        years = self._growth_years() if self.years is None else self.years
        places = ("economy", "measure", "mode", "network", "closure", "seed", "labour_force")
        settings = settings.changed(**{name: getattr(self, name) for name in places}, years=years)
        settings = replace(settings.set({**implied, **own}), shock=self._shock_over(settings.shock))
        return settings.along("industry", self.by_industry).along("occupation", self.by_occupation)

    def _shock_over(self, before: ShockSettings | None) -> ShockSettings | None:
        if self.shock is None:
            return before
        own = {name: getattr(self.shock, name) for name in self.shock.model_fields_set}
        for name in ("measure", "labour_force"):
            if str(own.get(name, "")).endswith(".csv"):
                own[name] = str(self.folder / own[name])
        return (before or ShockSettings()).model_copy(update=own)


SCENARIOS = Registry("scenario", "scenarios", Scenario)


def names_of_work() -> list[str]:
    """List the names of scenarios in which AI moves work: all but those that are a shock to demand."""
    shocks = {one.id for one in SCENARIOS.all() if one.shock is not None}
    return [name for name in SCENARIOS.names() if name not in shocks]


def scenario(name: str) -> Scenario:
    """Give a scenario by name, or read one from a file of the reader's own (``my.toml``).

    Errors: an unknown name with the nearest one; a file that is not there or damaged.
    """
    if name.endswith(".toml"):
        return read_file(Scenario, Path(name))
    return SCENARIOS.get(name)
