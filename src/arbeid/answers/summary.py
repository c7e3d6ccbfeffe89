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
from arbeid.answers.tidy import (
    Single,
    flattened,
    identity,
    instead_of,
    label_of,
    parts,
    quantities_of,
    sources_of,
)
from arbeid.interval import alike, told_apart
from arbeid.language import Text, Texts
from arbeid.wording import Words, greatest, is_phrase

_WIDTH = 118
_FIRST, _FIRST_HTML = 5, 20
_QUANTITIES = 3
_DEEP = 3
_CHANGES = ("change", "log_change", "relative change")
_DIGITS = {"rank": 0}
# Units of what is drawn from assumptions; a measured share may well have both its bounds at nothing.
_DRAWN = ("jobs",)
# What a sentence says of a list of outcomes.
_TOLD = ("net",)


def text(answer: Any, words: Words) -> str:
    """Write an answer in at most eight lines, none of them long."""
    rows, unit = _rows(answer), _unit(answer)
    lines = [_short(sentence(answer, words), lines=3), *filter(None, (heading(answer, words),))]
    first = 1 + _FIRST - len(lines)
    lines += [f"  {_short(_line(row, at, words, unit))}" for at, row in enumerate(rows[:first])]
    if len(rows) > first:
        lines.append("  " + words("answer.more", n=words.number(len(rows) - first)))
    if sources := sources_of(answer):
        lines.append(_short(words("answer.sources", sources=named(sources, words)), lines=2))
    return "\n".join(lines)


def _short(line: str, lines: int = 1) -> str:
    return shorten(line, lines * _WIDTH, placeholder=" …")


def html(answer: Any, words: Words, drawing: str) -> str:
    """Write an answer for a notebook: its sentence, a chart where it has one, a table, its sources."""
    rows = _rows(answer)
    unit = _unit(answer)
    keys = list(dict.fromkeys(key for row in rows[:_FIRST_HTML] for key, _ in _numbers(row, unit)))
    heads = ("", *(called(rows[0], key, words) for key in keys))
    head = "".join(f"<th>{escape(key)}</th>" for key in heads)
    body = "".join(_html_row(row, at, keys, words, unit) for at, row in enumerate(rows[:_FIRST_HTML]))
    over = f"<caption>{escape(heading(answer, words))}</caption>" if heading(answer, words) else ""
    cells = f"<table>{over}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""
    left = len(rows) - _FIRST_HTML
    more = f"<p>{escape(words('answer.more', n=words.number(left)))}</p>" if left > 0 else ""
    sources = sources_of(answer)
    foot = words("answer.sources", sources=named(sources, words)) if sources else ""
    said_first = f"<p><strong>{escape(sentence(answer, words))}</strong></p>"
    return f"<div>{said_first}{drawing}{cells}{more}<p><small>{escape(foot)}</small></p></div>"


def citation(answer: Any, words: Words) -> str:
    """Write an answer, the version that gave it, and its sources, a line each."""
    first = words("answer.cite", version=version("arbeid"), sentence=sentence(answer, words))
    lines = dict.fromkeys(f"{line.said(words)}. {line.url}".strip() for line in sources_of(answer))
    return "\n".join([first, *lines, *_publications(answer)])


def sentence(answer: Any, words: Words) -> str:
    """Say what an answer comes to: the phrase of its kind, filled in with what it holds."""
    if isinstance(answer, Sequence):
        kind = f"answer.list.{type(answer[0]).__name__}" if answer else ""
        return words(kind if is_phrase(kind) else "answer.lines", n=words.number(len(answer)))
    key = f"answer.says.{type(answer).__name__}"
    if (instead := instead_of(answer)) and is_phrase(f"{key}_{instead}"):
        key = f"{key}_{instead}"
    elif getattr(answer, "uncompared", False) and is_phrase(f"{key}_uncompared"):
        key = f"{key}_uncompared"
    elif not _rows(answer) and is_phrase(f"{key}_none"):
        key = f"{key}_none"
    elif len(_rows(answer)) == 1 and is_phrase(f"{key}_one"):
        key = f"{key}_one"
    elif getattr(answer, "cut", False) and is_phrase(f"{key}_cut"):
        key = f"{key}_cut"
    values = dict(_values(answer, words))
    return words(key, **values) if is_phrase(key) else f"{type(answer).__name__}: {label_of(answer, words)}"


def heading(answer: Any, words: Words) -> str:
    """Say above the rows of which country they are; nothing where that is the one that was asked for."""
    # Lists, and values that a reader made, are of no other country than they say.
    known = getattr(answer, "_elsewhere", None)
    elsewhere = known() if known else None
    return "" if elsewhere is None else words("answer.elsewhere", place=words.inside(elsewhere))


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
    # The first of the rows about what a sentence is about, where they have names: ``headlines_net_point``.
    for row in reversed(values) if deep == _DEEP and is_dataclass(values[0] if values else None) else ():
        if getattr(row, "name", None) in _TOLD:
            yield from _value(row, f"{name}_{row.name}", words, deep - 1)


