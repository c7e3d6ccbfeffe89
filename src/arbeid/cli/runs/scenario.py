"""Scenarios on the command line: list, show, new, schema; and two runs beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.runs.run import Closure, Economy, Flows, Measure, Mode, Network, Seed, Values, Years
from arbeid.cli.terminal.commands import Commands, Verb
from arbeid.cli.terminal.listing import Cells, show_list
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit, parsed
from arbeid.cli.terminal.screen import say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.comparison import Compared, OccupationLine, OutcomeLine
    from arbeid.answers.quantity import Quantity
    from arbeid.answers.scenario import ScenarioFacts, ScenarioLine
    from arbeid.wording import Words

app = typer.Typer(
    name="scenario",
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)


@app.command("list", cls=Verb)
def listed(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the scenarios: published studies and variants of the base."""
    from arbeid.answers.plain import said
    from arbeid.language import language
    from arbeid.verbs.run.scenario import scenarios
    from arbeid.wording import words_of

    words = words_of(language(lang))
    cells: Cells[ScenarioLine] = {
        "id": lambda line: line.id,
        "title": lambda line: words(line.title) if line.title else "",
        "sentence": lambda line: said(line.sentence, words),
    }
    show_list(scenarios(), cells, words, format, out, "run.column")


@app.command("show", cls=Verb)
def show(
    lang: Lang,
    name: Annotated[str, typer.Argument()],
    format: Format = "table",
    out: Out = None,
) -> None:
    """Say what a scenario is, what it leaves out, and in what it differs from the base."""
    check_format(format)
    from arbeid.verbs.run.scenario import scenario

    found = scenario(name)
    if format != "table":
        from arbeid.cli.terminal.formats import as_csv, as_json

        rows = [{"parameter": n, "base": b, "value": v} for n, b, v in found.differences]
        text = (
            as_json(found.plain(lang))
            if format == "json"
            else as_csv(rows, ["parameter", "base", "value"], dutch=format == "csv-nl")
        )
        emit(text, out)
        return
    from arbeid.cli.terminal.tables import render
    from arbeid.language import language
    from arbeid.wording import words_of

    words = words_of(language(lang))
    emit(render(_scenario(found, words), to_screen=out is None), out)


@app.command("new", cls=Verb)
def new(
    lang: Lang,
    path: Annotated[Path, typer.Argument()],
    base: Annotated[str, typer.Option("--from")] = "base",
) -> None:
    """Make a scenario of your own, ready to change and to run."""
    from arbeid.verbs.run.scenario import new_scenario
    from arbeid.wording import words_of

    made = new_scenario(path, base, lang)
    say(words_of("nl" if lang == "nl" else "en")("run.scenario.created", path=made))


@app.command("schema", cls=Verb)
def schema(lang: Lang, out: Out = None) -> None:
    """Give the JSON Schema of scenario files, for an editor."""
    from arbeid.cli.terminal.formats import as_json
    from arbeid.verbs.run.scenario import schema as ask

    emit(as_json(ask()), out)


