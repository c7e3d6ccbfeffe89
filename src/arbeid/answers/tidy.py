"""An answer as a tidy frame: a row for each thing and quantity, whatever the answer is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import islice
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
_IDS = ("code", "id", "measure", "scenario", "name", "claim", "switch", "year", "key", "band", "period")
_LABELS = ("name", "label", "title", "statement")
# What an answer has beside the rows that it is about.
_BESIDE = ("sources", "notes", "voices", "assumptions", "sampling", "studies", "left_out", "limits")
_FIXED = ("id", "label", "quantity", "value", "low", "high", "unit", "badge")
# What a whole answer is of, and the column that says so. A part of it that says more of itself in
# ``in_frames``, as a scenario says how it was run, has that in columns.
_ABOUT = {
    "scenario": "scenario", "economy": "economy", "country": "economy", "measure": "measure",
    "period": "period",
}  # fmt: skip
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
    whole = {WHOLE: own} if first | found and (own := _own(answer)) else {}
    return first | {name: found[name] for name in known} | whole


def instead_of(answer: Any) -> str:
    """Name the part that an answer holds instead of what it is chiefly about, where it does."""
    others: tuple[str, ...] = getattr(type(answer), "_instead", ())
    if not others or _at(answer, type(answer)._chiefly):
        return ""
    return next((name for name in others if _at(answer, name)), "")


WHOLE = "whole"
"""The part that is the answer itself: its own numbers, such as a mean, without its rows."""

_WORDED = (SourceLine, Note, Saying, Quantity)


@dataclass(frozen=True)
class Single(Members):
    """One quantity of a part that has no rows, under its own name."""

    name: str
    quantity: Quantity


def _at(answer: Any, path: str) -> Sequence[Any]:
    for name in () if path == WHOLE else path.split("."):
        answer = getattr(answer, name)
    return answer if isinstance(answer, tuple) else _own(answer)


def _own(answer: Any) -> Sequence[Single]:
    """List the quantities that an answer, or a part of it, holds beside its rows."""
    return tuple(Single(name, value) for name, value in flattened(answer) if isinstance(value, Quantity))


def table(answer: Any, part: str | None, words: Words) -> pl.DataFrame:
    """Lay a part of an answer out as a frame; without rows, the quantities of the answer itself."""
    import polars as pl

    every = parts(answer)
    if part is not None and (not isinstance(part, str) or part not in every):
        raise unknown_name("part", part, every)
    chosen = {part: every[part]} if part else framed(answer, every)
    named = ", ".join(line.id for line in sources_of(answer))
    about, unit = _context(answer, words), getattr(answer, "unit", "")
    cells = [
        ({"part": name} if len(chosen) > 1 else {}) | _in_place(line, about)
        for name, rows in chosen.items()
        for at, row in enumerate(rows)
        for line in _lines(_in_unit(row, unit), at, named, words, along_of(answer))
    ]
    frame = pl.DataFrame(cells, infer_schema_length=None, strict=False)
    # A number that some rows lack stands under its name in the others, and is no column of its own.
    told = set(frame["quantity"]) if "quantity" in frame.columns else set()
    frame = frame.drop(name for name in told & set(frame.columns) if frame[name].is_null().all())
    return frame.with_columns(
        pl.col(one).cast(pl.Float64) for one in ("value", "low", "high") if one in frame.columns
    )


def framed(answer: Any, every: Mapping[str, Sequence[Any]]) -> Mapping[str, Sequence[Any]]:
    """Choose the parts that the frame of an answer holds: the first, or those that its kind names."""
    names: tuple[str, ...] = getattr(type(answer), "_framed", ())
    several = {name: every[name] for name in names if name in every}
    return several or dict(islice(every.items(), 1)) or {"": (answer,)}


def along_of(answer: Any) -> tuple[str, ...]:
    """Name the rows within its rows that the frame of an answer lays out too."""
    found: tuple[str, ...] = getattr(type(answer), "_along", ())
    return found


def sources_of(answer: Any) -> tuple[SourceLine, ...]:
    """List the sources of an answer; of one that is put together of others, theirs."""
    if isinstance(answer, Sequence) or not is_dataclass(answer):
        return ()
    held = {field.name: getattr(answer, field.name) for field in fields(answer)}
    own = held.get("sources")
    every = own if own is not None else (line for one in held.values() for line in sources_of(one))
    return tuple(dict.fromkeys(line for line in every if isinstance(line, SourceLine)))


def _context(answer: Any, words: Words) -> Cells:
    """Say of which scenario, economy, measure and period an answer is, as far as it says so itself."""
    own = {} if isinstance(answer, Sequence) else _in_frames(answer, words)
    known = () if isinstance(answer, Sequence) else tuple(field.name for field in fields(answer))
    # What each row has of its own, as a year has its period, is not that of the whole.
    of_rows: tuple[str, ...] = getattr(answer, "of_rows", ())
    held = {name: getattr(answer, name) for name in known if name in _ABOUT and name not in of_rows}
    ids = {name: getattr(one, "id", None) if is_dataclass(one) else one for name, one in held.items()}
    told = [_in_frames(getattr(answer, name), words) for name in known if name not in of_rows]
    # Rows of an answer within this one are of what that is of.
    holder, _, deeper = getattr(type(answer), "_chiefly", "").partition(".")
    part = getattr(answer, holder) if deeper else None
    within = _context(part, words) if is_dataclass(part) else {}
    named = {_ABOUT[name]: one for name, one in ids.items() if isinstance(one, str)}
    return within | named | {name: cell for cells in (*told, own) for name, cell in cells.items()}


def _in_frames(part: Any, words: Words) -> Cells:
    known: Mapping[str, Any] = getattr(part, "in_frames", {}) if isinstance(part, Members) else {}
    return {name: _cell(value, words) for name, value in known.items() if value is not None}


def _in_place(line: Cells, about: Cells) -> Cells:
    """Add what the whole answer is of; a row of another country is not of its economy."""
    here = {"economy": line["country"]} if "economy" in about and isinstance(line.get("country"), str) else {}
    return line | {name: one for name, one in (about | here).items() if name not in line}


def _in_unit(row: Any, unit: Any) -> Any:
    """Take the bare numbers of a row for quantities, where the answer says in which unit they are."""
    return InUnit(row, unit) if isinstance(unit, str) and unit and not quantities_of(row) else row


@dataclass(frozen=True)
class InUnit(Members):
    """A row of bare numbers with their unit; ``low`` and ``high`` are the ends of the number before them."""

    row: Any
    unit: str

    def quantities(self) -> Iterator[tuple[str, Any]]:
        """List what the row holds, each number as a quantity."""
        flat = dict(flattened(self.row))
        names = list(flat)
        ended = names[names.index("low") - 1] if "low" in names[1:] else ""
        ends = {name: flat.pop(name) for name in ("low", "high") if ended and name in flat}
        for name, value in flat.items():
            if isinstance(value, float):
                yield name, Quantity(value, self.unit, "derived", **(ends if name == ended else {}))
            else:
                yield name, value


def _lines(row: Any, at: int, sources: str, words: Words, along: Sequence[str] = ()) -> Iterator[Cells]:
    flat = dict(flattened(row))
    within = [(name, one) for name in along for one in getattr(row, name, ())]
    told = [one for _, row_within in within for one in quantities_of(row_within)]
    # What a row has of a part stands there, with its years.
    quantities = [one for one in quantities_of(row) if one not in told]
    label = label_of(row, words)
    start = {"id": identity(row, at), "label": label}
    rest = {
        name: _cell(value, words)
        for name, value in flat.items()
        if (value is None or isinstance(value, _SCALARS)) and name not in (*_FIXED, "sources")
    }
    own = flat.get("sources")
    named = {"sources": ", ".join(own) if own and isinstance(own[0], str) else sources}
    named |= _in_frames(row, words)
    said_once = (*start.values(), named["sources"])
    rest = {name: cell for name, cell in rest.items() if not cell or cell not in said_once}
    for name, one in quantities:
        number = one.written()
        ends = {"value": number.value, "low": number.low, "high": number.high}
        numbers = {key: None if end is None else float(end) for key, end in ends.items()}
        yield start | {"quantity": name} | numbers | {"unit": one.unit, "badge": one.badge} | named | rest
    if not quantities and not within:
        yield start | rest | named
    for _, one in within:
        yield from (line | start for line in _lines(one, at, sources, words))


def flattened(row: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """List what a row holds by name, what its parts hold with the part's name before it."""
    if isinstance(row, Quantity):
        yield before.rstrip(".") or "value", row
        return
    if isinstance(row, Single):
        yield from (("id", row.name), (row.name, row.quantity))
        return
    if isinstance(row, InUnit):
        yield from row.quantities()
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
