"""Text in a table for a spreadsheet: never a formula of somebody else's, and a code with all of its zeros."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

TRUTH = {True: "WAAR", False: "ONWAAR"}
# Spreadsheets in Japanese and Chinese run the wide forms of the signs as well.
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*%?")
_DATE = re.compile(r"\d{1,4}-\d{1,4}")


def inert(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula; numbers stay.

    >>> inert("=1+1"), inert("-0.5"), inert("nl")
    ("'=1+1", '-0.5', 'nl')
    """
    # A bare carriage return would end the row for some readers, and is not quoted.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # White space before the sign does not keep every spreadsheet from running it.
    meant = text.lstrip(" \ufeff\u00a0\u200b\u2060\x0b\x0c")
    return f"'{text}" if meant.startswith(_STARTS) and not _NUMBER.fullmatch(text) else text


def has_codes(column: Iterable[Any]) -> bool:
    """Say whether a column holds codes that begin with a zero.

    >>> has_codes(["0811", "1211"]), has_codes(["0", 5])
    (True, False)
    """
    return any(isinstance(one, str) and one.isdigit() and one[0] == "0" and len(one) > 1 for one in column)


def dutch_text(text: str, *, code: bool) -> str:
    """Write a text for a Dutch spreadsheet, which takes 0811 for 811 and 11-2021 for a month.

    >>> dutch_text("0811", code=True), dutch_text("11-2021", code=False), dutch_text("=1+1", code=False)
    ('="0811"', '="11-2021"', "'=1+1")
    """
    keeps = _DATE.fullmatch(text) or (code and text.isdigit())
    return f'="{text}"' if keeps else inert(text)
