"""What a walk rests on: its end as we counted it, with its range, and the sources of both ends."""

from __future__ import annotations

from dataclasses import replace

from arbeid.answers.claims.walk import Why
from arbeid.answers.quantity import Badge, Quantity, source_lines
from arbeid.claims.claim import Claim
from arbeid.claims.engine_parts import mean_score
from arbeid.claims.level import GroupLevel, at_level
from arbeid.claims.switched import counts_heads
from arbeid.claims.verdict import Ours, counted_by, recomputed


def with_our_end(found: Why, claim: Claim, ours: Ours | None) -> Why:
    """Add our own count at the end of a walk, with its range and coverage, and the sources of both ends."""
    if ours is None:
        return found
    badge: Badge = "modelled" if ours.basis == "scenario" else "derived"
    end = Quantity(ours.value, found.unit, badge, *(ours.range or (None, None)))
    first = recomputed(claim)
    origins = (*(first.origins if first else ()), *ours.origins)
    return replace(found, ours=end, covered=ours.covered, sources=source_lines(origins))


def with_sources(found: Why, *claims: Claim) -> Why:
    """Add the sources of what we count of claims that a walk lies between.

    A walk along what authors published themselves counts nothing of ours.
    """
    if any(step.sure == "published" for step in found.steps):
        return found
    counted = [ours for claim in claims if (ours := recomputed(claim)) is not None]
    return replace(found, sources=source_lines(origin for ours in counted for origin in ours.origins))


def counted_on(claim: Claim, on: str, level: GroupLevel | None) -> Ours | None:
    """Count a claim's own rule on another economy, or at another level; None where it has none."""
    if claim.recompute is not None:
        where = claim.recompute.where if level is None else at_level(claim.recompute.where, level)
        rule = claim.recompute.model_copy(update={"economy": on, "where": where})
        return counted_by(rule, counts_heads(claim))
    if claim.mean is not None:
        value, origins = mean_score(claim.mean.model_copy(update={"economy": on}))
        return Ours(value, "scores", origins)
    return None
