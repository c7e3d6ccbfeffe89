"""An economy by one measure, by occupation or by another cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit

if TYPE_CHECKING:
    from arbeid.verbs.market.exposure import Exposure


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
    from arbeid.language import language
    from arbeid.verbs.market.exposure import exposure as ask

    answer = ask(economy, measure, by, top, language(lang), year=year)
    if format == "table":
        emit(_table(answer, lang, top or SHOWN, to_screen=out is None), out)
        return
    from dataclasses import asdict

    from arbeid.cli.market.report import long

    facts = asdict(answer)
    del facts["origins"]
    emit(long(facts, format), out)


def _table(answer: Exposure, lang: str, most: int, *, to_screen: bool) -> str:
    from arbeid.answers.quantity import named as named_sources
    from arbeid.cli.terminal.tables import bar, grid, render
    from arbeid.language import language
    from arbeid.wording import words_of

    words = words_of(language(lang))
    columns = (("", "left"), ("score", "right"), ("people", "right"), ("covered", "right"), ("name", "left"))
    named = [(words(f"report.column.{name}") if name else "", justify) for name, justify in columns]
    known = [row.score.value for row in answer.rows if row.score.value is not None]
    # An index or a percent change has no natural whole: its highest score fills the bar.
    low, whole = min(known, default=0.0), max([1.0, *known])
    rows = [
        (
            bar(row.score.value / whole) if row.score.value is not None and low >= 0 else "",
            words.number(row.score.value, 3),
            words.people(row.people.value) if row.people.value is not None else "–",
            words.percent(row.covered.value),
            row.name,
        )
        for row in answer.rows[:most]
    ]
    rest = len(answer.rows) - most
    more = [words("report.more_rows", n=rest)] if rest > 0 else []
    heading = words(
        "report.exposure",
        label=answer.label,
        title=answer.title,
        period=words.period(answer.period),
        mean=words.number(answer.mean.value, 3),
        covered=words.percent(answer.covered.value),
    )
    sources = f"{words('report.sources')}: {named_sources(answer.origins, words)}"
    return render([heading, grid(named, rows), *more, *answer.notes, sources], to_screen=to_screen)
