"""Files that are whole or not there; a device or a pipe is written into and never replaced."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from arbeid.errors import Unwritable

SCREEN = Path("-")
_STALE = 24 * 3600
_UNFINISHED = re.compile(r"\.arbeid-[0-9a-f]{16}\.part")
_STREAM = re.compile(r"/dev/std(?P<name>in|out|err)|(?:/dev|/proc/self)/fd/(?P<number>\d+)")
_KEYS = {
    errno.EISDIR: "unwritable_folder",
    errno.ENAMETOOLONG: "unwritable_long",
    errno.ENOSPC: "unwritable_full",
    errno.EDQUOT: "unwritable_full",
    errno.EFBIG: "unwritable_large",
}


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is afterwards whole or as it was; ``-`` is the standard output.

    A link is followed and a replaced file keeps its mode and owner. Errors: a folder, a read-only file, a
    disk, no room, or any other place that cannot be written.

    >>> write_whole(Path("/"), b"")
    Traceback (most recent call last):
    arbeid.errors.Unwritable: “/” is a folder: add the name of a file in it.
    """
    try:
        put(path, content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> Unwritable:
    """Say that a place cannot be written, why, and what would help."""
    key = _KEYS.get(error.errno or 0, "unwritable")
    return Unwritable(key, path=path, reason=error.strerror or str(error))


def taken(path: Path) -> bool:
    """Say whether something stands there. Errors: a name that no file can have."""
    try:
        return path.exists()
    except OSError as error:
        raise unwritable(path, error) from error


def put(path: Path, content: bytes) -> None:
    """Do what `write_whole` does, with the system's own errors."""
    stream = 1 if path == SCREEN else _stream(path)
    if stream is not None:
        _pour(os.dup(stream), content)
        return
    try:
        before = path.stat()
    except FileNotFoundError:
        before = None
    if before is None or stat.S_ISREG(before.st_mode):
        _replace(path.resolve(), content, before)
    elif stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    elif stat.S_ISBLK(before.st_mode):
        raise Unwritable("write_disk", path=path)
    else:
        _pour(os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0)), content)


@contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """Give a folder to fill, which becomes ``place`` when all went well and is gone when it did not."""
    place.parent.mkdir(parents=True, exist_ok=True)
    _sweep(place.parent)
    folder = _unfinished(place.parent)
    folder.mkdir()
    try:
        yield folder
        folder.replace(place)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stream(path: Path) -> int | None:
    """Give the number of an open stream: its file opened anew would be written from the start."""
    found = _STREAM.fullmatch(str(path))
    if found is None:
        return None
    named = {"in": 0, "out": 1, "err": 2}
    return named[found["name"]] if found["name"] else int(found["number"])


def _pour(descriptor: int, content: bytes) -> None:
    with suppress(AttributeError, ValueError):
        sys.stdout.flush()
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _replace(target: Path, content: bytes, before: os.stat_result | None) -> None:
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _sweep(target.parent)
    temporary = _unfinished(target.parent)
    # Made anew or not at all: a link that somebody else laid under this name is never followed.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    mode = 0o666 if before is None else stat.S_IMODE(before.st_mode) & 0o777
    descriptor = os.open(temporary, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        if before is not None:
            _as_before(temporary, before)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _as_before(temporary: Path, before: os.stat_result) -> None:
    if hasattr(os, "chown") and os.geteuid() == 0:
        os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _unfinished(folder: Path) -> Path:
    return folder / f".arbeid-{os.urandom(8).hex()}.part"


@cache
def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left here a day or longer ago."""
    with suppress(OSError):
        for path in folder.iterdir():
            if not _UNFINISHED.fullmatch(path.name) or time.time() - path.lstat().st_mtime < _STALE:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
