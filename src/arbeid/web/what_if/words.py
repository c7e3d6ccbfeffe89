"""What a what-if page says of its numbers: a sentence, three range bars, and each assumption in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from arbeid.answers.run import RunFacts
from arbeid.answers.spread import Spread
from arbeid.answers.what_if import EachLine, WhatIf
from arbeid.interval import told_apart
from arbeid.views.drawing.steps import steps
from arbeid.views.phrasing import opening, signed_percent
from arbeid.views.run.headline import balance_values, handed_values, has_range
from arbeid.views.run.range_cell import with_range
from arbeid.views.run.words import greatest_of
from arbeid.views.run.words import points as study_points
from arbeid.web.what_if.state import PARAMS, written
from arbeid.wording import Words, greatest

# Writes a number; the second argument is how many digits more than usual.
Written = Callable[..., str]


@dataclass(frozen=True)
class Bar:
    """A range bar: parts of its axis from 0 to 1, and what stands at the ends of the axis."""

    outer: tuple[float, float]
    inner: tuple[float, float]
    middle: float
    zero: float
    ticks: tuple[tuple[float, str], ...]
    ends: tuple[str, str]


@dataclass(frozen=True)
class Headline:
    """One of the three numbers: its name, value and explanation, its range in words and as a bar."""

    id: str
    name: str
    value: str
    says: str
    range: str
    bar: Bar


def headline(facts: RunFacts, words: Words) -> str:
    """Say what a run comes to: work handed over, the balance as a range with what decides it, growth."""
    return words(
        f"web_what-if.headline{'' if has_range(facts.spreads.net) else '_fixed'}",
        economy=words.inside(facts.economy.title),
        points=words.number(facts.productivity[0].a_year.value, 2),
        **handed_values(facts, words),
        **balance_values(facts, words),
    )


def numbers(found: WhatIf, words: Words) -> list[Headline]:
    """Give jobs handed over, the balance of jobs under both closures, and productivity, with their ranges.

    The balance is a range first: where this scenario stands in it comes after.
    """
    facts, spreads = found.run, found.spreads
    balance, growth = facts.balance, facts.productivity[0]
    level = words.percent(growth.level.value, 1)
    wage = signed_percent(facts.gains.wages.change.value, words, 1)
    told = handed_values(facts, words)
    says = {
        "handed": words(
            "web_what-if.handed_says",
            share=told["handed"],
            oversight=told["oversight"],
            touched=with_range(balance.touched, words, greatest_of(balance)),
        ),
        "net": words(
            "web_what-if.net_says",
            moved=with_range(balance.won_full, words, float(balance.handed_over)),
            wage=wage,
        ),
        "productivity": words("web_what-if.productivity_says", level=level, years=facts.scenario.years),
    }
    within = greatest((balance.net.value, spreads.net.outer.low, spreads.net.outer.high))
    published = [(study_points(line), words(line.title)) for line in growth.published]
    handed, net, points = (one.value or 0.0 for one in (balance.handed_over, balance.net, growth.a_year))
    rows: tuple[tuple[str, float, Spread, Written, list[tuple[float, str]]], ...] = (
        ("handed", handed, spreads.handed_over, lambda one, finer=0: words.jobs(one, finer=finer), []),
        ("net", net, spreads.net, lambda one, finer=0: words.signed_jobs(one, within, finer), []),
        ("productivity", points, spreads.productivity, partial(_points, words), published),
    )
    return [
        Headline(
            id=name,
            name=words(f"web_what-if.{name}"),
            value=shown,
            says=says[name],
            range=beside,
            bar=_bar(value, spread, write, ticks),
        )
        for name, value, spread, write, ticks in rows
        for shown, beside in [_value_and_range(name, value, spread, write, words)]
    ]


def _points(words: Words, value: float, finer: int = 0) -> str:
    return words.number(value, 2 + finer)


def _value_and_range(
    name: str, value: float, spread: Spread, write: Written, words: Words
) -> tuple[str, str]:
    """Write a number and its range; of the balance the range comes first, and the number beside it."""
    shown, low, high = told_apart((value, spread.outer.low, spread.outer.high), write)
    if name == "net" and has_range(spread):
        return words("views.range", low=low, high=high), words("web_what-if.here", value=shown)
    return shown, _range(low, high, words)


def _range(low: str, high: str, words: Words) -> str:
    if low == high:
        return words("web_what-if.range_none")
    return words("web_what-if.range", low=low, high=high)


def _bar(value: float, spread: Spread, write: Written, ticks: list[tuple[float, str]]) -> Bar:
    outer, inner = (
        tuple(end if end is not None else value for end in (one.low, one.high))
        for one in (spread.outer, spread.inner)
    )
    low, high = _axis((value, *outer, *(tick for tick, _ in ticks)))

    def part(at: float) -> float:
        return (at - low) / (high - low)

    return Bar(
        outer=(part(outer[0]), part(outer[1])),
        inner=(part(inner[0]), part(inner[1])),
        middle=part(value),
        zero=part(0.0),
        ticks=tuple((part(tick), f"{title}: {write(tick)}") for tick, title in ticks),
        ends=(write(low), write(high)),
    )


def _axis(values: Iterable[float]) -> tuple[float, float]:
    known = [*values, 0.0]
    ends = steps(min(known), max(known), 3)
    return ends[0], ends[-1]


def each_lines(found: WhatIf, words: Words) -> list[dict[str, Any]]:
    """Give every assumption with what its ends come to, in words; those with a prior also as a bar."""
    net = found.run.balance.net.value or 0.0
    known = [end.net.value for line in found.each if line.ends == "prior" for end in (line.low, line.high)]
    low, high = _axis([net, *(value for value in known if value is not None)])
    within = greatest(known)
    lines = []
    for line in found.each:
        param = PARAMS[line.name][1]
        ends = [end.net.value for end in (line.low, line.high)]
        parts = [(end - low) / (high - low) for end in ends if end is not None]
        lines.append(
            {
                "line": line,
                "label": opening(words(line.label)),
                "value": written(param, line.value.value or 0.0, words),
                "low": written(param, line.low.value.value or 0.0, words),
                "high": written(param, line.high.value.value or 0.0, words),
                "net": [words.signed_jobs(end, within) if end is not None else "–" for end in ends],
                "points": [words.number(end.productivity.value, 2) for end in (line.low, line.high)],
                "says": _says(line, words),
                "bar": (min(parts), max(parts)) if len(parts) == 2 and line.ends == "prior" else None,
                "middle": (net - low) / (high - low),
            }
        )
    return lines


def _says(line: EachLine, words: Words) -> str:
    ends = [end.net.value for end in (line.low, line.high)]
    if None in ends:
        return words("web_what-if.each_apart")
    param = PARAMS[line.name][1]
    moves = [end.productivity.value for end in (line.low, line.high)]
    if line.reach < 0.5 and abs((moves[0] or 0) - (moves[1] or 0)) < 5e-5:
        return words("web_what-if.each_none")
    return words(
        "web_what-if.each_says",
        low=written(param, line.low.value.value or 0.0, words),
        high=written(param, line.high.value.value or 0.0, words),
        net_low=_more_or_fewer(ends[0] or 0.0, words),
        net_high=_more_or_fewer(ends[1] or 0.0, words),
    )


def _more_or_fewer(net: float, words: Words) -> str:
    """Say a balance of jobs in words, in thousands at least, so that both ends are rounded alike.

    >>> from arbeid.wording import words_of
    >>> _more_or_fewer(-6_824.0, words_of("nl")), _more_or_fewer(2.1e6, words_of("en"))
    ('7 duizend banen minder', '2.1 million more jobs')
    """
    thousands = round(abs(net) / 1000)
    if not thousands:
        return words("web_what-if.each_same")
    people = f"{thousands} {words('unit.thousand')}" if thousands < 1000 else words.people(abs(net))
    return words(f"web_what-if.each_{'fewer' if net < 0 else 'more'}", people=people)


def told(facts: RunFacts, words: Words) -> list[tuple[str, str]]:
    """Give handed over, assisted, jobs lost and created: what each is called, how many, and its range."""
    balance = facts.balance
    named = (
        ("handed_over", balance.handed_over),
        ("assisted", balance.assisted),
        ("lost", balance.lost),
        ("created", balance.won),
    )
    return [
        (words(f"web_what-if.{name}"), with_range(value, words, greatest_of(balance)))
        for name, value in named
    ]
