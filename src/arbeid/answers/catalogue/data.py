"""A registered source as the list of data has it: what may be done with it, and whether it is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.members import Members

Here = Literal["cache", "mirror", ""]


@dataclass(frozen=True)
class SourceAtHand(Members):
    """A registered source: licence, vintage, hash, size in bytes, and where it lies on this machine.

    ``copies`` counts the addresses of exactly these bytes; without any, only a mirror has them. For
    ``here`` only the size is compared; a build compares the hash.
    """

    id: str
    publisher: str
    title: str
    vintage: str
    licence: str
    may_ship: bool
    sha256: str
    url: str
    size: int
    path: str
    copies: int
    here: Here
