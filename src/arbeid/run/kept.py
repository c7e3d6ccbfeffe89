"""A run as a result to keep: whichever run it was, its settings, notes, tables and units are kept alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import version

import polars as pl

from arbeid.result import Result
from arbeid.run.note import Note
from arbeid.settings import Settings
from arbeid.table import Origin


def kept(
    settings: Settings,
    fingerprint: str,
    notes: Iterable[Note],
    origins: Iterable[Origin],
    tables: Mapping[str, tuple[pl.DataFrame, Mapping[str, str]]],
) -> Result:
    """Put a result together; each table comes with the unit and badge of its columns, as ``unit badge``."""
    return Result(
        settings=settings.plain(),
        version=version("arbeid"),
        fingerprint=fingerprint,
        notes=tuple(asdict(note) for note in notes),
        origins=tuple(origins),
        columns={name: columns for name, (_, columns) in tables.items()},
        tables={name: frame for name, (frame, _) in tables.items()},
        unset=tuple(sorted(settings.unset)) if settings.shock is None else None,
    )
