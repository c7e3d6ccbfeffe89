"""An answer as a tidy frame: a row for each thing and quantity, whatever the answer is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from arbeid.answers.members import Members
from arbeid.answers.note import Note, Saying
from arbeid.answers.plain import key_of, said
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.errors import unknown_name
from arbeid.language import Text
from arbeid.wording import Words

if TYPE_CHECKING:
    import polars as pl

Cells = dict[str, Any]
_IDS = ("code", "id", "measure", "scenario", "name", "claim", "switch", "year", "key", "band")
_LABELS = ("name", "label", "title", "statement")
# What an answer has beside the rows that it is about.
_BESIDE = ("sources", "notes", "voices", "assumptions", "sampling", "studies", "left_out", "limits")
_FIXED = ("id", "label", "quantity", "value", "low", "high", "unit", "badge")
_SCALARS = str | int | float | bool | Text | Note | Saying


def parts(answer: Any) -> dict[str, Sequence[Any]]:
    """List the parts of an answer that are rows, the one that it is chiefly about first."""
    if isinstance(answer, Sequence):
        return {"lines": answer}
    found: dict[str, Sequence[Any]] = {}
    for field in fields(answer):
        value = getattr(answer, field.name)
        if (
            isinstance(value, tuple)
            and value
            and is_dataclass(value[0])
            and not isinstance(value[0], _WORDED)
        ):
            found[field.name] = value
    known = sorted(found, key=lambda name: name in _BESIDE)
    chief = instead_of(answer) or getattr(type(answer), "_chiefly", "")
    first = {chief: _at(answer, chief)} if chief else {}
    return first | {name: found[name] for name in known}


def instead_of(answer: Any) -> str:
    """Name the part that an answer holds instead of what it is chiefly about, where it does."""
    others: tuple[str, ...] = getattr(type(answer), "_instead", ())
    if not others or _at(answer, type(answer)._chiefly):
        return ""
    return next((name for name in others if _at(answer, name)), "")


_WORDED = (SourceLine, Note, Saying, Quantity)


@dataclass(frozen=True)
class Single(Members):
    """One quantity of a part that has no rows, under its own name."""

    name: str
    quantity: Quantity


def _at(answer: Any, path: str) -> Sequence[Any]:
    for name in path.split("."):
        answer = getattr(answer, name)
    if isinstance(answer, tuple):
        return answer
    return tuple(Single(name, value) for name, value in flattened(answer) if isinstance(value, Quantity))


def table(answer: Any, part: str | None, words: Words) -> pl.DataFrame:
    """Lay a part of an answer out as a frame; without rows, the quantities of the answer itself."""
    import polars as pl

    every = parts(answer)
    if part is not None and (not isinstance(part, str) or part not in every):
        raise unknown_name("part", part, every)
    rows = every[part] if part else next(iter(every.values()), (answer,))
    named = ", ".join(line.id for line in getattr(answer, "sources", ()) if isinstance(line, SourceLine))
    cells = [line for at, row in enumerate(rows) for line in _lines(row, at, named, words)]
    frame = pl.DataFrame(cells, infer_schema_length=None, strict=False)
    return frame.with_columns(
        pl.col(one).cast(pl.Float64) for one in ("value", "low", "high") if one in frame.columns
    )


def _lines(row: Any, at: int, sources: str, words: Words) -> Iterator[Cells]:
    flat = dict(flattened(row))
    quantities = quantities_of(row)
    label = label_of(row, words)
    start = {"id": identity(row, at), "label": label}
    rest = {
        name: _cell(value, words)
        for name, value in flat.items()
        if (value is None or isinstance(value, _SCALARS)) and name not in (*_FIXED, "sources")
    }
    own = flat.get("sources")
    rest = {name: cell for name, cell in rest.items() if cell is None or cell not in start.values()}
    named = {"sources": ", ".join(own) if own and isinstance(own[0], str) else sources}
    for name, one in quantities:
        number = one.written()
        ends = {"value": number.value, "low": number.low, "high": number.high}
        numbers = {key: None if end is None else float(end) for key, end in ends.items()}
        yield start | {"quantity": name} | numbers | {"unit": one.unit, "badge": one.badge} | named | rest
    if not quantities:
        yield start | rest | named


def flattened(row: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """List what a row holds by name, what its parts hold with the part's name before it."""
    if isinstance(row, Quantity):
        yield before.rstrip(".") or "value", row
        return
    if isinstance(row, Single):
        yield from (("id", row.name), (row.name, row.quantity))
        return
    for field in fields(row):
        value, name = getattr(row, field.name), before + key_of(field)
        if isinstance(value, Mapping):
            yield from (
                (f"{name}[{key}]", one) for key, one in value.items() if isinstance(one, Quantity | float)
            )
        elif is_dataclass(value) and not isinstance(value, _WORDED):
            yield from flattened(value, f"{name}.")
        else:
            yield name, value


def quantities_of(row: Any) -> list[tuple[str, Quantity]]:
    """List the quantities of a row by name."""
    return [(name, value) for name, value in flattened(row) if isinstance(value, Quantity)]


def has_numbers(answer: Any) -> bool:
    """Say whether the rows that an answer is chiefly about hold any quantity."""
    return any(quantities_of(row) for row in next(iter(parts(answer).values()), ()))


def identity(row: Any, at: int) -> str:
    """Choose what a row is called: its code or its name, or its place where it has none."""
    flat = dict(flattened(row))
    for wanted in _IDS:
        for name, value in flat.items():
            if name.rpartition(".")[2] == wanted and isinstance(value, str | int):
                return str(value)
    return str(at + 1)


def label_of(row: Any, words: Words) -> str:
    """Choose the words by which a reader knows a row: its name or label, or what it is called."""
    flat = dict(flattened(row))
    for wanted in _LABELS:
        for name, value in flat.items():
            if name.rpartition(".")[2] == wanted and isinstance(value, Text | Note | Saying):
                return said(value, words)
    return next((said(one, words) for one in flat.values() if isinstance(one, Text)), "")


def _cell(value: Any, words: Words) -> Any:
    return said(value, words) if isinstance(value, Text | Note | Saying) else value
