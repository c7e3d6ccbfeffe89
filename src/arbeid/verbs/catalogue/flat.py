"""Any answer as one long table: a row for every number in it, with its unit and badge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

COLUMNS = ("part", "item", "label", "quantity", "value", "low", "high", "unit", "badge", "sources")
_NAMES = ("id", "code", "scenario", "claim", "third")
_LABELS = ("label", "name", "title", "publisher")

Row = dict[str, Any]


def flat(facts: Mapping[str, Any]) -> list[Row]:
    """List every quantity found anywhere in plain data, in order.

    A row says in which part it stands, of which item, what it is, and its value with range, unit, badge
    and source ids (those of the nearest part that names them).

    >>> people = {"value": 2.0, "unit": "people", "badge": "measured"}
    >>> flat({"jobs": {"id": "nl", "people": people}})[0]["item"]
    'nl'
    """
    return list(_walk(facts, "", {}))


def _walk(facts: Any, part: str, around: Row) -> Iterator[Row]:
    if isinstance(facts, Mapping):
        around = {**around, **_naming(facts)}
        if "block" in facts:
            # What a block gives is told apart by its name, also where it is least and most.
            part = f"{part}.{facts['name']}"
        for name, value in facts.items():
            if _is_quantity(value):
                yield _row(part, name, value, around)
            else:
                yield from _walk(value, f"{part}.{name}" if part else name, around)
    elif isinstance(facts, Sequence) and not isinstance(facts, str):
        for value in facts:
            yield from _walk(value, part, around)


def _naming(facts: Mapping[str, Any]) -> Row:
    found: Row = {}
    for key, names in (("item", _NAMES), ("label", _LABELS)):
        values = [facts[name] for name in names if isinstance(facts.get(name), str)]
        if values:
            found[key] = values[0]
    if "sources" in facts and all(isinstance(source, str) for source in facts["sources"]):
        found["sources"] = " ".join(facts["sources"])
    return found


def _row(part: str, name: str, value: Mapping[str, Any], around: Row) -> Row:
    numbers = {key: value.get(key) for key in ("value", "low", "high", "unit", "badge")}
    row = {"part": part, "quantity": name, **around, **numbers}
    return {column: row.get(column) for column in COLUMNS}


def _is_quantity(value: Any) -> bool:
    return isinstance(value, Mapping) and {"value", "unit", "badge"} <= set(value)
