"""What moves the jobs of a run, from what AI takes over to what is left on balance."""

from __future__ import annotations

from arbeid.views.figure import Figure
from arbeid.views.phrasing import Facts
from arbeid.views.plots.facts import every_source
from arbeid.views.plots.from_zero import bar, scale_of
from arbeid.views.plots.run_setting import about, column, said_of
from arbeid.views.plots.sheet import Draw, Sheet
from arbeid.views.table_twin import Twin
from arbeid.wording import Words

_SIGNS = {"handed_over": -1, "freed": -1, "demand": 1, "new_work": 1, "net": 1}


def run_jobs(facts: Facts, words: Words, draw: Draw = Sheet.drawing) -> Figure:
    """Draw a bar from zero for each thing that moves jobs, and one for the balance, wages fixed."""
    found = facts["balance"]
    moved = {name: sign * found[name]["value"] for name, sign in _SIGNS.items()}
    said = said_of(facts, words) | {name: words.signed_people(value) for name, value in moved.items()}
    said["rebalancing"] = words.signed_people(found["rebalancing"]["value"])
    scale = scale_of(moved.values(), words.signed_people)
    return Figure(
        id=words("run.view.jobs.id"),
        language=words.language,
        title=words("run.view.jobs.title", **said),
        subtitle=words("run.view.jobs.subtitle", **said),
        note=words("run.view.jobs.note", **said),
        alt=words("run.view.jobs.alt", **said),
        badge=found["net"]["badge"],
        about=about(facts, words),
        sources=every_source(facts),
        table=_table(facts, words),
        drawings=tuple(
            draw(_drawn(Sheet(scale, width, left=left, right=right), moved, words))
            for width, left, right in ((320, 0, 0), (600, 232, 58))
        ),
    )


def _drawn(sheet: Sheet, moved: dict[str, float], words: Words) -> Sheet:
    for name, value in moved.items():
        y = sheet.row(words(f"run.row_{name}"), weight=600 if name == "net" else 400, track=False)
        bar(sheet, value, y, words.signed_people(value))
    return sheet


def _table(facts: Facts, words: Words) -> Twin:
    found = facts["balance"]
    rows = [
        (words(f"run.row_{name}"), sign * found[name]["value"], sign * found[name]["value"])
        for name, sign in _SIGNS.items()
        if name != "net"
    ]
    rows.append((words("run.row_rebalancing"), None, found["rebalancing"]["value"]))
    rows.append((words("run.row_net"), found["net"]["value"], found["net_full"]["value"]))
    rows.append((words("run.row_won"), found["won"]["value"], found["won_full"]["value"]))
    rows.append((words("run.row_lost"), -found["lost"]["value"], -found["lost_full"]["value"]))
    columns = (
        column(words, "what"),
        column(words, "open", "signed_count"),
        column(words, "full", "signed_count"),
    )
    return Twin(columns, tuple(rows))
