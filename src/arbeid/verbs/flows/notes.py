"""What a reader must know of a run of labour flows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from arbeid.measures.measure import MEASURES
from arbeid.run.note import Note
from arbeid.wording import Words

if TYPE_CHECKING:
    from arbeid.verbs.flows.follow import FlowRun


def notes_of(run: FlowRun) -> list[Note]:
    """Say what a reader must know of a run, as keys of the wording with values."""
    loss, seed = run.held.loss, run.settings.seed
    rates = run.market.entry.rates
    notes = [Note("scenario"), Note("model")]
    if loss.without_exits:
        notes.append(Note("no_exits", {"n": len(loss.without_exits)}))
    if loss.without_jobs:
        notes.append(Note("without_jobs", {"codes": [code for code, _ in loss.without_jobs]}))
    if loss.covered_people < 1:
        notes.append(Note("joined", {"share": 1 - loss.covered_people}))
    if run.shock.guessed > 0:
        notes.append(Note("guessed", {"share": run.shock.guessed}))
    if run.shock.instead:
        notes.append(Note("instead", {"measure": MEASURES.first[0]}))
    if run.settings.replicate:
        notes.append(Note("replicate"))
    elif rates is None:
        notes.append(Note("not_fitted"))
    else:
        notes.append(Note("fitted", {"badge": rates.badge}))
    return notes if seed is None else [*notes, Note("chance", {"seed": seed})]


def worded(run: FlowRun, words: Words) -> list[str]:
    """Say them in one language, with those of the network, the rates and the economy."""
    entry, language = run.market.entry, words.language
    said = [words(f"flows.note.{note.key}", **_said(note.values, words)) for note in notes_of(run)]
    said.append(run.held.note.read(language))
    if entry.rates is not None and not run.settings.replicate:
        said.append(entry.rates.source.read(language))
    if entry.note is not None:
        said.append(entry.note.read(language))
    return said


def _said(values: Mapping[str, Any], words: Words) -> dict[str, Any]:
    written = dict(values)
    if "share" in written:
        written["share"] = words.percent(written["share"], 1)
    if "codes" in written:
        written["codes"] = words.list(written["codes"])
    if "badge" in written:
        written["badge"] = words(f"flows.badge.{written['badge']}")
    return written
