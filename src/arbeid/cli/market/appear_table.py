"""Which work appears, on a terminal: what changed and how sure that is, and what publications expect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arbeid.answers.market.appear import SIDES
from arbeid.cli.terminal.badges import badges_of
from arbeid.cli.terminal.tables import grid
from arbeid.views.jobs.people_change import ends
from arbeid.views.phrasing import signed_percent
from arbeid.views.report.sure import apart, growth_shown, of_all
from arbeid.wording import Words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.market.appear import Appear, ChangeRow, ForecastRow
    from arbeid.answers.quantity import Quantity

MOST_CHANGED = 5
_FORECAST = (
    ("publisher", "left"),
    ("where", "left"),
    ("horizon", "right"),
    ("created", "right"),
    ("displaced", "right"),
    ("net", "right"),
)


def appear_lines(answer: Appear, words: Words) -> Iterator[RenderableType]:
    """Draw what changed, how sure that is and which groups differ, then what publications expect."""
    if answer.total.value is None or answer.period_before is None:
        yield words("report.change_unknown")
    else:
        yield f"{of_all(answer, words)} · {words(f'report.badge.{answer.total.badge}')}"
        yield apart(answer, words)
        yield from _differing(answer, words) if answer.apart else _largest(answer, words)
    if answer.forecasts:
        yield words("report.forecasts")
        yield grid(_named(_FORECAST, words), [_forecast(row, words) for row in answer.forecasts])
        yield words("report.forecast_ranges")
        yield badges_of(answer.forecasts, ("created", "displaced", "net"), words)


def _differing(answer: Appear, words: Words) -> Iterator[RenderableType]:
    names = (
        ("group", "left"),
        ("before", "right"),
        ("people", "right"),
        ("growth", "right"),
        ("likely", "right"),
    )
    for side in SIDES:
        rows, count = answer.listed(side), len(answer.differing(side))
        if rows:
            heading = words(f"sampling.{side}", shown=min(MOST_CHANGED, len(rows)), count=count)
            yield grid(_named(names, words), [_differs(row, words) for row in rows[:MOST_CHANGED]], heading)
    yield badges_of(answer.known, ("before", "people", "growth", "likely"), words)


def _differs(row: ChangeRow, words: Words) -> Sequence[str]:
    counts = (words.number(float(one)) for one in (row.before, row.people))
    return (words(row.name), *counts, growth_shown(row, words), ends(row.likely, words))


def _largest(answer: Appear, words: Words) -> Iterator[RenderableType]:
    names = (("group", "left"), ("change", "right"), ("growth", "right"))
    named = answer.occupations
    grew, shrank = named[:MOST_CHANGED], named[: -MOST_CHANGED - 1 : -1]
    for title, rows in (("grew", grew), ("shrank", shrank)):
        yield grid(_named(names, words), [_change(row, words) for row in rows], words(f"report.{title}"))
    yield badges_of(named, ("change", "growth"), words)


def _forecast(row: ForecastRow, words: Words) -> Sequence[str]:
    return (
        f"{row.publisher.said(words)} {row.year}",
        words(row.where),
        f"{row.start}–{row.horizon}",
        _millions(row.created, words),
        _millions(row.displaced, words),
        "–" if row.net.value is None else words.signed(row.net.value / 1e6, 1),
    )


def _change(row: ChangeRow, words: Words) -> Sequence[str]:
    return words(row.name), words.signed(row.change.value), signed_percent(row.growth.value, words, 1)


def _millions(number: Quantity, words: Words) -> str:
    if number.low is not None and number.high is not None:
        return f"{words.number(number.low / 1e6)}–{words.number(number.high / 1e6)}"
    return "–" if number.value is None else words.number(number.value / 1e6, 1)


def _named(columns: Sequence[tuple[str, str]], words: Words) -> list[tuple[str, str]]:
    return [(words(f"report.column.{name}") if name else "", justify) for name, justify in columns]
