"""The build's last step: every share that rests on scores which may not ship, as single numbers."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from arbeid.claims.claim import CLAIMS, DEFINITIONS, Condition
from arbeid.claims.rules import share
from arbeid.claims.stored import settings_key
from arbeid.data.economy import economy
from arbeid.data.economy_entry import ECONOMIES
from arbeid.data.figures import DECLARED
from arbeid.data.recipes import Made
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import ships

# Between the bounds of a score that has them, else within two standard deviations.
STEPS = 20
INDEX_BOUNDS = (-2.0, 2.0)


def shares(made: Made) -> pl.DataFrame:
    """Recompute all that rests on scores which may not ship, on every economy with a file of its own.

    The settings are those of definitions and claims, the median, and a grid of thresholds; each row names
    the hashes of the sources that may not ship.
    """
    rows = []
    for name in ECONOMIES.names():
        for conditions in dict.fromkeys(_unshippable()):
            try:
                result = share(economy(name), conditions, pulled=True)
            except ArbeidError as error:
                if error.key not in ("scores_missing", "no_bridge"):
                    raise
                continue
            rows.append(
                {
                    "economy": name,
                    "settings": settings_key(conditions),
                    "value": result.value,
                    "high": result.high,
                    "covered": result.covered,
                    "sha256": _closed_hashes(conditions),
                    "badge": "derived",
                }
            )
    return pl.DataFrame(rows).unique()


def _unshippable() -> Iterator[tuple[Condition, ...]]:
    claimed = (claim.recompute.where for claim in CLAIMS.all() if claim.recompute)
    for conditions in (*(entry.where for entry in DEFINITIONS.all()), *claimed):
        measures = [MEASURES.get(condition.measure) for condition in conditions]
        if not all(ships(measure.scores[0]) for measure in measures):
            yield conditions
    for measure in MEASURES.all():
        if not ships(measure.scores[0]):
            yield (Condition(measure=measure.id, rule="median"),)
            yield from _grid(measure)


def _grid(measure: Measure) -> Iterator[tuple[Condition, ...]]:
    low = INDEX_BOUNDS[0] if measure.low is None else measure.low
    high = INDEX_BOUNDS[1] if measure.high is None else measure.high
    for step in range(1, STEPS):
        at = round(low + (high - low) * step / STEPS, 6)
        yield (Condition(measure=measure.id, rule="threshold", at=at),)


def _closed_hashes(conditions: tuple[Condition, ...]) -> str:
    tables = [MEASURES.get(condition.measure).scores[0].table for condition in conditions]
    origins = [origin for name in tables if name for origin in DECLARED.get(name).origins()]
    return " ".join(dict.fromkeys(origin.sha256 for origin in origins if not origin.may_ship))
