"""Raw bytes of a source, verified: from the cache, else a mirror, else the source's own copies."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from arbeid.data.fetching.cache import (
    alone,
    cache_folder,
    expected,
    is_whole,
    keeping,
    kept_path,
    partial_path,
    pin_path,
    remember,
    sha256,
    size_of,
)
from arbeid.data.fetching.download import download, forget_partial, unreachable
from arbeid.data.fetching.faults import (
    AddressGone,
    AddressRefused,
    Interrupted,
    NotTheFile,
    OtherBytes,
    OtherSize,
    TooLarge,
)
from arbeid.data.fetching.mirrors import Place, places
from arbeid.data.fetching.watch import Watch
from arbeid.data.sources import Source
from arbeid.errors import ArbeidError, Unreadable

__all__ = ["Pulled", "cache_folder", "fetch", "pull"]

# Where every place fails in its own way, what says most about the source is what the reader hears.
_TELLING = (OtherBytes, OtherSize, NotTheFile, TooLarge, Interrupted, Unreadable, AddressRefused, AddressGone)
_ZIPPED = (".zip", ".xlsx")


@dataclass(frozen=True)
class Pulled:
    """A source that is in the cache, whole, and where it came from."""

    source: Source
    path: Path
    came_from: Literal["cache", "mirror", "package", "copy"]


def pull(source: Source, watch: Watch | None = None) -> Path:
    """Give a local file with exactly the source's bytes, fetching it where it is not here yet."""
    return fetch(source, watch).path


def fetch(source: Source, watch: Watch | None = None) -> Pulled:
    """Bring a source into the cache, unless it is there: from ``ARBEID_MIRROR``, else from its copies.

    It comes in under another name and gets its own only when its sha256 is the registered one; a source
    without one is pinned to what it had on first use, with a warning. Errors: nowhere to be had, other
    bytes, a broken archive, a full disk, a cache that cannot be written.
    """
    with keeping(source):
        if is_whole(source):
            return Pulled(source, kept_path(source), "cache")
        with alone(source):
            # Another process may have pulled it while this one waited.
            if is_whole(source):
                return Pulled(source, kept_path(source), "cache")
            return _first_found(source, watch or Watch())


def _first_found(source: Source, watch: Watch) -> Pulled:
    kept = kept_path(source)
    if kept.is_file() and not expected(source):
        _pin(source, Place("copy", str(kept)), kept, watch)
        return Pulled(source, kept, "cache")
    faults: list[ArbeidError] = []
    for place in places(source):
        try:
            found = _brought(source, place, watch)
        except ArbeidError as error:
            faults.append(error)
            continue
        if found:
            for fault in faults:
                if isinstance(fault, OtherBytes | OtherSize):
                    watch.note(fault)
            return Pulled(source, kept, place.kind)
    if kept.is_file():
        faults.append(_other_bytes(source, Place("copy", str(kept)), sha256(kept)))
    raise _most_telling(source, faults)


def _brought(source: Source, place: Place, watch: Watch) -> bool:
    """Bring the file from one place and verify it; false where a folder does not have it."""
    part = partial_path(source)
    if place.file is not None:
        if not place.file.is_file():
            return False
        _copy(source, place.file, part, watch)
        _settle(source, place, watch)
        return True
    resumed = size_of(part) > 0
    download(source, place.address, watch)
    if resumed and expected(source) and sha256(part) != expected(source):
        # The earlier part may have been of other bytes; what comes whole decides.
        forget_partial(source)
        download(source, place.address, watch)
    _settle(source, place, watch)
    return True


def _copy(source: Source, file: Path, part: Path, watch: Watch) -> None:
    try:
        opened = file.open("rb")
    except OSError as error:
        raise Unreadable("unreadable", path=file, reason=error.strerror or str(error)) from error
    watch.start(source, 0)
    try:
        with opened, part.open("wb") as out:
            shutil.copyfileobj(opened, out)
        watch.advance(size_of(part))
    finally:
        watch.finish()


def _settle(source: Source, place: Place, watch: Watch) -> None:
    """Give the partial file its own name if it is what it must be; remove it otherwise."""
    part, wanted = partial_path(source), expected(source)
    try:
        if not wanted:
            _pin(source, place, part, watch)
        elif (found := sha256(part)) != wanted:
            raise _other_bytes(source, place, found)
    except ArbeidError:
        forget_partial(source)
        raise
    part.replace(kept_path(source))
    forget_partial(source)


def _pin(source: Source, place: Place, path: Path, watch: Watch) -> None:
    if source.size and size_of(path) != source.size:
        words = {"found": size_of(path), "wanted": source.size, "path": kept_path(source)}
        raise OtherSize("other_size", source=source.id, place=place.address, **words)
    if source.path.endswith(_ZIPPED):
        _require_whole_archive(source, place, path)
    found = sha256(path)
    remember(source, found)
    watch.note(
        ArbeidError(
            "pinned_on_first_use", source=source.id, place=place.address, found=found, pin=pin_path(source)
        )
    )


def _require_whole_archive(source: Source, place: Place, path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
    except (zipfile.BadZipFile, EOFError) as error:
        damaged = str(error)
    if damaged:
        raise NotTheFile(
            "zip_broken",
            source=source.id,
            place=place.address,
            reason=damaged,
            url=source.url,
            path=kept_path(source),
        )


def _other_bytes(source: Source, place: Place, found: str) -> ArbeidError:
    words = {"source": source.id, "found": found[:12], "wanted": expected(source)[:12]}
    path = kept_path(source)
    if not source.sha256:
        return OtherBytes("pin_changed", place=place.address, pin=pin_path(source), path=path, **words)
    if place.file is not None:
        return OtherBytes("source_changed", path=place.file, **words)
    return OtherBytes("address_changed", address=place.address, vintage=source.vintage, path=path, **words)


def _most_telling(source: Source, faults: list[ArbeidError]) -> ArbeidError:
    telling = (fault for kind in _TELLING for fault in faults if isinstance(fault, kind))
    return next(telling, unreachable(source))
