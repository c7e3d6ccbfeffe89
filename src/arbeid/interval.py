"""How finely an interval is written: so that its ends differ, and its value lies between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

_MOST = 4
_ALIKE = 1e-9


def told_apart(
    numbers: Sequence[float | None], write: Callable[[float, int], str], digits: int = 0
) -> tuple[str, ...]:
    """Write a value and the ends of its interval as finely as each other, missing ones as a dash.

    Rounded alike they keep their order, so that the value never lies outside. ``write`` takes a number and
    its digits, of which there are ``digits``; one more where the value would read as an end that it is not,
    and as many as it takes, up to four, where both ends would read alike. Numbers that differ in the last
    digits that a machine holds are one, and ends that even four digits do not tell apart read as one.

    >>> told_apart((0.26, -0.04, 0.56), "{:.{}f}".format), told_apart((4.2, 1.8, 7.0), "{:.{}f}".format)
    (('0.3', '-0.0', '0.6'), ('4', '2', '7'))
    >>> told_apart((135.128, 134.86, 135.39), "{:.{}f}".format)
    ('135.1', '134.9', '135.4')
    >>> told_apart((2.76, 2.8, 4.1), "{:.{}f}".format), told_apart((2.0, 2.0, None), "{:.{}f}".format)
    (('3', '3', '4'), ('2', '2', '–'))
    """
    chosen = digits_apart(numbers, write, digits)
    return tuple("–" if one is None else write(one, chosen) for one in numbers)


def digits_apart(
    numbers: Sequence[float | None], write: Callable[[float, int], str] = "{:.{}f}".format, digits: int = 0
) -> int:
    """Find with how many digits `told_apart` writes such numbers.

    >>> digits_apart((0.26, -0.04, 0.56)), digits_apart((4.2, 1.8, 7.0)), digits_apart((None, None))
    (1, 0, 0)
    """
    known = sorted(one for one in numbers if one is not None)
    if not known:
        return digits

    def apart(pairs: Sequence[tuple[float, float]], finer: int) -> bool:
        texts = ((_read(write(one, finer)), _read(write(other, finer))) for one, other in pairs)
        return all(first != last for first, last in texts)

    pairs, ends = (
        [two for two in of if not alike(*two)] for of in (pairwise(known), [(known[0], known[-1])])
    )
    tries = [(finer, pairs) for finer in (digits, digits + 1)]
    tries += [(finer, ends) for finer in range(digits, digits + _MOST + 1)]
    return next((finer for finer, of in tries if apart(of, finer)), digits)


def _read(text: str) -> str:
    """Nothing is nothing, whatever its sign."""
    return text if re.search("[1-9]", text) else ""


def alike(first: float, second: float) -> bool:
    """Tell whether two numbers differ in the last digits that a machine holds alone.

    >>> alike(0.3, 0.1 + 0.2), alike(0.3, 0.31)
    (True, False)
    """
    return abs(second - first) <= _ALIKE * max(abs(first), abs(second), _ALIKE)
