"""Why two claims differ: from one to the other, a switch at a time, with what stays unexplained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

from arbeid.answers.claims.walk import Why, WhyStep
from arbeid.answers.note import Note
from arbeid.answers.sayings import Joined, Percent
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.claims.explain import Step, Walk
from arbeid.claims.level import GroupLevel, at_level, checked_level
from arbeid.claims.rules import share_by
from arbeid.claims.switched import Positions, taken_apart, value_on, walk_between
from arbeid.claims.verdict import recomputed
from arbeid.data.economies.names import economy_id
from arbeid.errors import ArbeidError, NotReachable
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.gaps import along_published, from_published, number, remainder, to_published
from arbeid.verbs.claims.turned import turned
from arbeid.verbs.claims.unexplained import ENOUGH, explained, lacking
from arbeid.verbs.claims.walk_end import counted_on, with_our_end, with_sources

# From here on the jobs without a score make no difference that is shown.
_COMPLETE = 0.9995


@checked
def why(one: str, other: str | None = None, on: str | None = None, level: str | None = None) -> Why:
    """Walk from one claim's number to another's, to the same claim on another economy, or to our value.

    ``level`` (``group`` or ``occupation``) applies the rule at another level than the publication's, on
    ``on`` or the claim's own economy. Errors: an unknown claim, economy or level; two claims of different
    units; a claim without a number, or (on its own) without a recomputation; one that cannot be recomputed
    on that economy or at that level.

    >>> found = why("fo-2013-us-47", on="nl")
    >>> [step.switch for step in found.steps], round(found.end, 3)
    (['ours', 'population'], 0.342)
    >>> [(step.switch, step.sure) for step in why("eloundou-2023-19").steps]
    [('ours', None), ('lead', 'likely')]
    """
    at = checked_level(level)
    place = None if on is None else economy_id(on)
    start, end = CLAIMS.get(one), CLAIMS.get(other or one)
    for claim in (start, end):
        _check_number(claim)
    if unit_of(start) != unit_of(end):
        raise ArbeidError("why_other_kind", one=start.id, other=end.id)
    if at is not None:
        place = place or _own_economy(end, other)
    if place is not None:
        return _elsewhere(start, end, place, at)
    if other is None:
        return with_our_end(_to_ours(start), start, recomputed(start))
    if start.id == end.id:
        return Why(start.id, end.id, unit_of(start), number(start), number(end), 0.0, ())
    return with_sources(_walked(start, end), start, end)


def unit_of(claim: Claim) -> str:
    """Read what the number of a claim is counted in; empty where it has none."""
    return claim.values[claim.of].unit if claim.values else ""


def _check_number(claim: Claim) -> None:
    if not claim.values:
        raise ArbeidError("why_no_switches", claim=claim.id, reason=claim.reason or claim.shown)


def _to_ours(claim: Claim) -> Why:
    ours = recomputed(claim)
    if ours is None:
        raise ArbeidError("why_no_switches", claim=claim.id, reason=claim.reason or claim.shown)
    first, steps = number(claim), from_published(claim, ours.value)
    difference = ours.value - first
    part = explained(steps, difference)
    return Why(claim.id, "arbeid", unit_of(claim), first, ours.value, difference, tuple(steps), part)


def _walked(start: Claim, end: Claim) -> Why:
    first, last = number(start), number(end)
    ways = (
        partial(_by_switches, start, end, False),
        partial(_by_switches, start, end, True),
        partial(along_published, start, end),
    )
    return _first_that_explains(ways, (start, end), end.id, (first, last), on=False)


def _first_that_explains(
    ways: Sequence[Callable[[], list[WhyStep]]],
    claims: tuple[Claim, Claim],
    other: str,
    ends: tuple[float, float],
    on: bool,
) -> Why:
    """Take the first way that explains enough; where none does, the first with what is missing."""
    start, difference = claims[0], ends[1] - ends[0]
    walks = []
    for way in ways:
        steps = way()
        # Two equal numbers without a step between them are no walk: they may count quite different things.
        if not steps:
            continue
        part = explained(steps, difference)
        walks.append(Why(start.id, other, unit_of(start), *ends, difference, tuple(steps), part))
        if part >= ENOUGH:
            return walks[-1]
    first = walks[0] if walks else Why(start.id, other, unit_of(start), *ends, difference, ())
    return replace(first, lacking=lacking(*claims, first.steps, on))


def _by_switches(start: Claim, end: Claim, left_open: bool) -> list[WhyStep]:
    between = walk_between(start, end, None)
    if between is None:
        return _unwalked(start, end)
    steps = from_published(start, between.start, left_open)
    steps += _taken(between, start, end, None)
    return steps + to_published(end, between.end, left_open)


def _own_economy(claim: Claim, other: str | None) -> str:
    """Name the economy that a claim counts: a published figure itself is counted at no other level."""
    if other is not None:
        raise ArbeidError("why_level_alone")
    if claim.recompute is None:
        raise NotReachable("why_not_at_level", claim=claim.id, reason=ArbeidError("why_no_rule"))
    return claim.recompute.economy


def _elsewhere(start: Claim, end: Claim, on: str, level: GroupLevel | None) -> Why:
    """Walk to what a claim's rule gives on another economy; its published figure is of other people."""
    ends = number(start), value_on(end, on, level)
    ways = [partial(_steps_elsewhere, start, end, on, level, left_open) for left_open in (False, True)]
    found = _first_that_explains(ways, (start, end), on, ends, on=True)
    return with_our_end(found, start, counted_on(end, on, level))


