"""How far a run could be off, as a table and a sentence: the same in every face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from arbeid.answers.comparison import Compared
from arbeid.answers.ensemble import WeighedLine
from arbeid.answers.plain import said as said_of
from arbeid.answers.spread import HeadlineLine, Spreads
from arbeid.views.run.outputs import amount
from arbeid.views.run.range_cell import range_cell, reasons
from arbeid.wording import Words, greatest

ENDS = ("low", "quarter", "middle", "rest", "high")
"""The columns of a spread, by 5, 25, 50, 75 and 95% of draws."""


def ends_of(lines: Sequence[HeadlineLine]) -> tuple[str, ...]:
    """Name the numbers of headlines: as they stand, where that was asked for, and the five of ENDS."""
    return ("point", *ENDS) if any(line.point is not None for line in lines) else ENDS


def numbers_of(line: HeadlineLine) -> tuple[float | None, ...]:
    """List a headline's numbers, in the order of their names."""
    outer, inner = line.spread.outer, line.spread.inner
    stands = () if line.point is None else (line.point.value,)
    return *stands, outer.low, inner.low, outer.value, inner.high, outer.high


def range_columns(lines: Sequence[HeadlineLine], words: Words) -> list[str]:
    """Name the columns of a table of headlines."""
    return [words(f"ensemble.column.{name}") for name in ("headline", *ends_of(lines))]


def range_row(line: HeadlineLine, words: Words) -> list[str]:
    """Write a headline: its name, and where it lies over the draws."""
    numbers, middle = numbers_of(line), line.spread.outer
    within = greatest(numbers)
    written = (amount(replace(middle, value=value), words=words, within=within) for value in numbers)
    return [words(line.label), *written]


_SIDES = ("before", "after")
_OUTER = ("low", "middle", "high")


def weighed_columns(words: Words) -> list[str]:
    """Name the columns of a table of headlines before and after draws were weighed."""
    sides = [f"{words(f'ensemble.column.{side}')} {words(f'ensemble.column.{end}')}"
             for side in _SIDES for end in _OUTER]  # fmt: skip
    return [words("ensemble.column.headline"), *sides, words("ensemble.column.error")]


def weighed_row(line: WeighedLine, words: Words) -> list[str]:
    """Write a headline before and after draws were weighed: 5%, middle, 95%, and the error of the middle."""
    sides = [line.before.outer, line.after.outer]
    numbers = [number for one in sides for number in (one.low, one.value, one.high)]
    within = greatest(numbers)
    written = (amount(replace(sides[0], value=one), words=words, within=within) for one in numbers)
    middle = line.errors[len(ENDS) // 2] if line.errors else None
    off = "–" if middle is None else f"± {amount(middle, words=words, within=within)}"
    return [words(line.label), *written, off]


def drawn_sentence(found: Spreads, words: Words) -> str:
    """Say how many draws the ranges rest on, and of how many assumptions."""
    if not found.draws:
        return words("run.ranges_fixed")
    return words("run.ranges_drawn", n=len(found.drawn), draws=words.number(found.draws))


@dataclass(frozen=True)
class RangeTable:
    """The ranges as a page shows them: a sentence, and a table where there is any spread."""

    sentence: str
    columns: list[str]
    rows: list[list[str]]


def range_table(found: Spreads, words: Words) -> RangeTable:
    """Lay out where every headline lies; without rows where everything is fixed."""
    rows = [range_row(line, words) for line in found.headlines] if found.draws else []
    return RangeTable(drawn_sentence(found, words), range_columns(found.headlines, words), rows)


def beyond_sentence(found: Compared, words: Words) -> str:
    """Say of which outcomes the difference is beyond the noise of the assumptions, or why nobody can say."""
    if found.no_range is not None:
        return said_of(found.no_range, words)
    told = [line for line in found.outcomes if line.beyond is not None]
    beyond = words.list([words(line.label).partition(", ")[0] for line in told if line.beyond])
    key = "all" if all(line.beyond for line in told) else "some" if beyond else "none"
    said = words(f"run.compare.beyond_{key}", draws=words.number(found.draws), names=beyond)
    fewer = min(line.draws for line in told)
    if fewer == found.draws:
        return said
    return f"{said} {words('run.compare.followed', draws=words.number(fewer))}"


def without_ends(found: Compared, words: Words) -> tuple[str, ...]:
    """Say of a comparison why some of its numbers have no ends, or are not there at all."""
    every = [one for line in found.outcomes for one in (line.first, line.second, line.difference)]
    every += [one for line in found.occupations for one in (line.first, line.second, line.difference)]
    cells = [range_cell(one, "ends", words) for one in every if one.value is not None]
    drawn = reasons(cells, words) if found.draws else ()
    return (*drawn, *_not_followed(found, words))


def _not_followed(found: Compared, words: Words) -> Iterator[str]:
    """Name the one of two that was run without flows, where the other has rates of the labour market."""
    for title, side in ((found.first, "first"), (found.second, "second")):
        if any(getattr(line, side).value is None for line in found.outcomes):
            yield words("run.compare.not_followed", title=title)
