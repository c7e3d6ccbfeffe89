"""What an occupation without a figure takes: the mean of those that share the longest start of its code."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from arbeid.models.model import Numbers


def filled(codes: Sequence[str], known: Mapping[str, float]) -> tuple[Numbers, list[str]]:
    """Give a value for every code, and the codes that had none of their own.

    Codes that share no start with a known one take the mean of all; without any known value all are missing.

    >>> filled(["111", "112", "12"], {"111": 2.0, "113": 4.0})
    (array([2., 3., 3.]), ['112', '12'])
    """
    lacking = [code for code in codes if code not in known]
    alike = _by_start(known, {code[:length] for code in lacking for length in range(len(code))})
    found = [known[code] if code in known else _mean_beside(code, alike) for code in codes]
    return np.array(found, dtype=np.float64), lacking


def _by_start(known: Mapping[str, float], wanted: Collection[str]) -> dict[str, list[float]]:
    """Collect the values of all codes by each start that is looked for, which holds the shorter ones too."""
    found: dict[str, list[float]] = {}
    for code, value in known.items():
        for length in range(len(code) + 1):
            if code[:length] not in wanted:
                break
            found.setdefault(code[:length], []).append(value)
    return found


def _mean_beside(code: str, alike: Mapping[str, list[float]]) -> float:
    for length in range(len(code) - 1, -1, -1):
        if code[:length] in alike:
            return float(np.mean(alike[code[:length]]))
    return float("nan")
