"""Named things: one TOML file each in the catalogue, or in a folder that the reader adds to it.

``ARBEID_CATALOGUE`` may name more folders (separated as in ``PATH``), laid out like the package's own
``catalogue/``; a file there adds a thing and needs no code.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Generic, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from arbeid.errors import ArbeidError, Kind, unknown_name

CATALOGUE_VARIABLE = "ARBEID_CATALOGUE"


class Entry(BaseModel):
    """A thing of the catalogue: frozen, without unknown keys, named after its file.

    ``folder`` is where its file lies, so that a file may point at one beside it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    folder: Path


T = TypeVar("T", bound=Entry)


class Registry(Generic[T]):
    """All things of one kind, read from ``catalogue/FOLDER/*.toml`` when first asked for.

    ``first`` are the names that an error offers before others.

    Errors: an unknown name (with the nearest known one); a damaged file (with its line and key).
    """

    def __init__(self, kind: str, folder: str, model: type[T], first: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.folder = folder
        self.model = model
        self.first = first

    def names(self) -> list[str]:
        """List the names, sorted; no file is opened for this."""
        return sorted(self._files())

    def get(self, name: str) -> T:
        """Give the thing with this name."""
        return cast(T, _read(self.model, self._files()[self.named(name)]))

    def named(self, name: object) -> str:
        """Give the name as it is written here, whatever capitals it was asked with."""
        files = self._files()
        if isinstance(name, str) and name in files:
            return name
        alike = [known for known in files if isinstance(name, str) and known.casefold() == name.casefold()]
        if len(alike) != 1:
            raise unknown_name(self.kind, name, files, first=self.first)
        return alike[0]

    def all(self) -> list[T]:
        """Give every thing of this kind, in the order of their names."""
        return [self.get(name) for name in self.names()]

    def _files(self) -> dict[str, Path]:
        return _listing(self.kind, self.folder, catalogue_folders())


def catalogue_folders() -> tuple[Path, ...]:
    """List the catalogue's folders: the package's own first, then those that the reader added."""
    return _folders(os.environ.get(CATALOGUE_VARIABLE, ""))


@cache
def _folders(added: str) -> tuple[Path, ...]:
    own = Path(str(files("arbeid").joinpath("catalogue")))
    return (own, *(Path(part) for part in added.split(os.pathsep) if part))


@cache
def _listing(kind: str, folder: str, roots: tuple[Path, ...]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in _toml_files(folder, roots):
        if path.stem in found:
            first, second = shown(found[path.stem]), shown(path)
            raise ArbeidError("catalogue_duplicate", kind=kind, name=path.stem, first=first, second=second)
        found[path.stem] = path
    return found


def _toml_files(folder: str, roots: tuple[Path, ...]) -> Iterator[Path]:
    for root in roots:
        yield from sorted((root / folder).glob("*.toml"))


@cache
def _read(model: type[T], path: Path) -> T:
    return read_file(model, path)


def read_file(model: type[T], path: Path) -> T:
    """Read one thing from a file of the reader's own, outside any catalogue, named after that file.

    Errors: a file that cannot be read; a damaged one (with its line and key).
    """
    text = _text(path)
    try:
        facts = tomllib.loads(text)
        return model.model_validate({**facts, "id": path.stem, "folder": path.parent})
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path, text, str(error)) from error
    except ValidationError as error:
        # A misspelt key is also a missing one; what stands there helps more than what does not.
        faults = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        first = faults[0]
        raise damaged(path, text, first["loc"], _problem(first, model)) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArbeidError("unreadable", path=shown(path), reason=str(error)) from error


def _no_toml(path: Path, text: str, problem: str) -> ArbeidError:
    at = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", problem)
    line = int(at.group(1)) if at and at.group(1) else len(text.splitlines())
    said = problem[: at.start()] if at else problem
    return ArbeidError("file_not_toml", file=shown(path), line=line, problem=said)


def damaged(
    path: Path, text: str, location: tuple[int | str, ...], problem: str | ArbeidError
) -> ArbeidError:
    """Say which line and key of a file is wrong, and how."""
    key = ".".join(str(part) for part in location) or "?"
    line = line_of(text, location)
    return ArbeidError("catalogue_damaged", file=shown(path), line=line, key=key, problem=problem)


def _problem(fault: ErrorDetails, model: type[Entry]) -> str | ArbeidError:
    kind, location = fault["type"], fault["loc"]
    if kind == "missing":
        return ArbeidError("problem_missing")
    if kind == "extra_forbidden":
        known = get_close_matches(str(location[-1]), model.model_fields, n=1) if len(location) == 1 else []
        return ArbeidError("problem_nearest", nearest=known[0]) if known else ArbeidError("problem_unknown")
    if kind == "literal_error":
        return ArbeidError("problem_choice", value=fault["input"], choices=fault["ctx"]["expected"])
    if kind.endswith(("_type", "_parsing")):
        wanted = kind.removesuffix("_type").removesuffix("_parsing")
        return ArbeidError("problem_type", value=fault["input"], wanted=Kind(wanted))
    return fault["msg"].removeprefix("Value error, ")


def line_of(text: str, location: tuple[int | str, ...]) -> int:
    """Find the line (from 1) on which the deepest known part of a key's path is written.

    >>> line_of('a = 1\\n[b]\\nc = 2\\n', ("b", "c"))
    3
    >>> line_of('a = 1\\n', ("missing",))
    1
    """
    lines = text.splitlines()
    line, last = 1, len(lines)
    for part in location:
        if isinstance(part, int):
            continue
        pattern = re.compile(rf'(^|[\[{{.,\s"]){re.escape(part)}"?\s*(=|\]|\.)')
        found = next((at for at in range(line, last + 1) if pattern.search(lines[at - 1])), None)
        if found is None:
            return line
        line, last = found, _end(lines, found)
    return line


def _end(lines: list[str], start: int) -> int:
    # What a key holds ends on its own line if that closes, else where the next section opens.
    if lines[start - 1].rstrip().endswith("}"):
        return start
    headers = (at for at in range(start + 1, len(lines) + 1) if lines[at - 1].startswith("["))
    return next(headers, len(lines) + 1) - 1


def shown(path: Path) -> str:
    """Name a file as its reader knows it: within the package's catalogue, or by its own path."""
    own = catalogue_folders()[0]
    return f"catalogue/{path.relative_to(own).as_posix()}" if path.is_relative_to(own) else str(path)


def forget() -> None:
    """Drop what was read, so that changed catalogue files are read anew."""
    _listing.cache_clear()
    _read.cache_clear()
