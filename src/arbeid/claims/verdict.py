"""What our own recomputation makes of a claim, and how far the two are apart.

Unless its file sets another tolerance with the reason for it, a claim matches when ours is within 5% of
the published figure, which is what rounding to whole percentages and another year's employment come to; it
is close within 15%, which is what another crosswalk or level of detail can do; beyond that it differs. A
figure that was read nowhere is close at best. An analogue (other people or scores, the same rule) stands in
for ours: it counts something else, so that no distance makes it a match or a difference. A difference is a
finding about definitions, not an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arbeid.answers.claims.card import Status
from arbeid.claims.claim import Claim, PublishedValue
from arbeid.claims.engine_parts import mean_score, summed
from arbeid.claims.recompute import ShareOfJobs
from arbeid.claims.rules import share_by
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.scenario import SCENARIOS
from arbeid.table import Origin

MATCHES, CLOSE = 0.05, 0.15
_HEADS = ("jobs", "people")
_COMPARED = ("recomputed", "data_public")


@dataclass(frozen=True)
class Ours:
    """Our value, and what it rests on.

    Of a share ``range`` is where it may lie if borrowed weights err as such weights do, with jobs without a
    score all left out or all counted; ``bounds`` whatever the weights; ``covered`` the part with a score.
    """

    value: float
    basis: str
    origins: tuple[Origin, ...]
    range: tuple[float, float] | None = None
    bounds: tuple[float, float] | None = None
    covered: float | None = None


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
    # What happened since says more of a forecast than any recomputation of it.
    if claim.hindsight is not None:
        return Verdict("past_met" if claim.hindsight.met else "past_missed", published)
    try:
        ours = recomputed(claim)
    except ArbeidError as problem:
        return Verdict("cannot_recompute", published, problem=problem)
    expects = claim.check == "model" and claim.horizon is not None
    if expects and claim.horizon is not None and claim.horizon >= (today or date.today()).year:
        return Verdict("too_early", published, ours)
    if ours is None or published is None or claim.check not in _COMPARED:
        return Verdict("cannot_recompute", published, ours)
    distance = away(ours.value, published)
    return Verdict(_status(claim, distance), published, ours, distance)


def bounds(claim: Claim) -> tuple[float, float]:
    """Give the relative distance within which a claim matches, and within which it is close."""
    own = claim.tolerance
    return (MATCHES, CLOSE) if own is None else (own.matches, own.close)


def _status(claim: Claim, distance: float) -> Status:
    if claim.analogue is not None:
        return "stand_in"
    matches, close = bounds(claim)
    # What nobody here has read may be misremembered by more than a match allows.
    if distance <= matches and claim.read != "memory":
        return "matches"
    return "close" if distance <= close else "differs"


def away(value: float, published: PublishedValue) -> float:
    """Give the distance to a published value or range, relative to its nearest end; zero within a range.

    >>> round(away(0.24, PublishedValue(unit="share", value=0.19)), 2)
    0.26
    >>> away(2.2e6, PublishedValue(unit="jobs", low=2e6, high=3e6))
    0.0
    """
    low = published.value if published.value is not None else published.low
    high = published.value if published.value is not None else published.high
    # A range without one of its ends is a direction, such as “over 2 million”.
    if (low is None or value >= low) and (high is None or value <= high):
        return 0.0
    end = low if low is not None and value < low else high
    assert end is not None
    return abs(value - end) / abs(end) if end else float("inf")


def recomputed(claim: Claim) -> Ours | None:
    """Recompute the claim's value in its own unit, or give None where no way of doing so is declared."""
    if claim.recompute is not None:
        heads = bool(claim.values) and claim.values[claim.of].unit in _HEADS
        return counted_by(claim.recompute, heads)
    if claim.mean is not None:
        value, origins = mean_score(claim.mean)
        return Ours(value, "scores", origins)
    if claim.sum is not None:
        value, origins = summed(claim.sum)
        return Ours(value, "sum", origins)
    if claim.scenario is not None:
        level = SCENARIOS.get(claim.scenario).run_growth().level
        return Ours(level, "scenario", ())
    return None


def counted_by(rule: ShareOfJobs, heads: bool) -> Ours:
    """Count by a rule, as a share or (``heads``) in people, with its range and coverage."""
    found = share_by(rule)
    scale = economy(rule.economy).people if heads else 1.0
    return Ours(
        value=found.under(rule.unmatched) * scale,
        basis=found.basis,
        origins=found.origins,
        range=_scaled(found.range, scale),
        bounds=_scaled(found.widest, scale),
        covered=found.covered,
    )


def _scaled(ends: tuple[float, float], scale: float) -> tuple[float, float]:
    return ends[0] * scale, ends[1] * scale
