"""Why two claims differ: from one to the other, a switch at a time, with what stays unexplained."""

from __future__ import annotations

from dataclasses import replace

from arbeid.answers.claims.walk import Why, WhyStep
from arbeid.answers.note import Note
from arbeid.answers.sayings import Joined, Percent
from arbeid.claims.claim import CLAIMS, Claim, PublishedValue
from arbeid.claims.explain import Step, Walk
from arbeid.claims.level import GroupLevel, at_level, checked_level
from arbeid.claims.rules import share_by
from arbeid.claims.switched import Positions, taken_apart, value_on, walk_between
from arbeid.claims.verdict import recomputed
from arbeid.data.economies.names import economy_id
from arbeid.errors import ArbeidError, NotReachable
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.turned import turned

# From here on the jobs without a score make no difference that is shown.
_COMPLETE = 0.9995


@checked
def why(
    one: str, other: str | None = None, on: str | None = None, level: str | None = None
) -> Why:
    """Walk from one claim's number to another's, to the same claim on another economy, or to our value.

    ``level`` (``group`` or ``occupation``) applies the rule at another level than the publication's, on
    ``on`` or the claim's own economy. Errors: an unknown claim, economy or level; two claims of different
    units; a claim without a number, or (on its own) without a recomputation; one that cannot be recomputed
    on that economy or at that level.

    >>> found = why("fo-2013-us-47", on="nl")
    >>> [step.switch for step in found.steps], round(found.end, 3)
    (['ours', 'population'], 0.235)
    >>> [(step.switch, step.sure) for step in why("eloundou-2023-19").steps]
    [('ours', None), ('lead', 'likely')]
    """
    at = checked_level(level)
    place = None if on is None else economy_id(on)
    start, end = CLAIMS.get(one), CLAIMS.get(other or one)
    first, last = _number(start), _number(end)
    if _unit(start) != _unit(end):
        units = f"{_unit(start)}, {_unit(end)}"
        raise ArbeidError("why_other_kind", one=start.id, other=end.id, units=units)
    if at is not None:
        place = place or _own_economy(end, other)
    if place is not None:
        return _elsewhere(start, end, place, at)
    if other is None:
        return _to_ours(start)
    if start.id == end.id:
        return Why(start.id, end.id, _unit(start), first, last, 0.0, ())
    return _walked(start, end)


def _number(claim: Claim) -> float:
    if not claim.values:
        reason = claim.reason or claim.shown
        raise ArbeidError("why_no_switches", claim=claim.id, reason=reason)
    return _middle(claim.values[claim.of])


def _middle(value: PublishedValue) -> float:
    ends = [end for end in (value.value, value.low, value.high) if end is not None]
    return value.value if value.value is not None else sum(ends) / len(ends)


def _unit(claim: Claim) -> str:
    return claim.values[claim.of].unit if claim.values else ""


def _to_ours(claim: Claim) -> Why:
    ours = recomputed(claim)
    if ours is None:
        reason = claim.reason or claim.shown
        raise ArbeidError("why_no_switches", claim=claim.id, reason=reason)
    first = _number(claim)
    steps = _from_published(claim, ours.value)
    return Why(claim.id, "arbeid", _unit(claim), first, ours.value, ours.value - first, tuple(steps))


def _walked(start: Claim, end: Claim) -> Why:
    first, last = _number(start), _number(end)
    between = walk_between(start, end, None)
    if between is None:
        steps = _unwalked(start, end)
    else:
        steps = _from_published(start, between.start)
        steps += _taken(between, start, end, None)
        steps += _to_published(end, between.end)
    return Why(start.id, end.id, _unit(start), first, last, last - first, tuple(steps))


def _own_economy(claim: Claim, other: str | None) -> str:
    """Name the economy that a claim counts: a published figure itself is counted at no other level."""
    if other is not None:
        raise ArbeidError("why_level_alone")
    if claim.recompute is None:
        raise NotReachable(
            "why_not_at_level", claim=claim.id, reason=ArbeidError("why_no_rule")
        )
    return claim.recompute.economy


