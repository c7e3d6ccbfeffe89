"""What the workers can be asked to do: runs of scenarios, as plain calls that can be sent to a process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from arbeid.language import Language
from arbeid.verbs.compare import Compared, compare
from arbeid.verbs.run_facts import RunFacts
from arbeid.verbs.what_if import Choice, WhatIf, what_if
from arbeid.verbs.what_if_flows import WhatIfFlows, what_if_flows

Asking = Callable[[], None]


def _outcome(go_on: Asking, choice: Choice, language: Language, beside: str | None) -> WhatIf:
    return what_if(choice, language, beside)


def _flows(go_on: Asking, choice: Choice, language: Language) -> WhatIfFlows:
    return what_if_flows(choice, language, go_on)


def _run(go_on: Asking, choice: Choice, language: Language, flows: bool) -> RunFacts:
    return choice.run(language, flows=flows).facts


def _compare(go_on: Asking, first: Choice, second: Choice, language: Language, flows: bool) -> Compared:
    one = first.run(language, flows=flows).result
    go_on()
    return compare(one, second.run(language, flows=flows).result, language=language)


WORK: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"outcome": _outcome, "flows": _flows, "run": _run, "compare": _compare}
)


def load() -> None:
    """Get everything ready that the first reader would wait for."""
    what_if_flows(Choice(economy="nl"))
    what_if(Choice(economy="nl"))
