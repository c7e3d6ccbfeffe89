"""One thing from one TOML file, or one sentence with the line and key that are wrong."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from arbeid.errors import ArbeidError, DamagedFile, Kind, OneOf
from arbeid.nearest_names import closest
from arbeid.registry.folders import shown
from arbeid.registry.parsed import parsed
from arbeid.registry.plain_file import read_bytes, text_in

T = TypeVar("T", bound=BaseModel)
Location = tuple[int | str, ...]

_LARGEST = 10_000_000
# TOML's own whole numbers have 64 bits; Python's parser takes any.
_WHOLE = 2**63
# Its parser looks at every beginning of a dotted key, so a key of very many parts is refused unread.
_PARTS = 200
_BOUNDS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}


def read_file(model: type[T], path: Path) -> T:
    """Read one thing from a file of the reader's own, outside any catalogue, named after that file.

    A number must be written as one: neither ``true`` nor ``"0.5"`` is taken for it. Errors: a file that
    cannot be read; a damaged one (with its line and key).
    """
    text = text_of(path)
    if (kept := parsed(path.parent.name, text)) is not None and (one := _of_kept(model, path, kept)):
        return one
    facts = _facts(path, text)
    try:
        return model.model_validate({**facts, "id": path.stem, "folder": path.parent}, strict=True)
    except ValidationError as error:
        # A misspelt key is also a missing one; what stands there helps more than what does not.
        faults = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        first = faults[0]
        raise damaged(path, text, first["loc"], _problem(first, model)) from error


def _of_kept(model: type[T], path: Path, facts: str) -> T | None:
    named = json.dumps({"id": path.stem, "folder": str(path.parent)})
    try:
        return model.model_validate_json(f"{named[:-1]},{facts[1:]}", strict=True)
    except ValidationError:
        # Another kind of thing with the same text: what is wrong with it is said from the file itself.
        return None


def text_of(path: Path) -> str:
    """Read the text of a file. Errors: one that cannot be read, or is in another encoding."""
    try:
        return text_in(read_bytes(path, _LARGEST))
    except UnicodeDecodeError as error:
        raise DamagedFile("file_not_utf8", path=shown(path)) from error


def _facts(path: Path, text: str) -> dict[str, Any]:
    _refuse_long_keys(path, text)
    try:
        facts = _frozen(tomllib.loads(text), path, text, ())
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path, text, str(error)) from error
    except RecursionError as error:
        raise _unfit(path, _deepest(text), "problem_nested") from error
    except ValueError as error:
        # Python turns no more than some thousands of digits into a number.
        raise _unfit(path, _longest_number(text), "problem_digits") from error
    assert isinstance(facts, dict)
    return facts


def _refuse_long_keys(path: Path, text: str) -> None:
    # A whole file with fewer dots has no such line: nearly all of the hundreds that an answer reads.
    if text.count(".") <= _PARTS:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") <= _PARTS or line.lstrip().startswith("#"):
            continue
        bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", line)
        if any(part.count(".") > _PARTS for part in re.split(r"[={},\[\]]", bare)):
            raise _unfit(path, number, "problem_nested")


def _frozen(value: Any, path: Path, text: str, location: Location) -> Any:
    """Give lists as the tuples that the models hold; refuse numbers that no computer's own type has."""
    if isinstance(value, dict):
        return {key: _frozen(one, path, text, (*location, key)) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(one, path, text, (*location, at)) for at, one in enumerate(value))
    too_long = isinstance(value, int) and not -_WHOLE <= value < _WHOLE
    if too_long or (isinstance(value, float) and not abs(value) < float("inf")):
        problem = ArbeidError("problem_digits" if too_long else "problem_finite", value=value)
        raise damaged(path, text, location, problem)
    return value


def _deepest(text: str) -> int:
    lines = text.splitlines() or [""]
    depths = list(accumulate(sum(map(line.count, "[{")) - sum(map(line.count, "]}")) for line in lines))
    openings = [sum(map(line.count, "[{")) for line in lines]
    best = max(range(len(lines)), key=lambda at: max(depths[at], openings[at]))
    return best + 1


def _longest_number(text: str) -> int:
    lengths = [max(map(len, re.findall(r"[0-9_]+", line)), default=0) for line in text.splitlines()]
    return lengths.index(max(lengths)) + 1 if lengths else 1


def _unfit(path: Path, line: int, problem: str) -> ArbeidError:
    return DamagedFile("file_not_toml", file=shown(path), line=line, problem=ArbeidError(problem))


def _no_toml(path: Path, text: str, problem: str) -> ArbeidError:
    at = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", problem)
    line = int(at.group(1)) if at and at.group(1) else len(text.splitlines())
    said = problem[: at.start()] if at else problem
    return DamagedFile("file_not_toml", file=shown(path), line=line, problem=brief(said, 200))


