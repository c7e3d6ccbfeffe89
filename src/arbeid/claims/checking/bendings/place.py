"""A figure of one place is told of another: a country, a group of countries, the world."""

from __future__ import annotations

from arbeid.claims.checking.lexicon import words_for
from arbeid.claims.checking.telling import Telling

_GROUPS = frozenset({"advanced", "emerging", "low-income", "oecd"})
_POORER = frozenset({"emerging", "low-income"})
_WIDE = frozenset({"world", "many"})


def other_place(telling: Telling) -> str | None:
    """Tell whether the clause moves the figure, and in which way."""
    told, source = _everywhere(telling.clause.places), telling.figure.places
    if not source:
        return None
    if not told:
        everywhere = words_for("beside", "everything").search(telling.clause.text) and not source & _WIDE
        return _kind(frozenset({"world"}), source) if everywhere else None
    return None if _same(told, source) else _kind(told, source)


def _everywhere(told: frozenset[str]) -> frozenset[str]:
    # “All over the world, in rich and in poor countries alike”, is the world.
    return told & _WIDE if "world" in told and told & _POORER else told


def _same(told: frozenset[str], source: frozenset[str]) -> bool:
    if told & source or told == {"many"}:
        return True
    if "many" in source and told & (_GROUPS | {"world"}):
        return True
    return bool(told & {"oecd", "advanced"} and source & {"oecd", "advanced"})


def _kind(told: frozenset[str], source: frozenset[str]) -> str:
    if "world" in told and source & _GROUPS:
        return "advanced-as-world"
    if "world" in source and told & _GROUPS:
        return "world-as-advanced"
    if "world" in told:
        return "country-as-world"
    return "world-as-country" if source & (_WIDE | _GROUPS) else "other-place"
