"""One rule under every threshold: from which score on does an occupation count as touched?"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.answers.quantity import Quantity, ids
from arbeid.claims.membership import ROUNDING
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import median, score
from arbeid.table import Origin
from arbeid.verbs.arguments import checked

MEASURE = "eloundou-beta-human"


@dataclass(frozen=True)
class ThresholdRow:
    """The people at work in groups that score at least ``at`` (0 to 1)."""

    at: float
    share: Quantity
    people: Quantity


@dataclass(frozen=True)
class Thresholds:
    """An economy by one measure under each threshold, from 0 to 1 in hundredths.

    ``median`` is that of the measure's own occupations: the threshold of the median rule.
    """

    economy: str
    measure: str
    label: str
    sentence: str
    median: float
    rows: tuple[ThresholdRow, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]

    def nearest(self, at: float) -> ThresholdRow:
        """Give the row of the threshold nearest to this one."""
        return min(self.rows, key=lambda row: abs(row.at - at))


@checked
def thresholds(name: str, measure: str = MEASURE, language: Language = "en") -> Thresholds:
    """Count an economy's people at work above each threshold of a measure that scores shares.

    Errors: an unknown economy or measure; a measure whose scores are no shares.

    >>> found = thresholds("nl")
    >>> round(found.nearest(0.5).share.value, 2), round(found.median, 2)
    (0.21, 0.31)
    """
    market, entry = economy(name), MEASURES.get(measure)
    if (entry.low, entry.high) != (0, 1):
        raise ArbeidError("threshold_scale", measure=measure)
    scored = score(measure, market)
    origins = (*market.origins, *scored.origins)
    return Thresholds(
        economy=market.id,
        measure=entry.id,
        label=entry.label.read(language),
        sentence=entry.sentence.read(language),
        median=median(entry),
        rows=tuple(_row(scored.frame, step / 100, market.people) for step in range(101)),
        sources=ids(origins),
        origins=origins,
    )


def _row(frame: pl.DataFrame, at: float, people: float) -> ThresholdRow:
    known = frame.drop_nulls("score")
    touched = exact_sum(known.filter(pl.col("score") >= at - ROUNDING)["jobs"])
    unknown = people - exact_sum(known["jobs"])
    value, high = (touched / people, (touched + unknown) / people) if people else (None, None)
    return ThresholdRow(
        at=at,
        share=Quantity(value, "share", "derived", value, high),
        people=Quantity(touched, "people", "derived"),
    )
