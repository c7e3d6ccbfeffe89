"""How a claim's figure was read, what became of it later, and which figures stand beside it."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.reading import (
    Corrected,
    DenominatorLine,
    Later,
    LeagueInput,
    LeagueRow,
    Reading,
    VintageLine,
)
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity
from arbeid.answers.sayings import Joined, Known
from arbeid.claims.claim import CLAIMS, Claim, PublishedStep, PublishedValue
from arbeid.claims.published_path import value_at
from arbeid.claims.reading import LeagueLine
from arbeid.models.studies.growth import PARAMS
from arbeid.scenario import SCENARIOS
from arbeid.verbs.claims.claim_names import claim_name

_INPUTS = ("exposed", "profitable", "saving", "labour_share")


def reading(entry: Claim) -> Reading:
    """Say how surely a claim's figure was read, and where."""
    return Reading(entry.grade, Note(f"claim.grade_{entry.grade}"))


def read_where(entry: Claim) -> Note:
    """Say what was read of a publication, and where."""
    if entry.read_at is None or not entry.read_in:
        return Note(f"claim.read_{entry.read}")
    places = Joined(tuple(Known(place) for place in entry.read_in), ", ")
    return Note(f"claim.read_{entry.read}_{entry.read_at}", {"places": places})


def later(entry: Claim) -> Later:
    """Collect what became of a claim's figure, and what stands beside it."""
    corrected = entry.corrected
    return Later(
        corrected=Corrected(corrected.on.isoformat(), corrected.note) if corrected else None,
        superseded_by=entry.superseded_by,
        superseded=_superseded(entry),
        vintages=tuple(VintageLine(one.when, one.shown) for one in entry.vintages),
        denominators=tuple(_denominators(entry)),
        league=tuple(_league(entry, line) for line in entry.league),
    )


def published_quantity(entry: Claim, value: PublishedValue) -> Quantity:
    """Write a claim's published value as a quantity, with how its publication came by it."""
    return Quantity(value.value, value.unit, entry.badge_of(value), value.low, value.high)


def _superseded(entry: Claim) -> Note | None:
    name = entry.superseded_by
    if name is None:
        return None
    return Note("claim.named", {"name": claim_name(name), "shown": CLAIMS.get(name).shown})


def _denominators(entry: Claim) -> Iterator[DenominatorLine]:
    """Give the same count as a part of others, whichever of the two claims says so."""
    for step in entry.published_steps:
        if step.switch == "denominator":
            yield _denominator(*step.end(), step)
    for other in CLAIMS.all():
        for step in other.published_steps:
            if step.switch == "denominator" and step.end()[0] == entry.id:
                yield _denominator(other.id, step.value, step)


def _denominator(name: str, of: int, step: PublishedStep) -> DenominatorLine:
    entry = CLAIMS.get(name)
    label = Note("claim.named", {"name": claim_name(name), "shown": entry.shown})
    value = published_quantity(entry, value_at((name, of)))
    return DenominatorLine(name, label, value, step.sentence or entry.definition)


def _league(entry: Claim, line: LeagueLine) -> LeagueRow:
    value = entry.values[line.value]
    assert value.what is not None
    published = published_quantity(entry, value)
    if line.scenario is None:
        return LeagueRow(value.what, published, None, (), line.note)
    study = SCENARIOS.get(line.scenario)
    inputs = study.growth_inputs()
    return LeagueRow(
        value.what,
        published,
        Quantity(study.run_growth().level, "change", "modelled"),
        tuple(LeagueInput(name, PARAMS[name].label, inputs[name]) for name in _INPUTS),
        line.note,
    )
