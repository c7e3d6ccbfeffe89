"""Several tests at once: of many measures without any effect, one in twenty would cry wolf."""

from __future__ import annotations

from collections.abc import Mapping


def holm(chances: Mapping[str, float]) -> dict[str, float]:
    """Raise each p so that the chance of even one false alarm among all stays what it says (Holm 1979).

    Only of measures that do not rest on the same judgements: those that do are one test, and counting them
    apart would punish the others.

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'c': 0.06, 'b': 0.06}
    """
    raised, least = {}, 0.0
    for place, (name, chance) in enumerate(sorted(chances.items(), key=lambda one: (one[1], one[0]))):
        least = max(least, min(1.0, (len(chances) - place) * chance))
        raised[name] = least
    return raised
