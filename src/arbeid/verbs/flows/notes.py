"""What a reader must know of a run of labour flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arbeid.answers.note import Note, typed
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.run.note import Note as Kept

if TYPE_CHECKING:
    from arbeid.verbs.flows.follow import FlowRun


def notes_of(run: FlowRun) -> list[Kept]:
    """Say what a reader must know of a run, as keys of the wording with values."""
    loss, seed = run.held.loss, run.settings.seed
    rates = run.market.entry.rates
    notes = [Kept("scenario"), Kept("model")]
    if loss.without_exits:
        notes.append(Kept("no_exits", {"n": len(loss.without_exits)}))
    if loss.without_jobs:
        notes.append(Kept("without_jobs", {"codes": [code for code, _ in loss.without_jobs]}))
    if loss.covered_people < 1:
        notes.append(Kept("joined", {"share": 1 - loss.covered_people}))
    if run.shock.guessed > 0:
        notes.append(Kept("guessed", {"share": run.shock.guessed}))
    if run.shock.instead:
        notes.append(Kept("instead", {"measure": MEASURES.first[0]}))
    if run.settings.replicate:
        notes.append(Kept("replicate"))
    elif rates is None:
        notes.append(Kept("not_fitted"))
    else:
        notes.append(Kept("fitted", {"badge": rates.badge}))
    return notes if seed is None else [*notes, Kept("chance", {"seed": seed})]


def told(run: FlowRun) -> tuple[Note | Text, ...]:
    """Give them for the faces, with those of the network, the rates and the economy."""
    entry = run.market.entry
    rates = None if run.settings.replicate else entry.rates
    own = (run.held.note, rates.source if rates else None, entry.note)
    notes = (typed(f"flows.note.{note.key}", note.values) for note in notes_of(run))
    return (*notes, *(text for text in own if text is not None))
