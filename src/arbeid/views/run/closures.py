"""Unemployment under each closure in words: on whose moves, within which range, and from where it starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import ClosureLine, HitLine, StartLine
from arbeid.interval import told_apart
from arbeid.models.flows.network import DOUBLE
from arbeid.wording import Words


def closure_sentence(
    line: ClosureLine, start: StartLine, years: int, words: Words, room: str = "run.unemployment"
) -> str:
    """Say where unemployment stands at the horizon under one closure: ``ROOM_open``, ``_down``, ``_full``."""

    rate, rate_span = with_span(line.rate, words.percent, words)
    difference, difference_span = with_span(line.difference, words.signed, words, "apart_span", 2)
    return words(
        f"{room}_{line.closure}" if rises(line) else f"{room}_down",
        years=years,
        weeks=words.number(start.long_term_weeks.value),
        moves=on_moves(start, words),
        rate=rate,
        rate_span=rate_span,
        without=words.percent(float(line.without), 1),
        difference=f"{difference} {words('unit.points')}",
        difference_span=difference_span,
        long_term=ranged(line.long_term, words.percent, words),
        long_term_without=words.percent(float(line.long_term_without), 1),
    )


def rises(line: ClosureLine) -> bool:
    """Tell whether unemployment ends higher than without AI; the full closure is told as if it did."""
    return line.closure == "full" or float(line.difference) > 0


def on_moves(start: StartLine | None, words: Words) -> str:
    """Say behind a figure of unemployment where the moves were counted, if that is not here."""
    elsewhere = start.mobility.elsewhere if start and start.mobility else None
    return words("flows.elsewhere", title="", elsewhere=elsewhere) if elsewhere else ""


Written = Callable[[float, int], str]


def ranged(quantity: Quantity, written: Written, words: Words, digits: int = 1) -> str:
    """Write a number with the range that half and double the mobility give it, where it has one."""
    return "".join(with_span(quantity, written, words, digits=digits))


def with_span(
    quantity: Quantity, written: Written, words: Words, key: str = "span", digits: int = 1
) -> tuple[str, str]:
    """Write a number, and the ends of its range as ``flows.KEY``; nothing where both are one, or unknown."""
    bounds = (float(quantity), quantity.low, quantity.high)
    value, low, high = told_apart(bounds, written, digits)
    alone = quantity.low is None or quantity.high is None or low == high
    return value, "" if alone else words(f"flows.{key}", low=low, high=high)


def hit_row(line: HitLine, words: Words) -> tuple[str, str, str, str]:
    """Write of an occupation what AI reaches, unemployment with and without it, and the points between."""
    return (
        ranged(line.reach, words.percent, words),
        ranged(line.rate, words.percent, words),
        ranged(line.without, words.percent, words),
        ranged(line.difference, words.signed, words, 2),
    )


def moves_sentences(start: StartLine, words: Words) -> tuple[str, ...]:
    """Say between which mobilities the ranges of unemployment run; nothing where there are none."""
    held = start.mobility
    if held is None or held.times.low is None or held.times.high is None:
        return ()
    low, high = (words.percent(end) for end in (held.times.low, held.times.high))
    said = words("run.moves_range", low=low, high=high)
    if held.times.high >= DOUBLE:
        return (said,)
    unemployment = words.percent(held.unemployment.value, 1)
    return said, words("flows.note.capped", most_share=high, unemployment_share=unemployment)


def drawn_sentences(lines: Sequence[ClosureLine], words: Words) -> tuple[str, ...]:
    """Say where unemployment lies over draws of the assumptions, under the first closure; nothing undrawn."""
    drawn = lines[0].drawn if lines else None
    if drawn is None or drawn.outer.low is None:
        return ()
    outer, inner = drawn.outer, drawn.inner
    ends = {"low": outer.low, "quarter": inner.low, "middle": outer.value}
    ends |= {"rest": inner.high, "high": outer.high}
    return (words("run.unemployment_drawn", **{name: words.percent(end, 1) for name, end in ends.items()}),)


def start_sentence(start: StartLine, words: Words) -> str:
    """Say where the flows start, and whether they are fitted to this labour market."""
    elsewhere = start.kind == "fitted" and not start.own_network
    told: dict[str, object] = {"rate": words.percent(start.rate.value, 1)}
    if start.vacancy.value is not None:
        told |= {
            "unemployment": words.percent(start.unemployment.value, 1),
            "vacancy": words.number(1000 * start.vacancy.value),
            "badge": words(f"views.badge.{start.unemployment.badge}").lower(),
        }
    return words(f"run.start_{'fitted_elsewhere' if elsewhere else start.kind}", **told)
