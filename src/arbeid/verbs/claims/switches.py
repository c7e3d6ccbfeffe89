"""The switches of a rule, each as a plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arbeid.claims.interval import Opened
from arbeid.claims.ways import Condition, ShareOfJobs
from arbeid.data.economies.cuts import cut
from arbeid.data.economies.economy import economy
from arbeid.measures.measure import MEASURES
from arbeid.wording import Words


@dataclass(frozen=True)
class SwitchLine:
    """One switch: its key, its name in words, and a sentence that says how it is set."""

    switch: str
    label: str
    sentence: str


def switch_lines(rule: ShareOfJobs, words: Words) -> tuple[SwitchLine, ...]:
    """Say how every switch of a rule is set; what has no bearing on it is left out.

    >>> from arbeid.wording import words_of
    >>> rule = ShareOfJobs(economy="nl", where=(Condition(measure="aioe", rule="median"),))
    >>> [line.switch for line in switch_lines(rule, words_of("en"))][:3]
    ['scores', 'rule', 'level']
    """
    told = [line for condition in rule.where for line in _condition(condition, words)]
    told += _counting(rule, words)
    return tuple(SwitchLine(name, words(f"switch.label_{name}"), sentence) for name, sentence in told)


def setting_sentence(found: Opened, words: Words) -> str:
    """Say to what a switch was turned for one end of an interval."""
    setting = found.setting
    if setting.alternative is not None:
        return setting.alternative.label.read(words.language)
    key = "rule_median_jobs" if setting.switch == "median" else f"{setting.switch}_{setting.to}"
    return words(f"switch.{key}")


def _condition(condition: Condition, words: Words) -> Iterator[tuple[str, str]]:
    measure = MEASURES.get(condition.measure)
    label = measure.label.read(words.language)
    yield "scores", words("switch.scores", measure=label, year=measure.year)
    yield "rule", rule_sentence(condition, words)
    spread = words.number(condition.spread or 0.0, 2)
    level = "code" if condition.rule == "classes" else condition.level
    yield "level", words(f"switch.level_{level}", spread=spread)
    if condition.rule in ("threshold", "band", "quantile"):
        yield "ties", words(f"switch.ties_{condition.ties}")


def rule_sentence(condition: Condition, words: Words) -> str:
    """Say when an occupation counts under one condition."""
    told = words(
        f"switch.rule_{_rule(condition)}",
        at=words.number(condition.at or 0.0, 2),
        below=words.number(condition.below or 0.0, 2),
        top=words.percent(condition.top or 0.0, 0),
        classes=", ".join(condition.classes),
    )
    return f"{told} {words('switch.side_below')}" if condition.side == "below" else told


def _rule(condition: Condition) -> str:
    if condition.rule == "classes":
        own = MEASURES.get(condition.measure).classes
        return f"classes_{condition.by or (own.rule if own else 'ilo-2025')}"
    over = condition.rule in ("median", "quantile")
    return f"{condition.rule}_{condition.over}" if over else condition.rule


def _counting(rule: ShareOfJobs, words: Words) -> Iterator[tuple[str, str]]:
    n = len(rule.where)
    if n > 1:
        key = "all" if rule.need in (None, n) else "need"
        yield "together", words(f"switch.together_{key}", n=n, k=rule.need or n)
    yield "weights", words(f"switch.weights_{rule.weights}")
    yield "crosswalk", words(f"switch.crosswalk_{rule.crosswalk}")
    yield "population", _population(rule, words)
    yield "unmatched", words(f"switch.unmatched_{rule.unmatched}")
    yield "merge", words(f"switch.merge_{rule.merge}")


def _population(rule: ShareOfJobs, words: Words) -> str:
    market = economy(rule.economy)
    said = {
        "economy": words.inside(market.entry.title.read(words.language)),
        "period": words.period(market.entry.period),
    }
    if rule.among is None:
        return words("switch.population", **said)
    cells = cut(market, rule.among.cut).select("cell", words.language).unique()
    names = dict(cells.rows())
    return words("switch.population_among", cells=", ".join(names[cell] for cell in rule.among.cells), **said)
