"""Claims taken apart into switches, and any mixture of two claims' switches made a number again.

To say what each switch does to the difference between two claims, ``explain.walk`` asks for the number under
every mixture of their positions: here is what a mixture means. The words for a position are the verbs'.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from arbeid.claims.claim import Claim
from arbeid.claims.engine_parts import mean_score
from arbeid.claims.explain import Walk, walk
from arbeid.claims.recompute import Condition, MeanScore, ShareOfJobs, Switches
from arbeid.claims.rules import share
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError, NotInData, NotReachable, UnknownName
from arbeid.measures.measure import MEASURES
from arbeid.scenario import SCENARIOS

Positions = Mapping[str, Any]
"""Where every switch of a claim stands, by its name."""

HEADS = ("jobs", "people")
"""Units of a claim that counts heads; the others are shares of them."""
# One switch is turned at a time, in this order: first who is counted, then what counts, then how.
FACTORS = ("exposed", "profitable", "saving", "labour_share")
OF_MEAN = ("population", "measure", "codes")
COUNTING = ("among", "weights", "crosswalk", "merge", "unmatched")
FINE = ("population", "measure", "rule", "level", "need", *COUNTING)
# A threshold of one measure may mean nothing on another's scores: then measure, rule, level, need are one.
COARSE = ("population", "definition", *COUNTING)


def walk_between(start: Claim, end: Claim, on: str | None) -> Walk | None:
    """Walk between what two claims come to in ours; nothing where they share no switches.

    ``on`` is the economy on which the end is counted, else its own.
    """
    factors = (_factors(start), _factors(end))
    if on is None and factors[0] is not None and factors[1] is not None:
        return walk(factors[0], factors[1], FACTORS, _product)
    if start.mean is not None and end.mean is not None:
        return walk(_of_mean(start.mean, None), _of_mean(end.mean, on), OF_MEAN, _mean)
    if start.recompute is None or end.recompute is None:
        return None
    # Both ends are counted in the unit of the start, so that the steps add up.
    heads = _counts_heads(start)
    first, last = _of_share(start.recompute, None, heads), _of_share(end.recompute, on, heads)
    return _tried(first, last, FINE) or _tried(_coarse(first), _coarse(last), COARSE)


def taken_apart(claim: Claim, on: str | None) -> Positions:
    """Take a claim apart into the positions of its switches, by the names that its walks use."""
    if claim.mean is not None:
        return _of_mean(claim.mean, on)
    if claim.recompute is None:
        return _factors(claim) or {}
    return _of_share(claim.recompute, on, False)


def value_on(claim: Claim, on: str) -> float:
    """Compute what a claim's own rule comes to on another economy.

    Errors: a claim whose figure is no share or mean of people; a rule that this economy's data cannot answer.

    >>> from arbeid.claims.claim import CLAIMS
    >>> round(value_on(CLAIMS.get("fo-2013-us-47"), "nl"), 3)
    0.342
    """
    try:
        value = _recomputed_on(claim, on)
    except ArbeidError as error:
        raise NotReachable("why_not_on", claim=claim.id, economy=on, reason=error) from error
    if not math.isfinite(value):
        reason = NotInData("why_nobody")
        raise NotReachable("why_not_on", claim=claim.id, economy=on, reason=reason)
    return value


def _recomputed_on(claim: Claim, on: str) -> float:
    if claim.mean is not None:
        classifications = [economy(name).classification for name in (claim.mean.economy, on)]
        if claim.mean.codes and classifications[0] != classifications[1]:
            raise ArbeidError("why_codes", classification=classifications[0])
        return _mean(_of_mean(claim.mean, on))
    if claim.recompute is None:
        raise ArbeidError("why_no_rule")
    return _share(_of_share(claim.recompute, on, _counts_heads(claim)))


def _counts_heads(claim: Claim) -> bool:
    return claim.values[claim.of].unit in HEADS


def _tried(first: Positions, last: Positions, order: tuple[str, ...]) -> Walk | None:
    """Walk in these switches; nothing where a mixture of them cannot be asked of the data here."""
    try:
        return walk(first, last, order, _share)
    except (UnknownName, NotReachable, NotInData):
        return None


def _factors(claim: Claim) -> dict[str, float] | None:
    if claim.scenario is not None:
        inputs = SCENARIOS.get(claim.scenario).growth_inputs()
        return {name: inputs[name] for name in FACTORS}
    return claim.factors.inputs() if claim.factors is not None else None


def _product(factors: Mapping[str, float]) -> float:
    return factors["exposed"] * factors["profitable"] * factors["saving"] * factors["labour_share"]


def _of_mean(rule: MeanScore, on: str | None) -> Positions:
    return {"population": on or rule.economy, "measure": (rule.measure,), "codes": rule.codes}


def _mean(positions: Positions) -> float:
    rule = MeanScore(
        economy=positions["population"], measure=positions["measure"][0], codes=positions["codes"]
    )
    return mean_score(rule)[0]


def _of_share(rule: ShareOfJobs, on: str | None, heads: bool) -> Positions:
    conditions = [_written_out(condition) for condition in rule.where]
    return {
        "population": on or rule.economy,
        "measure": tuple(condition.pop("measure") for condition in conditions),
        "level": tuple((condition.pop("level"), condition.pop("spread")) for condition in conditions),
        "rule": tuple(tuple(sorted(condition.items())) for condition in conditions),
        "need": rule.need,
        "definition": rule.where,
        "heads": heads,
        **{name: getattr(rule, name) for name in COUNTING},
    }


def _written_out(condition: Condition) -> dict[str, Any]:
    """Write a condition out in full, so that each part of it can be tried on another measure's scores."""
    parts = condition.model_dump()
    own = MEASURES.get(condition.measure).classes
    if condition.rule == "median":
        # Only what lies above a median counts, however a claim's file says that ties go.
        parts["ties"] = "above"
    if condition.rule == "classes":
        # A rule of classes is always applied to single occupations, and has a name to try it by elsewhere.
        parts["level"] = "code"
        if own is not None:
            parts["by"] = condition.by or own.rule
    return parts


def _coarse(positions: Positions) -> Positions:
    definition = (positions["definition"], positions["need"])
    return {
        **{name: positions[name] for name in COARSE},
        "definition": definition,
        "heads": positions["heads"],
    }


def _share(positions: Positions) -> float:
    conditions, need = _conditions(positions)
    counting = {name: positions[name] for name in COUNTING}
    market = economy(positions["population"])
    counted = share(market, conditions, Switches(need=need, **counting))
    if not counted.covered:
        raise NotInData("why_nobody")
    value = counted.under(positions["unmatched"])
    return value * market.people if positions["heads"] else value


def _conditions(positions: Positions) -> tuple[tuple[Condition, ...], int | None]:
    """Put the conditions of a mixture together, and how many of them must be met."""
    if "rule" not in positions:
        where, need = positions["definition"]
        return where, need
    if len({len(positions[name]) for name in ("measure", "level", "rule")}) != 1:
        # One claim has more conditions than the other, so parts of both make no rule.
        raise NotInData("no_classes", measure=", ".join(positions["measure"]))
    parts = zip(positions["measure"], positions["level"], positions["rule"], strict=True)
    where = tuple(
        Condition(measure=measure, level=level, spread=spread, **dict(rule))
        for measure, (level, spread), rule in parts
    )
    return where, positions["need"]
