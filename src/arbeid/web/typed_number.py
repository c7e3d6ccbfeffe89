"""Numbers as a reader types them: a comma or a point for the decimals, in the language of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from arbeid.language import Language

Problem = Literal["", "number", "bounds", "ways"]

_ENDS = re.compile(r"^[\s\u00a0\u202f]+|[\s\u00a0\u202f]*%?[\s\u00a0\u202f]*$")
_PLAIN = re.compile(r"[-+]?(?:\d{1,6}(?:[.,]\d{0,6})?|[.,]\d{1,6})")
_GROUPED = re.compile(
    r"[-+]?\d{1,3}(?:(?:\.\d{3})+,\d{1,6}|(?:,\d{3})+\.\d{1,6}|(?:\.\d{3}){2,}|(?:,\d{3}){2,})"
)
_TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}")
_GROUPS: dict[Language, str] = {"nl": ".", "en": ","}


@dataclass(frozen=True)
class Typed:
    """What a reader typed: the number that it says, or what is wrong with it.

    ``number``: it is no number; ``bounds``: it lies outside the bounds; ``ways``: its only sign may part
    thousands or decimals, so that it says two numbers, ``value`` and a thousand times as much.
    """

    value: float
    problem: Problem = ""


def typed(text: str, language: Language, low: float, high: float) -> Typed:
    """Read a number between ``low`` and ``high``.

    A sign before three digits says two numbers where the language parts thousands with it. It is then read
    only if an address can have written it like that, without a zero at its end, and if one of the two fits.

    >>> typed("1,2", "nl", 0, 8), typed("1.2", "nl", 0, 8)
    (Typed(value=1.2, problem=''), Typed(value=1.2, problem=''))
    >>> typed("1.000", "nl", 0, 8).problem, typed("12", "nl", 0, 8).problem, typed("veel", "nl", 0, 8).problem
    ('ways', 'bounds', 'number')
    """
    bare = _ENDS.sub("", text).replace("\u2212", "-")
    if not bare.isascii():
        return Typed(0.0, "number")
    if _GROUPED.fullmatch(bare):
        last = max(bare.rfind("."), bare.rfind(","))
        decimals = bare[last + 1 :] if bare.count(bare[last]) == 1 else ""
        whole = bare[:last] if decimals else bare
        return _bounded(float(f"{re.sub('[.,]', '', whole)}.{decimals or 0}"), low, high)
    if not _PLAIN.fullmatch(bare):
        return Typed(0.0, "number")
    value = float(bare.replace(",", "."))
    parted = _TWO_WAYS.fullmatch(bare)
    if parted and parted[1] == _GROUPS[language] and (bare.endswith("0") or low <= 1000 * value <= high):
        return Typed(value, "ways")
    return _bounded(value, low, high)


def _bounded(value: float, low: float, high: float) -> Typed:
    return Typed(value, "" if low <= value <= high else "bounds")


def local(plain: str, language: Language) -> str:
    """Write a number of an address as it stands in a field of the page.

    >>> local("1.25", "nl"), local("-3", "nl"), local("1.25", "en")
    ('1,25', '-3', '1.25')
    """
    return plain.replace(".", ",") if language == "nl" else plain
