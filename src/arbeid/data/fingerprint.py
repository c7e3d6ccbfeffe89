"""What a result depends on, as one hash: its settings, the shipped tables and the version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from arbeid.data.figures import DECLARED, figures_folder


def fingerprint(settings: Mapping[str, object]) -> str:
    """Hash canonical settings with the shipped tables and the version; no time, path or host goes in.

    >>> fingerprint({"economy": "nl"}) == fingerprint({"economy": "nl"})
    True
    """
    facts = {"settings": settings, "tables": _tables(), "version": version("arbeid")}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


@cache
def _tables() -> dict[str, str]:
    # Without the indexes, so that finding things faster is no new result.
    indexes = {declared.id for declared in DECLARED.all() if declared.index}
    files = sorted(path for path in figures_folder().glob("*.parquet") if path.stem not in indexes)
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
