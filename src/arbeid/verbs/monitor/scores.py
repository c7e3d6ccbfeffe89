"""Scores of single occupations, as a test of counted people needs them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.data.figures import DECLARED, table
from arbeid.data.monitor.entry import Monitor
from arbeid.errors import NotReachable
from arbeid.language import Text
from arbeid.measures.components import TABLE
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import carried_to
from arbeid.registry import remembered
from arbeid.table import Origin


@dataclass(frozen=True)
class OwnScores:
    """A measure's scores (code, score) of the occupations that have one of their own, and their origins."""

    id: str
    label: Text
    frame: pl.DataFrame
    origins: tuple[Origin, ...]


@remembered(maxsize=128)
def own_scores(name: str, classification: str) -> OwnScores:
    """Read a measure's scores on a classification, without codes that are counted together.

    Those take a mean over parts that nobody weighed, which is fine for a picture and adds noise to a test.
    Errors: an unknown measure; one that does not reach, or whose single scores do not ship.
    """
    measure = MEASURES.get(name)
    frame, origins = carried_to(measure, classification)
    joint = table(TABLE).frame["source"].unique()
    alone = frame.drop_nulls("score").filter(~pl.col("code").is_in(joint.implode()))
    return OwnScores(measure.id, measure.label, alone.select("code", "score"), origins)


def primary_scores(monitor: Monitor) -> OwnScores:
    """Read the scores of the measure that a monitor declared, from the table that it names, if any."""
    primary = monitor.primary
    assert primary is not None
    if primary.table is None:
        return own_scores(primary.measure, monitor.classification)
    frame = table(primary.table).frame.select("code", score=primary.column).unique("code").sort("code")
    measure = MEASURES.get(primary.measure)
    return OwnScores(measure.id, measure.label, frame, DECLARED.get(primary.table).origins())


def every_score(monitor: Monitor) -> list[OwnScores]:
    """Read every measure of the reach of AI that reaches a monitor, the primary one as it was declared."""
    found = []
    for measure in MEASURES.all():
        if not measure.ranks or (monitor.primary and measure.id == monitor.primary.measure):
            continue
        try:
            found.append(own_scores(measure.id, monitor.classification))
        except NotReachable:
            continue
    return [primary_scores(monitor), *found]
