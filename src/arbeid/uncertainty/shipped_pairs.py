"""Which scenarios ship what was drawn beforehand on which economies, and the plan of each."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.data.economies.entry import ECONOMIES
from arbeid.errors import NotReachable
from arbeid.run.evaluation import inputs_of
from arbeid.scenario import BASE, SCENARIOS, Scenario
from arbeid.uncertainty.ensemble.plan import Plan, planned

MAIN = "nl"
"""The economy on which every scenario is drawn; on the others of the catalogue only the base is."""


def named_scenarios() -> Iterator[Scenario]:
    """Choose the package's own scenarios that draws say something of: a shock has none."""
    own = SCENARIOS.own_names()
    return (one for one in SCENARIOS.all() if one.id not in own and one.shock is None)


def main_pairs() -> Iterator[tuple[Scenario, str]]:
    """Pair every scenario with one economy, and the base with the others of the catalogue."""
    yield from ((chosen, MAIN) for chosen in named_scenarios())
    own = ECONOMIES.own_names()
    yield from ((SCENARIOS.get(BASE), name) for name in ECONOMIES.names() if name != MAIN and name not in own)


def plan_of(chosen: Scenario, economy: str, draws: int) -> Plan | None:
    """Plan draws of a scenario; nothing where its measure does not reach the economy, or all is fixed."""
    plan = planned(chosen.settings().changed(economy=economy), draws)
    try:
        inputs_of(plan.settings)
    except NotReachable:
        return None
    return plan if plan.names() else None
