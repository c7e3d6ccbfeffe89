"""A thing of the catalogue, and all things of one kind by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

from arbeid.errors import ArbeidError, DamagedFile, unknown_name
from arbeid.frozen import Frozen
from arbeid.registry.folders import catalogue_folders, own_folder, shown
from arbeid.registry.memory import following, remembered
from arbeid.registry.toml_file import damaged, read_file, text_of


class Entry(Frozen):
    """A thing of the catalogue: frozen, without unknown keys, named after its file.

    ``folder`` is where its file lies, so that a file may point at one beside it.
    """

    id: str
    folder: Path


def fault_in(entry: Entry, location: tuple[str, ...], problem: ArbeidError) -> ArbeidError:
    """Say what is wrong in the file of a thing, once it is held against others: file, line and key."""
    path = entry.folder / f"{entry.id}.toml"
    return damaged(path, text_of(path), location, problem)


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

    def own_names(self) -> list[str]:
        """List the names that files of the reader's own give, sorted."""
        return _own_listing(self.kind, self.folder)

    def get(self, name: str) -> T:
        """Give the thing with this name."""
        with following():
            files = self._files()
            return _read(self.model, files[self._named(name, files)])

    def named(self, name: object) -> str:
        """Give the name as it is written here, whatever capitals it was asked with."""
        return self._named(name, self._files())

    def _named(self, name: object, files: dict[str, Path]) -> str:
        if isinstance(name, str) and name in files:
            return name
        alike = [known for known in files if isinstance(name, str) and known.casefold() == name.casefold()]
        if len(alike) != 1:
            raise unknown_name(self.kind, name, files, first=self.first)
        return alike[0]

    def all(self) -> list[T]:
        """Give every thing of this kind, in the order of their names.

        A damaged file of the reader's own is left out, since what is asked may not need it; ``broken``
        says which, and asking for it by name says why.
        """
        with following():
            return [
                found
                for _, found in _every(self.kind, self.folder, self.model)
                if not isinstance(found, ArbeidError)
            ]

    def broken(self) -> dict[str, ArbeidError]:
        """Say what is wrong with each damaged file of the reader's own, by name."""
        with following():
            every = _every(self.kind, self.folder, self.model)
            return {name: found for name, found in every if isinstance(found, ArbeidError)}

    def _files(self) -> dict[str, Path]:
        return _listing(self.kind, self.folder)


@remembered
def _listing(kind: str, folder: str) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in _toml_files(folder):
        if path.stem in found:
            first, second = shown(found[path.stem]), shown(path)
            raise DamagedFile("catalogue_duplicate", kind=kind, name=path.stem, first=first, second=second)
        found[path.stem] = path
    return found


@remembered
def _own_listing(kind: str, folder: str) -> list[str]:
    # Asked for with each share that is looked up, and paths are slow to compare.
    ours = own_folder()
    return [name for name, path in sorted(_listing(kind, folder).items()) if not path.is_relative_to(ours)]


@remembered
def _every(kind: str, folder: str, model: type[T]) -> tuple[tuple[str, T | ArbeidError], ...]:
    # Kept as a whole: one answer asks for all measures, or all tables, some fifty times.
    return tuple(_each(kind, folder, model))


def _each(kind: str, folder: str, model: type[T]) -> Iterator[tuple[str, T | ArbeidError]]:
    for name, path in sorted(_listing(kind, folder).items()):
        try:
            yield name, _read(model, path)
        except ArbeidError as error:
            if path.is_relative_to(own_folder()):
                raise
            yield name, error


def _toml_files(folder: str) -> Iterator[Path]:
    for root in catalogue_folders():
        yield from sorted((root / folder).glob("*.toml"))


@remembered
def _read(model: type[T], path: Path) -> T:
    return read_file(model, path)
