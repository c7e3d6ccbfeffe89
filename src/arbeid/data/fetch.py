"""Raw bytes of a source, verified: from the cache, else a mirror, else the network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from arbeid.data.sources import Source
from arbeid.errors import ArbeidError

MIRROR_VARIABLE = "ARBEID_MIRROR"
CACHE_VARIABLE = "ARBEID_CACHE"


def cache_folder() -> Path:
    """Give the folder where pulled files are kept: ``ARBEID_CACHE``, else the platform's own."""
    import pooch

    return Path(os.environ.get(CACHE_VARIABLE) or pooch.os_cache("arbeid"))


def pull(source: Source, *, progress: bool = False) -> Path:
    """Give a local file with exactly the source's bytes, fetching it where it is not here yet.

    Looks in the cache, then at ``ARBEID_MIRROR`` (a folder or an http address), then at the source's own
    copies. Errors: nowhere to be had; bytes with another hash than the registered one.
    """
    local = in_mirror_folder(source)
    if local is not None:
        return verified(source, local)
    kept = cache_folder() / source.path
    if kept.exists() and _hash(kept) == source.sha256:
        return kept
    for address in _addresses(source):
        found = _download(source, address, kept, progress)
        if found is not None:
            return found
    raise ArbeidError("source_unreachable", source=source.id, url=source.url, path=kept)


def in_mirror_folder(source: Source) -> Path | None:
    """Give the source's file in a mirror that is a folder, if there is one."""
    mirror = os.environ.get(MIRROR_VARIABLE, "")
    if not mirror or "://" in mirror:
        return None
    path = Path(mirror) / source.path
    return path if path.exists() else None


def verified(source: Source, path: Path) -> Path:
    """Give the path back if its bytes have the registered hash; refuse it otherwise."""
    found = _hash(path)
    if found != source.sha256:
        raise ArbeidError(
            "source_changed", source=source.id, path=path, found=found[:12], wanted=source.sha256[:12]
        )
    return path


def _addresses(source: Source) -> Iterator[str]:
    mirror = os.environ.get(MIRROR_VARIABLE, "")
    if "://" in mirror:
        yield f"{mirror.rstrip('/')}/{source.path}"
    yield from source.copies


def _download(source: Source, address: str, kept: Path, progress: bool) -> Path | None:
    import pooch
    import requests

    fetch: Callable[..., Any] = pooch.HTTPDownloader(progressbar=progress, timeout=60)
    try:
        found = pooch.retrieve(
            address, f"sha256:{source.sha256}", fname=kept.name, path=kept.parent, downloader=fetch
        )
    except requests.RequestException:
        return None
    except ValueError as error:
        raise ArbeidError(
            "source_changed", source=source.id, path=address, found="?", wanted=source.sha256[:12]
        ) from error
    except OSError as error:
        raise ArbeidError("unwritable", path=kept, reason=error.strerror or str(error)) from error
    return Path(found)


def _hash(path: Path) -> str:
    import pooch

    return str(pooch.file_hash(str(path), alg="sha256"))
