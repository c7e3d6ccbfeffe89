"""What the figures of a run share: where and when, the scenario, and a table's columns in words."""

from __future__ import annotations

from arbeid.views.phrasing import Facts
from arbeid.views.plots.facts import setting
from arbeid.views.table_twin import Column, Kind
from arbeid.wording import Words


def said_of(facts: Facts, words: Words) -> dict[str, object]:
    """Say of whom, when, and how far ahead the figures of a run speak."""
    return setting(facts, words) | {"years": facts["scenario"]["years"]}


def about(facts: Facts, words: Words) -> tuple[str, ...]:
    """Say under which scenario and closure a figure holds."""
    line = facts["scenario"]
    told = words("run.view.about_scenario", scenario=line["title"], sentence=line["sentence"])
    return (told, words("run.view.about_open"))


def column(words: Words, key: str, kind: Kind = "text", digits: int = 0, **values: object) -> Column:
    """Give a column of a run's table, labelled as in the tables on a terminal."""
    return Column(key, words(f"run.column.{key}", **values), kind, digits=digits)
