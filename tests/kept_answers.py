"""Answers that take seconds, each worked out once for all the ways in which a file of tests shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

import pytest

# Where a command finds its verb when it is asked.
VERBS = (
    ("arbeid.verbs.flows.flows", "flows"),
    ("arbeid.verbs.run.compare", "compare"),
    ("arbeid.verbs.run.ensemble", "ensemble"),
    ("arbeid.verbs.run.run", "work_of"),
    ("arbeid.verbs.run.sensitivity", "sensitivity"),
)
# What only hears how far the work is, and changes nothing in the answer.
_HEARING = {"heard", "started", "tell"}


@pytest.fixture
def kept_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands that ask the same show the same answer, in another language, width or format."""
    for module, name in VERBS:
        monkeypatch.setattr(import_module(module), name, _kept(module, name))


@cache
def _kept(module: str, name: str) -> Callable[..., Any]:
    verb = getattr(import_module(module), name)
    answers: dict[str, Any] = {}

    def ask(*given: Any, **named: Any) -> Any:
        question = repr((given, {word: value for word, value in named.items() if word not in _HEARING}))
        if question not in answers:
            answers[question] = verb(*given, **named)
        return answers[question]

    return ask
