"""How unemployment moves over the years of a run, with AI and without, under each closure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from arbeid.views.drawing import Drawing
from arbeid.views.figure import Figure
from arbeid.views.phrasing import Facts
from arbeid.views.plots.canvas import Mark, Scale
from arbeid.views.plots.facts import every_source
from arbeid.views.plots.from_zero import scale_of
from arbeid.views.plots.run_setting import about, column, said_of
from arbeid.views.plots.sheet import Sheet
from arbeid.views.run_sentences import start_sentence
from arbeid.views.table_twin import Cell, Column, Twin
from arbeid.wording import Words

_LOOKS: dict[str, tuple[Mark, str]] = {"open": ("disc", "contrast"), "full": ("diamond", "accent")}
_MOST_ROWS = 13


def run_unemployment(facts: Facts, words: Words) -> Figure | None:
    """Draw a row for each year: a ring without AI, a mark for each closure with it."""
    closures = facts["unemployment"]
    if not closures:
        return None
    first, said = closures[0], said_of_unemployment(facts, words)
    rates = [
        point[name]["value"] for line in closures for point in line["path"] for name in ("rate", "without")
    ]
    scale = scale_of(rates, partial(_written, words=words), both=False)
    return Figure(
        id=words("run.view.unemployment.id"),
        language=words.language,
        title=words("run.view.unemployment.title", **said),
        subtitle=words("run.view.unemployment.subtitle", **said),
        note=str(said["note"]),
        alt=words("run.view.unemployment.alt", **said),
        badge=first["rate"]["badge"],
        about=about(facts, words),
        sources=every_source(facts),
        table=_table(closures, words),
        drawings=tuple(_drawn(scale, width, left, closures, words) for width, left in ((320, 0), (600, 90))),
    )


def said_of_unemployment(facts: Facts, words: Words) -> dict[str, object]:
    """Say how unemployment ends under the first closure, and whether it is still rising then (``note``)."""
    first = facts["unemployment"][0]
    rising = first["closure"] == "open" and first["difference"]["value"] > 0
    said = said_of(facts, words) | {
        "difference": words.signed(first["difference"]["value"], 1),
        "start": words.percent(first["path"][0]["rate"]["value"], 1),
        "end": words.percent(first["rate"]["value"], 1),
        "without": words.percent(first["without"]["value"], 1),
        "start_said": start_sentence(facts["start"], words),
    }
    return said | {"note": words(f"run.view.unemployment.{'note' if rising else 'note_down'}", **said)}


def _written(at: float, words: Words) -> str:
    return words.percent(at, 0 if abs(100 * at - round(100 * at)) < 1e-9 else 1)


def _drawn(scale: Scale, width: int, left: int, closures: Sequence[Facts], words: Words) -> Drawing:
    sheet = Sheet(scale, width, left=left, right=40 if left else 0)
    sheet.key(
        [
            ("ring", "soft", words("run.view.unemployment.key_without")),
            *(
                (*_LOOKS[line["closure"]], words(f"run.view.unemployment.key_{line['closure']}"))
                for line in closures
            ),
        ]
    )
    path = closures[0]["path"]
    every = max(1, -(-len(path) // _MOST_ROWS))
    for at in range(0, len(path), every):
        y = sheet.row(words("run.view.unemployment.year", year=path[at]["year"]))
        sheet.dot(path[at]["without"]["value"], y, "soft", "ring", 120)
        for line in reversed(closures):
            mark, colour = _LOOKS[line["closure"]]
            sheet.dot(line["path"][at]["rate"]["value"], y, colour, mark, 60)
        value = path[at]["rate"]["value"]
        sheet.value(value, y, words.percent(value, 1))
    return sheet.drawing()


def _table(closures: Sequence[Facts], words: Words) -> Twin:
    columns = [column(words, "year")]
    for line in closures:
        closure = line["closure"]
        for name in ("rate", "without"):
            label = f"{words(f'run.column.{name}')} ({words(f'run.{closure}')})"
            columns.append(Column(f"{name}_{closure}", label, "share", digits=2))
    rows: list[tuple[Cell, ...]] = []
    for at, point in enumerate(closures[0]["path"]):
        values = [line["path"][at][name]["value"] for line in closures for name in ("rate", "without")]
        rows.append((str(point["year"]), *values))
    return Twin(tuple(columns), tuple(rows))
