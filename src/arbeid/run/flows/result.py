"""A run of labour flows as a result: settings, notes, origins and tables, to keep and to read back."""

from __future__ import annotations

from arbeid.result import Result
from arbeid.run.flows.columns import OF_MOVE, OF_OCCUPATION, OF_YEAR
from arbeid.run.flows.notes import notes_of
from arbeid.run.flows.shock_run import FlowRun
from arbeid.run.flows.tables import by_year, group_moves, occupations, totals
from arbeid.run.kept import kept


def result_of(run: FlowRun) -> Result:
    """Lay a run out as a result; its columns say unit and badge."""
    tables = {
        "totals": (totals(run), OF_YEAR),
        "occupations": (occupations(run), OF_OCCUPATION),
        "occupations_by_year": (by_year(run), OF_YEAR),
        "moves": (group_moves(run), OF_MOVE),
    }
    described = {
        name: (frame, {column: " ".join(kind) for column, kind in columns.items()})
        for name, (frame, columns) in tables.items()
    }
    return kept(run.settings, run.fingerprint, notes_of(run), run.origins, described)
