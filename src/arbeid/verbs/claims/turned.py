"""A switch that was turned, in words: what it is called, and from what to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arbeid.answers.note import Note, Sentence
from arbeid.answers.sayings import Inside, Joined, Percent, Period
from arbeid.claims.switched import FACTORS, Positions
from arbeid.data.economies.economy import economy
from arbeid.measures.measure import MEASURES
from arbeid.models.studies.growth import PARAMS
from arbeid.verbs.claims.switches import cell_names, rule_sentence


def turned(switch: str, before: Positions, after: Positions) -> tuple[Sentence, Note]:
    """Name a switch, and say from what to what it was turned."""
    if switch in FACTORS:
        ends = {"before": Percent(before[switch], 1), "after": Percent(after[switch], 1)}
        return PARAMS[switch].label, Note("why.turned_sentence", ends)
    same_rules = switch == "definition" and _rules(before) == _rules(after)
    if same_rules and before["level"] != after["level"]:
        # The same words for both ends: it is the level that differs, and could not be turned alone.
        switch = "level"
    sentence = "rule_sentence" if switch in ("rule", "definition") else "turned_sentence"
    ends_said = {"before": _position(switch, before), "after": _position(switch, after)}
    return Note(f"why.{switch}"), Note(f"why.{sentence}", ends_said)


def _rules(positions: Positions) -> tuple[Sentence, ...]:
    return tuple(rule_sentence(one) for one in positions["definition"])


def _position(switch: str, positions: Positions) -> Sentence | str:
    if switch == "people":
        among = positions["among"]
        return Joined((_people(positions), *([] if among is None else [_part(positions)])), ": ")
    value = positions[switch]
    if switch == "population":
        return _people(positions)
    if switch in ("rule", "definition"):
        return Joined(_rules(positions), once=True)
    named: dict[str, Callable[[], Sentence | str]] = {
        "measure": lambda: _listed(MEASURES.get(name).label for name in value),
        "level": lambda: _listed(_level(level, groups) for level, _, groups in value),
        "codes": lambda: _listed(value) if value else Note("why.all"),
        "need": lambda: str(value) if value else Note("why.all"),
        "among": lambda: Note("why.all") if value is None else _part(positions),
    }
    return named[switch]() if switch in named else Note(f"why.{switch}_{value}")


def _people(positions: Positions) -> Joined:
    market = economy(positions["population"])
    return Joined((Inside(market.entry.title), Period(market.entry.period)), ", ")


def _part(positions: Positions) -> Joined:
    """Name the cells of a cut as that cut does."""
    among = positions["among"]
    names = cell_names(economy(positions["population"]), among.cut)
    return _listed(names.get(cell, cell) for cell in among.cells)


def _level(level: str, groups: str | None) -> Note:
    if groups is None:
        return Note(f"why.level_{level}")
    market = economy(groups)
    return Note("why.level_groups_of", {"economy": Inside(market.entry.title), "count": market.groups.height})


def _listed(parts: Iterable[Sentence | str]) -> Joined:
    return Joined(tuple(parts), ", ", once=True)