def damaged(path: Path, text: str, location: Location, problem: str | ArbeidError) -> ArbeidError:
    """Say which line and key of a file is wrong, and how."""
    key = brief(".".join(str(part) for part in location) or "?")
    line = line_of(text, location)
    return DamagedFile("catalogue_damaged", file=shown(path), line=line, key=key, problem=problem)


def brief(value: object, length: int = 60) -> str:
    """Write a value of a file on one line, cut where it is long, as TOML has it but without outer quotes.

    >>> brief(True), brief("a\\nb"), brief("x" * 70)[-3:], brief(({"a": 1},))
    ('true', 'a b', 'xx…', '[{ a = 1 }]')
    """
    written = value if isinstance(value, str) else _as_toml(value)
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in written[: 2 * length]).split())
    return plain if len(plain) <= length and len(written) <= 2 * length else f"{plain[: length - 1]}…"


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_as_toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_as_toml, value)) + "]"
    return str(value)


def _problem(fault: ErrorDetails, model: type[BaseModel]) -> str | ArbeidError:
    kind, location = fault["type"], fault["loc"]
    if kind == "missing":
        return ArbeidError("problem_missing")
    if kind == "extra_forbidden":
        known = closest(str(location[-1]), _keys(model), 1) if len(location) == 1 else []
        return ArbeidError("problem_nearest", nearest=known[0]) if known else ArbeidError("problem_unknown")
    value = brief(fault["input"])
    if kind == "literal_error":
        return ArbeidError("problem_choice", value=value, choices=_choices(fault))
    if kind in _BOUNDS:
        return ArbeidError(f"problem_{kind}", value=value, bound=fault["ctx"][_BOUNDS[kind]])
    if kind.endswith(("_type", "_parsing")):
        wanted = kind.removesuffix("_type").removesuffix("_parsing").replace("model", "dict")
        return ArbeidError("problem_type", value=value, wanted=Kind(wanted))
    return brief(fault["msg"].removeprefix("Value error, "), 200)


def _choices(fault: ErrorDetails) -> OneOf:
    # Pydantic joins them by an English word.
    return OneOf(re.findall(r"'([^']*)'", fault["ctx"]["expected"]) or [fault["ctx"]["expected"]])


def _keys(model: type[BaseModel]) -> list[str]:
    """List the keys that a file of this model may have, those that the model reads by itself with them."""
    own = getattr(model, "own_keys", None)
    return [*model.model_fields, *(own() if own else ())]


def line_of(text: str, location: Location) -> int:
    """Find the line (from 1) on which the deepest known part of a key's path is written.

    >>> line_of('a = 1\\n[b]\\nc = 2\\n', ("b", "c"))
    3
    >>> line_of('[a]\\na = 1\\n', ("a", "a")), line_of('a = 1\\n', ("missing",))
    (2, 1)
    >>> line_of('[a.b]\\nx = 1\\n[a.c]\\nx = 2\\n', ("a", "c", "x"))
    4
    """
    # Runs of blanks are one: a pattern would look at each of them from every one before it.
    lines = [re.sub(r"[ \t]+", " ", line) for line in text.splitlines()]
    names = [part for part in location if isinstance(part, str)]
    line, start, last, names = _under_heading(lines, names)
    for part in names:
        pattern = re.compile(rf'(^|[\[{{.,\s"]){re.escape(part)}"?\s?(=|\]|\.)')
        matches = ((at, pattern.search(lines[at - 1])) for at in range(start, last + 1))
        found = next(((at, match) for at, match in matches if match), None)
        if found is None:
            return line
        line, last = found[0], _end(lines, found[0])
        # What a heading opens stands below it, and may have the heading's own name.
        start = line + 1 if found[1][2] == "]" and lines[line - 1].startswith("[") else line
    return line


def _under_heading(lines: list[str], names: list[str]) -> tuple[int, int, int, list[str]]:
    """Find the heading that spells the most of a path out: its line, what it opens, and the names left."""
    for length in range(len(names), 1, -1):
        spelt = r"\s?\.\s?".join(f'"?{re.escape(name)}"?' for name in names[:length])
        heading = re.compile(rf"\[\s?{spelt}\s?\]")
        found = next((at for at, line in enumerate(lines, start=1) if heading.match(line)), None)
        if found is not None:
            return found, found + 1, _end(lines, found), names[length:]
    return 1, 1, len(lines), names


def _end(lines: list[str], start: int) -> int:
    # What a key holds ends on its own line if that closes, else where the next section opens.
    if lines[start - 1].rstrip().endswith("}"):
        return start
    headers = (at for at in range(start + 1, len(lines) + 1) if lines[at - 1].startswith("["))
    return next(headers, len(lines) + 1) - 1
