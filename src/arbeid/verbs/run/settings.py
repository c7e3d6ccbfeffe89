"""What was asked of a scenario, laid over its own settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.mobility.entry import NETWORKS
from arbeid.errors import ArbeidError
from arbeid.run.cells import cells
from arbeid.run.own_values import with_own_values
from arbeid.scenario import Scenario
from arbeid.settings import BESIDE_SHOCK, MODELS, Axis, Places, Settings, place


def asked_settings(
    chosen: Scenario, values: Mapping[str, float] | None, places: Places, **aside: object
) -> Settings:
    """Lay what was asked for over a scenario's own settings, whether it has a shock or moves work.

    ``aside`` is what else was asked, which has no bearing on a shock. Errors: as of the two below.
    """
    if chosen.settings().shock is None:
        return settings_of(chosen, values, **places)
    rest = {name: value for name, value in places.items() if name not in BESIDE_SHOCK}
    return shock_settings(
        chosen, values, rest | aside,
        economy=places.get("economy"), network=places.get("network"), seed=places.get("seed"),
    )  # fmt: skip


def shock_settings(
    chosen: Scenario, values: Mapping[str, float] | None, aside: Mapping[str, Any], **places: Unpack[Places]
) -> Settings:
    """Lay what was asked for over the settings of a scenario with a shock.

    Errors: any of ``aside`` that was given, or a parameter of another model than flows.
    """
    given = [name for name, value in aside.items() if value is not None]
    given += [name for name in values or {} if place(name.partition("[")[0])[0] != "flows"]
    if given:
        raise ArbeidError("shock_option", name=chosen.id, option=given[0])
    return chosen.settings().changed(**places).set(values or {})


def moving_settings(
    chosen: Scenario, values: Mapping[str, float] | None, **places: Unpack[Places]
) -> Settings:
    """Lay what was asked for over the settings of a scenario that moves work. Errors: one with a shock."""
    if chosen.settings().shock is not None:
        raise ArbeidError("run_shock", name=chosen.id)
    return settings_of(chosen, values, **places)


def settings_of(chosen: Scenario, values: Mapping[str, float] | None, **places: Unpack[Places]) -> Settings:
    """Lay what was asked for over a scenario's own settings, and the economy's own values under both.

    A value may be set apart: ``elasticity[Q]`` for one industry, ``handed_over[0811]`` for one occupation.

    >>> from arbeid.scenario import SCENARIOS
    >>> settings_of(SCENARIOS.get("base"), {"elasticity[Q]": 1.5}).by_industry
    {'elasticity': {'Q': 1.5}}
    """
    given = values or {}
    if (network := places.get("network")) is not None:
        # A run without flows never looks for it.
        NETWORKS.get(network)
    settings = chosen.settings().changed(**places)
    settings = settings.set({name: value for name, value in given.items() if not name.endswith("]")})
    for name, value in given.items():
        if name.endswith("]"):
            param, _, code = name[:-1].partition("[")
            settings = settings.along(_axis(param, code, settings), {param: {code: value}})
    return with_own_values(settings)


def _axis(param: str, code: str, settings: Settings) -> Axis:
    model, name = place(param)
    ways = MODELS[model][name].by
    if len(ways) == 1:
        return ways[0]
    industries = cells(load_economy(settings.economy)).industries["code"]
    return "industry" if code in industries.to_list() else "occupation"
