"""A scenario under many draws, on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.runs.run import Economy, Kept, Network, Point, Values, Years
from arbeid.cli.runs.structures import structure_parts
from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Format, Lang, check_format, is_file, parsed
from arbeid.cli.terminal.screen import say
from arbeid.cli.terminal.typed_numbers import number
from arbeid.errors import ArbeidError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.ensemble import EnsembleFacts, Stratum, TogetherLine
    from arbeid.wording import Words

Draws = Annotated[int, typer.Option("--draws")]
Seed = Annotated[int, typer.Option("--seed")]
Mode = Annotated[str | None, typer.Option("--mode")]
Workers = Annotated[int, typer.Option("--workers")]
Cluster = Annotated[str | None, typer.Option("--cluster")]
Correlated = Annotated[list[str] | None, typer.Option("--correlated", "--correlate")]
_OUTER = 5


def ensemble(
    lang: Lang,
    scenario: Annotated[str, typer.Argument()] = "base",
    economy: Economy = None,
    draws: Draws = 4096,
    measure: Annotated[list[str] | None, typer.Option("--measure")] = None,
    mode: Mode = None,
    years: Years = None,
    values: Values = None,
    correlated: Correlated = None,
    flows: Annotated[bool, typer.Option("--flows/--no-flows")] = False,
    point: Point = False,
    weigh: Annotated[Path | None, typer.Option("--weigh")] = None,
    errors: Annotated[list[str] | None, typer.Option("--errors")] = None,
    choices: Annotated[list[str] | None, typer.Option("--choices")] = None,
    network: Network = None,
    seed: Seed = 2026,
    workers: Workers = 1,
    cluster: Cluster = None,
    out: Kept = None,
    format: Format = "table",
) -> None:
    """Run a scenario under draws of the assumptions that nobody set."""
    check_format(format)
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.run import ensemble as verb
    from arbeid.wording import words_of

    words = words_of(language(lang))
    folder = None if is_file(out) else out
    given, pairs = parsed(values), correlations(correlated)
    with counting(words("ensemble.counting")) as heard:
        found = verb.ensemble(
            scenario, economy, draws=draws, measures=measure or [], mode=mode, years=years, values=given,
            correlated=pairs, flows=flows, errors=errors or [], point=point, weigh=weigh,
            choices=choices or [], network=network, seed=seed, workers=workers, cluster=cluster, out=folder,
            heard=heard,
        ).facts  # fmt: skip
    show_answer(
        found, words, format, None if folder else out, table=_table(found, words), rows=_rows(found, words)
    )
    if folder is not None and format == "table":
        say(words("ensemble.saved", path=folder))


def correlations(pairs: list[str] | None) -> dict[tuple[str, str], float]:
    """Read name,name=number pairs.

    >>> correlations(["reinstatement,elasticity=0,5"])
    {('reinstatement', 'elasticity'): 0.5}
    """
    found: dict[tuple[str, str], float] = {}
    for text in pairs or []:
        names, _, value = text.partition("=")
        first, _, second = (name.strip() for name in names.partition(","))
        if {(first, second), (second, first)} & found.keys():
            raise ArbeidError("usage_twice", option=f"--correlated {first},{second}")
        try:
            found[first, second] = number(value)
        except ValueError as error:
            raise ArbeidError("ensemble_form", text=text) from error
        if not (first and second):
            raise ArbeidError("ensemble_form", text=text)
    return found


def _table(found: EnsembleFacts, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.run.evidence import evidence_sentences
    from arbeid.views.run.ranges import range_columns, range_row

    title = f"“{words(found.title)}”"
    heading = words(
        "ensemble.heading", scenario=title, economy=found.economy_title, years=found.years,
        draws=words.number(found.draws),
    )  # fmt: skip
    yield Text(f"\n{heading}", style="bold")
    yield words(found.sentence)
    yield words("ensemble.scenario_not_forecast")
    first, *others = range_columns(found.headlines, words)
    columns = [(first, "left"), *((name, "right") for name in others)]
    for stratum in found.strata:
        lines = [line for line in found.headlines if line.under == stratum.measure]
        name = words("ensemble.measure", measure=stratum.label)
        yield grid(columns, [range_row(one, words) for one in lines], name)
        if stratum.mapped:
            yield words("ensemble.mapped")
        yield from _failed(found, stratum, words)
    if len(found.strata) > 1:
        yield words("ensemble.apart")
    yield from _occupations(found, words)
    yield _drawn(found, words)
    yield from evidence_sentences(found.evidence, words)
    yield from _weighed(found, words)
    if found.held:
        yield words("ensemble.held", names=words.list([name.partition(".")[2] for name in found.held]))
    yield from together(found.together, words)
    yield from _errors(found, words)
    yield from structure_parts(found.structures, words, flows=_followed(found))
    yield words("ensemble.badges")
    yield words("answer.sources", sources=named(found.sources, words))


def _occupations(found: EnsembleFacts, words: Words) -> Iterator[RenderableType]:
    """Lay out the occupations that lose and gain most in the middle, under the first measure."""
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.run.ranges import ENDS
    from arbeid.wording import carried, greatest

    lines = [line for line in found.occupations if line.under == found.strata[0].measure]
    ends = lines if len(lines) <= 2 * _OUTER else [*lines[:_OUTER], *lines[-_OUTER:]]
    if len(lines) < 2:
        return
    rows = []
    for line in ends:
        outer, inner = line.net.outer, line.net.inner
        numbers = (outer.low, inner.low, outer.value, inner.high, outer.high)
        within = greatest(numbers)
        rows.append([words(line.name), *(words.signed(carried(value, within)) for value in numbers)])
    columns = [(words(f"ensemble.column.{name}"), "right") for name in ENDS]
    heading = (words("run.column.occupation"), "left")
    yield grid([heading, *columns], rows, words("ensemble.occupations", measure=found.strata[0].label))
    yield words("ensemble.occupations_all")


def _failed(found: EnsembleFacts, stratum: Stratum, words: Words) -> Iterator[str]:
    from arbeid.answers.note import Note
    from arbeid.answers.plain import said

    first = next((one for one in found.failures if one.under == stratum.measure), None)
    if first is not None:
        note = Note("ensemble.failed", {"n": stratum.failed, "draw": first.draw, "reason": first.reason})
        yield said(note, words)


def _drawn(found: EnsembleFacts, words: Words) -> str:
    if not found.drawn:
        return words("ensemble.drawn_none")
    names = words.list([line.name.partition(".")[2] for line in found.drawn])
    key = "ensemble.drawn_one" if len(found.drawn) == 1 else "ensemble.drawn"
    return words(key, n=len(found.drawn), names=names)


def together(pairs: Sequence[TogetherLine], words: Words) -> Iterator[str]:
    """Say which assumptions were drawn so that they go together."""
    for pair in pairs:
        names = [name.partition(".")[2] for name in (pair.first, pair.second)]
        yield words("ensemble.together", first=names[0], second=names[1], rank=words.signed(pair.rank, 2))


def _followed(found: EnsembleFacts) -> bool:
    return any(line.name == "unemployment_rate" for line in found.headlines)


def _errors(found: EnsembleFacts, words: Words) -> Iterator[str]:
    """Say which errors of the figures themselves were drawn, and how many people they concern."""
    from arbeid.answers.plain import said

    for line in found.errors:
        if line.under == found.strata[0].measure:
            yield said(line.note, words)


def _weighed(found: EnsembleFacts, words: Words) -> Iterator[RenderableType]:
    """Lay out headlines before and after draws were weighed, and say how far the weights can be used."""
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.run.ranges import weighed_columns, weighed_row

    for one in found.weighed:
        yield words(
            "ensemble.weighed", share=words.percent(one.spending.value, 2), year=one.year,
            source=words(one.source), effective=words.number(one.effective),
            k=words.number(one.pareto_k, 2), draws=words.number(found.draws),
        )  # fmt: skip
        first, *others = weighed_columns(words)
        columns = [(first, "left"), *((name, "right") for name in others)]
        yield grid(columns, [weighed_row(line, words) for line in one.headlines])


def _rows(found: EnsembleFacts, words: Words) -> Iterator[Mapping[str, Any]]:
    from arbeid.views.run.ranges import ends_of, numbers_of

    ends = ends_of(found.headlines)
    for line in found.headlines:
        numbers = dict(zip(ends, numbers_of(line), strict=True))
        about = {"unit": line.spread.outer.unit, "badge": line.spread.outer.badge, "draws": line.draws}
        yield {"measure": line.under, "name": line.name, "label": words(line.label), **numbers, **about}
