"""Where a source's bytes may be had: a mirror that the reader named, then the source's own copies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from arbeid.data.sources import Source

MIRROR_VARIABLE = "ARBEID_MIRROR"


@dataclass(frozen=True)
class Place:
    """One place of a source's file: a path, or a web address, in the mirror or as a copy."""

    kind: Literal["mirror", "copy"]
    address: str

    @property
    def file(self) -> Path | None:
        """The place as a path, or nothing if it is a web address."""
        return None if "://" in self.address else Path(self.address)


def places(source: Source) -> list[Place]:
    """List the places in the order in which they are tried.

    ``ARBEID_MIRROR`` is a folder or an http address, laid out by each source's ``path``. A source that lies
    beside it is looked for in the mirror first, then in the folder around it.
    """
    mirror = os.environ.get(MIRROR_VARIABLE, "").rstrip("/")
    roots = [mirror, _around(mirror)] if source.beside_mirror else [mirror]
    mirrored = [Place("mirror", f"{root}/{source.path}") for root in roots if root]
    return [*mirrored, *(Place("copy", address) for address in source.copies)]


def _around(mirror: str) -> str:
    """Give the folder around a mirror; nothing around a whole server."""
    scheme, mark, rest = mirror.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('/')[0]}" if "/" in rest.strip("/") or not mark else ""
