"""What a result, or what was worked out beforehand, depends on, as one hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from arbeid.data.figures import DECLARED, figures_folder
from arbeid.registry import remembered

KEPT = 16
"""Digits of the hashes that tables hold: they tell old from new, and a whole one takes room in each row."""


def fingerprint(settings: Mapping[str, object]) -> str:
    """Hash canonical settings with the shipped tables and the version; no time, path or host goes in.

    >>> fingerprint({"economy": "nl"}) == fingerprint({"economy": "nl"})
    True
    """
    facts = {"settings": settings, "tables": _tables(), "version": version("arbeid")}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def files_and_facts(files: Iterable[Path], *facts: object) -> str:
    """Hash what these files hold, by their names, with plain facts beside them; it is the same in any folder.

    >>> files_and_facts([], 1) == files_and_facts([], 2)
    False
    """
    return kept_hash([[(path.name, _digest(path)) for path in files], *facts])


def kept_hash(facts: object) -> str:
    """Hash plain facts in as many digits as a table holds of it.

    >>> len(kept_hash({"economy": "nl"})) == KEPT
    True
    """
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:KEPT]


@remembered
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _tables() -> dict[str, str]:
    # Without the indexes, so that finding things faster is no new result.
    indexes = {declared.id for declared in DECLARED.all() if declared.index}
    files = sorted(path for path in figures_folder().glob("*.parquet") if path.stem not in indexes)
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
