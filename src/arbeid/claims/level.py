"""A rule at another level than its publication's: on occupations within the groups, or on whole groups."""

from __future__ import annotations

from typing import Literal, get_args

from arbeid.claims.recompute import Condition
from arbeid.errors import NotInData, unknown_name

GroupLevel = Literal["group", "occupation"]
LEVELS: tuple[GroupLevel, ...] = get_args(GroupLevel)


def checked_level(level: str | None) -> GroupLevel | None:
    """Check the name of a level. Errors: an unknown one.

    >>> checked_level("group")
    'group'
    """
    if level is None:
        return None
    for known in LEVELS:
        if level == known:
            return known
    raise unknown_name("level", level, LEVELS)


def at_level(where: tuple[Condition, ...], level: GroupLevel) -> tuple[Condition, ...]:
    """Apply all conditions at this level.

    Errors: a rule that sorts occupations into classes, counts single tasks, or simulates workers: it means
    nothing on averages, so a publication that states one keeps its level.

    >>> rule = Condition(measure="aioe", rule="median", level="occupation")
    >>> at_level((rule,), "group")[0].level
    'group'
    """
    for condition in where:
        if condition.rule == "classes" or condition.level in ("task", "worker"):
            raise NotInData("why_level_fixed", measure=condition.measure)
    return tuple(condition.model_copy(update={"level": level}) for condition in where)
