"""Everything that a run depends on, no default left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, TypedDict, Unpack, cast, get_args

from arbeid.errors import ArbeidError, OutOfBounds, UnknownName, unknown_name
from arbeid.models.block import blocks, parameters
from arbeid.models.flows.flow_parameters import FLOW_PARAMETERS
from arbeid.models.flows.shock_settings import ShockSettings
from arbeid.models.price_of_ai import savings_replaced
from arbeid.params import Params
from arbeid.registry import remembered

Closure = Literal["both", "open", "full"]
Axis = Literal["industry", "occupation"]


class Places(TypedDict, total=False):
    """Where and when a scenario is run, as far as that was asked for: what stands beside its parameters."""

    economy: str | None
    measure: str | None
    mode: str | None
    years: int | None
    network: str | None
    closure: str | None
    seed: int | None


def given(places: Places) -> Places:
    """Choose those that were asked for; the others follow the scenario.

    >>> given({"economy": "nl", "seed": None})
    {'economy': 'nl'}
    """
    return cast(Places, {name: value for name, value in places.items() if value is not None})


BESIDE_SHOCK = frozenset({"economy", "network", "seed"})
"""Those that have a bearing on a shock, which moves demand itself."""


@remembered
def _models() -> Mapping[str, Params]:
    declared = {block.id: parameters(block.id) for block in blocks() if block.params}
    return {**declared, "flows": FLOW_PARAMETERS}


class _Models(Mapping[str, Params]):
    """The parameters by model, always those of the blocks that there are now."""

    def __getitem__(self, name: str) -> Params:
        return _models()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_models())

    def __len__(self) -> int:
        return len(_models())


MODELS: Mapping[str, Params] = _Models()
"""The parameters that a run may set, by model: those of each block, and those of flows."""
SEED_MOST = 2**32 - 1
"""As much as a seed holds everywhere."""


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on, no default left out; ``models`` holds values by model and parameter.

    ``by_industry`` and ``by_occupation`` hold values by parameter and code. ``labour_force`` is the yearly
    change of the labour force, a fraction. ``unset`` are the parameters (``model.name``) that nobody set,
    which an economy's own values may therefore replace.

    With a ``shock`` the run is one of flows alone: demand moves as the shock says, so nothing but economy,
    network, seed and the parameters of flows has a bearing on it beside. Its scenario may have no name.
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
    shock: ShockSettings | None = None

    def plain(self) -> dict[str, Any]:
        """Write the settings as plain data, sorted: what a result keeps and a fingerprint counts."""
        if self.shock is not None:
            return self._plain_shock(self.shock)
        facts = asdict(self)
        del facts["unset"], facts["shock"]
        for name in ("models", "by_industry", "by_occupation"):
            facts[name] = {key: dict(sorted(values.items())) for key, values in sorted(facts[name].items())}
        return facts

    def _plain_shock(self, shock: ShockSettings) -> dict[str, Any]:
        labour_force = shock.labour_force
        facts = {
            "economy": self.economy,
            "shock": shock.measure,
            "network": self.network,
            "years": shock.years,
            "horizon": shock.horizon,
            "burn_in": shock.burn_in,
            "replicate": shock.replicate,
            "seed": self.seed if shock.stochastic else None,
            "labour_force": None if labour_force is None else str(labour_force),
            "parameters": dict(self.models["flows"]),
        }
        # A shock that was asked for by itself is no scenario, and keeps the fingerprint that it had in 0.1.0.
        return {"scenario": self.scenario, **facts} if self.scenario else facts

    def differs_only_in_flows(self, other: Settings) -> bool:
        """Say whether it differs from another only in what the labour market is made of: people and flows.

        >>> from arbeid.scenario import SCENARIOS
        >>> base, ageing = (SCENARIOS.get(name).settings() for name in ("base", "ageing-nl"))
        >>> ageing.differs_only_in_flows(base), base.differs_only_in_flows(base)
        (True, False)
        """
        return self.work() == other.work() and self._market() != other._market()

    def work(self) -> tuple[Any, ...]:
        """Choose what moves work: all but the names of scenario and economy, and what flows are made of."""
        models = {name: values for name, values in self.models.items() if name != "flows"}
        return self.measure, self.mode, self.years, models, self.by_industry, self.by_occupation

    def _market(self) -> tuple[Any, ...]:
        return self.labour_force, self.network, self.models.get("flows")

    def changed(self, **places: Unpack[Places]) -> Settings:
        """Set where and when the scenario is run; what is not given stays.

        Errors: a horizon outside 1 to 50 years, an unknown closure, a seed that is negative or too large.
        """
        asked: dict[str, Any] = {**given(places)}
        years = asked.get("years", self.years)
        if isinstance(years, bool) or not isinstance(years, int) or not 1 <= years <= 50:
            raise OutOfBounds("run_years", years=years)
        if asked.get("closure", "both") not in get_args(Closure):
            raise unknown_name("closure", str(asked["closure"]), get_args(Closure))
        seed = asked.get("seed", self.seed)
        if not 0 <= seed <= SEED_MOST:
            raise OutOfBounds("flows_seed", value=seed, most=SEED_MOST)
        return replace(self, **asked)

    def set(self, values: Mapping[str, float]) -> Settings:
        """Set parameters by name, or by ``model.name``.

        A saving set directly stays until the price that it would follow from is set after it. Errors: an
        unknown name (with the nearest), a value out of bounds, a saving together with its price.

        >>> defaults("mine").set({"elasticity": 1.5}).models["demand"]["elasticity"]
        1.5
        """
        models = {model: dict(params) for model, params in self.models.items()}
        given = {place(name): value for name, value in values.items()}
        for (model, param), value in given.items():
            models[model][param] = MODELS[model][param].check(value)
        for model, param in list(given):
            for saving in savings_replaced(param, models[model]):
                if (model, saving) in given:
                    raise ArbeidError("price_both_ways", saving=saving, price=param)
                del models[model][saving]
        return replace(self, models=models, unset=self.unset - {".".join(name) for name in given})

    def with_shock(self, shock: ShockSettings) -> Settings:
        """Set what moves demand, instead of the models of work."""
        return replace(self, shock=shock)

    def along(self, axis: Axis, values: Mapping[str, Mapping[str, float]]) -> Settings:
        """Set parameters apart by industry or by occupation: values by parameter, then by code."""
        known = {param.name: param for params in MODELS.values() for param in params}
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


def defaults(scenario: str) -> Settings:
    """Compose the settings of a scenario that sets nothing.

    >>> defaults("mine").models["adoption"]["adoption"]
    0.33
    """
    models = {name: dict(params.bind()) for name, params in MODELS.items()}
    # A parameter that follows from others is not there until somebody sets it.
    unset = frozenset(f"{model}.{name}" for model, params in models.items() for name in params)
    return Settings(scenario, models=models, unset=unset)


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
        if name in params:
            return known, name
    raise unknown_name("parameter", name, [param.name for params in MODELS.values() for param in params])
