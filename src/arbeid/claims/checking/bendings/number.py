"""Another number, the wrong end of a bound, or the opposite direction."""

from __future__ import annotations

import re

from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.lexicon import phrase, words_for
from arbeid.claims.checking.telling import Telling

_NUMBER = re.compile(r"\d[\d.,]*")


def wrong_number(telling: Telling) -> str | None:
    """Tell whether the clause gives another number than the source, or turns it round."""
    if telling.amount is None:
        return None
    bent = not telling.close or _edge(telling) or _bound(telling) or _direction(telling)
    return "wrong-number" if bent else None


def _edge(telling: Telling) -> bool:
    # The far end of how sure a number is, told as the number: 39% slower, of 19% (2 to 39%).
    value, amount = telling.figure.value, telling.amount
    middle = value is not None and value.value is not None
    return middle and telling.close is Closeness.LONE_END and amount is not None and not amount.bound


def _bound(telling: Telling) -> bool:
    bound = telling.amount.bound if telling.amount else ""
    # “There is no more in it than 0.66%” turns a bound round.
    if words_for("stance", "not").search(telling.clause.text):
        return False
    above = bound == "over" and telling.figure.at_most
    return above or (bound in ("under", "at_most") and telling.figure.at_least and not telling.figure.at_most)


def _said_of_another(telling: Telling) -> bool:
    # “They thought they were faster, but took 19% longer”: faster is what they thought. In “25,000 lost,
    # 9,000 gained” each number has its own direction.
    moves = frozenset({"raised", "created", "fell", "loss"})
    elsewhere = "believed" in telling.clause.relations or len(_NUMBER.findall(telling.clause.text)) > 1
    return elsewhere and not telling.said_there & moves


def _slower(telling: Telling) -> bool | None:
    # “Took 19% less time” is faster: of how fast people work a move of the time says the opposite.
    amount = telling.amount
    if amount is None or "productivity" not in telling.figure.counted or not _fell_or_rose(telling):
        return None
    behind = telling.clause.text[amount.end :]
    more, less = (phrase(rf"\s+(?:\w+\s+)?<beside.{one}_time>\b").match(behind) for one in ("more", "less"))
    return bool(more) if more or less else None


def _fell_or_rose(telling: Telling) -> bool:
    value = telling.figure.value
    return value is not None and value.unit == "change" and bool(value.value)


def _fell(telling: Telling) -> bool:
    value = telling.figure.value
    return value is not None and value.value is not None and value.value < 0


def _direction(telling: Telling) -> bool:
    value = telling.figure.value
    if (
        value is None
        or telling.clause.borrowed
        or value.unit not in ("change", "points", "points_a_year", "jobs")
    ):
        return False
    if (slower := _slower(telling)) is not None:
        return slower is not _fell(telling)
    if telling.counted == "productivity" and "productivity" not in telling.figure.also_counted:
        # Faster is less time for the same.
        return False
    up, down = ("raised", "created"), ("fell", "loss")
    if _said_of_another(telling):
        return False
    rises = telling.says(*up) and not telling.says(*down) and telling.source_says(*down)
    falls = telling.says(*down) and not telling.says(*up) and telling.source_says(*up)
    return (rises and not telling.source_says(*up)) or (falls and not telling.source_says(*down))
