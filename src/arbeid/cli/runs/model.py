"""The calculators of published studies on the command line: the list of them, and what one comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit
from arbeid.cli.terminal.typed_numbers import numbers
from arbeid.errors import ArbeidError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.models import ModelAnswer, ModelInput, ModelLine
    from arbeid.wording import Words

Name = Annotated[str | None, typer.Argument()]
Values = Annotated[list[str] | None, typer.Option("--set")]


def model(
    lang: Lang, name: Name = None, values: Values = None, format: Format = "table", out: Out = None
) -> None:
    """List the calculators, or compute with one."""
    check_format(format)
    from arbeid.language import language
    from arbeid.wording import words_of

    words = words_of(language(lang))
    if name is None:
        if values:
            raise ArbeidError("model_unset")
        emit(_list(words, format, to_screen=out is None), out)
        return
    from arbeid.verbs.models.calculate import calculate

    answer = calculate(name, number_lists(values))
    if format == "table":
        from arbeid.cli.terminal.tables import render

        emit(render(_answer(answer, words), to_screen=out is None), out)
    else:
        from arbeid.cli.market.report import long

        emit(long(answer.plain(lang), format), out)


def number_lists(values: list[str] | None) -> dict[str, float | list[float]]:
    """Read name=value pairs; a value is a number, or several with semicolons or commas between.

    >>> number_lists(["added=2", "gains=0.05,0"])
    {'added': 2.0, 'gains': [0.05, 0.0]}
    """
    found: dict[str, float | list[float]] = {}
    for text in values or []:
        name, _, value = text.partition("=")
        try:
            several = numbers(value)
        except ValueError as error:
            raise ArbeidError("setting_form", text=text) from error
        if not name.strip():
            raise ArbeidError("setting_form", text=text)
        found[name.strip()] = several if len(several) > 1 else several[0]
    return found


def _list(words: Words, format: str, *, to_screen: bool) -> str:
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.formats import as_csv, as_json
    from arbeid.cli.terminal.tables import grid, render
    from arbeid.verbs.models.calculate import list_models

    found: list[ModelLine] = list_models()
    if format == "table":
        columns = [(words(f"model.column.{name}"), "left") for name in ("id", "title", "sentence")]
        rows = [[one.id, words(one.title), words(one.sentence)] for one in found]
        return render([grid(columns, rows), words("model.hint")], to_screen=to_screen)
    plain = lines(found, words)
    return as_json(plain) if format == "json" else as_csv(plain, list(plain[0]), dutch=format == "csv-nl")


def _answer(answer: ModelAnswer, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said

    yield Text(f"\n{words(answer.title)} ({answer.id})", style="bold")
    yield words(answer.sentence)
    yield _results(answer, words)
    if answer.parameters:
        yield _assumptions(answer, words)
    yield words(answer.limits)
    yield " ".join(said(note, words) for note in answer.notes)
    yield words("model.source", source="; ".join(answer.sources))


def _results(answer: ModelAnswer, words: Words) -> RenderableType:
    """Lay out a row for each result, or for several cases a row for each result of each."""
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.models import amount, span

    several = len(answer.cases) > 1
    heads = [("case", "right")] if several else []
    heads += [("result", "left"), ("value", "right"), ("range", "left"), ("badge", "left")]
    rows = []
    for case in answer.cases:
        for result in answer.results:
            found = case.results[result.name]
            row = [words(result.label), amount(found, words), span(found, words), _badge(found.badge, words)]
            rows.append([case.id, *row] if several else row)
    return grid([(words(f"model.column.{name}"), side) for name, side in heads], rows)


def _assumptions(answer: ModelAnswer, words: Words) -> RenderableType:
    from arbeid.cli.terminal.tables import grid

    names = ("parameter", "value", "bounds", "unit", "badge", "source")
    columns = [(words(f"model.column.{name}"), "right" if name == "value" else "left") for name in names]
    return grid(columns, [_assumption(answer, one, words) for one in answer.parameters])


def _assumption(answer: ModelAnswer, one: ModelInput, words: Words) -> list[str]:
    from arbeid.views.models import plain_number

    given = [
        quantity
        for case in (answer.cases[:1] if one.many else answer.cases)
        for name, quantity in case.given.items()
        if name.partition("[")[0] == one.name
    ]
    values = list(dict.fromkeys(plain_number(quantity.value, words) for quantity in given))
    if one.many:
        values = [plain_number(quantity.value, words) for quantity in given]
    default = one.default if isinstance(one.default, tuple) else (one.default,)
    # What a reader set rests on nothing that we could name.
    own = tuple(quantity.value for quantity in given) not in (default, default * len(answer.cases))
    return [
        f"{words(one.label)} ({one.name})",
        "; ".join(values[:4]) + (" …" if len(values) > 4 else ""),
        f"{plain_number(one.low, words)} – {plain_number(one.high, words)}",
        words.known(one.unit),
        _badge(given[0].badge, words),
        "" if own else words.known(one.source),
    ]


def _badge(name: str, words: Words) -> str:
    return words(f"views.badge.{name}").lower()