def _elsewhere(start: Claim, end: Claim, on: str, level: GroupLevel | None) -> Why:
    """Walk to what a claim's rule gives on another economy; its published figure is of other people."""
    first, last = _number(start), value_on(end, on, level)
    between = walk_between(start, end, on, level)
    if between is None:
        ours = recomputed(start)
        before = first if ours is None else ours.value
        steps = [] if ours is None else _from_published(start, before)
        steps.append(_between(before, last, start, end))
    else:
        steps = _from_published(start, between.start) + _taken(between, start, end, on, level)
    # `definitions` counts jobs without a score otherwise, so both numbers are to stand beside each other.
    steps[-1] = replace(steps[-1], sentence=Joined((steps[-1].sentence, *_uncounted(end, on, level))))
    return Why(start.id, on, _unit(start), first, last, last - first, tuple(steps))


def _uncounted(claim: Claim, on: str, level: GroupLevel | None) -> list[Note]:
    rule = claim.recompute
    if rule is None or rule.unmatched == "safe":
        return []
    where = rule.where if level is None else at_level(rule.where, level)
    found = share_by(rule.model_copy(update={"economy": on, "where": where}))
    if found.covered > _COMPLETE:
        return []
    ends = {"part": Percent(1 - found.covered, 0), "safe": Percent(found.value, 1)}
    return [Note(f"why.uncounted_{rule.unmatched}", ends)]


def _taken(
    between: Walk, start: Claim, end: Claim, on: str | None, level: GroupLevel | None = None
) -> list[WhyStep]:
    before, after = taken_apart(start, None), taken_apart(end, on, level)
    return [_step(step, before, after) for step in between.steps]


def _unwalked(start: Claim, end: Claim) -> list[WhyStep]:
    """Go by way of our values as far as there are any; what lies between them stays unexplained."""
    ours = [recomputed(claim) for claim in (start, end)]
    before = _number(start) if ours[0] is None else ours[0].value
    after = _number(end) if ours[1] is None else ours[1].value
    steps = [_between(before, after, start, end)]
    if ours[0] is not None:
        steps = [*_from_published(start, before), *steps]
    if ours[1] is not None:
        steps = [*steps, *_to_published(end, after)]
    return steps


def _between(before: float, after: float, start: Claim, end: Claim) -> WhyStep:
    both = all(recomputed(claim) is not None for claim in (start, end))
    key = "otherwise" if both else "remainder"
    sentence = Note("why.otherwise_sentence") if both else _reason(start, end)
    return WhyStep(key, Note(f"why.{key}"), sentence, after, after - before, remainder=True)


def _from_published(claim: Claim, ours: float) -> list[WhyStep]:
    first, lead = _number(claim), _lead(claim)
    if lead is None:
        return [_gap("ours", first, ours, claim)]
    return [_gap("ours", first, lead, claim), _explained(claim, lead, ours)]


def _to_published(claim: Claim, ours: float) -> list[WhyStep]:
    last, lead = _number(claim), _lead(claim)
    if lead is None:
        return [_gap("published", ours, last, claim)]
    return [_explained(claim, ours, lead), _gap("published", lead, last, claim)]


def _lead(claim: Claim) -> float | None:
    if claim.lead is None:
        return None
    rule = claim.lead.recompute
    return share_by(rule).under(rule.unmatched)


def _explained(claim: Claim, before: float, after: float) -> WhyStep:
    lead, effect = claim.lead, after - before
    assert lead is not None
    label = Note("why.how_sure", {"label": lead.label, "sure": Note(f"why.{lead.sure}")})
    return WhyStep("lead", label, lead.sentence, after, effect, effect, effect, effect, sure=lead.sure)


def _gap(switch: str, before: float, after: float, claim: Claim) -> WhyStep:
    name, label = claim_name(claim.id), Note(f"why.{switch}")
    sentence = Note(f"why.{switch}_sentence", {"claim": name})
    known = claim.factors.note if claim.factors else None if claim.lead else claim.cause
    if known is not None:
        sentence = Note("why.said_of", {"claim": name, "said": known})
    if claim.factors is not None:
        label = Note("why.factors")
    return WhyStep(
        switch=switch,
        label=label,
        sentence=sentence,
        value=after,
        effect=after - before,
        remainder=True,
    )


def _step(step: Step, before: Positions, after: Positions) -> WhyStep:
    label, sentence = turned(step.switch, before, after)
    return WhyStep(step.switch, label, sentence, step.value, step.effect, step.average, step.low, step.high)


def _reason(start: Claim, end: Claim) -> Note | Joined:
    blocked = [claim for claim in (start, end) if recomputed(claim) is None]
    sentences = [
        Note("why.said_of", {"claim": claim_name(claim.id), "said": claim.reason})
        for claim in blocked
        if claim.reason
    ]
    return Joined(tuple(sentences)) if sentences else Note("why.remainder_sentence")
