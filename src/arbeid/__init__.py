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
    from arbeid.errors import DamagedFile as DamagedFile
    from arbeid.errors import NotInData as NotInData
    from arbeid.errors import NotReachable as NotReachable
    from arbeid.errors import OutOfBounds as OutOfBounds
    from arbeid.errors import PullFirst as PullFirst
    from arbeid.errors import UnknownName as UnknownName
    from arbeid.errors import Unreadable as Unreadable
    from arbeid.errors import Unwritable as Unwritable
    from arbeid.verbs.catalogue.listing import economies as list_economies
    from arbeid.verbs.catalogue.listing import measures as list_measures
    from arbeid.verbs.catalogue.listing import networks as list_networks
    from arbeid.verbs.claims.check import check as check
    from arbeid.verbs.claims.claim import claim as claim
    from arbeid.verbs.claims.ledger import claims as list_claims
    from arbeid.verbs.claims.why import why as why
    from arbeid.verbs.flows.flows import flows as flows
    from arbeid.verbs.jobs.collaboration import collaboration as collaboration
    from arbeid.verbs.jobs.job_titles import find_job as job
    from arbeid.verbs.jobs.job_with_ai import job_with_ai as job_with_ai
    from arbeid.verbs.jobs.occupation import occupation as occupation
    from arbeid.verbs.jobs.occupations import occupations as occupations
    from arbeid.verbs.jobs.trend import trend as trend
    from arbeid.verbs.market.agreement import agreement as agreement
    from arbeid.verbs.market.definitions import definitions as definitions
    from arbeid.verbs.market.exposure import exposure as exposure
    from arbeid.verbs.market.groups import groups as groups
    from arbeid.verbs.market.places import places as places
    from arbeid.verbs.market.productivity import productivity as productivity
    from arbeid.verbs.market.report import report as report
    from arbeid.verbs.models.calculate import list_models as list_models
    from arbeid.verbs.models.flows_batch import flows_batch as flows_batch
    from arbeid.verbs.models.named import models as models
    from arbeid.verbs.monitor.backtest import backtest as backtest
    from arbeid.verbs.monitor.use import use as use
    from arbeid.verbs.monitor.visible import visible as visible
    from arbeid.verbs.run.compare import compare as compare
    from arbeid.verbs.run.run import run as run
    from arbeid.verbs.run.scenario import new_scenario as new_scenario
    from arbeid.verbs.run.scenario import scenario as scenario
    from arbeid.verbs.run.scenario import scenarios as list_scenarios
    from arbeid.verbs.run.scenario import schema as scenario_schema

# Claims and measures are rooms of this package too, so what lists them is called list_….
_PLACES = {
    "ArbeidError": ("arbeid.errors", "ArbeidError"),
    "DamagedFile": ("arbeid.errors", "DamagedFile"),
    "NotInData": ("arbeid.errors", "NotInData"),
    "NotReachable": ("arbeid.errors", "NotReachable"),
    "OutOfBounds": ("arbeid.errors", "OutOfBounds"),
    "PullFirst": ("arbeid.errors", "PullFirst"),
    "UnknownName": ("arbeid.errors", "UnknownName"),
    "Unreadable": ("arbeid.errors", "Unreadable"),
    "Unwritable": ("arbeid.errors", "Unwritable"),
    "agreement": ("arbeid.verbs.market.agreement", "agreement"),
    "backtest": ("arbeid.verbs.monitor.backtest", "backtest"),
    "check": ("arbeid.verbs.claims.check", "check"),
    "claim": ("arbeid.verbs.claims.claim", "claim"),
    "compare": ("arbeid.verbs.run.compare", "compare"),
    "collaboration": ("arbeid.verbs.jobs.collaboration", "collaboration"),
    "definitions": ("arbeid.verbs.market.definitions", "definitions"),
    "exposure": ("arbeid.verbs.market.exposure", "exposure"),
    "flows": ("arbeid.verbs.flows.flows", "flows"),
    "flows_batch": ("arbeid.verbs.models.flows_batch", "flows_batch"),
    "groups": ("arbeid.verbs.market.groups", "groups"),
    "job": ("arbeid.verbs.jobs.job_titles", "find_job"),
    "job_with_ai": ("arbeid.verbs.jobs.job_with_ai", "job_with_ai"),
    "list_claims": ("arbeid.verbs.claims.ledger", "claims"),
    "list_economies": ("arbeid.verbs.catalogue.listing", "economies"),
    "list_measures": ("arbeid.verbs.catalogue.listing", "measures"),
    "list_models": ("arbeid.verbs.models.calculate", "list_models"),
    "list_networks": ("arbeid.verbs.catalogue.listing", "networks"),
    "models": ("arbeid.verbs.models.named", "models"),
    "occupation": ("arbeid.verbs.jobs.occupation", "occupation"),
    "occupations": ("arbeid.verbs.jobs.occupations", "occupations"),
    "places": ("arbeid.verbs.market.places", "places"),
    "productivity": ("arbeid.verbs.market.productivity", "productivity"),
    "report": ("arbeid.verbs.market.report", "report"),
    "run": ("arbeid.verbs.run.run", "run"),
    "list_scenarios": ("arbeid.verbs.run.scenario", "scenarios"),
    "new_scenario": ("arbeid.verbs.run.scenario", "new_scenario"),
    "scenario": ("arbeid.verbs.run.scenario", "scenario"),
    "scenario_schema": ("arbeid.verbs.run.scenario", "schema"),
    "trend": ("arbeid.verbs.jobs.trend", "trend"),
    "use": ("arbeid.verbs.monitor.use", "use"),
    "visible": ("arbeid.verbs.monitor.visible", "visible"),
    "why": ("arbeid.verbs.claims.why", "why"),
}

__all__ = [
    "ArbeidError",
    "DamagedFile",
    "NotInData",
    "NotReachable",
    "OutOfBounds",
    "PullFirst",
    "UnknownName",
    "Unreadable",
    "Unwritable",
    "agreement",
    "backtest",
    "check",
    "claim",
    "collaboration",
    "compare",
    "definitions",
    "exposure",
    "flows",
    "flows_batch",
    "groups",
    "job",
    "job_with_ai",
    "list_claims",
    "list_economies",
    "list_measures",
    "list_models",
    "list_networks",
    "list_scenarios",
    "models",
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
    "use",
    "visible",
    "why",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("arbeid")
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
