"""A scenario: only its difference from a base, with what it should come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from arbeid.errors import ArbeidError, OutOfBounds, UnknownName, unknown_name
from arbeid.language import Text
from arbeid.models.blocks.chain import CHAIN
from arbeid.models.flows.flow_parameters import FLOW_PARAMETERS
from arbeid.models.studies.growth import PARAMS as GROWTH
from arbeid.models.studies.growth import Growth, growth
from arbeid.params import Params
from arbeid.registry import Entry, Registry, read_file

Closure = Literal["both", "open", "full"]
Axis = Literal["industry", "occupation"]
BASE = "base"
MODELS: dict[str, Params] = {model.name: model.params for model in CHAIN if model.params.names()}
MODELS["flows"] = FLOW_PARAMETERS

_CALCULATOR = {
    "exposed": ("exposure.mean_exposure",),
    "profitable": ("adoption.adoption",),
    "saving": ("impact.assisted_saving", "impact.handed_saving"),
    "labour_share": ("accounts.labour_share",),
    "years": ("adoption.within",),
}


class PublishedGrowth(BaseModel):
    """The gain that the scenario's source published: a level (fraction) or points a year, and of what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: float | None = None
    points_a_year: float | None = None
    of: Literal["productivity", "output", "labour_productivity"] = "productivity"


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on, no default left out; ``models`` holds values by model and parameter.

    ``by_industry`` and ``by_occupation`` hold values by parameter and code. ``labour_force`` is the yearly
    change of the labour force, a fraction. ``unset`` are the parameters (``model.name``) that nobody set,
    which an economy's own values may therefore replace.
    """

    scenario: str
    economy: str = "nl"
    measure: str = "eloundou-beta-human"
    mode: str = ""
    years: int = 10
    network: str = ""
    closure: Closure = "both"
    seed: int = 0
    labour_force: float = 0.0
    models: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_industry: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_occupation: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    unset: frozenset[str] = field(default=frozenset(), repr=False)

    def plain(self) -> dict[str, Any]:
        """Give the settings as plain data, sorted."""
        facts = asdict(self)
        del facts["unset"]
        for name in ("models", "by_industry", "by_occupation"):
            facts[name] = {key: dict(sorted(values.items())) for key, values in sorted(facts[name].items())}
        return facts

    def differs_only_in_flows(self, other: Settings) -> bool:
        """Say whether it differs from another only in what the labour market is made of: people and flows.

        >>> base, ageing = (SCENARIOS.get(name).settings() for name in ("base", "ageing-nl"))
        >>> ageing.differs_only_in_flows(base), base.differs_only_in_flows(base)
        (True, False)
        """
        return self._work() == other._work() and self._market() != other._market()

    def _work(self) -> tuple[Any, ...]:
        models = {name: values for name, values in self.models.items() if name != "flows"}
        return self.measure, self.mode, self.years, models, self.by_industry, self.by_occupation

    def _market(self) -> tuple[Any, ...]:
        return self.labour_force, self.network, self.models.get("flows")

    def changed(self, **places: Any) -> Settings:
        """Set where and when the scenario is run: economy, measure, mode, years, network, closure, seed.

        Errors: a horizon outside 1 to 50 years, an unknown closure.
        """
        given = {name: value for name, value in places.items() if value is not None}
        years = given.get("years", self.years)
        if isinstance(years, bool) or not isinstance(years, int) or not 1 <= years <= 50:
            raise OutOfBounds("run_years", years=years)
        if given.get("closure", "both") not in get_args(Closure):
            raise unknown_name("closure", str(given["closure"]), get_args(Closure))
        return replace(self, **given)

    def set(self, values: Mapping[str, float]) -> Settings:
        """Set parameters by name, or by ``model.name``.

        Errors: an unknown name (with the nearest), a value out of bounds.

        >>> SCENARIOS.get("base").settings().set({"elasticity": 1.5}).models["demand"]["elasticity"]
        1.5
        """
        models = {model: dict(params) for model, params in self.models.items()}
        for name, value in values.items():
            model, param = place(name)
            models[model][param] = MODELS[model][param].check(value)
        named = {".".join(place(name)) for name in values}
        return replace(self, models=models, unset=self.unset - named)

    def along(self, axis: Axis, values: Mapping[str, Mapping[str, float]]) -> Settings:
        """Set parameters apart by industry or by occupation: values by parameter, then by code."""
        known = {name: params[name] for params in MODELS.values() for name in params.names()}
        names = [name for name, param in known.items() if axis in param.by]
        before = self.by_industry if axis == "industry" else self.by_occupation
        merged = {name: dict(codes) for name, codes in before.items()}
        for name, codes in values.items():
            if name not in names:
                raise UnknownName("axis_unknown", name=name, axis=axis, names=", ".join(names))
            merged.setdefault(name, {}).update(
                {code: known[name].check(value) for code, value in codes.items()}
            )
        if axis == "industry":
            return replace(self, by_industry=merged)
        return replace(self, by_occupation=merged)


class Scenario(Entry):
    """Overrides of the models' parameters by name of the model, the rest follows ``base``.

    ``sentence`` says what it is, ``leaves_out`` what it does not hold; ``expected`` is what ours comes to,
    rerun by the tests; ``fitted`` marks inputs that the source did not publish and that we chose.
    ``growth`` are a study's inputs of the productivity calculator; a run takes them over as its exposure,
    adoption, savings and labour share unless it sets those itself.
    """

    title: Text
    sentence: Text
    leaves_out: Text | None = None
    base: str | None = None
    publication: str | None = None
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
    exposure: dict[str, float] = Field(default_factory=dict)
    adoption: dict[str, float] = Field(default_factory=dict)
    impact: dict[str, float] = Field(default_factory=dict)
    demand: dict[str, float] = Field(default_factory=dict)
    creation: dict[str, float] = Field(default_factory=dict)
    accounts: dict[str, float] = Field(default_factory=dict)
    sectors: dict[str, float] = Field(default_factory=dict)
    flows: dict[str, float] = Field(default_factory=dict)
    by_industry: dict[str, dict[str, float]] = Field(default_factory=dict)
    by_occupation: dict[str, dict[str, float]] = Field(default_factory=dict)
    expected: dict[str, float] = Field(default_factory=dict)

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
        """Give everything that a run of this scenario depends on, the bases laid under.

        Errors: an unknown base, parameter or horizon; a value out of bounds; a circle of bases.
        """
        defaults = {name: dict(params.bind({})) for name, params in MODELS.items()}
        unset = frozenset(f"{model}.{name}" for model, params in defaults.items() for name in params)
        found = Settings(self.id, models=defaults, unset=unset)
        for scenario in reversed(list(self.bases())):
            found = scenario._laid_over(found)
        return replace(found, scenario=self.id)

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

    def _laid_over(self, found: Settings) -> Settings:
        given = GROWTH.bind(self.growth)
        implied = {place: given[name] for name in self.growth for place in _CALCULATOR[name]}
        own = {f"{model}.{name}": value for model in MODELS for name, value in getattr(self, model).items()}
        years = self._growth_years() if self.years is None else self.years
        places = ("economy", "measure", "mode", "network", "closure", "seed", "labour_force")
        found = found.changed(**{name: getattr(self, name) for name in places}, years=years)
        found = found.set({**implied, **own})
        return found.along("industry", self.by_industry).along("occupation", self.by_occupation)


SCENARIOS = Registry("scenario", "scenarios", Scenario)


def scenario(name: str) -> Scenario:
    """Give a scenario by name, or read one from a file of the reader's own (``my.toml``).

    Errors: an unknown name with the nearest one; a file that is not there or damaged.
    """
    if name.endswith(".toml"):
        return read_file(Scenario, Path(name))
    return SCENARIOS.get(name)


def place(name: str) -> tuple[str, str]:
    """Say in which model a parameter is declared: (model, parameter).

    >>> place("elasticity"), place("demand.elasticity")
    (('demand', 'elasticity'), ('demand', 'elasticity'))
    """
    model, _, param = name.rpartition(".")
    if model:
        if model not in MODELS:
            raise unknown_name("model", model, MODELS)
        return model, MODELS[model][param].name
    for known, params in MODELS.items():
        if name in params.names():
            return known, name
    raise unknown_name("parameter", name, [param for params in MODELS.values() for param in params.names()])
