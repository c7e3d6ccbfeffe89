"""The build's last step: every share that rests on scores which may not ship, as single numbers."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from arbeid.claims.claim import CLAIMS, DEFINITIONS, Condition
from arbeid.claims.rules import share
from arbeid.claims.stored import settings_key
from arbeid.data.economy import economy
from arbeid.data.economy_entry import ECONOMIES
from arbeid.data.recipes import Made
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import ships


def shares(made: Made) -> pl.DataFrame:
    """Recompute the definitions and claims whose scores may not ship, on every economy that they reach."""
    rows = []
    for name in ECONOMIES.names():
        for conditions in _unshippable():
            result = share(economy(name), conditions, pulled=True)
            rows.append(
                {
                    "economy": name,
                    "settings": settings_key(conditions),
                    "value": result.value,
                    "high": result.high,
                    "covered": result.covered,
                }
            )
    return pl.DataFrame(rows).unique()


def _unshippable() -> Iterator[tuple[Condition, ...]]:
    claimed = (claim.recompute.where for claim in CLAIMS.all() if claim.recompute)
    for conditions in (*(entry.where for entry in DEFINITIONS.all()), *claimed):
        measures = [MEASURES.get(condition.measure) for condition in conditions]
        if not all(ships(measure.scores[0]) for measure in measures):
            yield conditions
