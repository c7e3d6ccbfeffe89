"""How much of a difference a walk explains, and what is missing where that is less than half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.answers.claims.walk import Lacking, WhyStep
from arbeid.answers.note import Note, Sentence
from arbeid.answers.sayings import Joined
from arbeid.claims.claim import Claim
from arbeid.claims.switched import walk_between
from arbeid.claims.verdict import recomputed
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import ships
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.gaps import number

# A walk is offered where its steps explain at least half of the difference.
ENOUGH = 0.5
# What rounding makes of a published figure is no gap.
_NOTHING = 1e-9
# A gap of at least this part of the difference is said to be one of those in the way.
_IN_THE_WAY = 0.1


def explained(steps: Sequence[WhyStep], difference: float) -> float:
    """Compute which part of a difference is explained: what remains, whichever way it goes, takes off.

    Gaps in opposite directions do not explain each other, so their sizes add up.
    """
    rest = sum(abs(step.effect) for step in steps if step.remainder)
    if rest <= _NOTHING * max(1.0, abs(difference)):
        return 1.0
    return max(0.0, 1 - rest / abs(difference)) if difference else 0.0


def lacking(start: Claim, end: Claim, steps: Sequence[WhyStep], on: bool) -> tuple[Lacking, ...]:
    """Say for each of two claims what stands in the way of a walk between them."""
    claims = (start,) if on or start.id == end.id else (start, end)
    found = [one for claim in claims for one in _of(claim, steps)]
    both = all(recomputed(claim) is not None for claim in claims)
    if both and not on and walk_between(start, end, None) is None:
        found += _ways(claims)
    return tuple(found) or (_of_both(Note("why.lacking_same")),)


def _of(claim: Claim, steps: Sequence[WhyStep]) -> Iterator[Lacking]:
    ours, published = recomputed(claim), number(claim)
    if ours is None:
        yield _of_one(claim, _cannot(claim))
        return
    rest = sum(abs(step.effect) for step in steps if step.remainder)
    gap = abs(ours.value - published)
    if gap > _IN_THE_WAY * rest:
        yield _of_one(claim, _apart(claim))


def _ways(claims: Sequence[Claim]) -> Iterator[Lacking]:
    """Say why two claims that can both be recomputed have no number in between."""
    others = [claim for claim in claims if claim.recompute is None]
    for claim in others:
        kind = "mean" if claim.mean is not None else "file" if _of_a_file(claim) else "sum"
        yield _of_one(claim, claim.reason or Note(f"why.lacking_{kind}"))
    measures = {one.measure for claim in claims if claim.recompute for one in claim.recompute.where}
    closed = sorted(name for name in measures if not ships(MEASURES.get(name).scores[0]))
    if closed and not others:
        names = Joined(tuple(MEASURES.get(name).label for name in closed), ", ")
        yield _of_both(Note("why.lacking_scores", {"measures": names}))
    elif not others:
        yield _of_both(Note("why.lacking_ways"))


def _of_one(claim: Claim, sentence: Sentence) -> Lacking:
    return Lacking(claim=claim.id, label=claim_name(claim.id), sentence=sentence)


def _of_both(sentence: Sentence) -> Lacking:
    return Lacking(claim=None, label=None, sentence=sentence)


def _of_a_file(claim: Claim) -> bool:
    return claim.sum is not None and bool(claim.sum.cell or claim.sum.plain_mean) and not claim.sum.parts


def _cannot(claim: Claim) -> Sentence:
    reason: Sentence = claim.reason or Note("why.lacking_no_rule")
    if not claim.missing:
        return reason
    return Joined((reason, Note("claim.missing_file", {"files": Joined(claim.missing, "; ")})))


def _apart(claim: Claim) -> Sentence:
    """Say why ours lies apart from the published figure, as far as that is known."""
    known = tuple(text for text in (claim.analogue, claim.cause) if text is not None)
    return Joined((Note("why.lacking_gap"), *known))
