"""One rule under every threshold: from which score on does an occupation count as touched?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from arbeid.answers.market.definitions import LEVELS, Level
from arbeid.answers.market.threshold import ThresholdRow, Thresholds
from arbeid.answers.quantity import Quantity, sources
from arbeid.claims.cells import cells_of
from arbeid.claims.membership import ROUNDING, occupation_scores
from arbeid.data.economies.economy import Economy, economy
from arbeid.errors import ArbeidError, NotReachable, PullFirst, unknown_name
from arbeid.measures.american_weights import occupations
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import median, score
from arbeid.models.sampling.within_groups import DRAWS, Cells, Floats, SharesAbove, shares_above
from arbeid.table import Origin
from arbeid.verbs.arguments import checked

MEASURE = "eloundou-beta-human"
_AT = np.arange(101) / 100


@checked
def thresholds(name: str, measure: str = MEASURE, *, level: str = "occupation") -> Thresholds:
    """Count an economy's people at work above each threshold of a measure that scores shares.

    ``level`` says whether the measure's occupations pass a threshold, or the means of whole groups
    (``group``), which is all there is where its single scores do not ship. Errors: an unknown economy,
    measure or level; a measure whose scores are no shares.

    >>> answer = thresholds("nl")
    >>> round(float(answer.nearest(0.5).share), 2), round(answer.median, 2)
    (0.26, 0.31)
    """
    market, entry = economy(name), MEASURES.get(measure)
    if (entry.low, entry.high) != (0, 1):
        raise ArbeidError("threshold_scale", measure=measure)
    found, applied, origins = _above(market, entry, level_named(level))
    return Thresholds(
        economy=market.id,
        level=applied,
        measure=entry.id,
        label=entry.label,
        sentence=entry.sentence,
        median=median(entry),
        covered=Quantity(found.covered, "share", "derived"),
        rows=tuple(_row(found, at, market.people) for at in range(len(_AT))),
        sources=sources((*market.origins, *origins)),
    )


def level_named(name: str) -> Level:
    """Read the name of a level, in capitals or not. Errors: another name."""
    for level in LEVELS:
        if level == name.lower():
            return level
    raise unknown_name("level", name, LEVELS)


def _above(market: Economy, entry: Measure, level: Level) -> tuple[SharesAbove, Level, tuple[Origin, ...]]:
    if level == "occupation":
        try:
            codes = occupation_scores(entry)
            spread = cells_of(market, occupations(entry.scores[0].classification)[0])
        except (NotReachable, PullFirst):
            # No single scores, or no way from them: only the means of groups can be asked.
            pass
        else:
            people = spread.counted(market.groups.select("code", weight="jobs"))
            found = _shares(spread.cells, spread.meets(codes), people, draws=0 if spread.exact else DRAWS)
            # Where the occupations themselves are counted no weight is borrowed: all that is open is how
            # those counted together divide.
            found = replace(found, band=found.bounds) if spread.exact else found
            covered = found.covered * float(people.sum()) / market.people
            _, origins = entry.read(entry.scores[0])
            return replace(found, covered=covered), "occupation", (*origins, *spread.origins)
    scored = score(entry.id, market)
    people, scores = (scored.frame[name].to_numpy().astype(np.float64) for name in ("jobs", "score"))
    each = np.arange(len(people))
    alone = Cells(group=each, unit=each, weight=np.ones(len(people)), groups=len(people))
    return _shares(alone, scores, people, draws=0), "group", scored.origins


def _shares(cells: Cells, scores: Floats, people: Floats, *, draws: int) -> SharesAbove:
    # A mean of equal scores may fall a hair short of its own value, so a tie allows for rounding.
    return shares_above(cells, scores, _AT - ROUNDING, people, draws=draws)


def _row(found: SharesAbove, at: int, people: float) -> ThresholdRow:
    point, covered = float(found.point[at]), found.covered
    band, bounds = (
        [float(low) * covered, float(high) * covered + 1 - covered]
        for low, high in (found.band[:, at], found.bounds[:, at])
    )
    return ThresholdRow(
        at=float(_AT[at]),
        share=Quantity(point, "share", "derived", *band),
        bounds=Quantity(point, "share", "derived", *bounds),
        people=Quantity(point * covered * people, "people", "derived"),
    )
