"""A chart of an answer that nobody designed a figure for: its rows in the units of the data, to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from arbeid.answers.claims.card import ClaimCard
from arbeid.answers.comparison import Compared
from arbeid.answers.market.agreement import Agreement
from arbeid.answers.monitor.use import Counted, Use
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.answers.several import SeveralFacts
from arbeid.answers.summary import called, called_by, sentence
from arbeid.answers.tidy import Single, identity, label_of, parts, quantities_of
from arbeid.errors import ArbeidError
from arbeid.views.drawing.table_twin import Cell, Column, Kind, Twin
from arbeid.views.drawing.twin_chart import twin_chart
from arbeid.wording import Words

if TYPE_CHECKING:
    import altair

_NOTHING = Quantity(None, "", "derived")
_KINDS: Mapping[str, Kind] = {"share": "share", "change": "change", "people": "count", "jobs": "signed_count"}


@dataclass(frozen=True)
class _Bar:
    """A row of a chart: what it is called, and its numbers by name, the drawn one first."""

    label: str
    numbers: Mapping[str, Quantity]


def chart_of(answer: object, words: Words) -> altair.LayerChart:
    """Draw the rows of an answer that has no figure of its own. Errors: an answer without numbers in rows."""
    if isinstance(answer, SeveralFacts) and answer.uncompared:
        raise ArbeidError("answer_uncompared")
    title = sentence(answer, words)
    if isinstance(answer, SeveralFacts) and (over := _varied(answer)):
        return twin_chart(_curve(answer, over, words), title=title, subtitle="", over=over)
    choose = next((_CHOSEN[kind] for kind in type(answer).__mro__ if kind in _CHOSEN), _of_rows)
    heads, bars = choose(answer, words)
    bars = [bar for bar in bars if any(one.value is not None for one in bar.numbers.values())]
    if not bars:
        raise ArbeidError("answer_no_numbers")
    return twin_chart(_twin(heads, bars), title=title, subtitle="")


def _twin(heads: Mapping[str, str], bars: Sequence[_Bar]) -> Twin:
    """Lay bars out as a table; numbers in another unit than the drawn one's cannot stand on its axis."""
    drawn = next(iter(heads))
    unit = next(bar.numbers[drawn].unit for bar in bars if drawn in bar.numbers)
    kept = [bar for bar in bars if drawn in bar.numbers and bar.numbers[drawn].unit == unit]
    ranged = any(bar.numbers[drawn].low is not None for bar in kept)
    ends = ("low", "high") if ranged else ()
    columns = [Column("label", "")]
    columns += [Column(name, head, _kind(kept, name)) for name, head in heads.items()]
    columns += [Column(end, end, _kind(kept, drawn)) for end in ends if end not in heads]
    return Twin(tuple(columns), tuple(tuple(_cells(bar, heads, drawn, ends)) for bar in kept))


def _cells(bar: _Bar, heads: Mapping[str, str], drawn: str, ends: Sequence[str]) -> Iterator[Cell]:
    yield bar.label
    written = {name: one.written() for name, one in bar.numbers.items()}
    yield from (written[name].value if name in written else None for name in heads)
    yield from (getattr(written[drawn], end) for end in ends if end not in heads)


def _kind(bars: Sequence[_Bar], name: str) -> Kind:
    found = (bar.numbers[name].unit for bar in bars if name in bar.numbers)
    return _KINDS.get(next(found, ""), "number")


def _of_rows(answer: Any, words: Words) -> tuple[dict[str, str], list[_Bar]]:
    """Take the rows that an answer is chiefly about: what it finds, before people and what was given."""
    rows = next(iter(parts(answer).values()), ())
    if rows and isinstance(rows[0], Single):
        bars = [_Bar(called(row, row.name, words), {"value": row.quantity}) for row in rows]
        return {"value": called_by("", "value", words)}, bars
    bars = [
        _Bar(label_of(row, words) or identity(row, at), dict(quantities_of(row)))
        for at, row in enumerate(rows)
    ]
    heads = {name: called(row, name, words) for row in rows for name, _ in quantities_of(row)}
    aside = {name: name.startswith("given[") or _kind(bars, name) == "count" for name in heads}
    return {name: heads[name] for name in sorted(heads, key=lambda name: aside[name])}, bars


