"""A list names the files of the reader's own that cannot be read, and goes on with the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.errors import ArbeidError
from arbeid.language import Language


def with_damaged(
    lines: list[dict[str, Any]],
    damaged: Mapping[str, ArbeidError],
    said_in: str,
    language: Language,
    blank: str | None = None,
) -> list[dict[str, Any]]:
    """Add a line for each damaged file: its name, and under ``said_in`` what is wrong; the rest is blank."""
    keys = list(lines[0]) if lines else ["id", said_in]
    return [
        *lines,
        *(
            {**dict.fromkeys(keys, blank), "id": name, said_in: error.sentence(language)}
            for name, error in sorted(damaged.items())
        ),
    ]
