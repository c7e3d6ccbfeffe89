"""A switch that was turned, in words: what it is called, and from what to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arbeid.answers.note import Note, Sentence
from arbeid.answers.sayings import Inside, Joined, Percent, Period
from arbeid.claims.switched import FACTORS, Positions
from arbeid.data.economies.economy import economy
from arbeid.measures.measure import MEASURES
from arbeid.models.studies.growth import PARAMS
from arbeid.verbs.claims.switches import rule_sentence


def turned(switch: str, before: Positions, after: Positions) -> tuple[Sentence, Note]:
    """Name a switch, and say from what to what it was turned."""
    if switch in FACTORS:
        ends = {"before": Percent(before[switch], 1), "after": Percent(after[switch], 1)}
        return PARAMS[switch].label, Note("why.turned_sentence", ends)
    sentence = "rule_sentence" if switch in ("rule", "definition") else "turned_sentence"
    ends_said = {"before": _position(switch, before), "after": _position(switch, after)}
    return Note(f"why.{switch}"), Note(f"why.{sentence}", ends_said)


def _position(switch: str, positions: Positions) -> Sentence | str:
    value = positions[switch]
    if switch == "population":
        market = economy(value)
        return Joined((Inside(market.entry.title), Period(market.entry.period)), ", ")
    if switch in ("rule", "definition"):
        return Joined(tuple(rule_sentence(one) for one in positions["definition"]), once=True)
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
