"""How unemployment moves over the years of a run, with AI and without, under each closure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from arbeid.answers.run import ClosureLine, RunFacts, StartLine
from arbeid.views.drawing.canvas import Mark, Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.from_zero import scale_of
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.flows.sides import cells_of_sides, columns_of_sides, has_ends
from arbeid.views.run.closures import moves_sentences, on_moves, start_sentence, with_span
from arbeid.views.run.setting import cited, column
from arbeid.views.run.words import RunWords, about
from arbeid.wording import Words

_LOOKS: dict[str, tuple[Mark, str]] = {"open": ("disc", "contrast"), "full": ("diamond", "accent")}
_MOST_ROWS = 13


def run_unemployment(facts: RunFacts, words: Words) -> Figure | None:
    """Draw a row for each year: a ring without AI, a mark for each closure with it."""
    closures, start = facts.unemployment, facts.start
    if start is None:
        return None
    first = closures[0]
    said = said_of_unemployment(RunWords(facts, words).setting(), first, start, words)
    rates = [float(rate) for line in closures for point in line.path for rate in (point.rate, point.without)]
    scale = scale_of(rates, partial(_written, words=words), both=False)
    return Figure(
        id=words("run.view.unemployment.id"),
        language=words.language,
        title=words("run.view.unemployment.title", **said),
        subtitle=words("run.view.unemployment.subtitle", **said),
        note=str(said["note"]),
        alt=words("run.view.unemployment.alt", **said),
        badge=first.rate.badge,
        about=about(facts.scenario, words),
        sources=cited(facts.sources),
        table=_table(closures, words),
        drawings=tuple(_drawn(scale, width, left, closures, words) for width, left in ((320, 0), (600, 90))),
    )


def said_of_unemployment(
    setting: dict[str, object],
    first: ClosureLine,
    start: StartLine,
    words: Words,
    moves: Sequence[str] | None = None,
) -> dict[str, object]:
    """Say how unemployment ends under the first closure, and whether it is still rising then (``note``).

    ``moves`` says what half and double the moves come to, where the title has another range.
    """
    over = moves_sentences(start, words) if moves is None else moves
    rising = first.closure == "open" and float(first.difference) > 0
    difference, span = with_span(first.difference, words.signed, words, digits=2)
    said = setting | {
        "difference": difference,
        "span": span,
        "moves": on_moves(start, words),
        "start": words.percent(first.path[0].rate.value, 1),
        "end": words.percent(first.rate.value, 1),
        "without": words.percent(first.without.value, 1),
        "start_said": " ".join((*over, start_sentence(start, words))),
    }
    return said | {"note": words(f"run.view.unemployment.{'note' if rising else 'note_down'}", **said)}


def _written(at: float, words: Words) -> str:
    # 100 * 0.07 is not quite 7.
    return words.percent(at, 0 if abs(100 * at - round(100 * at)) < 1e-9 else 1)


def _drawn(scale: Scale, width: int, left: int, closures: Sequence[ClosureLine], words: Words) -> Drawing:
    sheet = Sheet(scale, width, left=left, right=40 if left else 0)
    sheet.key(
        [
            ("ring", "soft", words("run.view.unemployment.key_without")),
            *(
                (*_LOOKS[line.closure], words(f"run.view.unemployment.key_{line.closure}"))
                for line in closures
            ),
        ]
    )
    path = closures[0].path
    every = max(1, -(-len(path) // _MOST_ROWS))
    for at in range(0, len(path), every):
        y = sheet.row(words("run.view.unemployment.year", year=path[at].year))
        sheet.dot(float(path[at].without), y, "soft", "ring", 120)
        # The first closure last: where marks meet, it lies over the others.
        for line in reversed(closures):
            mark, colour = _LOOKS[line.closure]
            sheet.dot(float(line.path[at].rate), y, colour, mark, 60)
        value = float(path[at].rate)
        sheet.value(value, y, words.percent(value, 1))
    return sheet.drawing()


def _table(closures: Sequence[ClosureLine], words: Words) -> Twin:
    columns = [column(words, "year")]
    ends = has_ends(point.rate for point in closures[0].path)
    for line in closures:
        closure = line.closure
        for name in ("rate", "without"):
            label = f"{words(f'run.column.{name}')} ({words(f'run.{closure}')})"
            own = Column(f"{name}_{closure}", label, "share", digits=2)
            columns += columns_of_sides(own, words, ends=ends)
    rows: list[tuple[Cell, ...]] = []
    for at, point in enumerate(closures[0].path):
        numbers = [one for line in closures for one in (line.path[at].rate, line.path[at].without)]
        cells = (cell for one in numbers for cell in cells_of_sides(one, ends=ends))
        rows.append((str(point.year), *cells))
    return Twin(tuple(columns), tuple(rows))
