"""The ensembles of the named scenarios that ship as a table: made by the build, refused where they are old.

A row holds with the figures, the laws and the equations that it was made with. Figures, settings and laws
are hashed; equations cannot be, so one evaluation with every assumption at its own value is held against the
one in the table.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from arbeid.answers.spread import ENDS
from arbeid.data.economies.names import economy_names
from arbeid.data.figures import TableMissing, table
from arbeid.data.fingerprint import kept_hash
from arbeid.data.recipes import Made
from arbeid.errors import ArbeidError
from arbeid.run.evaluation import Inputs, inputs_of
from arbeid.run.own_values import with_own_values
from arbeid.scenario import BASE, SCENARIOS, Scenario
from arbeid.settings import Settings
from arbeid.uncertainty.drawn import DECIDED, Drawn, drawn
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.headlines import headline_columns, headlines
from arbeid.uncertainty.shipped_pairs import named_scenarios, plan_of

TABLE = "ensemble-headlines"
DRAWS = 4096
COLUMNS = ("low", "quarter", "middle", "rest", "high")
"""The columns of the quantiles, in the order of ENDS."""
_WORK = ("measure", "mode", "years", "by_industry", "by_occupation")
"""The settings that move work, beside the parameters."""
_DIGITS = 9
_TIE = "+"
"""Between assumptions that decide as much as each other."""
_ALIKE = 1e-8
"""Relative difference up to which a number that another processor computed is the same."""


class Outdated(Exception):
    """The table was made with other figures, laws or equations than there are now."""


def shipped(settings: Settings) -> Drawn | None:
    """Read what the draws of a named scenario come to; nothing where it was changed, or is not in the table.

    One of another name that is the same in all that moves work is the same here. Errors: ``Outdated``, where
    the row was made with other figures, laws or equations.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = shipped(SCENARIOS.get("base").settings())
    >>> found.draws, found.decides
    (4096, ('creation.reinstatement',))
    """
    settings = with_own_values(settings)
    try:
        frame = table(TABLE).frame
    except TableMissing:
        return None
    of_economy = pl.col("economy") == settings.economy
    rows = _rows(frame.filter(of_economy & (pl.col("fingerprint") == _fingerprint(settings))))
    if not rows:
        if _is_named(settings) and settings.scenario in frame.filter(of_economy)["scenario"]:
            raise Outdated
        return None
    points = points_of(settings)
    if rows.keys() != headline_columns().keys() or not _as_computed(rows, points):
        raise Outdated
    quantiles = {
        name: np.array([_unrounded(row[one], points.get(name)) for one in COLUMNS])
        for name, row in rows.items()
    }
    decides = rows[DECIDED]["decides"]
    return Drawn(quantiles, int(rows[DECIDED]["draws"]), tuple(decides.split(_TIE)) if decides else ())


def _is_named(settings: Settings) -> bool:
    """Tell whether these are the settings of the scenario of this name on this economy, nothing changed."""
    if settings.scenario not in SCENARIOS.names():
        return False
    theirs = SCENARIOS.get(settings.scenario).settings().changed(economy=settings.economy)
    return settings.unset == theirs.unset and settings.work() == with_own_values(theirs).work()


def _fingerprint(settings: Settings) -> str:
    return fingerprint_of(Plan(settings, (settings.measure,), DRAWS, SEED))


def _rows(chosen: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """Read the rows by headline; scenarios that differ in flows alone have the same ones."""
    return {row["headline"]: row for row in chosen.iter_rows(named=True)}


def _as_computed(rows: dict[str, dict[str, Any]], points: dict[str, float]) -> bool:
    return all(_alike(row["point"], points.get(name)) for name, row in rows.items())


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _ALIKE * max(abs(one), 1e-6)


def _unrounded(value: float | None, point: float | None) -> float:
    # What the draws do not move is the run itself, to the last digit, and not the digits that were kept.
    if value is None:
        return float("nan")
    return point if point is not None and _alike(value, point) else value


def points_of(settings: Settings) -> dict[str, float]:
    """Compute the headlines with every assumption at its own value; none where they do not go together."""
    try:
        found = headlines(settings, inputs_of(settings), {}, 1).headlines[0]
    except ArbeidError:
        return {}
    return dict(zip(headline_columns(), found.tolist(), strict=True))


def fingerprint_of(plan: Plan) -> str:
    """Hash what the quantiles of a plan's first measure rest on: figures, settings, laws, draws."""
    plain = plan.settings.plain()
    work = {name: plain[name] for name in _WORK}
    work["models"] = {name: values for name, values in plain["models"].items() if name != "flows"}
    facts = {**plan.laws(), **work, "given": _given(inputs_of(plan.settings))}
    # The last digits differ from one kind of processor to another.
    facts = json.loads(json.dumps(facts), parse_float=lambda text: f"{float(text):.9g}")
    return kept_hash(facts)


def _given(inputs: Inputs) -> str:
    found = hashlib.sha256()
    for name, values in sorted(inputs.arrays.items()):
        # To seven digits, as the last of them differ from one kind of processor to another.
        found.update(name.encode() + np.ascontiguousarray(values, dtype=np.float32).tobytes())
    return found.hexdigest()


def headline_rows(made: Made) -> pl.DataFrame:
    """Draw every named scenario on every economy of the catalogue, and the base on every country."""
    return pl.DataFrame([row for pair in _pairs() for row in rows_of(*pair)], infer_schema_length=None)


def _pairs() -> Iterator[tuple[Scenario, str]]:
    from arbeid.data.economies.entry import ECONOMIES

    own = {*ECONOMIES.own_names()}
    catalogue = [name for name in ECONOMIES.names() if name not in own]
    for chosen in named_scenarios():
        yield from ((chosen, name) for name in catalogue)
        if chosen.id == BASE:
            others = [name for name in economy_names() if name not in {*ECONOMIES.names()}]
            yield from ((chosen, name) for name in others)


def rows_of(chosen: Scenario, economy: str) -> list[dict[str, Any]]:
    """Draw one scenario on an economy: a row for each headline; none where a measure does not reach it."""
    if (plan := plan_of(chosen, economy, DRAWS)) is None:
        return []
    found, points = drawn(plan), points_of(plan.settings)
    about = {"scenario": chosen.id, "economy": plan.settings.economy, "fingerprint": fingerprint_of(plan)}
    return [
        {
            **about,
            "headline": name,
            "point": _rounded(points.get(name)),
            **{column: _rounded(value) for column, value in zip(COLUMNS, quantiles.tolist(), strict=True)},
            "draws": float(found.draws),
            "decides": _TIE.join(found.decides) or None if name == DECIDED else None,
        }
        for name, quantiles in found.quantiles.items()
    ]


def _rounded(value: float | None) -> float | None:
    # So that the table has the same bytes wherever it is made.
    return None if value is None or not np.isfinite(value) else float(f"{value:.{_DIGITS}g}")


assert len(COLUMNS) == len(ENDS)
