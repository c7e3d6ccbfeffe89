"""An answer in a few lines: the sentence that says it, its first rows, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from html import escape
from importlib.metadata import version
from itertools import islice
from textwrap import shorten
from typing import Any

from arbeid.answers.note import Note, Saying
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity, SourceLine, named
from arbeid.answers.tidy import flattened, identity, instead_of, label_of, parts, quantities_of
from arbeid.language import Text, Texts
from arbeid.wording import Words, greatest, is_phrase

_WIDTH = 118
_FIRST, _FIRST_HTML = 5, 20
_QUANTITIES = 3
_DEEP = 3


def text(answer: Any, words: Words) -> str:
    """Write an answer in at most eight lines, none of them long."""
    rows, unit = _rows(answer), _unit(answer)
    lines = [_short(sentence(answer, words), lines=3)]
    lines += [f"  {_short(_line(row, at, words, unit))}" for at, row in enumerate(rows[:_FIRST])]
    if len(rows) > _FIRST:
        lines.append("  " + words("answer.more", n=words.number(len(rows) - _FIRST)))
    if sources := _sources(answer):
        lines.append(_short(words("answer.sources", sources=named(sources, words)), lines=2))
    return "\n".join(lines)


def _short(line: str, lines: int = 1) -> str:
    return shorten(line, lines * _WIDTH, placeholder=" …")


def html(answer: Any, words: Words, drawing: str) -> str:
    """Write an answer for a notebook: its sentence, a chart where it has one, a table, its sources."""
    rows = _rows(answer)
    unit = _unit(answer)
    keys = list(dict.fromkeys(key for row in rows[:_FIRST_HTML] for key, _ in _numbers(row, unit)))
    head = "".join(f"<th>{escape(key)}</th>" for key in ("", *keys))
    body = "".join(_html_row(row, at, keys, words, unit) for at, row in enumerate(rows[:_FIRST_HTML]))
    cells = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""
    left = len(rows) - _FIRST_HTML
    more = f"<p>{escape(words('answer.more', n=words.number(left)))}</p>" if left > 0 else ""
    sources = _sources(answer)
    foot = words("answer.sources", sources=named(sources, words)) if sources else ""
    said_first = f"<p><strong>{escape(sentence(answer, words))}</strong></p>"
    return f"<div>{said_first}{drawing}{cells}{more}<p><small>{escape(foot)}</small></p></div>"


def citation(answer: Any, words: Words) -> str:
    """Write an answer, the version that gave it, and its sources, a line each."""
    first = words("answer.cite", version=version("arbeid"), sentence=sentence(answer, words))
    lines = dict.fromkeys(f"{line.said(words)}. {line.url}".strip() for line in _sources(answer))
    return "\n".join([first, *lines])


def sentence(answer: Any, words: Words) -> str:
    """Say what an answer comes to: the phrase of its kind, filled in with what it holds."""
    if isinstance(answer, Sequence):
        return words(
            "answer.lines", n=words.number(len(answer)), kind=type(answer[0]).__name__ if answer else ""
        )
    key = f"answer.says.{type(answer).__name__}"
    if instead := instead_of(answer):
        key = f"{key}_{instead}"
    elif not _rows(answer) and is_phrase(f"{key}_none"):
        key = f"{key}_none"
    values = dict(_values(answer, words))
    return words(key, **values) if is_phrase(key) else f"{type(answer).__name__}: {label_of(answer, words)}"


def _values(answer: Any, words: Words, before: str = "", deep: int = _DEEP) -> Iterator[tuple[str, str]]:
    """List what an answer holds as it is read in a sentence: ``touched_low``, ``rows_0_name``, ``rows_n``."""
    for field in fields(answer):
        value, name = getattr(answer, field.name), before + field.name
        if isinstance(value, tuple):
            yield f"{name}_n", words.number(len(value))
            yield from _ends(value, name, words, deep)
        else:
            unit = getattr(answer, "unit", None)
            counted = isinstance(value, float) and isinstance(unit, str)
            yield from _value(Quantity(value, unit or "", "derived") if counted else value, name, words, deep)


def _ends(values: tuple[Any, ...], name: str, words: Words, deep: int) -> Iterator[tuple[str, str]]:
    for place, one in (("first", values[:1]), ("last", values[-1:])):
        for value in one:
            yield from _value(value, f"{name}_{place}", words, deep)


def _value(value: Any, name: str, words: Words, deep: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text | Note | Saying):
        yield name, said(value, words)
    elif isinstance(value, Quantity):
        yield name, written(value, words)
        yield f"{name}_value", _number(value.value, value.unit, words)
    elif is_dataclass(value) and not isinstance(value, SourceLine | Texts) and deep:
        yield from _values(value, words, f"{name}_", deep - 1)
    else:
        yield (
            name,
            "–" if value is None else words.number(value, 2) if isinstance(value, float) else str(value),
        )


def written(one: Quantity, words: Words) -> str:
    """Write a quantity with its unit, and its range where it has one.

    >>> from arbeid.wording import words_of
    >>> written(Quantity(0.41, "share", "measured", 0.3, 0.5), words_of("nl"))
    '41,0% (30,0%–50,0%)'
    >>> written(Quantity(-102_507.0, "jobs", "modelled", -371_547.0, 6_403.0), words_of("en"))
    '−103 thousand jobs (−372 thousand to +6 thousand)'
    """
    if one.unit == "jobs" and one.badge == "modelled" and one.value is not None:
        return _jobs(one, words)
    shown = _number(one.value, one.unit, words)
    if one.low is None or one.high is None:
        return shown
    return f"{shown} ({_number(one.low, one.unit, words)}–{_number(one.high, one.unit, words)})"


def _jobs(one: Quantity, words: Words) -> str:
    """Write modelled jobs, the ends of a range as coarse as the largest, with signs if one is below 0."""
    ends = [end for end in (one.value, one.low, one.high) if end is not None]
    write = words.signed_jobs if min(ends) < 0 else words.jobs
    shown, *others = (write(end, greatest(ends)) for end in ends)
    range_ = f" ({words('views.range', low=others[0], high=others[-1])})" if len(others) > 1 else ""
    return f"{shown} {words('answer.jobs')}{range_}"


def _number(value: float | None, unit: str, words: Words) -> str:
    if value is None:
        return "–"
    if unit == "share":
        return words.percent(value, 1)
    if unit in ("people", "jobs"):
        return f"{words.people(value)} {words(f'answer.{unit}')}"
    return f"{words.number(value, 2)} {words.known(unit)}".strip()


def _rows(answer: Any) -> Sequence[Any]:
    return next(iter(parts(answer).values()), ())


def _unit(answer: Any) -> str:
    unit = getattr(answer, "unit", "")
    return unit if isinstance(unit, str) else ""


def _numbers(row: Any, unit: str) -> list[tuple[str, Quantity]]:
    """List the quantities of a row; where an answer has one unit for all its numbers, those numbers."""
    bare = [(name, Quantity(one, unit, "derived")) for name, one in flattened(row) if isinstance(one, float)]
    return quantities_of(row) or (bare if unit else [])


def _line(row: Any, at: int, words: Words, unit: str) -> str:
    label = shorten(label_of(row, words) or identity(row, at), 50, placeholder=" …")
    told = islice(_numbers(row, unit), _QUANTITIES)
    numbers = ", ".join(_named_number(name, one, label, words) for name, one in told)
    return f"{label}: {numbers}" if numbers else label


def _named_number(name: str, one: Quantity, label: str, words: Words) -> str:
    number = written(one, words)
    bare = name.rpartition(".")[2]
    # People of a group are a number of people, and a row of one quantity is called after it.
    return number if bare in (one.unit, label) else f"{name} {number}"


def _html_row(row: Any, at: int, keys: list[str], words: Words, unit: str) -> str:
    known = dict(_numbers(row, unit))
    cells = [written(known[key], words) if key in known else "" for key in keys]
    label = label_of(row, words) or identity(row, at)
    return f"<tr><th>{escape(label)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _sources(answer: Any) -> tuple[SourceLine, ...]:
    known = () if isinstance(answer, Sequence) else getattr(answer, "sources", ())
    return tuple(line for line in known if isinstance(line, SourceLine))
