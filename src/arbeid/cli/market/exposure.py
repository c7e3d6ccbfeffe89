"""An economy by one measure, by occupation or by another cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.market.exposure import Exposure
    from arbeid.wording import Words


SHOWN = 25


def exposure(
    lang: Lang,
    economy: Annotated[str, typer.Argument()] = "nl",
    measure: Annotated[str | None, typer.Option("--measure")] = None,
    by: Annotated[
        str | None,
        typer.Option("--by"),
    ] = None,
    year: Annotated[int | None, typer.Option("--year")] = None,
    top: Annotated[int | None, typer.Option("--top")] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Score a labour market by one measure: its occupations, or its people by sex, industry and more."""
    check_format(format)
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.market import exposure as market
    from arbeid.wording import words_of

    words = words_of(language(lang))
    answer = market.exposure(economy, measure=measure, by=by, top=top, year=year)
    table = _table(answer, words, top or SHOWN)
    rows, columns = _numbers(answer, words)
    show_answer(answer, words, format, out, table=table, rows=rows, columns=columns)


def _numbers(answer: Exposure, words: Words) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    """List every number and its columns; where rows are years, ``broken`` marks those counted otherwise."""
    from arbeid.answers.plain import lines
    from arbeid.verbs.catalogue.flat import COLUMNS, flat

    rows = flat(lines([answer], words)[0])
    if not answer.breaks:
        return rows, COLUMNS
    breaks = {str(year) for year in answer.breaks}
    marked = [{**row, "broken": int(row["item"] in breaks) if row["item"] else None} for row in rows]
    return marked, (*COLUMNS, "broken")


def _table(answer: Exposure, words: Words, most: int) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said
    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.cli.terminal.tables import grid

    yield words(
        "report.exposure",
        label=answer.label,
        title=answer.title,
        period=words.period(answer.period),
        mean=words.number(answer.mean.value, 3),
        covered=words.percent(answer.covered.value),
    )
    columns = (("", "left"), ("score", "right"), ("people", "right"), ("covered", "right"), ("name", "left"))
    headings = [(words(f"report.column.{name}") if name else "", justify) for name, justify in columns]
    yield grid(headings, list(_rows(answer, words, most)))
    shown = answer.rows[:most]
    numbers = {name: [getattr(row, name) for row in shown] for name in ("score", "people", "covered")}
    yield badge_line({words(f"report.column.{name}"): every for name, every in numbers.items()}, words)
    rest = len(answer.rows) - most
    if rest > 0:
        yield words("report.more_rows", n=rest)
    yield from (said(note, words) for note in answer.notes)
    yield f"{words('report.sources')}: {named(answer.sources, words)}"


def _rows(answer: Exposure, words: Words, most: int) -> Iterator[tuple[str, ...]]:
    from arbeid.cli.terminal.tables import bar

    known = [row.score.value for row in answer.rows if row.score.value is not None]
    # An index or a percent change has no natural whole: its highest score fills the bar.
    low, whole = min(known, default=0.0), max([1.0, *known])
    before = None
    for row in answer.rows[:most]:
        if before is not None and any(int(before) < year <= int(row.code) for year in answer.breaks):
            yield ("", "", "", "", words("trend.gap"))
        yield (
            bar(row.score.value / whole) if row.score.value is not None and low >= 0 else "",
            words.number(row.score.value, 3),
            words.people(row.people.value) if row.people.value is not None else "–",
            words.percent(row.covered.value),
            words(row.name),
        )
        before = row.code
