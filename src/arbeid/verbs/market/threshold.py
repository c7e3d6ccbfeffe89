"""One rule under every threshold: from which score on does an occupation count as touched?"""

from __future__ import annotations

import polars as pl

from arbeid.answers.market.threshold import ThresholdRow, Thresholds
from arbeid.answers.quantity import Quantity, sources
from arbeid.claims.membership import ROUNDING
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import median, score
from arbeid.verbs.arguments import checked

MEASURE = "eloundou-beta-human"


@checked
def thresholds(name: str, measure: str = MEASURE) -> Thresholds:
    """Count an economy's people at work above each threshold of a measure that scores shares.

    Errors: an unknown economy or measure; a measure whose scores are no shares.

    >>> answer = thresholds("nl")
    >>> round(float(answer.nearest(0.5).share), 2), round(answer.median, 2)
    (0.21, 0.31)
    """
    market, entry = economy(name), MEASURES.get(measure)
    if (entry.low, entry.high) != (0, 1):
        raise ArbeidError("threshold_scale", measure=measure)
    scored = score(measure, market)
    return Thresholds(
        economy=market.id,
        measure=entry.id,
        label=entry.label,
        sentence=entry.sentence,
        median=median(entry),
        rows=tuple(_row(scored.frame, step / 100, market.people) for step in range(101)),
        sources=sources((*market.origins, *scored.origins)),
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
