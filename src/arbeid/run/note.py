"""What a run had to fall back on, as a key of the wording with its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Note:
    """One thing that was filled in, mapped or left out; worded by the faces."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
