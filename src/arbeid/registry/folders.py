"""The catalogue's folders: the package's own, then those that the reader added; and what lies in those."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from arbeid.errors import ArbeidError, Unreadable
from arbeid.nearest_names import closest
from arbeid.registry.plain_file import lies_at

CATALOGUE_VARIABLE = "ARBEID_CATALOGUE"

Stamp = tuple[str, int, int, int, int]
# The package's own crosswalks are tables, so its catalogue has no such folder.
_ONLY_OF_READERS = frozenset({"crosswalks"})


def catalogue_folders() -> tuple[Path, ...]:
    """List the catalogue's folders: the package's own first, then those that the reader added.

    Errors: an added folder that is not there, or is a file.
    """
    return (own_folder(), *_added(os.environ.get(CATALOGUE_VARIABLE, "")))


@cache
def own_folder() -> Path:
    """Give the package's own catalogue."""
    return Path(str(files("arbeid").joinpath("catalogue")))


def _added(named: str) -> tuple[Path, ...]:
    parts = tuple(part for part in named.split(os.pathsep) if part)
    for part in parts:
        found = lies_at(Path(part))
        if found != "folder":
            key = "catalogue_folder_absent" if found == "nothing" else "catalogue_folder_file"
            raise ArbeidError(key, folder=part, variable=CATALOGUE_VARIABLE)
        _refuse_too_deep(Path(part))
    return tuple(map(Path, parts))


def _refuse_too_deep(folder: Path) -> None:
    """Refuse a folder of one kind of entry where the one above it is meant: nothing in it would be read."""
    if folder.name in _kinds() and any(path.suffix == ".toml" for path in folder.iterdir()):
        raise ArbeidError("catalogue_folder_deep", folder=folder, above=folder.parent)


def shown(path: Path) -> str:
    """Name a file as its reader knows it: within the package's catalogue, or by its own path."""
    own = own_folder()
    return f"catalogue/{path.relative_to(own).as_posix()}" if path.is_relative_to(own) else str(path)


def stamps() -> tuple[Stamp, ...]:
    """Give what tells an edited, added or removed file of the reader's own folders from what was there."""
    return tuple(stamp for folder in catalogue_folders()[1:] for stamp in _stamps_of(folder))


def _stamps_of(root: Path) -> Iterator[Stamp]:
    try:
        for kind in _entries(root):
            if kind.name in _kinds():
                yield from _stamps_of_kind(kind)
            elif kind.is_dir():
                _refuse_misspelt(kind)
    except OSError as error:
        raise Unreadable("unreadable", path=root, reason=error.strerror or str(error)) from error


def _stamps_of_kind(kind: os.DirEntry[str]) -> Iterator[Stamp]:
    if not kind.is_dir():
        raise ArbeidError("catalogue_folder_file", folder=kind.path, variable=CATALOGUE_VARIABLE)
    for found in _entries(kind):
        yield stamp_of(found.path)


def _entries(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda one: one.name)


def stamp_of(path: str | Path) -> Stamp:
    """Give a file's path, times, size and number; zeros where there is none."""
    try:
        kept = Path(path).stat()
    except OSError:
        return (str(path), 0, 0, 0, 0)
    return (str(path), kept.st_mtime_ns, kept.st_ctime_ns, kept.st_size, kept.st_ino)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(found.name for found in _entries(own_folder()) if found.is_dir()) | _ONLY_OF_READERS


def _refuse_misspelt(folder: os.DirEntry[str]) -> None:
    nearest = _nearest_kind(folder.name)
    if nearest and any(found.name.endswith(".toml") for found in _entries(folder)):
        raise ArbeidError("catalogue_folder_unknown", folder=folder.path, nearest=nearest)


@cache
def _nearest_kind(name: str) -> str | None:
    return next(iter(closest(name, sorted(_kinds()), 1)), None)
