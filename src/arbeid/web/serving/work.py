"""What the workers can be asked to do: runs of scenarios, as plain calls that can be sent to a process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from arbeid.answers.claims.checked import Checked
from arbeid.answers.comparison import Compared
from arbeid.answers.run import RunFacts
from arbeid.answers.what_if import WhatIf, WhatIfFlows
from arbeid.verbs.claims.check import check
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.compare import compare
from arbeid.verbs.run.what_if import what_if, what_if_flows

Asking = Callable[[], None]


def _outcome(go_on: Asking, choice: Choice, beside: str | None) -> WhatIf:
    return what_if(choice, beside)


def _flows(go_on: Asking, choice: Choice) -> WhatIfFlows:
    return what_if_flows(choice, go_on)


def _run(go_on: Asking, choice: Choice, flows: bool, point: bool = False) -> RunFacts:
    return choice.run(flows=flows, point=point).facts


def _compare(go_on: Asking, first: Choice, second: Choice, flows: bool) -> Compared:
    one = first.run(flows=flows, with_range=False)
    # Between the two runs, so that a reader who left stops it half-way.
    go_on()
    return compare(one, second.run(flows=flows, with_range=False))


def _check(go_on: Asking, text: str) -> Checked:
    return check(text)


WORK: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"outcome": _outcome, "flows": _flows, "run": _run, "compare": _compare, "check": _check}
)


def load() -> None:
    """Get everything ready that the first reader would wait for."""
    what_if_flows(Choice(economy="nl"))
    what_if(Choice(economy="nl"))
