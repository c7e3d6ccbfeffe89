"""Which threshold on a measure gives a published share: the question turned round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arbeid.claims.claim import Claim
from arbeid.claims.recompute import Condition, ShareOfJobs
from arbeid.claims.rules import share_by


@dataclass(frozen=True)
class Solved:
    """A threshold that gives about the published share under one measure, and the share it comes to."""

    measure: str
    at: float
    share: float


def solved(claim: Claim) -> list[Solved]:
    """Give the thresholds in a claim's file, each with the share that it comes to; empty where none.

    >>> from arbeid.claims.claim import CLAIMS
    >>> [(one.measure, one.at, round(one.share, 2)) for one in solved(CLAIMS.get("pwc-2023-nl-44"))][0]
    ('aioe-language', 0.67, 0.44)
    """
    return [
        Solved(rule.where[0].measure, float(rule.where[0].at or 0.0), share_by(rule).value)
        for rule in solving(claim)
    ]


def solving(claim: Claim) -> Iterator[ShareOfJobs]:
    """Give the rules behind them."""
    if claim.solve is None:
        return
    for measure, at in claim.solve.at.items():
        where = (Condition(measure=measure, rule="threshold", at=at),)
        yield ShareOfJobs(economy=claim.solve.economy, where=where)