def _steps_elsewhere(
    start: Claim, end: Claim, on: str, level: GroupLevel | None, left_open: bool
) -> list[WhyStep]:
    between = walk_between(start, end, on, level)
    if between is None:
        ours = recomputed(start)
        before = number(start) if ours is None else ours.value
        steps = [] if ours is None else from_published(start, before)
        steps.append(_between(before, value_on(end, on, level), start, end))
    else:
        steps = from_published(start, between.start, left_open)
        steps += _taken(between, start, end, on, level)
    # How jobs without a score are counted decides, so both numbers are to stand beside each other.
    steps[-1] = replace(steps[-1], sentence=Joined((steps[-1].sentence, *_uncounted(end, on, level))))
    return steps


def _uncounted(claim: Claim, on: str, level: GroupLevel | None) -> list[Note]:
    rule = claim.recompute
    if rule is None or rule.unmatched == "safe":
        return []
    where = rule.where if level is None else at_level(rule.where, level)
    found = share_by(rule.model_copy(update={"economy": on, "where": where}))
    if found.covered > _COMPLETE:
        return []
    part = 1 - found.covered
    ends = {"part": Percent(part, 0 if part >= 0.01 else 1), "safe": Percent(found.value, 1)}
    return [Note(f"why.uncounted_{rule.unmatched}", ends)]


def _taken(
    between: Walk, start: Claim, end: Claim, on: str | None, level: GroupLevel | None = None
) -> list[WhyStep]:
    before, after = taken_apart(start, None), taken_apart(end, on, level)
    steps = [_step(step, before, after) for step in between.steps]
    # What level and people do depends much on which goes first, so neither does: each has its average.
    return steps if level is None else _averaged(steps, between.start)


def _averaged(steps: Sequence[WhyStep], start: float) -> list[WhyStep]:
    averages = [step.average or 0.0 for step in steps]
    values = accumulate(averages, initial=start)
    next(values)
    return [
        replace(step, effect=average, value=value)
        for step, average, value in zip(steps, averages, values, strict=True)
    ]


def _unwalked(start: Claim, end: Claim) -> list[WhyStep]:
    """Go by way of our values as far as there are any; what lies between them stays unexplained."""
    ours = [recomputed(claim) for claim in (start, end)]
    before = number(start) if ours[0] is None else ours[0].value
    after = number(end) if ours[1] is None else ours[1].value
    steps = [_between(before, after, start, end)]
    if ours[0] is not None:
        steps = [*from_published(start, before), *steps]
    if ours[1] is not None:
        steps = [*steps, *to_published(end, after)]
    return steps


def _between(before: float, after: float, start: Claim, end: Claim) -> WhyStep:
    both = all(recomputed(claim) is not None for claim in (start, end))
    key = "otherwise" if both else "remainder"
    sentence = Note("why.otherwise_sentence") if both else _reason(start, end)
    return remainder(key, sentence, before, after)


def _step(step: Step, before: Positions, after: Positions) -> WhyStep:
    label, sentence = turned(step.switch, before, after)
    return WhyStep(
        switch=step.switch,
        label=label,
        sentence=sentence,
        value=step.value,
        effect=step.effect,
        average=step.average,
        low=step.low,
        high=step.high,
    )


def _reason(start: Claim, end: Claim) -> Note | Joined:
    blocked = [claim for claim in (start, end) if recomputed(claim) is None]
    sentences = [
        Note("why.said_of", {"claim": claim_name(claim.id), "said": claim.reason})
        for claim in blocked
        if claim.reason
    ]
    return Joined(tuple(sentences)) if sentences else Note("why.remainder_sentence")
