"""An occupation's people at work, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.market.report import Economy
from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from arbeid.answers.jobs.trend import Trend, TrendLine
    from arbeid.answers.quantity import Quantity
    from arbeid.wording import Words

# The ends came later, and a program may read the others by their place.
_COLUMNS = (
    "code", "name", "year", "people", "unit", "badge", "broken", "unreliable", "sources", "low", "high",
)  # fmt: skip


def trend(
    lang: Lang,
    economy: Economy = "nl",
    code: Annotated[str | None, typer.Argument()] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Count the people at work in an occupation year by year, at the level that its source keeps."""
    check_format(format)
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.jobs import trend as verb
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = verb.trend(economy, code)
    show_answer(
        found, words, format, out, table=_lines(found, words), rows=_rows(found, words), columns=_COLUMNS
    )


def _rows(found: Trend, words: Words) -> Iterator[dict[str, object]]:
    for line in found.lines:
        for year in line.years:
            yield {
                "code": line.code,
                "name": words(line.name),
                "year": year.year,
                "people": year.people.written().value,
                "unit": year.people.unit,
                "badge": year.people.badge,
                "broken": int(year.broken),
                "unreliable": int(year.unreliable),
                "sources": tuple(line.id for line in found.sources),
                "low": year.people.written().low,
                "high": year.people.written().high,
            }


def _lines(found: Trend, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said
    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.tables import bar, grid
    from arbeid.views.jobs.people_change import assumed

    yield words("trend.heading", name=found.name or words("trend.all"), title=found.title)
    yield said(found.level, words)
    columns = [("", "left"), (words("report.column.year"), "left"), (words("report.column.people"), "right")]
    for line in found.lines:
        whole = max(year.people.value or 0.0 for year in line.years)
        counted = [year.people for year in line.years]
        rows = [
            (bar((people.value or 0.0) / whole), str(year.year), words.number(people.value), *ends)
            for year, people, ends in zip(line.years, counted, _ends(counted, words), strict=True)
        ]
        if line.code:
            yield f"{words(line.name)} ({line.code})"
        yield grid([*columns, (words("trend.ends"), "right")][: len(rows[0])], rows)
        yield from _changes(line, words)
    yield from assumed(found.sampling, words)
    yield from (said(note, words) for note in found.notes)
    yield f"{words('report.sources')}: {named(found.sources, words)} ({words('report.badge.measured')})"


def _ends(counted: Sequence[Quantity], words: Words) -> list[tuple[str, ...]]:
    """Write the ends of each year's own error, where any has one, with the digits that tell them apart."""
    from arbeid.interval import told_apart
    from arbeid.views.monitor.ranged import ends_of
    from arbeid.wording import carried

    def write(end: float, finer: int) -> str:
        return words.number(carried(end, finer=finer))

    if all(one.low is None for one in counted):
        return [() for _ in counted]
    ends = [told_apart((one.value, one.low, one.high), write)[1:] for one in counted]
    return [("–" if low == "–" else ends_of(low, high, words),) for low, high in ends]


def _changes(line: TrendLine, words: Words) -> Iterator[str]:
    """Write the change of each stretch of years without a break, the last one first."""
    from arbeid.views.jobs.people_change import spoken

    for one in line.stretches:
        if one.change.value is not None:
            change = spoken(one.change, words)
            yield words("trend.change", first=one.first, last=one.last, change=change)
