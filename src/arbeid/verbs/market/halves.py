"""Halves of a rule that were put to another level than the whole, and so do not add up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from arbeid.answers.market.definitions import DefinitionRow
from arbeid.answers.note import Note, Value
from arbeid.answers.sayings import Percent
from arbeid.claims.recompute import Condition

Counted = tuple[DefinitionRow, tuple[Condition, ...]]
_DIGITS = 3
_ROUNDING = 0.002
"""Beyond what the rounding of three percentages to one decimal comes to."""


def not_adding_up(rows: Sequence[Counted]) -> Iterator[Note]:
    """Say of each rule that two others divide, at another level, that they come to another share.

    What is said is what a reader would add: shares in percentages with one decimal.
    """
    # Only rules of one condition have halves, and only rules of two can be one: a few pairs of hundreds.
    wholes, halves = ([row for row in rows if len(row[1]) == conditions] for conditions in (1, 2))
    for whole, rule in wholes:
        for (one, first), (other, second) in combinations(halves, 2):
            parts = sum(round(float(row.share), _DIGITS) for row in (one, other))
            if _divide(rule, first, second) and abs(parts - float(whole.share)) > _ROUNDING:
                yield Note("report.halves", _named(whole, one, other, parts))


def _divide(rule: tuple[Condition, ...], first: tuple[Condition, ...], second: tuple[Condition, ...]) -> bool:
    """Say whether two rules are a rule at another level, on either side of one more condition."""
    moved = {condition.level for condition in (first[0], second[0])} != {rule[0].level}
    sides = {first[1].side, second[1].side} == {"above", "below"}
    same = _at_any(first[0]) == _at_any(second[0]) == _at_any(rule[0])
    return moved and sides and same and _on_any_side(first[1]) == _on_any_side(second[1])


def _at_any(condition: Condition) -> Condition:
    return condition.model_copy(update={"level": "group"})


def _on_any_side(condition: Condition) -> Condition:
    return condition.model_copy(update={"side": "above"})


def _named(whole: DefinitionRow, one: DefinitionRow, other: DefinitionRow, parts: float) -> dict[str, Value]:
    return {
        "one": one.label,
        "other": other.label,
        "whole": whole.label,
        "parts": Percent(parts, 1),
        "total": Percent(float(whole.share), 1),
        "level_one": Note(f"switch.level_{one.level}"),
        "level_whole": Note(f"switch.level_{whole.level}"),
    }
