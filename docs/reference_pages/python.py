"""The Python interface: every name that the package offers, and what comes back, from their declarations."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import arbeid
from arbeid.answers.shown import Shown
from arbeid.errors import ArbeidError
from reference_pages.markdown import code, opening, prose, table


def page() -> Iterator[str]:
    """Write the page of the Python interface."""
    yield from opening(
        "Python",
        "The commands' nouns are functions of the same name; an economy and a scenario are values to ask.",
    )
    things = {name: getattr(arbeid, name) for name in arbeid.__all__}
    kinds = {name: thing for name, thing in things.items() if isinstance(thing, type)}
    errors = {name: kind for name, kind in kinds.items() if issubclass(kind, ArbeidError)}
    nouns = {name: thing for name, thing in things.items() if name not in kinds}
    yield from ("Loaded when first used, so that `import arbeid` costs nothing.", "")
    yield from table(("name", "what it does"), [_row(name, thing) for name, thing in things.items()])
    yield from ("## Every answer", "")
    yield from _methods(Shown)
    for name, kind in kinds.items():
        if name not in errors:
            yield from (f"## {name}", "", *prose(inspect.getdoc(kind) or ""), *_methods(kind))
    yield from ("## Nouns", "")
    for name, noun in nouns.items():
        if callable(noun) and name not in _SECOND:
            yield from (f"### {name}", "", *_signed(name, noun), *prose(inspect.getdoc(noun) or ""))
    yield from ("## What comes back", "")
    methods = [
        method
        for kind in kinds.values()
        for name, method in vars(kind).items()
        if callable(method) and not name.startswith("_")
    ]
    asked = [*filter(callable, nouns.values()), *methods, arbeid.models.robots]
    for answer in _answers(asked):
        yield from (f"### {answer.__name__}", "", *prose(inspect.getdoc(answer) or ""))
        public = [field.name for field in fields(answer) if not field.name.startswith("_")]
        yield from (f"Fields: {', '.join(map(code, public))}.", "")
        yield from _methods(answer) if answer not in kinds.values() else ()
    yield from ("## Errors", "")
    yield from table(("error", "when"), [_row(name, error) for name, error in errors.items()])


# What lists were called in 0.1.0.
_SECOND = {"list_claims", "list_economies", "list_measures", "list_networks", "list_scenarios"}


def _row(name: str, thing: object) -> tuple[str, str]:
    summary = (inspect.getdoc(thing) or "").splitlines()[0]
    return code(f"arbeid.{name}"), summary.replace("``", "`")


def _methods(kind: type) -> Iterator[str]:
    """Write the public methods that a class declares itself, each with the first sentence of what it does."""
    rows = []
    # A field with a default stands in the class as that default.
    held = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
    for name, thing in vars(kind).items():
        summary = (inspect.getdoc(thing) or "").splitlines()
        if not name.startswith("_") and summary and name not in held and not isinstance(thing, str):
            called = "" if isinstance(thing, property) else "()"
            rows.append((code(f".{name}{called}"), summary[0].replace("``", "`")))
    if rows:
        yield from table(("what to ask", "what it does"), rows)


def _signed(name: str, noun: Any) -> Iterator[str]:
    # Annotations are kept as texts, so the signature quotes them; a default that is a text keeps its quotes.
    signature = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(noun)))
    yield from ("```python", name + signature, "```", "")


def _answers(nouns: Iterable[Any]) -> list[type]:
    """List the kinds of answers that nouns give back, in the order of their names."""
    found: set[type] = set()
    for noun in nouns:
        hint = get_type_hints(inspect.unwrap(noun)).get("return")
        found |= {one for one in (hint, *get_args(hint)) if isinstance(one, type) and is_dataclass(one)}
    return sorted(found, key=lambda one: one.__name__)