def _value(value: Any, name: str, words: Words, deep: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text | Note | Saying):
        yield name, said(value, words)
    elif isinstance(value, Quantity):
        yield name, written(value, words)
        yield f"{name}_value", _with_unit(_bare(value, words)[0], value.unit, words)
        yield f"{name}_range", _range(value, words)
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
    shown, *ends = _bare(one, words)
    number = _with_unit(shown, one.unit, words)
    if not ends:
        return number
    low, high = ends
    if low == high and one.low != one.high:
        return f"{number} ({words('answer.ends_alike')})"
    below = one.low is not None and one.low < 0
    return f"{number} ({words('views.range', low=low, high=high) if below else f'{low}–{high}'})"


def _range(one: Quantity, words: Words) -> str:
    """Say between which ends most draws lie, or that there is no range."""
    _, *ends = _bare(one, words)
    return words("answer.most_draws", low=ends[0], high=ends[1]) if ends else words("answer.no_range")


def _bare(one: Quantity, words: Words) -> tuple[str, ...]:
    """Write a number without its unit, with the ends of its range where it has both."""
    values = (one.value, one.low, one.high) if _has_range(one) else (one.value,)
    known = [value for value in values if value is not None]
    if one.unit == "jobs" and one.badge == "modelled" and known:
        # The ends of a range are as coarse as the largest, with signs if one is below 0.
        write = words.signed_jobs if min(known) < 0 else words.jobs
        return told_apart(values, lambda value, finer: write(value, greatest(known), finer))
    return told_apart(values, lambda value, finer: _number(value, one.unit, words, finer))


def _has_range(one: Quantity) -> bool:
    # Where every assumption is fixed, all draws are one point but for the last digits.
    if one.low is None or one.high is None:
        return False
    return one.unit not in _DRAWN or not alike(one.low, one.high)


def _number(value: float, unit: str, words: Words, finer: int) -> str:
    if unit.startswith(("share", "probability")) or unit in _CHANGES:
        return words.percent(value, 1 + finer)
    if unit in ("people", "jobs"):
        return words.people(value, finer)
    return words.number(value, _DIGITS.get(unit, 2) + finer)


def _with_unit(number: str, unit: str, words: Words) -> str:
    if number == "–" or unit.startswith(("share", "probability")) or unit in _CHANGES:
        return number
    if is_phrase(f"answer.unit.{unit}"):
        return words(f"answer.unit.{unit}", n=number)
    return f"{number} {words.known(unit)}".strip()


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
    label = shorten(_label(row, at, words), 50, placeholder=" …")
    known = ((name, one) for name, one in _numbers(row, unit) if one.value is not None)
    told = islice(known, _QUANTITIES)
    numbers = ", ".join(_named_number(row, name, one, words) for name, one in told)
    return f"{label}: {numbers}" if numbers else label


def _label(row: Any, at: int, words: Words) -> str:
    known = label_of(row, words) or identity(row, at)
    return called(row, known, words) if isinstance(row, Single) else known


def _named_number(row: Any, name: str, one: Quantity, words: Words) -> str:
    number = written(one, words)
    # A number of people or jobs says itself what it is, and a row of one quantity is called after it.
    says = name.rpartition(".")[2] in ("people", "jobs") or isinstance(row, Single)
    return number if says else f"{called(row, name, words)} {number}"


def called(row: Any, name: str, words: Words) -> str:
    """Say what a quantity of a row is called: by its kind of row, in full, or by the end of its name."""
    return called_by(type(row).__name__, name, words)


def called_by(kind: str, name: str, words: Words) -> str:
    """Say the same of a quantity of a kind of row."""
    whole = name.replace(".", "_")
    for known in (f"{kind}_{whole}", whole, name.rpartition(".")[2]):
        if is_phrase(f"answer.called.{known}"):
            return words(f"answer.called.{known}")
    # What a calculator gives, or a table is keyed by, has no other name than its own.
    return (name.partition("[")[2].rstrip("]") or name.rpartition(".")[2]).replace("_", " ")


def _html_row(row: Any, at: int, keys: list[str], words: Words, unit: str) -> str:
    known = dict(_numbers(row, unit))
    cells = [written(known[key], words) if key in known else "" for key in keys]
    label = _label(row, at, words)
    return f"<tr><th>{escape(label)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _publications(answer: Any) -> Iterator[str]:
    """List what an answer rests on beside tables: studies, each as one line."""
    held = {field.name for field in fields(answer)} if is_dataclass(answer) else set()
    for name in held & {"publications", "sources"}:
        yield from (one for one in getattr(answer, name) if isinstance(one, str))
