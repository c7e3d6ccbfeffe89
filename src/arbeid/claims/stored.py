"""Shares recomputed by the build from scores that may not ship, kept as single numbers."""

from __future__ import annotations

import json

import polars as pl

from arbeid.claims.claim import Condition
from arbeid.data.figures import table

TABLE = "recomputed-shares"


def settings_key(conditions: tuple[Condition, ...]) -> str:
    """Write conditions as one canonical line, defaults left out.

    >>> settings_key((Condition(measure="frey-osborne", rule="threshold", at=0.7),))
    '[{"at":0.7,"measure":"frey-osborne","rule":"threshold"}]'
    """
    facts = [condition.model_dump(exclude_defaults=True, mode="json") for condition in conditions]
    return json.dumps(facts, sort_keys=True, separators=(",", ":"))


def stored_share(economy: str, conditions: tuple[Condition, ...]) -> tuple[float, float, float] | None:
    """Give the stored share, its upper end and its coverage, or nothing where it was not stored."""
    found = table(TABLE).frame.filter(
        (pl.col("economy") == economy) & (pl.col("settings") == settings_key(conditions))
    )
    return None if found.is_empty() else found.select("value", "high", "covered").row(0)
