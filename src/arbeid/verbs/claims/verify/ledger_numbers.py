"""The numbers of the ledger: each published value by its verdict, each number in a text by what it says."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.verified import CheckedNumber, Outcome
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.claims.interval import opened
from arbeid.claims.rules import share_by
from arbeid.claims.said_numbers import said_numbers
from arbeid.claims.solve import solved
from arbeid.claims.verdict import Verdict, verdict

_COMPARED: dict[str, Outcome] = {
    "matches": "agrees",
    "close": "differs",
    "differs": "differs",
    "stand_in": "cannot",
    "past_met": "agrees",
    "past_missed": "differs",
}


def ledger_numbers() -> Iterator[CheckedNumber]:
    """Check each published value of each claim, and each number that a claim's texts say with a unit."""
    for claim in CLAIMS.all():
        found = verdict(claim)
        yield from _values(claim, found)
        yield from _texts(claim, found)


def _values(claim: Claim, found: Verdict) -> Iterator[CheckedNumber]:
    for place, value in enumerate(claim.values):
        what = f"value {place}"
        if place != claim.of:
            reason = "one_value" if found.ours is not None else _unchecked(claim, found)
            yield CheckedNumber("ledger", claim.id, what, "cannot", reason, value.middle)
            continue
        outcome = _COMPARED.get(found.status)
        ours = found.ours.value if found.ours is not None else None
        if outcome is None:
            yield CheckedNumber("ledger", claim.id, what, "cannot", _unchecked(claim, found), value.middle)
        else:
            yield CheckedNumber("ledger", claim.id, what, outcome, found.status, value.middle, ours)


def _unchecked(claim: Claim, found: Verdict) -> str:
    if found.problem is not None:
        return "not_here"
    if found.status == "too_early":
        return "too_early"
    return "file_missing" if claim.missing else claim.check


def _texts(claim: Claim, found: Verdict) -> Iterator[CheckedNumber]:
    filed, ours = list(numbers_filed(claim)), list(numbers_computed(claim, found))
    for name, text in claim.texts().items():
        for said in said_numbers(text.en):
            reason, value = "prose", said.among(filed)
            if value is not None:
                reason = "as_filed"
            elif (value := said.among(ours)) is not None:
                reason = "recomputed"
            outcome: Outcome = "cannot" if value is None else "agrees"
            yield CheckedNumber("ledger", claim.id, name, outcome, reason, said.value, value)


def numbers_filed(claim: Claim) -> Iterator[float]:
    """Give the numbers that stand in the file as numbers."""
    for value in claim.values:
        yield from (end for end in (value.value, value.low, value.high) if end is not None)
    if claim.sum is not None:
        yield from claim.sum.parts.values()
    if claim.factors is not None:
        yield from claim.factors.inputs().values()


def numbers_computed(claim: Claim, found: Verdict) -> Iterator[float]:
    """Give the numbers that we compute for it: ours, its ends, and ours under settings left open."""
    if found.ours is not None:
        yield found.ours.value
        yield from (*(found.ours.range or ()), *(found.ours.bounds or ()))
        yield from (one.value for one in opened(claim))
    yield from (one.share for one in solved(claim))
    if claim.lead is not None:
        yield share_by(claim.lead.recompute).under(claim.lead.recompute.unmatched)
