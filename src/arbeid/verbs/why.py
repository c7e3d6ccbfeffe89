"""Why two claims differ: from one to the other, a switch at a time, with what stays unexplained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arbeid.claims.claim import CLAIMS, Claim, PublishedValue
from arbeid.claims.explain import Walk, walk
from arbeid.claims.rules import share
from arbeid.claims.verdict import recomputed
from arbeid.claims.ways import Condition, ShareOfJobs
from arbeid.data.economy import economy
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.models.growth import PARAMS
from arbeid.scenario import SCENARIOS
from arbeid.wording import Words, words_of

FINE = ("population", "measure", "rule", "level", "unmatched")
COARSE = ("population", "definition", "unmatched")
_MIXED = (
    "no_classes",
    "unknown_name",
    "unknown_name_far",
    "scores_missing",
    "pull_first",
    "no_bridge",
    "no_median",
)


@dataclass(frozen=True)
class WhyStep:
    """One step: a switch in words, the number after it and its effect.

    ``average``, ``low`` and ``high`` are its effect over all orders of the switches. A remainder (between
    a published figure and ours, or where nothing can be recomputed) has none, and says why.
    """

    switch: str
    label: str
    sentence: str
    value: float
    effect: float
    average: float | None = None
    low: float | None = None
    high: float | None = None
    remainder: bool = False


@dataclass(frozen=True)
class Why:
    """A walk from one published figure to another; the effects add up to ``difference``."""

    one: str
    other: str
    unit: str
    start: float
    end: float
    difference: float
    steps: tuple[WhyStep, ...]


def why(one: str, other: str | None = None, on: str | None = None, language: Language = "en") -> Why:
    """Walk from one claim's number to another's, or to the same claim on another economy.

    Errors: an unknown claim or economy; two claims of different units; a claim without a number.

    >>> found = why("fo-2013-us-47", on="nl")
    >>> [step.switch for step in found.steps], round(found.end, 3)
    (['ours', 'population'], 0.235)
    """
    words = words_of(language)
    start, end = CLAIMS.get(one), CLAIMS.get(other or one)
    first, last = _number(start), _number(end)
    if _unit(start) != _unit(end):
        units = f"{_unit(start)}, {_unit(end)}"
        raise ArbeidError("why_other_kind", one=one, other=end.id, units=units)
    steps = _switches(start, end, on, words)
    if steps is None:
        sentence = _reason(start, end, words)
        rest = WhyStep("remainder", words("why.remainder"), sentence, last, last - first, remainder=True)
        return Why(one, end.id, _unit(start), first, last, last - first, (rest,))
    ours_first, ours_last = steps.start, steps.end
    told = [_gap("ours", first, ours_first, start, words)]
    told += [_told(step, start, end, on, words) for step in steps.steps]
    if on is None:
        told.append(_gap("published", ours_last, last, end, words))
    else:
        last = ours_last
    return Why(one, end.id if on is None else on, _unit(start), first, last, last - first, tuple(told))


def _number(claim: Claim) -> float:
    if not claim.values:
        reason = claim.reason or claim.shown
        raise ArbeidError("why_no_switches", claim=claim.id, reason=reason.en)
    return _middle(claim.values[claim.of])


def _middle(value: PublishedValue) -> float:
    ends = [end for end in (value.value, value.low, value.high) if end is not None]
    return value.value if value.value is not None else sum(ends) / len(ends)


def _unit(claim: Claim) -> str:
    return claim.values[claim.of].unit if claim.values else ""


def _switches(start: Claim, end: Claim, on: str | None, words: Words) -> Walk | None:
    if start.scenario is not None and end.scenario is not None:
        inputs = [SCENARIOS.get(name).growth_inputs() for name in (start.scenario, end.scenario)]
        return walk(inputs[0], inputs[1], list(inputs[0]), _product)
    if start.recompute is None or end.recompute is None:
        return None
    target = end.recompute if on is None else end.recompute.model_copy(update={"economy": on})
    try:
        return walk(_fine(start.recompute), _fine(target), FINE, _share)
    except ArbeidError as error:
        if error.key not in _MIXED:
            raise
    return walk(_coarse(start.recompute), _coarse(target), COARSE, _share)


def _product(inputs: Mapping[str, float]) -> float:
    return inputs["exposed"] * inputs["profitable"] * inputs["saving"] * inputs["labour_share"]


def _fine(rule: ShareOfJobs) -> dict[str, Any]:
    facts = [_plain(condition) for condition in rule.where]
    return {
        "population": rule.economy,
        "measure": tuple(fact.pop("measure") for fact in facts),
        "level": tuple(fact.pop("level") for fact in facts),
        "rule": tuple(tuple(sorted(fact.items())) for fact in facts),
        "unmatched": rule.unmatched,
    }


def _plain(condition: Condition) -> dict[str, Any]:
    # A rule of classes is named, so that it can be tried on the scores of another measure.
    facts = condition.model_dump()
    own = MEASURES.get(condition.measure).classes
    if condition.rule == "classes" and own is not None:
        facts["by"] = condition.by or own.rule
    return facts


def _coarse(rule: ShareOfJobs) -> dict[str, Any]:
    return {"population": rule.economy, "definition": rule.where, "unmatched": rule.unmatched}


def _share(settings: Mapping[str, Any]) -> float:
    if "definition" in settings:
        where = settings["definition"]
    else:
        if len({len(settings[name]) for name in ("measure", "level", "rule")}) != 1:
            raise ArbeidError("no_classes", measure=", ".join(settings["measure"]))
        parts = zip(settings["measure"], settings["level"], settings["rule"], strict=True)
        where = tuple(Condition(measure=measure, level=level, **dict(rule)) for measure, level, rule in parts)
    found = share(economy(settings["population"]), where)
    dropped = settings["unmatched"] == "drop" and found.covered
    return found.value / found.covered if dropped else found.value


def _gap(switch: str, before: float, after: float, claim: Claim, words: Words) -> WhyStep:
    return WhyStep(
        switch=switch,
        label=words(f"why.{switch}"),
        sentence=words(f"why.{switch}_sentence", claim=claim.id),
        value=after,
        effect=after - before,
        remainder=True,
    )


def _told(step: Any, start: Claim, end: Claim, on: str | None, words: Words) -> WhyStep:
    if step.switch in PARAMS.names():
        label = PARAMS[step.switch].label.read(words.language)
        sentence = label
    else:
        label = words(f"why.{step.switch}")
        sentence = words(
            f"why.{step.switch}_sentence",
            before=_setting(step.switch, start, None, words),
            after=_setting(step.switch, end, on, words),
        )
    return WhyStep(step.switch, label, sentence, step.value, step.effect, step.average, step.low, step.high)


def _setting(switch: str, claim: Claim, on: str | None, words: Words) -> str:
    rule = claim.recompute
    assert rule is not None
    if switch == "population":
        market = economy(on or rule.economy)
        return f"{market.entry.title.read(words.language)}, {words.period(market.entry.period)}"
    if switch == "measure":
        return ", ".join(condition.measure for condition in rule.where)
    if switch == "unmatched":
        return words(f"why.unmatched_{rule.unmatched}")
    if switch == "level":
        return ", ".join(words(f"why.level_{condition.level}") for condition in rule.where)
    return claim.definition.read(words.language)


def _reason(start: Claim, end: Claim, words: Words) -> str:
    blocked = [claim for claim in (start, end) if recomputed(claim) is None]
    reasons = [claim.reason.read(words.language) for claim in blocked if claim.reason]
    return " ".join(
        f"{claim.id}: {reason}" for claim, reason in zip(blocked, reasons, strict=False)
    ) or words("why.remainder_sentence")
