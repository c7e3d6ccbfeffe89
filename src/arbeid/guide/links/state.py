"""What becomes of a link that is asked, and how links are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal[
    "ok",
    "no_part",
    "moved",
    "moved_host",
    "elsewhere",
    "dead",
    "loop",
    "private",
    "refused",
    "busy",
    "unreachable",
    "not_checked",
]

AGENT = "arbeid (link check for course chapters)"


@dataclass(frozen=True, slots=True)
class LinkState:
    """What became of one link: ``final`` is where it leads, ``reason`` a key of ``guide.reason``."""

    status: Status
    code: int | None = None
    final: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How links are asked: requests at once per host and in all, seconds to wait for one and for all.

    ``pause`` is how many seconds pass before a passing fault is asked again, where the site names none; it
    doubles each time.
    """

    per_host: int = 4
    at_once: int = 32
    wait: float = 10.0
    time_limit: float = 120.0
    pause: float = 1.0
