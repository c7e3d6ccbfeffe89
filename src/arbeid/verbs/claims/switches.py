"""The switches of a rule, each as a plain sentence."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.card import SwitchLine
from arbeid.answers.note import Note, Sentence, Value
from arbeid.answers.sayings import Inside, Joined, Number, Percent, Period
from arbeid.claims.interval import Opened
from arbeid.claims.recompute import Condition, ShareOfJobs
from arbeid.data.economies.cuts import cut
from arbeid.data.economies.economy import Economy, economy
from arbeid.language import Text
from arbeid.measures.measure import MEASURES


def switch_lines(rule: ShareOfJobs) -> tuple[SwitchLine, ...]:
    """Say how every switch of a rule is set; what has no bearing on it is left out.

    >>> rule = ShareOfJobs(economy="nl", where=(Condition(measure="aioe", rule="median"),))
    >>> [line.switch for line in switch_lines(rule)][:3]
    ['scores', 'rule', 'level']
    """
    told = [line for condition in rule.where for line in _condition(condition)]
    told += _counting(rule)
    return tuple(
        SwitchLine(switch=name, label=Note(f"switch.label_{name}"), sentence=sentence)
        for name, sentence in told
    )


def setting_sentence(found: Opened) -> Sentence:
    """Say to what a switch was turned for one end of an interval."""
    setting = found.setting
    if setting.alternative is not None:
        return setting.alternative.label
    key = "rule_median_jobs" if setting.switch == "median" else f"{setting.switch}_{setting.to}"
    return Note(f"switch.{key}")


def _condition(condition: Condition) -> Iterator[tuple[str, Sentence]]:
    measure = MEASURES.get(condition.measure)
    yield "scores", Note("switch.scores", {"measure": measure.label, "year": measure.year})
    yield "rule", rule_sentence(condition)
    level = "code" if condition.rule == "classes" else condition.level
    yield "level", Note(f"switch.level_{level}", {"spread": Number(condition.spread or 0.0, 2)})
    if condition.rule in ("threshold", "band", "quantile"):
        yield "ties", Note(f"switch.ties_{condition.ties}")


def rule_sentence(condition: Condition) -> Sentence:
    """Say when an occupation counts under one condition."""
    ends: dict[str, Value] = {
        "at": Number(condition.at or 0.0, 2),
        "below": Number(condition.below or 0.0, 2),
        "top": Percent(condition.top or 0.0),
        "classes": ", ".join(condition.classes),
    }
    told = Note(f"switch.rule_{_rule(condition)}", ends)
    return Joined((told, Note("switch.side_below"))) if condition.side == "below" else told


def _rule(condition: Condition) -> str:
    if condition.rule == "classes":
        own = MEASURES.get(condition.measure).classes
        return f"classes_{condition.by or (own.rule if own else 'ilo-2025')}"
    over = condition.rule in ("median", "quantile")
    return f"{condition.rule}_{condition.over}" if over else condition.rule


def _counting(rule: ShareOfJobs) -> Iterator[tuple[str, Sentence]]:
    n = len(rule.where)
    if n > 1:
        key = "all" if rule.need in (None, n) else "need"
        yield "together", Note(f"switch.together_{key}", {"n": n, "k": rule.need or n})
    yield "weights", Note(f"switch.weights_{rule.weights}")
    yield "crosswalk", Note(f"switch.crosswalk_{rule.crosswalk}")
    yield "population", _population(rule)
    yield "unmatched", Note(f"switch.unmatched_{rule.unmatched}")
    yield "merge", Note(f"switch.merge_{rule.merge}")


def _population(rule: ShareOfJobs) -> Note:
    market = economy(rule.economy)
    said: dict[str, Sentence] = {
        "economy": Inside(market.entry.title),
        "period": Period(market.entry.period),
    }
    if rule.among is None:
        return Note("switch.population", said)
    names = cell_names(market, rule.among.cut)
    cells = Joined(tuple(names[cell] for cell in rule.among.cells), ", ")
    return Note("switch.population_among", {**said, "cells": cells})


def cell_names(market: Economy, name: str) -> dict[str, Text]:
    """Name the cells of an economy's cut in both languages."""
    rows = cut(market, name).select("cell", "nl", "en").unique().iter_rows()
    return {cell: Text(nl=dutch, en=english) for cell, dutch, english in rows}
