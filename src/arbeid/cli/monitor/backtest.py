"""Older scores beside what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from arbeid.answers.market.appear import ForecastRow
    from arbeid.answers.monitor.backtest import Backtested, BacktestLine, Together
    from arbeid.answers.quantity import Quantity
    from arbeid.wording import Words


def backtest(
    lang: Lang,
    measure: Annotated[str | None, typer.Argument()] = None,
    economy: Annotated[str, typer.Option("--economy")] = "us",
    format: Format = "table",
    out: Out = None,
) -> None:
    """Lay older scores beside counted growth: how well they ranked it, and what grew in each band."""
    check_format(format)
    from arbeid.cli.monitor.rows import with_sources
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.monitor import backtest as verb
    from arbeid.wording import words_of

    words = words_of(language(lang))
    with counting(words("monitor.drawing")):
        found = verb.backtest(measure, economy=economy)
    rows = with_sources(_rows(found), found.sources)
    show_answer(found, words, format, out, table=_lines(found, words), rows=rows)


def _rows(found: Backtested) -> Iterator[dict[str, object]]:
    for line in found.lines:
        for number, band in enumerate((*line.bands, line.all_jobs)):
            yield {
                "economy": found.economy,
                "measure": line.measure,
                "published": line.published,
                "kind": line.kind,
                "first": line.first,
                "last": line.last,
                "band": number if number < len(line.bands) else "all",
                "from": band.low,
                "to": band.high,
                "groups": band.groups,
                "before": band.before.written().value,
                "after": band.after.written().value,
                "growth": band.growth.value,
                "low": band.growth.low,
                "high": band.growth.high,
                "spearman": line.spearman.value,
                "area": line.area.value,
                **_kinds(before=band.before, growth=band.growth, spearman=line.spearman, area=line.area),
            }


def _kinds(**shown: Quantity) -> dict[str, object]:
    """Say the unit and the badge of each number of a row; ``after`` is as ``before``."""
    return {
        key: text
        for name, one in shown.items()
        for key, text in ((f"{name}_unit", one.unit), (f"{name}_badge", one.badge))
    }


def _lines(found: Backtested, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said
    from arbeid.answers.quantity import named
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.views.phrasing import opening

    yield Text(words("monitor.backtest_heading", title=opening(words(found.title))), style="bold")
    yield said(found.sentence, words)
    yield _ranks(found, words)
    ranks = {
        "spearman": [line.spearman for line in found.lines],
        "area": [line.area for line in found.lines],
        "growth": [line.bands[-1].growth for line in found.lines],
    }
    yield badge_line({words(f"monitor.column.{name}"): every for name, every in ranks.items()}, words)
    yield f"{words('monitor.area_means')} {words('monitor.growth_means')}"
    if found.together:
        yield from _together(found.together, words)
    if len({line.measure for line in found.lines}) > 1:
        ruled = next((line.measure for line in found.lines if line.rivals), None)
        if ruled is not None:
            yield words("monitor.rivals_at", measure=ruled, economy=found.economy)
    else:
        for line in found.lines:
            if len(found.lines) > 1:
                yield words("monitor.over", first=str(line.first), last=str(line.last))
            yield _bands(line, words)
            bands = {
                name: [getattr(band, name) for band in line.bands] for name in ("before", "after", "growth")
            }
            yield badge_line({words(f"monitor.column.{name}"): every for name, every in bands.items()}, words)
            yield from _rivals(line, words)
    if found.past and len(found.lines) > 1:
        yield from _past(found.past, words)
    yield from (said(note, words) for note in found.notes)
    yield f"{words('report.sources')}: {named(found.sources, words)}"


def _ranks(found: Backtested, words: Words) -> RenderableType:
    from arbeid.answers.plain import said
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.monitor.ranged import ranged
    from arbeid.views.phrasing import signed_percent

    names = ("measure", "published", "years", "groups", "spearman", "area", "growth", "kind")
    rows = [
        (
            said(line.label, words),
            str(line.published),
            f"{line.first}–{line.last}",
            words.number(line.groups),
            ranged(line.spearman, words),
            ranged(line.area, words),
            signed_percent(line.bands[-1].growth.value, words, 1),
            words(f"monitor.kind.{line.kind}"),
        )
        for line in found.lines
    ]
    return grid(heads(names, words), rows)


def _together(found: Together, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.badges import badge_line
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.monitor.ranged import ranged

    yield words(
        "monitor.together", n=words.number(found.groups), first=str(found.first), last=str(found.last)
    )
    rows = [
        (
            said(line.label, words),
            "–" if line.published is None else str(line.published),
            ranged(line.spearman, words),
            ranged(line.area, words),
            words(f"monitor.kind.{line.kind or 'rival'}"),
        )
        for line in found.lines
    ]
    yield grid(heads(("measure", "published", "spearman", "area", "kind"), words), rows)
    yield badge_line({words("monitor.column.spearman"): [line.spearman for line in found.lines]}, words)


def _bands(line: BacktestLine, words: Words) -> RenderableType:
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.monitor.foretold import band as scores
    from arbeid.views.monitor.ranged import ranged
    from arbeid.views.phrasing import signed_percent

    names = ("band", "groups", "before", "after", "growth")
    rows = [
        (
            scores(band, words),
            words.number(band.groups),
            words.people(float(band.before)),
            words.people(float(band.after)),
            ranged(band.growth, words, signed_percent, 1),
        )
        for band in (*line.bands, line.all_jobs)
    ]
    return grid(heads(names, words), rows)


def _rivals(line: BacktestLine, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said
    from arbeid.cli.monitor.cells import heads
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.monitor.ranged import ranged

    if line.rivals:
        yield words("monitor.rivals_on", n=words.number(line.shared))
        yield grid(
            heads(("measure", "spearman", "area"), words),
            [
                (said(one.label, words), ranged(one.spearman, words), ranged(one.area, words))
                for one in line.rivals
            ],
        )


def _past(rows: Sequence[ForecastRow], words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said

    yield words("monitor.past", n=len(rows))
    yield from (
        words(
            "monitor.past_line",
            publisher=said(row.publisher, words),
            year=str(row.year),
            horizon=str(row.horizon),
            statement=row.statement,
            claim=row.claim,
        )
        for row in rows
    )
