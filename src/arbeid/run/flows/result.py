"""A run of labour flows as a result: settings, notes, origins and tables, to keep and to read back."""

from __future__ import annotations

from arbeid.result import Result
from arbeid.run.flows.notes import notes_of
from arbeid.run.flows.shock_run import FlowRun
from arbeid.run.flows.tables import by_year, group_moves, occupations, totals
from arbeid.run.kept import kept
from arbeid.run.outputs import columns_of, described


def result_of(run: FlowRun) -> Result:
    """Lay a run out as a result; its columns say unit and badge."""
    tables = {
        "totals": (totals(run), "flow-totals"),
        "occupations": (occupations(run), "flow-occupations"),
        "occupations_by_year": (by_year(run), "flow-totals"),
        "moves": (group_moves(run), "flow-moves"),
    }
    held = {name: (frame, described(table)) for name, (frame, table) in tables.items()}
    # A probability that is read as a share of hours stays a probability in whatever is kept.
    badge = columns_of("flow-occupations")["automated"].badge
    held["occupations"][1]["automated"] = f"{run.shock.unit} {badge}"
    return kept(run.settings, run.fingerprint, notes_of(run), run.origins, held)
