"""Arbeid: the debate on AI and work, computable.

The verbs of the command line under the same names, loaded when first used:

>>> import arbeid
>>> arbeid.report("nl").economy.people.value
9865000.0
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arbeid.errors import ArbeidError as ArbeidError
    from arbeid.verbs.agreement import agreement as agreement
    from arbeid.verbs.check import check as check
    from arbeid.verbs.claim import claim as claim
    from arbeid.verbs.collaboration import collaboration as collaboration
    from arbeid.verbs.compare import compare as compare
    from arbeid.verbs.definitions import definitions as definitions
    from arbeid.verbs.exposure import exposure as exposure
    from arbeid.verbs.flows import flows as flows
    from arbeid.verbs.groups import groups as groups
    from arbeid.verbs.job_titles import find_job as job
    from arbeid.verbs.job_with_ai import job_with_ai as job_with_ai
    from arbeid.verbs.ledger import claims as list_claims
    from arbeid.verbs.listing import economies as list_economies
    from arbeid.verbs.listing import measures as list_measures
    from arbeid.verbs.listing import networks as list_networks
    from arbeid.verbs.occupation import occupation as occupation
    from arbeid.verbs.occupations import occupations as occupations
    from arbeid.verbs.places import places as places
    from arbeid.verbs.productivity import productivity as productivity
    from arbeid.verbs.report import report as report
    from arbeid.verbs.run import run as run
    from arbeid.verbs.scenario import new_scenario as new_scenario
    from arbeid.verbs.scenario import scenario as scenario
    from arbeid.verbs.scenario import scenarios as list_scenarios
    from arbeid.verbs.scenario import schema as scenario_schema
    from arbeid.verbs.trend import trend as trend
    from arbeid.verbs.why import why as why

# Claims and measures are rooms of this package too, so what lists them is called list_….
_PLACES = {
    "ArbeidError": ("arbeid.errors", "ArbeidError"),
    "agreement": ("arbeid.verbs.agreement", "agreement"),
    "check": ("arbeid.verbs.check", "check"),
    "claim": ("arbeid.verbs.claim", "claim"),
    "compare": ("arbeid.verbs.compare", "compare"),
    "collaboration": ("arbeid.verbs.collaboration", "collaboration"),
    "definitions": ("arbeid.verbs.definitions", "definitions"),
    "exposure": ("arbeid.verbs.exposure", "exposure"),
    "flows": ("arbeid.verbs.flows", "flows"),
    "groups": ("arbeid.verbs.groups", "groups"),
    "job": ("arbeid.verbs.job_titles", "find_job"),
    "job_with_ai": ("arbeid.verbs.job_with_ai", "job_with_ai"),
    "list_claims": ("arbeid.verbs.ledger", "claims"),
    "list_economies": ("arbeid.verbs.listing", "economies"),
    "list_measures": ("arbeid.verbs.listing", "measures"),
    "list_networks": ("arbeid.verbs.listing", "networks"),
    "occupation": ("arbeid.verbs.occupation", "occupation"),
    "occupations": ("arbeid.verbs.occupations", "occupations"),
    "places": ("arbeid.verbs.places", "places"),
    "productivity": ("arbeid.verbs.productivity", "productivity"),
    "report": ("arbeid.verbs.report", "report"),
    "run": ("arbeid.verbs.run", "run"),
    "list_scenarios": ("arbeid.verbs.scenario", "scenarios"),
    "new_scenario": ("arbeid.verbs.scenario", "new_scenario"),
    "scenario": ("arbeid.verbs.scenario", "scenario"),
    "scenario_schema": ("arbeid.verbs.scenario", "schema"),
    "trend": ("arbeid.verbs.trend", "trend"),
    "why": ("arbeid.verbs.why", "why"),
}

__all__ = [
    "ArbeidError",
    "agreement",
    "check",
    "claim",
    "collaboration",
    "compare",
    "definitions",
    "exposure",
    "flows",
    "groups",
    "job",
    "job_with_ai",
    "list_claims",
    "list_economies",
    "list_measures",
    "list_networks",
    "list_scenarios",
    "new_scenario",
    "occupation",
    "occupations",
    "places",
    "productivity",
    "report",
    "run",
    "scenario",
    "scenario_schema",
    "trend",
    "why",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'arbeid' has no attribute {name!r}")
    place, attribute = _PLACES[name]
    return getattr(import_module(place), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES})


class _Verbs(ModuleType):
    """This package as its users see it: a room with the name of a verb does not hide the verb."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import system binds every room that it loads; `arbeid.run` must stay the verb.
        if not (name in _PLACES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Verbs
