"""What drives a scenario, on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.runs.ensemble import Cluster, Correlated, Mode, Seed, Workers, correlations, together
from arbeid.cli.runs.run import Economy, Measure, Network, Values, Years
from arbeid.cli.runs.structures import structure_parts
from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Format, Lang, Out, chart_file, check_format, one_of, parsed
from arbeid.cli.terminal.screen import say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.drivers import DriverLine
    from arbeid.answers.quantity import Quantity
    from arbeid.answers.sensitivity import SensitivityFacts
    from arbeid.wording import Words

_MOST, _LEAST = 8, 0.005


def sensitivity(
    lang: Lang,
    scenario: Annotated[str, typer.Argument()] = "base",
    economy: Economy = None,
    points: Annotated[int, typer.Option("--points")] = 1024,
    measure: Measure = None,
    mode: Mode = None,
    years: Years = None,
    values: Values = None,
    correlated: Correlated = None,
    flows: Annotated[bool, typer.Option("--flows/--no-flows")] = False,
    network: Network = None,
    seed: Seed = 2026,
    workers: Workers = 1,
    cluster: Cluster = None,
    chart: Annotated[Path | None, typer.Option("--chart", parser=chart_file)] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Divide the spread of a scenario's headlines over its assumptions."""
    check_format(format)
    one_of(chart=chart, format=format != "table", out=out)
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.run import sensitivity as verb
    from arbeid.wording import words_of

    words = words_of(language(lang))
    given, pairs = parsed(values), correlations(correlated)
    with counting(words("sensitivity.counting")) as heard:
        found = verb.sensitivity(
            scenario, economy, points=points, measure=measure, mode=mode, years=years, values=given,
            correlated=pairs, flows=flows, network=network, seed=seed, workers=workers,
            cluster=cluster, heard=heard,
        )  # fmt: skip
    if chart is not None:
        _write(found, chart, words)
        return
    show_answer(found, words, format, out, table=_table(found, words), rows=_rows(found, words))


def _write(found: SensitivityFacts, chart: Path, words: Words) -> None:
    from arbeid.cli.terminal.chart import write_chart
    from arbeid.views.run.drivers import driver_figures

    write_chart(lambda: next(iter(driver_figures(found, words).values())), chart)
    say(str(chart))


def _table(found: SensitivityFacts, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said
    from arbeid.answers.quantity import named

    title = f"“{words(found.title)}”"
    heading = words("sensitivity.heading", scenario=title, economy=found.economy_title, years=found.years)
    yield Text(f"\n{heading}", style="bold")
    yield words(found.sentence)
    yield words("ensemble.scenario_not_forecast")
    yield words("ensemble.measure", measure=found.measure_label)
    yield from (said(note, words) for note in found.sentences)
    for driven in found.driven:
        lines = [one for one in found.drivers if one.drives == driven.name and _tells(one)]
        if lines:
            name = f"{words('sensitivity.shares')}: {words(driven.label)}"
            yield _shares(lines[:_MOST], name, words)
    yield _each(found, words)
    yield from structure_parts(found.structures, words, flows=found.flows)
    runs = found.asked * (2 + len({line.name for line in found.drivers}))
    counted = "sensitivity.points_flows" if found.flows else "sensitivity.points"
    yield words(counted, points=words.number(found.asked), runs=words.number(runs))
    if found.points < found.asked:
        yield words("sensitivity.points_left", points=found.points, asked=found.asked)
    yield from together(found.together, words)
    yield words("sensitivity.badges")
    yield words("answer.sources", sources=named(found.sources, words))


def _tells(line: DriverLine) -> bool:
    """Say whether an assumption has a share that is more than nothing when it is rounded."""
    return max(line.first.value or 0.0, line.total.value or 0.0) >= _LEAST


def _heads(words: Words, *names: str) -> list[tuple[str, str]]:
    from arbeid.cli.terminal.tables import headings

    return headings(names, words, "sensitivity.column", left=("driver",))


def _shares(lines: Sequence[DriverLine], title: str, words: Words) -> RenderableType:
    from arbeid.cli.terminal.tables import grid
    from arbeid.interval import told_apart
    from arbeid.views.run.outputs import amount

    def share(one: Quantity) -> tuple[str, str]:
        value, low, high = told_apart((one.value, one.low, one.high), words.percent)
        return value, f"{low}–{high}"

    rows = [
        [
            words(line.label),
            *share(line.first),
            *share(line.total),
            "–" if line.effect is None else amount(line.effect, words=words),
        ]
        for line in lines
    ]
    return grid(_heads(words, "driver", "first", "interval", "total", "interval", "effect"), rows, title)


def _each(found: SensitivityFacts, words: Words) -> RenderableType:
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.models import plain_number
    from arbeid.wording import greatest

    shown = found.each[:_MOST]
    within = greatest(end.net.value for line in shown for end in (line.low, line.high))
    rows = []
    for line in shown:
        numbers = (line.value, line.low.value, line.high.value)
        nets = (
            "–" if end.net.value is None else words.signed_jobs(end.net.value, within)
            for end in (line.low, line.high)
        )
        rows.append([words(line.label), *(plain_number(_brief(one.value), words) for one in numbers), *nets])
    heads = _heads(words, "driver", "value", "low", "high", "net_low", "net_high")
    return grid(heads, rows, words("sensitivity.each"))


def _brief(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.3g}")


def _rows(found: SensitivityFacts, words: Words) -> Iterator[Mapping[str, Any]]:
    for line in found.drivers:
        shares = {
            f"{name}{end}": getattr(share, end.removeprefix("_") or "value")
            for name, share in (("first", line.first), ("total", line.total))
            for end in ("", "_low", "_high")
        }
        yield {"drives": line.drives, "name": line.name, "label": words(line.label), **shares}
