"""What our own recomputation makes of a claim, and how far the two are apart.

A claim matches when ours is within 5% of the published figure, which is what rounding to whole
percentages and another year's employment come to; it is close within 15%, which is what another crosswalk
or level of detail can do; beyond that it differs. A difference is a finding about definitions, not an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from arbeid.claims.arithmetic import evaluate
from arbeid.claims.claim import Claim, MeanScore, PublishedValue, ShareOfJobs
from arbeid.claims.rules import share
from arbeid.data.economy import economy
from arbeid.errors import ArbeidError
from arbeid.measures.published import score
from arbeid.scenario import SCENARIOS
from arbeid.table import Origin

Status = Literal["matches", "close", "differs", "cannot_recompute", "too_early", "past_met", "past_missed"]
MATCHES, CLOSE = 0.05, 0.15
_HEADS = ("jobs", "people")


@dataclass(frozen=True)
class Ours:
    """Our value with the range that the unscored jobs leave open, and what it rests on."""

    value: float
    low: float
    high: float
    basis: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Verdict:
    """A status, our value where there is one, and the relative distance to the published one.

    ``problem`` says what stood in the way where a recomputation exists but could not be run here.
    """

    status: Status
    published: PublishedValue | None
    ours: Ours | None = None
    distance: float | None = None
    problem: ArbeidError | None = None


def verdict(claim: Claim, today: date | None = None) -> Verdict:
    """Recompute a claim where that can be done, and compare.

    >>> from arbeid.claims.claim import CLAIMS
    >>> verdict(CLAIMS.get("acemoglu-2024-0-66")).status
    'matches'
    """
    published = claim.values[claim.of] if claim.values else None
    if claim.hindsight is not None:
        return Verdict("past_met" if claim.hindsight.met else "past_missed", published)
    try:
        ours = recomputed(claim)
    except ArbeidError as problem:
        return Verdict("cannot_recompute", published, problem=problem)
    expects = claim.check == "model" and claim.horizon is not None
    if expects and claim.horizon is not None and claim.horizon >= (today or date.today()).year:
        return Verdict("too_early", published, ours)
    if ours is None or published is None or claim.check != "recomputed":
        return Verdict("cannot_recompute", published, ours)
    distance = away(ours.value, published)
    status: Status = "matches" if distance <= MATCHES else "close" if distance <= CLOSE else "differs"
    return Verdict(status, published, ours, distance)


def away(value: float, published: PublishedValue) -> float:
    """Give the distance to a published value or range, relative to its nearest end; zero within a range.

    >>> round(away(0.24, PublishedValue(unit="share", value=0.19)), 2)
    0.26
    >>> away(2.2e6, PublishedValue(unit="jobs", low=2e6, high=3e6))
    0.0
    """
    low = published.value if published.value is not None else published.low
    high = published.value if published.value is not None else published.high
    if (low is None or value >= low) and (high is None or value <= high):
        return 0.0
    end = low if low is not None and value < low else high
    assert end is not None
    return abs(value - end) / abs(end) if end else float("inf")


def recomputed(claim: Claim) -> Ours | None:
    """Recompute the claim's value in its own unit, or give None where no way of doing so is declared."""
    if claim.recompute is not None:
        heads = bool(claim.values) and claim.values[claim.of].unit in _HEADS
        return _share(claim.recompute, heads)
    if claim.mean is not None:
        return _mean(claim.mean)
    if claim.sum is not None:
        value = evaluate(claim.sum.formula, claim.sum.parts)
        return Ours(value, value, value, "sum", ())
    if claim.scenario is not None:
        level = SCENARIOS.get(claim.scenario).run_growth().level
        return Ours(level, level, level, "scenario", ())
    return None


def _share(rule: ShareOfJobs, heads: bool) -> Ours:
    market = economy(rule.economy)
    found = share(market, rule.where)
    value = found.value / found.covered if rule.unmatched == "drop" and found.covered else found.value
    scale = market.people if heads else 1.0
    return Ours(value * scale, found.value * scale, found.high * scale, found.basis, found.origins)


def _mean(rule: MeanScore) -> Ours:
    scored = score(rule.measure, economy(rule.economy))
    known = scored.frame.drop_nulls("score")
    value = float(known.select((pl.col("jobs") * pl.col("score")).sum() / pl.col("jobs").sum()).item())
    return Ours(value, value, value, "scores", scored.origins)
