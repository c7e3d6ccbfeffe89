"""Shares recomputed by the build from scores that may not ship, kept as single numbers."""

from __future__ import annotations

import json

import polars as pl

from arbeid.claims.recompute import Condition, Switches
from arbeid.data.figures import table

TABLE = "recomputed-shares"
PLAIN = Switches()


def settings_key(conditions: tuple[Condition, ...], switches: Switches = PLAIN) -> str:
    """Write conditions and switches as one canonical line, defaults left out.

    What unmatched jobs count for is no part of it, since every row holds all three answers.

    >>> settings_key((Condition(measure="frey-osborne", rule="threshold", at=0.7),))
    '[{"at":0.7,"measure":"frey-osborne","rule":"threshold"}]'
    """
    facts: list[dict[str, object]] = [_settings(condition) for condition in conditions]
    others = switches.model_dump(exclude_defaults=True, exclude={"unmatched"}, mode="json")
    return json.dumps([*facts, others] if others else facts, sort_keys=True, separators=(",", ":"))


def _settings(condition: Condition) -> dict[str, object]:
    # The median is passed or not: half of the codes lie on either side, so ties do not matter to it.
    unused = {"ties"} if condition.rule == "median" else set()
    facts = condition.model_dump(exclude_defaults=True, exclude=unused, mode="json")
    if "classes" in facts:
        facts["classes"] = sorted(facts["classes"])
    return facts


def stored_share(
    economy: str, conditions: tuple[Condition, ...], switches: Switches = PLAIN
) -> tuple[float, float, float, float] | None:
    """Give the stored share, its upper end, coverage and imputed share, or nothing where not stored."""
    found = table(TABLE).frame.filter(
        (pl.col("economy") == economy) & (pl.col("settings") == settings_key(conditions, switches))
    )
    return None if found.is_empty() else found.select("value", "high", "covered", "imputed").row(0)
