"""A run of labour flows as a result: settings, notes, origins and tables, to keep and to read back."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from arbeid.result import Result
from arbeid.verbs.flows.columns import OF_MOVE, OF_OCCUPATION, OF_YEAR
from arbeid.verbs.flows.notes import notes_of
from arbeid.verbs.flows.tables import by_year, group_moves, occupations, totals

if TYPE_CHECKING:
    from arbeid.verbs.flows.follow import FlowRun


def result_of(run: FlowRun) -> Result:
    """Give a run as a result; its columns say unit and badge."""
    frames = {
        "totals": totals(run),
        "occupations": occupations(run),
        "occupations_by_year": by_year(run),
        "moves": group_moves(run),
    }
    known = {
        "totals": OF_YEAR,
        "occupations": OF_OCCUPATION,
        "occupations_by_year": OF_YEAR,
        "moves": OF_MOVE,
    }
    return Result(
        settings=run.settings.plain(),
        version=version("arbeid"),
        fingerprint=run.fingerprint,
        notes=tuple(dict(vars(note)) for note in notes_of(run)),
        origins=run.origins,
        columns={
            table: {name: " ".join(kind) for name, kind in columns.items()}
            for table, columns in known.items()
        },
        tables=frames,
    )
