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
from arbeid.claims.level import GroupLevel, at_level
from arbeid.claims.recompute import Condition, MeanScore, ShareOfJobs, Switches
from arbeid.claims.rules import Share, share, share_on_groups
from arbeid.data.economies.economy import Economy, economy
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
WHAT = ("weights", "crosswalk", "merge", "unmatched")
FINE = ("population", "measure", "rule", "level", "need", "among", *WHAT)
# A threshold of one measure may mean nothing on another's scores: then measure, rule, level, need are one.
COARSE = ("population", "definition", "among", *WHAT)
# A part of the people may not be known of both populations: then population and part are one.
WHOLE = ("people", *FINE[1:5], *WHAT)
WHOLE_COARSE = ("people", "definition", *WHAT)


def walk_between(start: Claim, end: Claim, on: str | None, level: GroupLevel | None = None) -> Walk | None:
    """Walk between what two claims come to in ours; nothing where they share no switches.

    ``on`` is the economy on which the end is counted, else its own; ``level`` the level at which it is.
    """
    factors = (_factors(start), _factors(end))
    # Four factors that multiply are the finest switches of all, where both claims have them.
    if on is None and factors[0] is not None and factors[1] is not None:
        return walk(factors[0], factors[1], FACTORS, _product)
    if start.mean is not None and end.mean is not None:
        return walk(_of_mean(start.mean, None), _of_mean(end.mean, on), OF_MEAN, _mean)
    if start.recompute is None or end.recompute is None:
        return None
    # Both ends are counted in the unit of the start, so that the steps add up.
    heads = counts_heads(start)
    first, last = _of_share(start.recompute, None, heads), _of_share(end.recompute, on, heads, level)
    coarse = _coarse(first), _coarse(last)
    # From the finest switches to the coarsest: a mixture of fine ones may ask what no data here hold.
    return (
        _tried(first, last, FINE)
        or _tried(*coarse, COARSE)
        or _tried(_whole(first), _whole(last), WHOLE)
        or _tried(_whole(coarse[0]), _whole(coarse[1]), WHOLE_COARSE)
    )


def taken_apart(claim: Claim, on: str | None, level: GroupLevel | None = None) -> Positions:
    """Take a claim apart into the positions of its switches, by the names that its walks use."""
    if claim.mean is not None:
        return _of_mean(claim.mean, on)
    if claim.recompute is None:
        return _factors(claim) or {}
    return _of_share(claim.recompute, on, False, level)


def value_on(claim: Claim, on: str, level: GroupLevel | None = None) -> float:
    """Compute what a claim's own rule comes to on another economy, or at another level.

    Errors: a claim whose figure is no share or mean of people; a rule that this economy's data cannot
    answer, or that cannot be applied at this level.

    >>> from arbeid.claims.claim import CLAIMS
    >>> round(value_on(CLAIMS.get("fo-2013-us-47"), "nl"), 3)
    0.342
    """
    try:
        value = _recomputed_on(claim, on, level)
    except ArbeidError as error:
        raise NotReachable("why_not_on", claim=claim.id, economy=on, reason=error) from error
    if not math.isfinite(value):
        reason = NotInData("why_nobody")
        raise NotReachable("why_not_on", claim=claim.id, economy=on, reason=reason)
    return value


def _recomputed_on(claim: Claim, on: str, level: GroupLevel | None) -> float:
    if claim.mean is not None:
        if level is not None:
            raise NotInData("why_level_mean")
        # Codes are of one classification: in another the same digits are other people.
        classifications = [economy(name).classification for name in (claim.mean.economy, on)]
        if claim.mean.codes and classifications[0] != classifications[1]:
            raise ArbeidError("why_codes", classification=classifications[0])
        return _mean(_of_mean(claim.mean, on))
    if claim.recompute is None:
        raise ArbeidError("why_no_rule")
    return _share(_of_share(claim.recompute, on, counts_heads(claim), level))


def counts_heads(claim: Claim) -> bool:
    """Tell whether a claim counts people or jobs rather than a share of them."""
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


def _of_share(
    rule: ShareOfJobs, on: str | None, heads: bool, level: GroupLevel | None = None
) -> dict[str, Any]:
    where = rule.where if level is None else at_level(rule.where, level)
    conditions = [_written_out(condition) for condition in where]
    # The groups of one economy are not those of another: a level that was asked for is that of the end.
    groups = (on or rule.economy) if level == "group" and where != rule.where else None
    return {
        "population": on or rule.economy,
        "measure": tuple(condition.pop("measure") for condition in conditions),
        "level": tuple((condition.pop("level"), condition.pop("spread"), groups) for condition in conditions),
        "rule": tuple(tuple(sorted(condition.items())) for condition in conditions),
        "need": rule.need,
        "definition": where,
        "heads": heads,
        **{name: getattr(rule, name) for name in ("among", *WHAT)},
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


def _coarse(positions: Positions) -> dict[str, Any]:
    definition = (positions["definition"], positions["need"])
    coarse = {name: positions[name] for name in (*COARSE, "heads")}
    return {**coarse, "definition": definition}


def _whole(positions: Positions) -> dict[str, Any]:
    both = {name: positions[name] for name in ("population", "among")}
    rest = {name: value for name, value in positions.items() if name not in both}
    return {**rest, "people": tuple(both.values())}


def _share(positions: Positions) -> float:
    conditions, need, groups = _conditions(positions)
    population, among = positions.get("people") or (positions["population"], positions["among"])
    switches = Switches(need=need, among=among, **{name: positions[name] for name in WHAT})
    market = economy(population)
    counted = (
        share(market, conditions, switches)
        if groups in (None, population)
        else share_on_groups(market, economy(groups), conditions, switches)
    )
    if not counted.covered:
        raise NotInData("why_nobody")
    _check_level(counted, conditions, market)
    value = counted.under(positions["unmatched"])
    return value * market.people if positions["heads"] else value


def _check_level(counted: Share, conditions: tuple[Condition, ...], market: Economy) -> None:
    """Refuse what was counted on averages of groups where single occupations were asked for."""
    on_occupations = any(condition.level == "occupation" for condition in conditions)
    if on_occupations and counted.basis == "averages" and not market.classification.startswith("soc"):
        raise NotInData("why_level_closed", economy=market.id)


def _conditions(positions: Positions) -> tuple[tuple[Condition, ...], int | None, str | None]:
    """Put the conditions of a mixture together, how many must be met, and on whose groups."""
    if "rule" not in positions:
        where, need = positions["definition"]
        return where, need, None
    if len({len(positions[name]) for name in ("measure", "level", "rule")}) != 1:
        # One claim has more conditions than the other, so parts of both make no rule.
        raise NotInData("no_classes", measure=", ".join(positions["measure"]))
    parts = list(zip(positions["measure"], positions["level"], positions["rule"], strict=True))
    where = tuple(
        Condition(measure=measure, level=level, spread=spread, **dict(rule))
        for measure, (level, spread, _), rule in parts
    )
    return where, positions["need"], parts[0][1][2]
