"""Structural choices side by side: in words, as a table, and drawn; none is pooled with another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.structures import Between, ChoiceSpread, StructureLine
from arbeid.language import Text
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import opening
from arbeid.views.run.outputs import amount
from arbeid.views.run.ranges import ENDS
from arbeid.views.run.setting import cited
from arbeid.wording import Words, greatest

TOLD = "net"
"""The outcome that is drawn."""
_FEW = 3
"""Up to so many choices a table has all their outcomes, else the first alone."""
_SIZES = ((320, 0, 0), (600, 232, 104))


@dataclass(frozen=True)
class StructureTable:
    """One outcome under each choice: a title, columns, and a row a choice."""

    title: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Around:
    """What a figure says of where its choices stand: the scenario, the place, the horizon, the sources."""

    title: Text
    sentence: Text
    economy: Text
    years: int
    sources: tuple[SourceLine, ...]


def structure_sentences(lines: Sequence[StructureLine], words: Words) -> Iterator[str]:
    """Say of each choice how far it moves the middle, beside how far draws lie apart under one of them."""
    for line in lines:
        for apart in line.apart[:1]:
            yield _sentence(line, apart, words)


def _sentence(line: StructureLine, apart: Between, words: Words) -> str:
    between, broad = apart.between, apart.within.value
    low, high = (replace(between, value=end, low=None, high=None) for end in (between.low, between.high))
    within = greatest((between.low, between.high))
    # What lies at both ends of nothing has a sign on either side.
    signed = (between.low or 0.0) < 0
    key = "one" if broad is None else "more" if float(between) > broad else "less"
    return words(
        f"structures.{key}",
        choice=opening(words(line.label)),
        outcome=words(apart.outcome_label),
        low=amount(low, signed, words=words, within=within),
        high=amount(high, signed, words=words, within=within),
        broad=amount(apart.within, words=words),
    )


def structure_tables(lines: Sequence[StructureLine], words: Words) -> Iterator[StructureTable]:
    """Lay out where outcomes lie under each choice; of many choices the first outcome alone."""
    columns = [words("structures.column.choice"), *(words(f"ensemble.column.{name}") for name in ENDS)]
    for line in lines:
        outcomes = list(dict.fromkeys(one.outcome for one in line.choices))
        several = len({one.name for one in line.choices}) <= _FEW
        for outcome in outcomes if several else outcomes[:1]:
            told = [one for one in line.choices if one.outcome == outcome]
            label = words(told[0].outcome_label)
            title = words("structures.table", choice=opening(words(line.label)), outcome=label)
            yield StructureTable(title, columns, [_row(one, told, words) for one in told])


def _row(one: ChoiceSpread, told: Sequence[ChoiceSpread], words: Words) -> list[str]:
    numbers, middle = _numbers(one), one.spread.outer
    within = greatest([number for each in told for number in _numbers(each)])
    written = (amount(replace(middle, value=value), words=words, within=within) for value in numbers)
    return [_name(one, words), *written]


def _name(one: ChoiceSpread, words: Words) -> str:
    label = opening(words(one.label))
    return words("structures.own", choice=label) if one.own else label


def _numbers(one: ChoiceSpread) -> tuple[float | None, ...]:
    outer, inner = one.spread.outer, one.spread.inner
    return outer.low, inner.low, outer.value, inner.high, outer.high


def structure_figure(lines: Sequence[StructureLine], around: Around, words: Words) -> Figure | None:
    """Draw the balance of jobs under each choice that has a bearing on it; nothing where none has."""
    told = {line.name: [one for one in line.choices if _is_drawn(one)] for line in lines}
    shown = [line for line in lines if len(told[line.name]) > 1]
    if not shown:
        return None
    every = [one for line in shown for one in told[line.name]]
    ends = [end for one in every for end in (one.spread.outer.low, one.spread.outer.high) if end is not None]
    ticks = steps(min(*ends, 0.0), max(*ends, 0.0), 4)
    scale = Scale(
        ticks[0], ticks[-1], {tick: words.signed_people(tick) for tick in (ticks[0], 0.0, ticks[-1])}
    )
    apart = next(one for one in shown[0].apart if one.outcome == TOLD)
    low, high = (words.signed_jobs(float(end or 0), greatest(ends)) for end in _ends(apart.between))
    values = {"years": around.years, "economy": opening(words(around.economy))}
    draws = words.number(max(one.draws for one in every))
    spoken = [f"{opening(words(one.label))} {_middle(one, words, ends)}" for one in every]
    return Figure(
        id=words("structures.view.id"),
        language=words.language,
        title=words("structures.view.title", choice=words(shown[0].label), low=low, high=high),
        subtitle=words("structures.view.subtitle", **values, draws=draws),
        note=words("structures.view.note"),
        alt=words("structures.view.alt", values=words.list(spoken)),
        badge="modelled",
        about=(
            words("run.view.about_scenario", scenario=around.title, sentence=around.sentence),
            words("run.view.about_open"),
        ),
        sources=cited(around.sources),
        table=_twin(shown, words),
        drawings=tuple(
            _drawn(Sheet(scale, width, left=left, right=right), shown, ends, words)
            for width, left, right in _SIZES
        ),
    )


def _is_drawn(one: ChoiceSpread) -> bool:
    return one.outcome == TOLD and one.spread.outer.low is not None and one.spread.outer.high is not None


def _ends(quantity: Quantity) -> tuple[float | None, float | None]:
    return quantity.low, quantity.high


def _middle(one: ChoiceSpread, words: Words, ends: Sequence[float]) -> str:
    return words.signed_jobs(float(one.spread.outer), greatest(ends))


def _drawn(sheet: Sheet, lines: Sequence[StructureLine], ends: Sequence[float], words: Words) -> Drawing:
    for line in lines:
        sheet.heading(opening(words(line.label)))
        for one in (one for one in line.choices if _is_drawn(one)):
            outer, inner = one.spread.outer, one.spread.inner
            y = sheet.row(_name(one, words), end=_middle(one, words, ends), track=False)
            for part, wide in ((outer, 1.5), (inner, 5.0)):
                if part.low is not None and part.high is not None:
                    sheet.line(part.low, part.high, y, "accent", wide)
            sheet.dot(float(outer), y, "ink", "disc", 40)
    return sheet.drawing()


def _twin(lines: Sequence[StructureLine], words: Words) -> Twin:
    columns = [Column("structure", words("structures.column.structure"))]
    columns.append(Column("choice", words("structures.column.choice")))
    columns += [Column(name, words(f"ensemble.column.{name}"), "signed_count") for name in ENDS]
    rows = tuple(
        (words(line.label), words(one.label), *_numbers(one))
        for line in lines
        for one in line.choices
        if _is_drawn(one)
    )
    return Twin(tuple(columns), rows)
