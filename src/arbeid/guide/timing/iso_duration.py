"""A length of time as ISO 8601 writes it."""

from __future__ import annotations

import re

_DURATION = re.compile(
    # Years and months have no fixed length, but some write them as nought.
    r"P(?:0{1,4}Y)?(?:0{1,2}M)?(?:(\d{1,2})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4}(?:[.,]\d{1,9})?)H)?(?:(\d{1,5}(?:[.,]\d{1,9})?)M)?"
    r"(?:(\d{1,7})(?:[.,]\d+)?S)?)?",
    re.IGNORECASE,
)
_SECONDS = (604_800, 86_400, 3_600, 60, 1)


def iso_seconds(written: str) -> int | None:
    """Read a length in whole seconds; None where it is not written as ISO 8601 does.

    >>> iso_seconds("PT12M34S"), iso_seconds("PT1.5H"), iso_seconds("P1D"), iso_seconds("PT")
    (754, 5400, 86400, None)
    >>> iso_seconds("P0Y0M0DT0H6M0S")
    360
    """
    found = _DURATION.fullmatch(written)
    if found is None or not any(found.groups()):
        return None
    parts = (float((part or "0").replace(",", ".")) for part in found.groups())
    return int(sum(seconds * part for seconds, part in zip(_SECONDS, parts, strict=True)))
