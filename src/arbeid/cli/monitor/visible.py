"""Whether the predicted difference can be seen in counted people of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.monitor.visible import MeasureLine, Mind, Visible
    from arbeid.wording import Words


def visible(
    lang: Lang,
    economy: Annotated[str, typer.Argument()] = "nl",
    measure: Annotated[str | None, typer.Option("--measure")] = None,
    outcome: Annotated[str, typer.Option("--outcome", callback=lowered)] = "employment",
    first: Annotated[int | None, typer.Option("--first")] = None,
    age: Annotated[str, typer.Option("--age", callback=lowered)] = "all",
    format: Format = "table",
    out: Out = None,
) -> None:
    """Say whether a difference by exposure can be seen in counted people, and which one would have been."""
    check_format(format)
    from arbeid.cli.monitor.rows import COLUMNS, with_sources
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.monitor import visible as verb
    from arbeid.wording import words_of

    words = words_of(language(lang))
    with counting(words("monitor.shuffling")):
        found = verb.visible(economy, measure, outcome=outcome, first=first, age=age)
    show_answer(
        found,
        words,
        format,
        out,
        table=_lines(found, words),
        rows=with_sources(_rows(found, words), found.sources),
        columns=COLUMNS,
    )


def _rows(found: Visible, words: Words) -> Iterator[dict[str, object]]:
    from arbeid.cli.monitor.rows import row

    for one in found.points:
        yield row(
            one.value, found.country, one.outcome,
            period=one.period, group=one.group, age=one.age, n=one.n,
        )  # fmt: skip
    for line in found.measures:
        yield from _slopes(found.country, line, words)


def _slopes(country: str, line: MeasureLine, words: Words) -> Iterator[dict[str, object]]:
    from arbeid.cli.monitor.rows import row

    label = words(line.label)
    for window in (line.window, line.earlier):
        if window is not None:
            period, n = f"{window.first}/{window.last}", window.occupations
            yield row(window.slope, country, "slope", period=period, group=line.measure, n=n, label=label)
    period = f"{line.window.first}/{line.window.last}"
    for name in ("smallest_visible", "p", "holm"):
        one = getattr(line, name)
        if one.value is not None:
            yield row(one, country, name, period=period, group=line.measure, label=label)


def _lines(found: Visible, words: Words) -> Iterator[RenderableType]:
    from datetime import date

    from rich.text import Text as Styled

    from arbeid.answers.plain import said
    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.views.monitor.naming_ai import naming_ai
    from arbeid.views.phrasing import opening

    yield Styled(words("monitor.heading", title=opening(words(found.title))), style="bold")
    yield said(found.sentence, words)
    if found.measures:
        yield _measures(found, words)
        yield badge_line({words("monitor.column.slope"): [one.window.slope for one in found.measures]}, words)
        yield from _carried(found, words)
    if found.changes:
        yield _postings(found, words) if found.outcome == "postings" else _changes(found, words)
        yield badge_line({words("monitor.column.change"): [one.change for one in found.changes]}, words)
    if found.jumps:
        yield words("monitor.jumps", months=words.list([words.period(month) for month in found.jumps]))
    if found.naming_ai:
        yield naming_ai(found, words)
    yield from _of_others(found, words)
    if found.mind:
        yield from _mind(found.mind, words)
    yield from (words("monitor.gap", year=gap.year, why=gap.why) for gap in found.gaps)
    yield words("monitor.rivals")
    yield from (f"  {words(rival)}" for rival in found.rivals)
    yield from (said(note, words) for note in found.notes)
    yield from (f"{words.date(date.fromisoformat(one.day))}: {words(one.what)}" for one in found.log)
    yield f"{words('report.sources')}: {named(found.sources, words)}"


def _of_others(found: Visible, words: Words) -> Iterator[str]:
    from arbeid.answers.plain import said
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.views.monitor.by_quarter import published

    if found.beside:
        yield words("monitor.beside")
        yield from (f"  {words(one.what)}: {published(one, words)} ({one.source})" for one in found.beside)
        yield badge_line({words("monitor.beside"): [one.value for one in found.beside]}, words)
    if found.ledger:
        yield words("monitor.ledger")
        yield from (
            words(
                "monitor.ledger_line",
                publisher=said(one.publisher, words),
                year=str(one.year),
                shown=one.shown,
                where=one.where,
                when=one.when,
                claim=one.claim,
            )
            for one in found.ledger
        )


def _measures(found: Visible, words: Words) -> RenderableType:
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.data.monitor.entry import MONITORS

    tests = ("p", "holm") if found.tested else ()
    counted = MONITORS.get(found.country).counts
    names = ("measure", "slope", "earlier", "smallest", *tests, counted, "standing")
    return grid(heads(names, words), [_measure(line, tests, words) for line in found.measures])


def _measure(line: MeasureLine, tests: tuple[str, ...], words: Words) -> tuple[str, ...]:
    from arbeid.views.monitor.ranged import ranged

    return (
        words(line.label),
        ranged(line.window.slope, words, _signed),
        "–" if line.earlier is None else ranged(line.earlier.slope, words, _signed),
        words.number(line.smallest_visible.value, 2),
        *(words.number(getattr(line, test).value, 2) for test in tests),
        words.number(line.window.occupations),
        words(f"monitor.standing.{line.standing}"),
    )


def _signed(value: float, words: Words, digits: int) -> str:
    return words.signed(value, digits)


def _carried(found: Visible, words: Words) -> Iterator[str]:
    from arbeid.views.monitor.placebo_starts import placebo_starts
    from arbeid.views.monitor.ranged import with_ends

    if found.shuffles is not None:
        yield words("monitor.by_shuffling", n=words.number(found.shuffles))
    keys = {"occupation": "monitor.carried_occupation", "major group": "monitor.carried_group"}
    for one in found.carried:
        left, ends = with_ends(one.left, words)
        yield words(keys[one.kind], name=one.name, code=one.code, left=left, ends=ends)
    if found.curve:
        yield words(
            "monitor.curve",
            n=len(found.curve.rows),
            negative=words.percent(found.curve.negative.value),
            place=found.curve.place,
        )
    if found.placebo_starts:
        yield placebo_starts(found, words)
    if not found.tested:
        yield words("monitor.not_tested")


def _changes(found: Visible, words: Words) -> RenderableType:
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.monitor.by_quarter import QUARTERS, by_quarter

    quarters = [(words(f"monitor.key.{quarter}"), "right") for quarter in QUARTERS]
    columns = [*heads(("age", "window"), words), *quarters, *heads(("comparable",), words)]
    rows = [
        (one.age, one.part or one.window, *one.cells, one.alike) for one in by_quarter(found.changes, words)
    ]
    return grid(columns, rows)


def _postings(found: Visible, words: Words) -> RenderableType:
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.monitor.ranged import ranged
    from arbeid.views.phrasing import signed_percent

    rows = [
        (
            words(f"monitor.third.{one.group}"),
            f"{words.period(one.first)} – {words.period(one.last)}",
            ranged(one.change, words, signed_percent, 0),
        )
        for one in found.changes
    ]
    return grid(heads(("third", "window", "change"), words), rows)


def _mind(mind: Mind, words: Words) -> Iterator[str]:
    from datetime import date

    from arbeid.answers.plain import said

    key = "monitor.mind_one" if len(mind.bars) == 1 else "monitor.mind_more"
    yield words(key, day=words.date(date.fromisoformat(mind.declared)))
    for bar in mind.bars:
        yield words("monitor.bar", sentence=bar.sentence, stands=said(bar.stands, words))
