"""Texts in fewer signs: what stands in for one that a screen or file cannot hold; JSON and CSV stay whole."""

from __future__ import annotations

import csv
import io
import json
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_BY_KIND = {"Zs": " ", "Zl": " ", "Zp": " ", "Pd": "-", "Pi": '"', "Pf": '"', "Mn": "", "Me": "", "Cf": ""}


def plainer_json(text: str) -> str | None:
    """Escape what is not ASCII in JSON, where it stands between quotes only; nothing where it is no JSON.

    >>> plainer_json('["€ 5"]'), plainer_json("5 banen")
    ('["\\\\u20ac 5"]', None)
    """
    if text[:1] not in ("{", "["):
        return None
    try:
        json.loads(text)
    except ValueError:
        return None
    return "".join(sign if sign.isascii() else json.dumps(sign)[1:-1] for sign in text)


def plainer_csv(text: str, encoding: str) -> str | None:
    """Write CSV anew with stand-ins, so that quotes among them are doubled; nothing where it is no CSV.

    >>> plainer_csv("a,b\\n1,“x y”\\n", "ascii").splitlines()[1].count(chr(34))
    6
    """
    end = "\r\n" if "\r\n" in text else "\n"
    for delimiter in ",;":
        rows = _rows(text, delimiter)
        if rows and _written(rows, delimiter, end) == text:
            return _written([[_plainer(cell, encoding) for cell in row] for row in rows], delimiter, end)
    return None


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Read rows of equal length, of more than one cell; none where there are others."""
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return []
    return rows if rows and len(rows[0]) > 1 and len(set(map(len, rows))) == 1 else []


def _written(rows: list[list[str]], delimiter: str, end: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


def _plainer(text: str, encoding: str) -> str:
    return "".join(sign if _holds(encoding, sign) else stand_in(sign) for sign in text)


@cache
def _holds(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def stand_in(sign: str) -> str:
    """Give what stands for a sign where only ASCII can be shown.

    >>> "".join(map(stand_in, "–“é” ≈ 5 €…ő"))
    '-"e" ~ 5 EUR...o'
    """
    if sign.isascii():
        return sign
    known = _stand_ins().get(sign)
    if known is not None:
        return known
    parts = [part for part in unicodedata.normalize("NFKD", sign) if part != sign]
    if parts:
        return "".join(map(stand_in, parts))
    return _BY_KIND.get(unicodedata.category(sign), "?")


@cache
def _stand_ins() -> dict[str, str]:
    file = files("arbeid").joinpath("catalogue/wording/system/stand_ins.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
