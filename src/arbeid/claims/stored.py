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
    facts = [_settings(condition) for condition in conditions]
    return json.dumps(facts, sort_keys=True, separators=(",", ":"))


def _settings(condition: Condition) -> dict[str, object]:
    # The median is passed or not: half of the codes lie on either side, so ties do not matter to it.
    unused = {"ties"} if condition.rule == "median" else set()
    facts = condition.model_dump(exclude_defaults=True, exclude=unused, mode="json")
    if "classes" in facts:
        facts["classes"] = sorted(facts["classes"])
    return facts


def stored_share(economy: str, conditions: tuple[Condition, ...]) -> tuple[float, float, float] | None:
    """Give the stored share, its upper end and its coverage, or nothing where it was not stored."""
    found = table(TABLE).frame.filter(
        (pl.col("economy") == economy) & (pl.col("settings") == settings_key(conditions))
    )
    return None if found.is_empty() else found.select("value", "high", "covered").row(0)
