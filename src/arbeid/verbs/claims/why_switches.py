"""The switches between two claims: taken apart, mixed into numbers, and put in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from arbeid.answers.note import Note, Sentence
from arbeid.answers.sayings import Inside, Joined, Percent, Period
from arbeid.claims.claim import Claim
from arbeid.claims.engine_parts import mean_score
from arbeid.claims.explain import Walk, walk
from arbeid.claims.rules import share
from arbeid.claims.ways import Condition, MeanScore, ShareOfJobs, Switches
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError, NotInData, NotReachable, UnknownName
from arbeid.measures.measure import MEASURES
from arbeid.models.studies.growth import PARAMS
from arbeid.scenario import SCENARIOS
from arbeid.verbs.claims.switches import rule_sentence

Settings = Mapping[str, Any]
HEADS = ("jobs", "people")
# One switch is turned at a time in this order; COARSE where single settings cannot be mixed.
FACTORS = ("exposed", "profitable", "saving", "labour_share")
OF_MEAN = ("population", "measure", "codes")
COUNTING = ("among", "weights", "crosswalk", "merge", "unmatched")
FINE = ("population", "measure", "rule", "level", "need", *COUNTING)
COARSE = ("population", "definition", *COUNTING)


def moved(start: Claim, end: Claim, on: str | None) -> Walk | None:
    """Walk between what two claims come to in ours, or give nothing where they share no switches."""
    grown = (_factors(start), _factors(end))
    if on is None and grown[0] is not None and grown[1] is not None:
        return walk(grown[0], grown[1], FACTORS, _product)
    if start.mean is not None and end.mean is not None:
        return walk(_of_mean(start.mean, None), _of_mean(end.mean, on), OF_MEAN, _mean)
    if start.recompute is None or end.recompute is None:
        return None
    heads = start.values[start.of].unit in HEADS
    first, last = _settings(start.recompute, None, heads), _settings(end.recompute, on, heads)
    return _tried(first, last, FINE) or _tried(_coarse(first), _coarse(last), COARSE)


def value_on(claim: Claim, on: str) -> float:
    """Give what a claim's own rule comes to on another economy.

    Errors: a claim whose figure is no share or mean of people; a rule that this economy's data cannot answer.

    >>> from arbeid.claims.claim import CLAIMS
    >>> round(value_on(CLAIMS.get("fo-2013-us-47"), "nl"), 3)
    0.235
    """
    try:
        value = _asked(claim, on)
    except ArbeidError as error:
        raise NotReachable("why_not_on", claim=claim.id, economy=on, reason=error) from error
    if not math.isfinite(value):
        reason = NotInData("why_nobody")
        raise NotReachable("why_not_on", claim=claim.id, economy=on, reason=reason)
    return value


def _asked(claim: Claim, on: str) -> float:
    if claim.mean is not None:
        sorts = [economy(name).classification for name in (claim.mean.economy, on)]
        if claim.mean.codes and sorts[0] != sorts[1]:
            raise ArbeidError("why_codes", classification=sorts[0])
        return _mean(_of_mean(claim.mean, on))
    if claim.recompute is None:
        raise ArbeidError("why_no_rule")
    return _share(_settings(claim.recompute, on, claim.values[claim.of].unit in HEADS))


def _tried(first: Settings, last: Settings, order: tuple[str, ...]) -> Walk | None:
    """Walk in these switches, or give nothing where a mixture of them cannot be asked of the data here."""
    try:
        return walk(first, last, order, _share)
    except (UnknownName, NotReachable, NotInData):
        return None


def switches(claim: Claim, on: str | None) -> Settings:
    """Give a claim's own settings, by the names that its walks use."""
    if claim.mean is not None:
        return _of_mean(claim.mean, on)
    if claim.recompute is None:
        return _factors(claim) or {}
    return _settings(claim.recompute, on, False)


def setting_of(switch: str, before: Settings, after: Settings) -> tuple[Sentence, Note]:
    """Name a switch and say from what to what it was turned."""
    if switch in FACTORS:
        ends = {"before": Percent(before[switch], 1), "after": Percent(after[switch], 1)}
        return PARAMS[switch].label, Note("why.turned_sentence", ends)
    sentence = "rule_sentence" if switch in ("rule", "definition") else "turned_sentence"
    told = {"before": _setting(switch, before), "after": _setting(switch, after)}
    return Note(f"why.{switch}"), Note(f"why.{sentence}", told)


