"""Shares recomputed by the build, kept as single numbers: all that rest on scores which may not ship, and
those of the definitions on every shipped economy, because their bands take long to draw.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from arbeid.claims.recompute import Condition, Switches
from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.figures import table
from arbeid.measures.measure import MEASURES
from arbeid.registry import remembered

TABLE = "recomputed-shares"
RANGES = ("band_low", "band_high", "least", "most")
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


class Counted(NamedTuple):
    """A share as it is kept: people without a score as not touched, as touched, the scored part, imputed.

    ``band`` and ``bounds`` (low, high) are there where a rule was applied to occupations inside the groups.
    """

    value: float
    high: float
    covered: float
    imputed: float
    band: tuple[float, float] | None = None
    bounds: tuple[float, float] | None = None


def stored_share(
    economy: str, conditions: tuple[Condition, ...], switches: Switches = PLAIN
) -> Counted | None:
    """Look up the stored share; nothing where none is, or where the reader has an own file in its stead."""
    if economy in ECONOMIES.own_names() or {one.measure for one in conditions} & set(MEASURES.own_names()):
        return None
    row = _stored().get((economy, settings_key(conditions, switches)))
    if row is None:
        return None
    value, high, covered, imputed, band_low, band_high, least, most = row
    if band_low is None:
        return Counted(value, high, covered, imputed)
    return Counted(value, high, covered, imputed, (band_low, band_high), (least, most))


@remembered
def _stored() -> dict[tuple[str, str], tuple[float, ...]]:
    columns = ("economy", "settings", "value", "high", "covered", "imputed", *RANGES)
    return {row[:2]: row[2:] for row in table(TABLE).frame.select(columns).iter_rows()}
