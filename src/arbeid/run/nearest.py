"""What an occupation without a figure takes: the mean of those that share the longest start of its code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from arbeid.models.model import Numbers


def filled(codes: Sequence[str], known: Mapping[str, float]) -> tuple[Numbers, list[str]]:
    """Give a value for every code, and the codes that had none of their own.

    Codes that share no start with a known one take the mean of all; without any known value all are missing.

    >>> filled(["111", "112", "12"], {"111": 2.0, "113": 4.0})
    (array([2., 3., 3.]), ['112', '12'])
    """
    lacking = [code for code in codes if code not in known]
    found = [known[code] if code in known else _mean_beside(code, known) for code in codes]
    return np.array(found, dtype=np.float64), lacking


def _mean_beside(code: str, known: Mapping[str, float]) -> float:
    for length in range(len(code) - 1, -1, -1):
        beside = [value for other, value in known.items() if other.startswith(code[:length])]
        if beside:
            return float(np.mean(beside))
    return float("nan")