def _factors(claim: Claim) -> dict[str, float] | None:
    if claim.scenario is not None:
        inputs = SCENARIOS.get(claim.scenario).growth_inputs()
        return {name: inputs[name] for name in FACTORS}
    return claim.factors.inputs() if claim.factors is not None else None


def _product(inputs: Mapping[str, float]) -> float:
    return inputs["exposed"] * inputs["profitable"] * inputs["saving"] * inputs["labour_share"]


def _of_mean(rule: MeanScore, on: str | None) -> Settings:
    return {"population": on or rule.economy, "measure": (rule.measure,), "codes": rule.codes}


def _mean(settings: Settings) -> float:
    rule = MeanScore(economy=settings["population"], measure=settings["measure"][0], codes=settings["codes"])
    return mean_score(rule)[0]


def _settings(rule: ShareOfJobs, on: str | None, heads: bool) -> dict[str, Any]:
    facts = [_plain(condition) for condition in rule.where]
    counting = {name: getattr(rule, name) for name in COUNTING}
    return {
        "population": on or rule.economy,
        "measure": tuple(fact.pop("measure") for fact in facts),
        "level": tuple((fact.pop("level"), fact.pop("spread")) for fact in facts),
        "rule": tuple(tuple(sorted(fact.items())) for fact in facts),
        "need": rule.need,
        "definition": rule.where,
        "heads": heads,
        **counting,
    }


def _plain(condition: Condition) -> dict[str, Any]:
    # A rule of classes is named, so that it can be tried on the scores of another measure, and it is
    # always applied to single occupations.
    facts = condition.model_dump()
    own = MEASURES.get(condition.measure).classes
    if condition.rule == "median":
        facts["ties"] = "above"
    if condition.rule == "classes":
        facts["level"] = "code"
        if own is not None:
            facts["by"] = condition.by or own.rule
    return facts


def _coarse(settings: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: settings[name] for name in COARSE}
    return {**kept, "definition": (settings["definition"], settings["need"]), "heads": settings["heads"]}


def _share(settings: Settings) -> float:
    conditions, need = _conditions(settings)
    counting = {name: settings[name] for name in COUNTING}
    market = economy(settings["population"])
    found = share(market, conditions, Switches(need=need, **counting))
    if not found.covered:
        raise NotInData("why_nobody")
    value = found.under(settings["unmatched"])
    return value * market.people if settings["heads"] else value


def _conditions(settings: Settings) -> tuple[tuple[Condition, ...], int | None]:
    if "rule" not in settings:
        where, need = settings["definition"]
        return where, need
    if len({len(settings[name]) for name in ("measure", "level", "rule")}) != 1:
        raise NotInData("no_classes", measure=", ".join(settings["measure"]))
    parts = zip(settings["measure"], settings["level"], settings["rule"], strict=True)
    where = tuple(
        Condition(measure=measure, level=level, spread=spread, **dict(rule))
        for measure, (level, spread), rule in parts
    )
    return where, settings["need"]


def _setting(switch: str, settings: Settings) -> Sentence | str:
    value = settings[switch]
    if switch == "population":
        market = economy(value)
        return Joined((Inside(market.entry.title), Period(market.entry.period)), ", ")
    if switch in ("rule", "definition"):
        return Joined(tuple(rule_sentence(one) for one in settings["definition"]), once=True)
    named: dict[str, Callable[[], Sentence | str]] = {
        "measure": lambda: _listed(MEASURES.get(name).label for name in value),
        "level": lambda: _listed(Note(f"why.level_{level}") for level, _ in value),
        "codes": lambda: _listed(value) if value else Note("why.all"),
        "need": lambda: str(value) if value else Note("why.all"),
        "among": lambda: Note("why.all") if value is None else _listed(value.cells),
    }
    return named[switch]() if switch in named else Note(f"why.{switch}_{value}")


def _listed(parts: Iterable[Sentence | str]) -> Joined:
    return Joined(tuple(parts), ", ", once=True)
