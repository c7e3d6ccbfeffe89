"""Our value under every setting that a publication leaves open: the ends are an honest interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arbeid.claims.claim import Alternative, Claim
from arbeid.claims.engine_parts import mean_score
from arbeid.claims.recompute import Condition, MeanScore, ShareOfJobs
from arbeid.claims.rules import share_by
from arbeid.data.economies.economy import economy
from arbeid.data.figures import TableMissing
from arbeid.errors import NotInData, NotReachable
from arbeid.measures.measure import MEASURES


@dataclass(frozen=True)
class Setting:
    """One switch left open, turned to another setting: its name, or the words of the claim's file."""

    switch: str
    to: str
    alternative: Alternative | None
    rule: ShareOfJobs | MeanScore


@dataclass(frozen=True)
class Opened:
    """Our value under one such setting."""

    setting: Setting
    value: float


def settings(claim: Claim) -> list[Setting]:
    """List the settings that a claim's publication leaves open, each turned alone.

    >>> from arbeid.claims.claim import CLAIMS
    >>> [one.switch for one in settings(CLAIMS.get("eloundou-2023-80"))]
    ['ties', 'unmatched', 'unmatched', 'alternative']
    """
    if claim.mean is not None:
        return [Setting("alternative", "", one, _other_scores(claim.mean, one)) for one in claim.open]
    rule = claim.recompute
    if rule is None:
        return []
    usual = [one for one in _usual(rule) if one.switch not in claim.settled]
    return usual + [Setting("alternative", "", one, _turned(rule, one)) for one in claim.open]


def opened(claim: Claim) -> list[Opened]:
    """Recompute a claim under each setting left open; those that cannot be asked here are left out.

    >>> from arbeid.claims.claim import CLAIMS
    >>> round(max(one.value for one in opened(CLAIMS.get("eloundou-2023-80"))), 3)
    0.815
    """
    found = []
    for setting in settings(claim):
        try:
            value = _value(setting.rule, _heads(claim))
        except (NotReachable, NotInData, TableMissing):
            # What a setting cannot be asked of is left out; anything else that goes wrong is said.
            continue
        if value is not None:
            found.append(Opened(setting, value))
    return found


def _heads(claim: Claim) -> bool:
    return bool(claim.values) and claim.values[claim.of].unit in ("jobs", "people")


def _value(rule: ShareOfJobs | MeanScore, heads: bool) -> float | None:
    if isinstance(rule, MeanScore):
        return mean_score(rule)[0]
    asked = share_by(rule)
    # Averages lose the groups that may not ship, so they would widen the interval for no reason.
    if asked.basis == "averages":
        return None
    return asked.under(rule.unmatched) * (economy(rule.economy).people if heads else 1.0)


def _other_scores(rule: MeanScore, alternative: Alternative) -> MeanScore:
    told = {name: getattr(alternative, name) for name in ("economy", "measure")}
    return rule.model_copy(update={name: value for name, value in told.items() if value is not None})


def _usual(rule: ShareOfJobs) -> Iterator[Setting]:
    tied = tuple(_other_tie(one) for one in rule.where)
    if tied != rule.where:
        yield Setting("ties", tied[0].ties, None, rule.model_copy(update={"where": tied}))
    # A study that says nothing of people without a score may have done any of these.
    for unmatched in ("safe", "drop", "impute"):
        if unmatched != rule.unmatched:
            changed = rule.model_copy(update={"unmatched": unmatched})
            yield Setting("unmatched", unmatched, None, changed)
    if _carried(rule) and not (rule.weights == "unweighted" and rule.where[0].level == "code"):
        yield Setting("crosswalk", "jobs", None, rule.model_copy(update={"crosswalk": "jobs"}))
    over = tuple(_over_jobs(one) for one in rule.where)
    if over != rule.where:
        yield Setting("median", "jobs", None, rule.model_copy(update={"where": over}))


def _other_tie(condition: Condition) -> Condition:
    if condition.rule not in ("threshold", "band"):
        return condition
    other = "above" if condition.ties == "at_or_above" else "at_or_above"
    return condition.model_copy(update={"ties": other})


def _over_jobs(condition: Condition) -> Condition:
    # The median over an economy's jobs is one over its own groups.
    turns = condition.rule == "median" and condition.level in ("group", "sub_major")
    return condition.model_copy(update={"over": "jobs", "level": "group"}) if turns else condition


def _carried(rule: ShareOfJobs) -> bool:
    """Say whether any score travels further than from a detailed code to the occupation it belongs to."""
    target = economy(rule.economy).classification
    own = [MEASURES.get(one.measure).scores[0].classification for one in rule.where]
    return any(one not in (target, "onet-soc-2019") or not target.startswith("soc") for one in own)


def _turned(rule: ShareOfJobs, alternative: Alternative) -> ShareOfJobs:
    first, *rest = rule.where
    changed = {
        name: getattr(alternative, name)
        for name in ("measure", "at")
        if getattr(alternative, name) is not None
    }
    where = alternative.where or (first.model_copy(update=changed), *rest)
    facts = {"economy": alternative.economy, "unmatched": alternative.unmatched}
    told = {name: value for name, value in facts.items() if value is not None}
    return rule.model_copy(update={"where": where, **told})