def compare(
    lang: Lang,
    first: Annotated[str, typer.Argument()],
    second: Annotated[str, typer.Argument()],
    economy: Economy = None,
    measure: Measure = None,
    years: Years = None,
    values: Values = None,
    network: Network = None,
    closure: Closure = None,
    mode: Mode = None,
    seed: Seed = None,
    flows: Flows = True,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Put two runs beside each other: settings, outcomes and occupations that differ."""
    check_format(format)
    from arbeid.verbs.run.compare import compare as ask

    found = ask(
        first, second, economy, measure=measure, mode=mode, years=years, network=network, closure=closure,
        seed=seed, values=parsed(values), flows=flows,
    )  # fmt: skip
    if format == "table":
        from arbeid.cli.terminal.tables import render
        from arbeid.language import language
        from arbeid.wording import words_of

        emit(render(_compared(found, words_of(language(lang))), to_screen=out is None), out)
    else:
        from arbeid.cli.market.report import long

        emit(long(found.plain(lang), format), out)


def _scenario(found: ScenarioFacts, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.cli.terminal.tables import grid

    yield Text(f"\n{words(found.title)} ({found.id})", style="bold")
    yield words(found.sentence)
    if found.leaves_out:
        yield words("run.leaves_out", what=found.leaves_out)
    if found.fitted:
        yield words("run.fitted")
    kind = words(f"views.badge.{found.badge}").lower()
    rows = [(_setting(name, words), _figure(value, words), "", "") for name, value in found.places.items()]
    rows += [
        (_setting(name, words), _figure(value, words), _figure(base, words), kind)
        for name, base, value in found.differences
    ]
    if not rows:
        yield words("run.scenario.nothing")
        return
    columns = [(words(f"run.column.{name}"), "left") for name in ("parameter", "value", "default", "badge")]
    yield grid(columns, rows, words("run.scenario.base"))


def _compared(found: Compared, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.views.run.ranges import beyond_sentence, without_ends

    said = {"first": found.first, "second": found.second, "economy": found.economy_title}
    yield Text("\n" + words("run.compare.heading", years=found.year, **said), style="bold")
    if found.cut:
        ends = {"first_years": found.first_years, "second_years": found.second_years}
        yield words("run.compare.cut", years=found.year, **said, **ends)
    if found.settings:
        settings = [
            (_setting(line.name, words), *(_figure(one, words) for one in (line.first, line.second)))
            for line in found.settings
        ]
        yield _beside(found, words, "run.compare.setting", settings, "run.compare.settings")
    else:
        yield words("run.compare.same")
    outcomes = [row for line in found.outcomes for row in _outcome(line, words)]
    yield _beside(found, words, "run.compare.outcome", outcomes, "run.compare.totals")
    yield beyond_sentence(found, words)
    yield from without_ends(found, words)
    occupations = [row for line in found.occupations for row in _occupation(line, words)]
    yield _beside(found, words, "run.column.occupation", occupations, "run.compare.occupations")
    yield words("run.not_forecast") + f" · {words('views.badge.modelled').lower()}"
    yield Text("\n" + words("report.sources"), style="bold")
    for source in found.sources:
        yield f"• {source.said(words)}"


def _setting(name: str, words: Words) -> str:
    """Name a setting: a parameter by its label and name, anything else as it stands."""
    from arbeid.scenario import MODELS
    from arbeid.wording import is_phrase

    model, _, param = name.removeprefix("models.").partition(".")
    if model in MODELS and param in MODELS[model]:
        return f"{MODELS[model][param].label.read(words.language)} ({model}.{param})"
    key = f"run.setting.{name}"
    return words(key) if is_phrase(key) else name


def _figure(value: float | str, words: Words) -> str:
    if value == "–":
        return words("run.compare.unset")
    try:
        number = float(value)
    except ValueError:
        return str(value)
    write = words.signed if number < 0 else words.number
    return write(number, 4).rstrip("0").rstrip(",.") if number % 1 else write(number)


def _beside(
    found: Compared, words: Words, first: str, rows: Sequence[Sequence[str]], title: str
) -> RenderableType:
    from arbeid.cli.terminal.tables import grid

    columns = [(words(first), "left"), (words(found.first), "right"), (words(found.second), "right")]
    if rows and len(rows[0]) > len(columns):
        columns.append((words("run.compare.difference"), "right"))
    return grid(columns, rows, words(title))


_DIGITS = {"people": 0, "points_a_year": 2}


def _outcome(line: OutcomeLine, words: Words) -> Iterator[Sequence[str]]:
    """Write one outcome of both, and under it the ranges of both where one has any."""
    from arbeid.views.run.outputs import in_points, range_of
    from arbeid.views.run.range_cell import range_cell

    within = _within(line)
    first, second = (_plain(one, words, within) for one in (line.first, line.second))
    yield words(line.label), first, second, _signed(line.difference, words, within)
    every = (line.first, line.second, in_points(line.difference))
    if any(one.low is not None for one in every):
        yield (
            words("run.compare.draws"),
            *(range_cell(one, range_of(one, words, within), words) for one in every),
        )


def _occupation(line: OccupationLine, words: Words) -> Iterator[Sequence[str]]:
    """Write the balance of one occupation in both, and under it the ranges of these."""
    from arbeid.views.run.range_cell import jobs_range

    every = (line.first, line.second, line.difference)
    yield words(line.name), *(words.signed(_shown(one, _within(line))) for one in every)
    if any(one.low is not None for one in every):
        yield words("run.compare.draws"), *(jobs_range(one, words) for one in every)


def _within(line: OutcomeLine | OccupationLine) -> float:
    """Find the larger of the two: what they differ by is written no finer than they are."""
    from arbeid.wording import greatest

    return greatest((line.first.value, line.second.value))


def _plain(quantity: Quantity, words: Words, within: float) -> str:
    from arbeid.views.run.outputs import amount, is_fraction

    if quantity.unit in _DIGITS:
        write = words.signed if (quantity.value or 0) < 0 else words.number
        return write(_shown(quantity, within), _DIGITS[quantity.unit])
    if is_fraction(quantity.unit):
        return words.percent(quantity.value, 2)
    return amount(quantity, words=words, within=within)


def _shown(quantity: Quantity, within: float) -> float | None:
    from arbeid.wording import carried

    return carried(quantity.value, within) if quantity.unit in ("people", "jobs") else quantity.value


def _signed(quantity: Quantity, words: Words, within: float) -> str:
    from arbeid.views.run.outputs import amount, is_fraction

    if quantity.value is None:
        return "–"
    if quantity.unit in _DIGITS:
        return words.signed(_shown(quantity, within), _DIGITS[quantity.unit])
    if not is_fraction(quantity.unit):
        return amount(quantity, True, words=words, within=within)
    return f"{words.signed(100 * quantity.value, 2)} {words('unit.points')}"
