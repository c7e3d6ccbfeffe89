"""Every modelled number of a run, and of two beside each other, has its range over the same first draws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.run.evaluation import inputs_of
from arbeid.scenario import SCENARIOS
from arbeid.uncertainty.drawn import OWN_DRAWS
from arbeid.uncertainty.ensemble.plan import planned, values_of
from arbeid.uncertainty.headlines import headlines
from arbeid.uncertainty.horizon_ranges import horizon_ranges
from arbeid.uncertainty.paired import paired_differences, paired_rates
from arbeid.uncertainty.ranges import spreads
from arbeid.uncertainty.shipped_strata import shipped_rates
from each import each

BASE = SCENARIOS.get("base").settings()
# What others published, where flows start, and whom they meet on the way: no draw moves these.
UNDRAWN = ("assumptions", "productivity.published", "start", "hit")


def without_range(plain: Any, path: str = "") -> Iterator[str]:
    """Find every modelled number that has no low end, by its place."""
    if isinstance(plain, dict) and {"value", "badge", "unit"} <= plain.keys():
        if plain["badge"] == "modelled" and plain["value"] is not None and plain.get("low") is None:
            yield path
    elif isinstance(plain, dict):
        for name, value in plain.items():
            yield from without_range(value, f"{path}.{name}".lstrip("."))
    elif isinstance(plain, list):
        for value in plain:
            yield from without_range(value, path)


@each("economy", ["nl", "world"])
def test_every_modelled_number_of_a_run_has_its_range(economy: str) -> None:
    for values in (None, {"adoption": 0.4}):
        plain = arbeid.run("base", economy, flows=False, values=values, by=None).plain()
        left = {path for path in without_range(plain) if not path.startswith(UNDRAWN)}
        assert left <= {"over_measures.handed_over", "over_measures.net"}, left


def test_with_flows_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["run", "slow-adoption", "--by", "sex", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert not {path for path in without_range(plain) if not path.startswith(UNDRAWN)}
    assert plain["cells"][0]["net"]["low"] < plain["cells"][0]["net"]["value"]
    open_, full = plain["unemployment"]
    assert open_["drawn"]["outer"]["low"] < open_["drawn"]["inner"]["low"] < open_["drawn"]["outer"]["high"]
    assert full["drawn"]["outer"]["high"] < open_["drawn"]["outer"]["high"]
    assert outcome(["run", "slow-adoption", "--lang", "nl"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Over de trekkingen van de aannames" in shown and "90% van de trekkingen" in shown
    # What a reader changed does not ship, and is not said of the scenario before.
    assert shipped_rates(BASE) and not shipped_rates(BASE.set({"adoption": 0.4}))


def test_ranges_are_those_of_the_first_draws() -> None:
    found, plan = horizon_ranges(BASE), planned(BASE, OWN_DRAWS)
    assert found is not None
    laid: dict[str, dict[str, Any]] = {}
    values = values_of(plan, range(OWN_DRAWS))
    for at, (model, name) in enumerate(plan.drawn()):
        laid.setdefault(model, {})[name] = values[:, at]
    net = headlines(plan.settings, inputs_of(BASE), laid, OWN_DRAWS).net
    assert found.occupations["net"] == pytest.approx(net, rel=1e-12, abs=1e-9)
    assert found.industries["net"].sum(axis=1) == pytest.approx(net.sum(axis=1), rel=1e-9)
    run = arbeid.run("base", "nl", flows=False).facts
    row = run.losing[0]
    at = [*inputs_of(BASE).cells.codes].index(row.code)
    assert (row.net.low, row.net.high) == pytest.approx(tuple(np.quantile(net[:, at], (0.05, 0.95))))
    assert row.growth.low == pytest.approx((row.net.low or 0) / float(row.jobs))
    fixed = arbeid.run("cautious", "nl", flows=False, values=fixed_values()).facts
    assert fixed.losing[0].net.low is None and fixed.gains.labour_share_home.low is None


@each("economy", ["nl", "us"])
def test_a_scenario_of_ones_own_is_drawn_once(economy: str) -> None:
    settings = BASE.changed(economy=economy).set({"adoption": 0.4})
    ranges, alone = horizon_ranges(settings), horizon_ranges(settings, groups=False)
    assert ranges is not None and alone is not None and not alone.occupations
    # The same bits, whether draws are shared, made again, or made without what is told of groups.
    assert spreads(settings, ranges) == spreads(settings) == spreads(settings, alone)
    for name, values in ranges.totals.items():
        assert values.tobytes() == alone.totals[name].tobytes(), name


def fixed_values() -> dict[str, float]:
    settings = SCENARIOS.get("cautious").settings()
    return {f"{model}.{name}": settings.models[model][name] for model, name in planned(settings, 64).drawn()}


def test_a_comparison_has_ranges_for_unemployment_and_occupations() -> None:
    found = arbeid.compare("slow-adoption", "fast-adoption", economy="nl")
    lines = {line.name: line for line in found.outcomes}
    rate, net = lines["unemployment_rate"], lines["net"]
    assert rate.spread is not None and rate.difference.low is not None and rate.beyond is False
    assert rate.draws == 64 < net.draws == found.draws == OWN_DRAWS
    assert (rate.first.low or 1) < float(rate.first) < (rate.first.high or 0)
    # Without AI no assumption about AI moves anything.
    without = lines["unemployment_rate_without"]
    assert without.first.low == pytest.approx(without.first.high)
    assert not set(without_range(found.plain("nl")))
    one, other = (SCENARIOS.get(f"{name}-adoption").settings() for name in ("slow", "fast"))
    paired = paired_differences(one, other, 10)
    assert paired is not None and paired_rates(one, other, 10) is not None
    row = found.occupations[0]
    change = paired.occupations[row.code][0]
    assert (row.difference.low, row.difference.high) == (change[0], change[-1])
    assert paired.quantiles["net"][2] == pytest.approx(net.spread.outer.value if net.spread else 0)
