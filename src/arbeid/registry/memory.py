"""What was worked out from the catalogue is kept until a file of the reader's own changes.

The package's own files do not change while a program runs; those of the reader do, in a notebook or under
a server, so their stamps are compared at each question. A function that is called while another works
sees the same files as that one.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, update_wrapper
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar, overload

from arbeid.registry.folders import CATALOGUE_VARIABLE, Stamp, catalogue_folders, stamp_of, stamps

P = ParamSpec("P")
R = TypeVar("R")


class Remembered(Generic[P, R]):
    """A function whose answers are kept, apart for the package's own catalogue and with the reader's."""

    def __init__(self, function: Callable[P, R], maxsize: int | None) -> None:
        self._function = function
        self._maxsize = maxsize
        update_wrapper(self, function)
        self.cache_clear()
        _ALL.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer from memory, or work it out."""
        try:
            if not os.environ.get(CATALOGUE_VARIABLE):
                return self._shipped(*args, **kwargs)
            with following():
                return self._added(*args, **kwargs)
        except TypeError:
            if _can_be_kept((args, kwargs)):
                raise
        # A list where a name belongs cannot be looked up in a memory; the function says what belongs there.
        return self._function(*args, **kwargs)

    def cache_clear(self) -> None:
        """Drop every kept answer."""
        self._shipped: Callable[..., R] = lru_cache(self._maxsize)(self._function)
        self.forget_added()

    def forget_added(self) -> None:
        """Drop what was worked out with files of the reader's own."""
        # A new memory, not an emptied one: what is being worked out now from older files ends in the old.
        self._added: Callable[..., R] = lru_cache(self._maxsize)(self._function)

    def __reduce__(self) -> str:
        # Sent to another process by its name, as a plain function is.
        return self._function.__qualname__


def _can_be_kept(asked: tuple[tuple[Any, ...], dict[str, Any]]) -> bool:
    args, kwargs = asked
    try:
        hash((args, tuple(kwargs.values())))
    except TypeError:
        return False
    return True


_ALL: list[Remembered[Any, Any]] = []
_LOCK = threading.RLock()


class _Seen(threading.local):
    """Whether this thread is at work on a question that compared the stamps already."""

    within = False


class _Files:
    """The reader's files as they were when the kept answers were worked out."""

    def __init__(self) -> None:
        self.named = ""
        self.stamps: tuple[Stamp, ...] = ()
        self.beside: dict[Path, Stamp] = {}

    def follow(self) -> None:
        """Drop what was kept if the folders, or a file in them, are not what they were."""
        named, found = os.environ.get(CATALOGUE_VARIABLE, ""), stamps()
        with _LOCK:
            beside = all(stamp_of(path) == stamp for path, stamp in self.beside.items())
            if (named, found) == (self.named, self.stamps) and beside:
                return
            self.named, self.stamps, self.beside = named, found, {}
            for memory in _ALL:
                memory.forget_added()


_SEEN = _Seen()
_FILES = _Files()


@contextmanager
def following() -> Iterator[None]:
    """Compare the stamps of the reader's files once for all that is asked within."""
    if _SEEN.within or not os.environ.get(CATALOGUE_VARIABLE):
        yield
        return
    _FILES.follow()
    _SEEN.within = True
    try:
        yield
    finally:
        _SEEN.within = False


def look_again() -> None:
    """Compare the stamps now, within a question too: what a question itself wrote counts for it."""
    if os.environ.get(CATALOGUE_VARIABLE):
        _FILES.follow()


def watch(path: Path) -> None:
    """Follow a file of the reader's that lies outside the folders of the catalogue, such as a CSV file."""
    if os.environ.get(CATALOGUE_VARIABLE) and path.parent.parent not in catalogue_folders():
        with _LOCK:
            _FILES.beside.setdefault(path, stamp_of(path))


@overload
def remembered(function: Callable[P, R], /) -> Remembered[P, R]: ...


@overload
def remembered(*, maxsize: int) -> Callable[[Callable[P, R]], Remembered[P, R]]: ...


def remembered(function: Callable[P, R] | None = None, /, *, maxsize: int | None = None) -> Any:
    """Keep the answers of a function that depends on the catalogue, as ``functools.cache`` does.

    They are dropped when a file of the reader's own folders changes, is added or removed.
    """
    if function is not None:
        return Remembered(function, None)
    return lambda wrapped: Remembered(wrapped, maxsize)


def forget() -> None:
    """Drop everything that was worked out from the catalogue, so that all of it is read anew."""
    with _LOCK:
        for memory in _ALL:
            memory.cache_clear()
