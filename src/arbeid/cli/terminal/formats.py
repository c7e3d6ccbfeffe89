"""Plain data as JSON, CSV, or CSV for a Dutch spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from arbeid.views.spreadsheet import TRUTH, dutch_text, has_codes, inert

BYTE_ORDER_MARK = "\ufeff"


def as_json(facts: Any) -> str:
    """Write plain data as indented JSON, letters as they are."""
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, dutch: bool = False) -> str:
    """Write rows as CSV; the Dutch kind has semicolons, decimal commas and a byte-order mark.

    A text that a spreadsheet would run as a formula gets an apostrophe; the Dutch kind writes WAAR and
    ONWAAR, and codes so that they keep their zeros.

    >>> as_csv([{"a": 0.5}], ["a"], dutch=True).lstrip(BYTE_ORDER_MARK).splitlines()
    ['a', '0,5']
    >>> as_csv([{"a": "=1+1"}], ["a"]).splitlines()
    ['a', "'=1+1"]
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if dutch else ",", lineterminator="\r\n" if dutch else "\n")
    writer.writerow([inert(column) for column in columns])
    coded = {column for column in columns if has_codes(row.get(column) for row in rows)}
    for row in rows:
        writer.writerow([_cell(row.get(column), dutch, column in coded) for column in columns])
    return (BYTE_ORDER_MARK if dutch else "") + text.getvalue()


def _cell(value: Any, dutch: bool, code: bool) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return TRUTH[value] if dutch else str(value)
    if isinstance(value, float):
        shown = repr(value)
        return shown.replace(".", ",") if dutch else shown
    shown = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    if not isinstance(value, str):
        return inert(shown)
    return dutch_text(value, code=code) if dutch else inert(value)
