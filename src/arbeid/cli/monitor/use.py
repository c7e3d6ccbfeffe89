"""Who uses AI already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.monitor.use import Use
    from arbeid.wording import Words


def use(
    lang: Lang,
    economy: Annotated[str, typer.Argument()] = "nl",
    top: Annotated[int, typer.Option("--top")] = 10,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Gather who uses AI already: people and firms of a country, and occupations by four vendors."""
    check_format(format)
    from arbeid.cli.monitor.rows import COLUMNS, with_sources
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.monitor import use as verb
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = verb.use(economy, top=top)
    show_answer(
        found,
        words,
        format,
        out,
        table=_lines(found, words),
        rows=with_sources(_rows(found, words), found.sources),
        columns=COLUMNS,
    )


def _rows(found: Use, words: Words) -> Iterator[dict[str, object]]:
    from arbeid.answers.plain import said
    from arbeid.cli.monitor.rows import row

    for name in ("people", "firms", "messages"):
        for one in getattr(found, name):
            yield row(one.share, found.economy, f"use-{name}", period=one.period)
    for one in found.industries:
        name, year = words(one.name), str(one.year)
        yield row(one.share, found.economy, "use-firms", period=year, group=one.code, label=name)
    for one in found.vendors:
        label = words(one.label)
        yield row(one.covered, one.country, "covered", group=one.id, n=one.occupations, label=label)
    for one in found.alike:
        yield row(one.correlation, one.country, "alike", group=f"{one.one} {one.other}", n=one.occupations)
    for one in found.occupations:
        label = said(one.name, words)
        for name in ("people", "possible", "used", "gap"):
            yield row(getattr(one, name), one.country, name, group=one.code, label=label)


def _lines(found: Use, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said
    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.views.phrasing import opening

    yield Text(words("monitor.use_heading", title=opening(words(found.title))), style="bold")
    yield said(found.sentence, words)
    yield from _series(found, words)
    yield _vendors(found, words)
    yield badge_line({words("monitor.column.covered"): [one.covered for one in found.vendors]}, words)
    yield _alike(found, words)
    yield badge_line({words("monitor.column.alike"): [one.correlation for one in found.alike]}, words)
    yield _occupations(found, words)
    columns = {
        name: [getattr(one, name) for one in found.occupations]
        for name in ("people", "possible", "used", "gap")
    }
    yield badge_line({words(f"monitor.column.{name}"): every for name, every in columns.items()}, words)
    yield from (said(note, words) for note in found.notes)
    yield f"{words('report.sources')}: {named(found.sources, words)}"


def _series(found: Use, words: Words) -> Iterator[RenderableType]:
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.cli.terminal.tables import bar, grid
    from arbeid.views.monitor.periods import period

    for name in ("people", "firms", "messages"):
        series = getattr(found, name)
        if series:
            yield words(f"monitor.series.{name}")
            yield grid(
                [("", "left"), *heads(("period", "share"), words)],
                [
                    (bar(float(one.share)), period(one.period, words), words.percent(one.share.value, 1))
                    for one in series
                ],
            )
            yield badge_line({words("monitor.column.share"): [one.share for one in series]}, words)
    if found.industries:
        yield grid(
            heads(("industry", "share"), words),
            [(words(one.name), words.percent(one.share.value, 1)) for one in found.industries],
        )
        yield badge_line({words("monitor.column.share"): [one.share for one in found.industries]}, words)


def _vendors(found: Use, words: Words) -> RenderableType:
    from arbeid.answers.plain import said
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid

    rows = [
        (
            words(one.label),
            words.number(one.occupations),
            words.percent(one.covered.value),
            said(one.counted, words),
        )
        for one in found.vendors
    ]
    columns = heads(("vendor", "occupations", "covered", "counted"), words)
    return grid(columns, rows, _of(found, "vendors", words))


def _alike(found: Use, words: Words) -> RenderableType:
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.phrasing import figure

    names = {one.id: words(one.label) for one in found.vendors}
    rows = [
        (
            f"{names[one.one]} – {names[one.other]}",
            figure(one.correlation.value, words),
            words.number(one.occupations),
        )
        for one in found.alike
    ]
    return grid(heads(("pair", "alike", "occupations"), words), rows, _of(found, "alike", words))


def _occupations(found: Use, words: Words) -> RenderableType:
    from arbeid.answers.plain import said
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid

    rows = [
        (
            said(one.name, words),
            words.people(float(one.people)),
            words.number(one.possible.value),
            f"{words.number(one.used.value)} ({words.number(one.used.low)}–{words.number(one.used.high)})",
            words.signed(round(float(one.gap))),
        )
        for one in found.occupations
    ]
    columns = heads(("name", "people", "possible", "used", "gap"), words)
    return grid(columns, rows, _of(found, "occupations", words))


def _of(found: Use, table: str, words: Words) -> str:
    """Head a table of what vendors saw with the country that it is of."""
    return words(f"monitor.use_{table}", place=words.inside(found.vendors_in))
