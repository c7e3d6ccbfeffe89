"""The build's last step: shares as single numbers, of scores that may not ship and of all definitions."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from arbeid.claims.claim import CLAIMS, DEFINITIONS, Claim
from arbeid.claims.interval import settings
from arbeid.claims.membership import on_own_groups
from arbeid.claims.recompute import Condition, ShareOfJobs, Switches
from arbeid.claims.rules import count
from arbeid.claims.solve import solving
from arbeid.claims.stored import RANGES, settings_key
from arbeid.data.economies.economy import economy, economy_names
from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.figures import DECLARED
from arbeid.data.recipes import Made
from arbeid.errors import NotReachable, PullFirst
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import ships

# Between the bounds of a score that has them, else within two standard deviations.
STEPS = 20
INDEX_BOUNDS = (-2.0, 2.0)

Wanted = tuple[str, tuple[Condition, ...], Switches]


def shares(made: Made) -> pl.DataFrame:
    """Recompute what rests on scores that may not ship, and every definition on every shipped economy.

    Of scores that may not ship the settings are those of definitions and claims, the median, and a grid of
    thresholds, on every economy with a file of its own; each row names the hashes of the sources that may
    not ship.
    """
    rows = [_row(*wanted) for wanted in dict.fromkeys(map(_as_asked, _wanted()))]
    return pl.DataFrame([row for row in rows if row is not None], infer_schema_length=None).unique()


def _as_asked(wanted: Wanted) -> Wanted:
    """Write conditions as a share is looked up by them."""
    name, conditions, switches = wanted
    return name, tuple(on_own_groups(condition, economy(name)) for condition in conditions), switches


def _row(name: str, conditions: tuple[Condition, ...], switches: Switches) -> dict[str, object] | None:
    try:
        result, _ = count(economy(name), conditions, switches, pulled=True)
    # A source that is not here is no measure that does not reach: the build must fail.
    except PullFirst:
        raise
    except NotReachable:
        return None
    return {
        "economy": name,
        "settings": settings_key(conditions, switches),
        "value": result.value,
        "high": result.high,
        "covered": result.covered,
        "imputed": result.imputed,
        **dict(zip(RANGES, (*(result.band or (None, None)), *(result.bounds or (None, None))), strict=True)),
        "sha256": _closed_hashes(conditions),
        "badge": "derived",
    }


def _wanted() -> Iterator[Wanted]:
    for name in ECONOMIES.names():
        for conditions in _everywhere():
            yield name, conditions, Switches()
    for name in economy_names():
        for definition in DEFINITIONS.all():
            yield name, definition.where, Switches()
    for claim in CLAIMS.all():
        for rule in _rules(claim):
            if _closed(rule.where):
                yield rule.economy, rule.where, rule.switches().model_copy(update={"unmatched": "drop"})


def _rules(claim: Claim) -> Iterator[ShareOfJobs]:
    if claim.recompute:
        yield claim.recompute
    if claim.sum:
        yield from claim.sum.share.values()
    yield from solving(claim)
    yield from (setting.rule for setting in settings(claim) if isinstance(setting.rule, ShareOfJobs))


def _closed(conditions: tuple[Condition, ...]) -> bool:
    return not all(ships(MEASURES.get(condition.measure).scores[0]) for condition in conditions)


def _everywhere() -> Iterator[tuple[Condition, ...]]:
    claimed = (claim.recompute.where for claim in CLAIMS.all() if claim.recompute)
    yield from filter(_closed, (*(entry.where for entry in DEFINITIONS.all()), *claimed))
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
