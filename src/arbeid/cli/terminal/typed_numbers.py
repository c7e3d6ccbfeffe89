"""Numbers as people type them behind an option: a decimal point, or a comma that can be nothing else."""

from __future__ import annotations

import re

from arbeid.errors import ArbeidError

_DECIMAL_COMMA = re.compile(r"[-+]?\d*,\d+")
# Three digits behind a comma may be thousands.
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")


def number(text: str) -> float:
    """Read one number. Errors: ``ValueError`` for what is none, or might be thousands.

    >>> number("0.4"), number("0,4")
    (0.4, 0.4)
    """
    bare = text.strip()
    if _DECIMAL_COMMA.fullmatch(bare) and not _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", ".")
    return float(bare)


def numbers(text: str) -> list[float]:
    """Read one number or several, with semicolons between, or commas where these can be no decimal commas.

    Errors: ``ValueError`` for what is no number; “0,8”, which may be one number or two.

    >>> numbers("0.05,0"), numbers("0,05;0"), numbers("2")
    ([0.05, 0.0], [0.05, 0.0], [2.0])
    """
    if ";" in text:
        return [number(part) for part in text.split(";")]
    parts = text.split(",")
    if len(parts) == 2 and _DECIMAL_COMMA.fullmatch(text.strip()):
        raise ArbeidError("number_or_two", text=text.strip(), point=".".join(parts), both=";".join(parts))
    return [float(part) for part in parts]
