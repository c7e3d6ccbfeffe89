"""The folder of pulled files: which of them are whole, what was pinned on first use, and who is pulling."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from arbeid.data.fetching.faults import CacheUnusable
from arbeid.data.sources import Source
from arbeid.errors import ArbeidError, DamagedFile, Unreadable

if TYPE_CHECKING:
    from filelock import FileLock

CACHE_VARIABLE = "ARBEID_CACHE"
PATIENCE = 60.0


def cache_folder() -> Path:
    """Give the folder where pulled files are kept: ``ARBEID_CACHE``, else the platform's own."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    # What pooch asks too; pooch itself takes longer to load than all of a job's own titles to search.
    from platformdirs import user_cache_path

    return user_cache_path("arbeid")


def kept_path(source: Source) -> Path:
    """Give the place of a source's file in the cache; what lies there was whole when it was put there."""
    return cache_folder() / source.path


def partial_path(source: Source) -> Path:
    """Give the place of a source's file while it is still coming in."""
    kept = kept_path(source)
    return kept.with_name(f"{kept.name}.part")


def pin_path(source: Source) -> Path:
    """Give the file that remembers the hash a source without a registered one had on first use.

    It is written as ``sha256sum`` reads it, so that ``sha256sum -c`` in the cache folder checks it.
    """
    return cache_folder() / "pins" / f"{source.id}.sha256"


def expected(source: Source) -> str:
    """Give the hash that the source must have: the registered one, else the pin, else nothing.

    Errors: a pin that does not begin with a hash.
    """
    if source.sha256:
        return source.sha256
    pin = pin_path(source)
    if not pin.exists():
        return ""
    try:
        kept = re.match(rb"([0-9a-f]{64})\b", pin.read_bytes())
    except OSError as error:
        raise Unreadable("unreadable", path=pin, reason=error.strerror or str(error)) from error
    if kept is None:
        raise DamagedFile("pin_damaged", source=source.id, pin=pin)
    return kept[1].decode()


def remember(source: Source, found: str) -> None:
    """Pin the hash of a source that has no registered one."""
    pin = pin_path(source)
    pin.parent.mkdir(parents=True, exist_ok=True)
    temporary = pin.with_suffix(".part")
    temporary.write_text(f"{found}  {source.path}\n", encoding="utf-8")
    temporary.replace(pin)


def is_whole(source: Source) -> bool:
    """Tell whether the cache has exactly the bytes that the source must have."""
    kept, wanted = kept_path(source), expected(source)
    return bool(wanted) and kept.is_file() and sha256(kept) == wanted


def sha256(path: Path) -> str:
    """Hash a file."""
    import pooch

    return str(pooch.file_hash(str(path), alg="sha256"))


def size_of(path: Path) -> int:
    """Give a file's size in bytes, zero where there is none."""
    return path.stat().st_size if path.exists() else 0


@contextmanager
def keeping(source: Source) -> Iterator[None]:
    """Word what goes wrong on the disk while a source is written to the cache.

    On a full disk the part that came in is removed: it is what fills the disk.
    """
    try:
        yield
    except OSError as error:
        path = kept_path(source)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            partial_path(source).unlink(missing_ok=True)
            raise CacheUnusable("disk_full", source=source.id, path=path) from error
        reason = error.strerror or str(error)
        raise CacheUnusable("cache_unwritable", source=source.id, path=path, reason=reason) from error


@contextmanager
def alone(source: Source) -> Iterator[None]:
    """Let one process at a time pull a source; the others wait as long as its file keeps growing."""
    from filelock import FileLock

    path = cache_folder() / "locks" / f"{source.id}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept_path(source).parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    _wait(lock, source)
    try:
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, source: Source) -> None:
    from filelock import Timeout

    part, size = partial_path(source), -1
    while True:
        try:
            lock.acquire(timeout=PATIENCE)
            return
        except Timeout:
            if size_of(part) == size:
                raise ArbeidError("pull_busy", source=source.id, seconds=round(PATIENCE)) from None
            size = size_of(part)
