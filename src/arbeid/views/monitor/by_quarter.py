"""Changes by quarter of exposure: a row an age and period, a column a quarter; and what others published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from arbeid.answers.monitor.visible import Beside, Change
from arbeid.views.phrasing import figure, signed_percent
from arbeid.wording import Words

QUARTERS = ("Q1", "Q2", "Q3", "Q4")


@dataclass(frozen=True)
class QuarterRow:
    """One row: an age over a period, or a part of the row above, with the change in each quarter.

    ``alike`` says in words whether people were counted alike at both ends; of a part all but that is empty.
    """

    age: str
    window: str
    part: str
    cells: tuple[str, ...]
    alike: str


def by_quarter(changes: Iterable[Change], words: Words) -> list[QuarterRow]:
    """Word changes with the quarters beside each other; months also by whether they jump."""
    together: dict[tuple[str, str, str], list[Change]] = {}
    for one in changes:
        together.setdefault((one.age, one.first, one.last), []).append(one)
    return [row for quarters in together.values() for row in _rows(quarters, words)]


def _rows(quarters: Sequence[Change], words: Words) -> Iterator[QuarterRow]:
    first = quarters[0]
    window = f"{words.period(first.first)} – {words.period(first.last)}"
    alike = words(f"monitor.{'yes' if first.comparable else 'no'}")
    for name in ("change", "jumps", "rest"):
        parts = [getattr(one, name) for one in quarters]
        if all(part.value is None for part in parts):
            continue
        cells = tuple(signed_percent(part.value, words, 1) for part in parts)
        whole = name == "change"
        part = "" if whole else words(f"monitor.column.{name}")
        yield QuarterRow(age(first.age, words) if whole else "", window if whole else "", part, cells,
                         alike if whole else "")  # fmt: skip


def age(named: str, words: Words) -> str:
    """Word an age of a monitor.

    >>> from arbeid.wording import words_of
    >>> age("22-25", words_of("nl")), age("26-plus", words_of("en"))
    ('22 tot en met 25', '26 and over')
    """
    low, _, high = named.partition("-")
    return words("monitor.age_over", low=low) if high == "plus" else words("monitor.age", low=low, high=high)


def published(one: Beside, words: Words) -> str:
    """Write an estimate of others in its own unit: a percentage, or a difference of logarithms."""
    if one.value.unit == "change":
        return signed_percent(one.value.value, words, 1)
    return words("monitor.in_logs", value=figure(one.value.value, words, 3))
