"""Where a source's bytes may be had: a mirror that the reader named, then the source's own copies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from arbeid.data.sources import Source

MIRROR_VARIABLE = "ARBEID_MIRROR"
_PACKAGE = "package:"


@dataclass(frozen=True)
class Place:
    """One place of a source's file: a path, or a web address, in the mirror, the package or as a copy."""

    kind: Literal["mirror", "package", "copy"]
    address: str

    @property
    def file(self) -> Path | None:
        """The place as a path, or nothing if it is a web address."""
        return None if "://" in self.address else Path(self.address)


def places(source: Source) -> list[Place]:
    """List the places in the order in which they are tried.

    ``ARBEID_MIRROR`` is a folder or an http address, laid out by each source's ``path``.
    """
    copies = [_copy(address) for address in source.copies]
    mirror = os.environ.get(MIRROR_VARIABLE, "")
    if not mirror:
        return copies
    address = f"{mirror.rstrip('/')}/{source.path}" if "://" in mirror else str(Path(mirror) / source.path)
    return [Place("mirror", address), *copies]


def _copy(address: str) -> Place:
    if address.startswith(_PACKAGE):
        return Place("package", str(files("arbeid").joinpath(address.removeprefix(_PACKAGE))))
    return Place("copy", address)
