"""Plain data as JSON, CSV, or CSV for a Dutch spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

BYTE_ORDER_MARK = "\ufeff"


def as_json(facts: Any) -> str:
    """Write plain data as indented JSON, letters as they are."""
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, dutch: bool = False) -> str:
    """Write rows as CSV; the Dutch kind has semicolons, decimal commas and a byte-order mark.

    >>> as_csv([{"a": 0.5}], ["a"], dutch=True).lstrip(BYTE_ORDER_MARK).splitlines()
    ['a', '0,5']
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if dutch else ",", lineterminator="\r\n" if dutch else "\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column), dutch) for column in columns])
    return (BYTE_ORDER_MARK if dutch else "") + text.getvalue()


def _cell(value: Any, dutch: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        shown = repr(value)
        return shown.replace(".", ",") if dutch else shown
    if isinstance(value, list | tuple):
        return " ".join(str(part) for part in value)
    return str(value)