def _of_use(answer: Use, words: Words) -> tuple[dict[str, str], list[_Bar]]:
    """Take the last counts of who uses AI, and firms by industry; else the ranks of use by occupation."""
    series = (("people", answer.people), ("firms", answer.firms), ("messages", answer.messages))
    bars = [
        _Bar(_counted(name, counts[-1], words), {"share": counts[-1].share})
        for name, counts in series
        if counts
    ]
    bars += [_Bar(f"{words(one.name)}, {one.year}", {"share": one.share}) for one in answer.industries]
    if bars:
        return {"share": called_by("Counted", "share", words)}, bars
    heads, bars = _of_rows(answer, words)
    return {"used": heads["used"], **heads}, bars


def _counted(name: str, last: Counted, words: Words) -> str:
    return f"{words(f'monitor.series.{name}')}, {words.period(last.period)}"


def _of_claim(answer: ClaimCard, words: Words) -> tuple[dict[str, str], list[_Bar]]:
    """Set what was published beside what we come to."""
    found = {"published": answer.published, "ours": answer.ours}
    bars = [_Bar(called_by("ClaimCard", name, words), {"value": one}) for name, one in found.items() if one]
    return {"value": called_by("ClaimCard", "value", words)}, bars


def _of_agreement(answer: Agreement, words: Words) -> tuple[dict[str, str], list[_Bar]]:
    """Take how far ranks lie apart; between which ranks is another axis."""
    heads, bars = _of_rows(answer, words)
    apart = (
        _Bar(bar.label, {name: replace(one, low=None, high=None) for name, one in bar.numbers.items()})
        for bar in bars
    )
    return heads, list(apart)


def _of_comparison(answer: Compared, words: Words) -> tuple[dict[str, str], list[_Bar]]:
    """Take the outcomes in jobs, by how much the second differs from the first."""
    heads, _ = _of_rows(answer, words)
    lines = [line for line in answer.outcomes if line.difference.unit == "jobs"]
    bars = [_Bar(words(line.label), dict(quantities_of(line))) for line in lines]
    return {"difference": heads["difference"], **heads}, bars


_CHOSEN: Mapping[type, Callable[[Any, Words], tuple[dict[str, str], list[_Bar]]]] = {
    Agreement: _of_agreement,
    ClaimCard: _of_claim,
    Compared: _of_comparison,
    Use: _of_use,
}


def _varied(answer: SeveralFacts) -> str:
    """Name the parameter that takes several values in a sweep, the first such, if any."""
    names = dict.fromkeys(name for line in answer.lines for name in line.given)
    for name in names:
        if len({line.given.get(name) for line in answer.lines}) > 1:
            return name
    return ""


def _curve(answer: SeveralFacts, over: str, words: Words) -> Twin:
    """Lay a sweep out by what was varied; a line is one economy, with whatever else was given."""
    economies = len({line.economy for line in answer.lines}) > 1
    rows: list[tuple[Cell, ...]] = []
    for line in answer.lines:
        others = [f"{name} {value}" for name, value in line.given.items() if name != over]
        main = (line.main or _NOTHING).written()
        called_line = ", ".join([*([line.economy] if economies else []), *others])
        rows.append((line.given[over], main.value, main.low, main.high, called_line))
    kind = _KINDS.get((answer.lines[0].main or _NOTHING).unit, "number")
    ends = (Column("low", "low", kind), Column("high", "high", kind), Column("line", ""))
    number: Kind = "text" if isinstance(answer.lines[0].given[over], str) else "number"
    main_column = Column("main", said(answer.what, words), kind)
    return Twin((Column(over, over, number), main_column, *ends), tuple(rows))
