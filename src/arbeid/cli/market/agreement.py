"""How far the measures agree on one labour market."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.market.report import Economy
from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.market.agreement import Agreement
    from arbeid.wording import Words


def agreement(
    lang: Lang,
    economy: Economy = "nl",
    measure: Annotated[list[str] | None, typer.Option("--measure")] = None,
    weighted: Annotated[bool, typer.Option("--weighted")] = False,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Compare how measures rank the same occupations: correlations, common factors, disputed groups."""
    check_format(format)
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.market import agreement as market
    from arbeid.wording import words_of

    words = words_of(language(lang))
    answer = market.agreement(economy, measure, weighted=weighted)
    rows = [
        {"measure": one, **dict(zip(answer.measures, row, strict=True))}
        for one, row in zip(answer.measures, answer.correlations, strict=True)
    ]
    show_answer(answer, words, format, out, table=_lines(answer, words), rows=rows)


def _lines(answer: Agreement, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.report.words import voice_names

    yield words("agreement.correlations")
    numbers = [str(place) for place in range(1, len(answer.measures) + 1)]
    heads = [("", "left"), ("", "left"), *((number, "right") for number in numbers)]
    rows = [
        (number, name, *(words.number(value, 2) for value in row))
        for number, name, row in zip(numbers, answer.measures, answer.correlations, strict=True)
    ]
    yield grid(heads, rows)
    shares = words.list([words.percent(share) for share in answer.explained])
    yield words("agreement.factors", shares=shares, groups=words.number(answer.complete_groups))
    yield words("agreement.voices", voices=len(answer.voices), names=voice_names(answer.voices, words))
    columns = [(words("report.column.group"), "wide"), (words("agreement.spread"), "right")]
    disputed = [
        (words(row.name), f"{words.number(row.lowest.value)}–{words.number(row.highest.value)}")
        for row in answer.disputed
    ]
    yield grid(columns, disputed, words("agreement.disputed"))
    if answer.left_out:
        yield words("agreement.left_out", measures=words.list(list(answer.left_out)))
    yield f"{words('report.sources')}: {named(answer.sources, words)}"
