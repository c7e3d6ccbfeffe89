"""Numbers as readers write them, in Dutch or English, read by the evidence of the file that they are in.

“1.200” is twelve hundred to one reader and one and a fifth to another; nothing is assumed. Numbers of the
same file that can be read in one way only (“1.234,5”, “0.17”) say what its point and its comma mean.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Literal

Mark = Literal[".", ","]

_BLANKS = re.compile("[ \u00a0\u2009\u202f]")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?P<by>[.,\u0020\u00a0\u2009\u202f'’])[0-9]{3}((?P=by)[0-9]{3})*")
_PLAIN = re.compile(r"[+-]?([0-9]+|[0-9]*[.,][0-9]+|[0-9]+[.,])(?P<power>[eE][+-]?[0-9]{1,4})?")
_BOTH = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?P<by>[.,\u0020\u00a0\u2009\u202f'’])[0-9]{3}((?P=by)[0-9]{3})*[.,][0-9]+"
)
_BEFORE = re.compile(r"[€$£]|EUR(?![^\W\d])", re.IGNORECASE)
_BEHIND = re.compile(r"(?:[€$£]|(?<![^\W\d])EUR)\Z", re.IGNORECASE)
# What statistical offices, spreadsheets and pandas write where they give no figure.
_MISSING = re.compile(
    r"|[.…]{1,3}|x|\*{1,3}|#|-{1,2}|[–—?]|n[./]?[abv][./]?|nan|<na>|nat|null|none|#n/[ab]|n\.?b\.?|c|s"
    r"|:\s?[a-z]?|\[[a-z]{1,4}\]|\([a-z*.:]\)",
    re.IGNORECASE,
)


class Unclear(Exception):
    """A number that may mean either of two things."""

    def __init__(self, large: str, small: str) -> None:
        super().__init__(large, small)
        self.large, self.small = large, small


def is_missing(text: str) -> bool:
    """Say whether a cell says that there is no figure, which is not zero.

    >>> [sign for sign in ("", ".", "x", ":", "*", "NaN", "#N/B", "0", "0.5") if not is_missing(sign)]
    ['0', '0.5']
    """
    return len(text) < 12 and _MISSING.fullmatch(_amount(text)) is not None


def decimal_marks(texts: Iterable[str]) -> set[Mark]:
    """Find the signs that mark a fraction in those of the texts that can be read in one way only.

    >>> decimal_marks(["1.200", "0,48"]), decimal_marks(["1.200"]), decimal_marks(["1,234.5"])
    ({','}, set(), {'.'})
    """
    return {mark for text in texts if (mark := _evidence(_tidied(text).rstrip("% "))) is not None}


def number_of(text: str, marks: set[Mark], *, small: bool = False) -> float | None:
    """Read a number, where ``marks`` are the decimal signs of its file; nothing if it is none.

    ``small`` says that it stands where thousands make no sense: a share, an index. A percentage is a share.
    Errors: ``Unclear`` where the file does not tell which of two numbers it is.

    >>> number_of("1.200", {","}), number_of("1.200", {"."}), number_of("48%", set(), small=True)
    (1200.0, 1.2, 0.48)
    >>> number_of("€ 31,50", set())
    31.5
    """
    text = _tidied(text)
    if small and text.endswith("%"):
        share = number_of(text[:-1].rstrip(), marks, small=True)
        return None if share is None else share / 100
    if _both(text) or (_grouped(text) and _is_one_way(text)):
        return _value(text, _evidence(text))
    if _grouped(text) and not small:
        by: Mark = "." if "." in text else ","
        if len(marks) != 1:
            raise Unclear(text.replace(by, ""), f"{float(text.replace(by, '.')):g}")
        return _value(text, next(iter(marks)))
    if _PLAIN.fullmatch(text):
        return _finite(text.replace(",", "."))
    return None


def _tidied(text: str) -> str:
    return _amount(text).replace("−", "-")


def _amount(text: str) -> str:
    """Take away the currency that a spreadsheet puts beside an amount; the unit is the column's."""
    text = text.strip()
    if before := _BEFORE.match(text):
        return text[before.end() :].lstrip()
    behind = _BEHIND.search(text, max(0, len(text) - 4))
    return text[: behind.start()].rstrip() if behind else text


def _grouped(text: str) -> bool:
    return _GROUPED.fullmatch(text) is not None


def _both(text: str) -> bool:
    found = _BOTH.fullmatch(text)
    return found is not None and text.count(_last_mark(text)) == 1


def _is_one_way(text: str) -> bool:
    # One point or one comma before three digits may be either; anything else can be read in one way.
    return text.count(".") + text.count(",") != 1


def _last_mark(text: str) -> Mark:
    return "." if text.rfind(".") > text.rfind(",") else ","


def _evidence(text: str) -> Mark | None:
    if _both(text):
        return _last_mark(text)
    if _grouped(text):
        if _is_one_way(text) and ("." in text or "," in text):
            return "," if "." in text else "."
        return None
    if ("." in text or "," in text) and _PLAIN.fullmatch(text):
        return _last_mark(text)
    return None


def _value(text: str, mark: Mark | None) -> float | None:
    kept = _BLANKS.sub("", text).replace("'", "").replace("’", "")
    other = "." if mark == "," else ","
    return _finite(kept.replace(other, "").replace(",", "."))


def _finite(text: str) -> float | None:
    value = float(text)
    return value if math.isfinite(value) else None
