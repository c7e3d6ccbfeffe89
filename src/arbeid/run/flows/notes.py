"""What a reader must know of a run of labour flows."""

from __future__ import annotations

from arbeid.answers.note import Note as Sentence
from arbeid.answers.note import typed
from arbeid.data.economies.entry import LabourMarketRates
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.models.flows.network import DOUBLE
from arbeid.run.flows.shock_run import FlowRun
from arbeid.run.note import Note


def notes_of(run: FlowRun) -> list[Note]:
    """Choose what a reader must know of a run, as keys of the wording with values, which a result keeps."""
    loss = run.network.loss
    rates = run.market.entry.rates
    notes = [Note("scenario"), Note("vacancies"), Note("model")]
    if run.shock.unit == "probability":
        notes.insert(0, Note("probability"))
    elif run.shock.counts == "tasks":
        notes.insert(0, Note("tasks"))
    notes += _range(run)
    if unknown := run.network.residual:
        people = run.network.people[[code in unknown for code in run.network.network.codes]]
        notes.append(Note("residual", {"people": float(people.sum())}))
    if loss.without_exits:
        notes.append(Note("no_exits", {"n": len(loss.without_exits)}))
    if loss.without_jobs:
        notes.append(Note("without_jobs", {"codes": [code for code, _ in loss.without_jobs]}))
    if loss.covered_people < 1:
        notes.append(Note("joined", {"share": 1 - loss.covered_people}))
    if run.shock.guessed > 0:
        notes.append(Note("guessed", {"people": run.shock.guessed * run.market.people}))
    if run.shock.instead:
        notes.append(Note("instead", {"measure": MEASURES.first[0]}))
    if run.unfolds.replicate:
        notes.append(Note("replicate"))
    else:
        notes += [Note("not_fitted")] if rates is None else _fitted(run, rates)
    return [*notes, Note("chance", {"seed": run.settings.seed})] if run.unfolds.stochastic else notes


def _range(run: FlowRun) -> list[Note]:
    """Say between which mobilities the ranges run, or why there are none."""
    held = run.network.mobility
    if held is None or not run.beside:
        return [*_capped(run), Note(_without_range(run))]
    times = [held.times, *(side.times for side in run.beside)]
    ends = Note("range", {"low_share": min(times), "high_share": max(times)})
    return [ends, *_capped(run), Note("cycle")]


def _capped(run: FlowRun) -> list[Note]:
    """Say where so few unemployed carry no more mobility."""
    held = run.network.mobility
    if held is None:
        return []
    most = max(held.times, *(side.times for side in run.beside), 0.0)
    if not held.capped and not (run.beside and most < DOUBLE):
        return []
    return [Note("capped", {"most_share": most, "unemployment_share": held.unemployment})]


def _without_range(run: FlowRun) -> str:
    if run.unfolds.replicate:
        return "no_range_replicate"
    if run.network.mobility is None:
        return "no_range_network"
    return "no_range" if run.unfolds.stochastic else "no_range_asked"


def _fitted(run: FlowRun, rates: LabourMarketRates) -> list[Note]:
    """Say to what the chances were fitted, where this run starts, and which reported rate is not met."""
    start = run.both.path.total
    asked = {"unemployment_share": rates.unemployment, "vacancy_share": rates.vacancy}
    opening = {
        "start_share": float(start.unemployment_rate[0, 0]),
        "start_vacancy_share": float(start.vacancy_rate[0, 0]),
    }
    notes = [Note("fitted", {**asked, **opening, "badge": rates.badge})]
    if rates.long_term is not None:
        reached = float(start.long_term_rate[0, 0])
        notes.append(Note("long_term", {"start_share": reached, "reported_share": rates.long_term}))
    return notes


def sentences(run: FlowRun) -> tuple[Sentence | Text, ...]:
    """Word them for the faces, with those of the network, the rates and the economy."""
    entry = run.market.entry
    rates = None if run.unfolds.replicate else entry.rates
    own = (run.network.note, rates.source if rates else None, entry.note)
    notes = (typed(f"flows.note.{note.key}", note.values) for note in notes_of(run))
    return (*notes, *(text for text in own if text is not None))
