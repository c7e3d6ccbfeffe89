"""What moves the jobs of a run, from what AI takes over to what is left on balance."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.from_zero import bar, scale_of
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.run.headline import balance_range
from arbeid.views.run.setting import ENDS, Ends, cited, column
from arbeid.views.run.words import MOVES, RunWords, about, balance_lines, greatest_of
from arbeid.wording import Words


def run_jobs(facts: RunFacts, words: Words) -> Figure:
    """Draw a bar from zero for each thing that moves jobs, and one for the balance, wages fixed."""
    found = facts.balance
    lines = {line.name: float(line.fixed) for line in balance_lines(found)}
    moved = {name: lines[name] for name in (*MOVES, "net")}
    said = RunWords(facts, words).setting()
    within = greatest_of(found)
    said |= {name: words.signed_jobs(value, within) for name, value in moved.items()}
    said["range"] = balance_range(facts, words)
    said["rebalancing"] = words.signed_jobs(float(found.rebalancing), within)
    scale = scale_of(moved.values(), words.signed_people)
    return Figure(
        **figure_words("run.view.jobs", words, said),
        badge=found.net.badge,
        about=about(facts.scenario, words),
        sources=cited(facts.sources),
        table=_table(facts, words),
        drawings=tuple(
            _drawn(Sheet(scale, width, left=left, right=right), moved, within, words).drawing()
            for width, left, right in ((320, 0, 0), (600, 232, 58))
        ),
    )


def _drawn(sheet: Sheet, moved: dict[str, float], within: float, words: Words) -> Sheet:
    for name, value in moved.items():
        y = sheet.row(words(f"run.row_{name}"), weight=600 if name == "net" else 400, track=False)
        bar(sheet, value, y, words.signed_jobs(value, within))
    return sheet


def _table(facts: RunFacts, words: Words) -> Twin:
    ends = ENDS if facts.spreads.draws else ()
    columns = (column(words, "what"), *_columns("open", ends, words), *_columns("full", ends, words))
    rows = (
        (words(f"run.row_{line.name}"), *_numbers(line.fixed, ends), *_numbers(line.moving, ends))
        for line in balance_lines(facts.balance)
    )
    return Twin(columns, tuple(rows))


def _columns(closure: str, ends: Ends, words: Words) -> Iterator[Column]:
    """Give the columns of a closure: its value, and the ends of 90% of draws."""
    yield column(words, closure, "signed_jobs")
    for end, part in ends:
        yield Column(f"{closure}_{end}", f"{words(f'run.column.{closure}')}, {part}", "signed_jobs")


def _numbers(quantity: Quantity, ends: Ends) -> Iterator[float | None]:
    yield quantity.value
    for end, _ in ends:
        yield getattr(quantity, end)
