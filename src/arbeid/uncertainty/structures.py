"""Structural choices of a run, as files declare them: what can be chosen, and the settings under each.

A choice is no draw: no law says how likely a measure or a network is to be the right one. So each is a
stratum of its own, beside the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from arbeid.data.economies.economy import economy
from arbeid.data.mobility.entry import NETWORKS
from arbeid.data.mobility.of_economy import DEFAULT_NETWORK
from arbeid.errors import unknown_name
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import ships, sound_measures
from arbeid.registry import Entry, Registry, fault_in
from arbeid.run.flows.many import flow_columns
from arbeid.run.outputs import columns_of
from arbeid.run.own_values import with_own_values
from arbeid.scenario import SCENARIOS
from arbeid.settings import Settings

Setting = Literal["measure", "mode", "network", "closure", "level", "scenario"]


class Named(Frozen):
    """A choice that a file names itself; ``columns`` says which column an outcome is read from under it."""

    label: Text
    columns: dict[str, str] = Field(default_factory=dict)


class Structure(Entry):
    """One structural choice: what is chosen (``setting``), and the outcomes that it has a bearing on.

    Measures are those of a ``concept`` (and ``unit``) whose scores ship, studies those that ``published`` one
    of these; networks are all of the catalogue. ``open`` is the label of choosing nothing. Other settings
    have their ``choices`` here.
    """

    place: int = Field(ge=1)
    label: Text
    sentence: Text
    setting: Setting
    outcomes: tuple[str, ...]
    concept: str | None = None
    unit: str | None = None
    published: tuple[str, ...] = ()
    open: Text | None = None
    choices: dict[str, Named] = Field(default_factory=dict)


_ALLOWED: Mapping[Setting, tuple[str, ...]] = {
    "closure": ("open", "full"),
    "level": ("group", "major"),
}
"""The choices that a file may name, by setting; those of others are what the catalogue has."""
STRUCTURES = Registry("structural_choice", "structures", Structure)


@dataclass(frozen=True, eq=False)
class Stratum:
    """One choice: the settings under it, and the columns of its outcomes; ``major`` scores by major group."""

    structure: str
    name: str
    label: Text
    settings: Settings
    own: bool = False
    major: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


def structures(names: tuple[str, ...] = ()) -> list[Structure]:
    """List the structural choices in their order, or those named.

    Errors: an unknown name, with the nearest; a file with an outcome or a choice that there is not.

    >>> [one.id for one in structures()][:2]
    ['measure', 'level']
    """
    for name in names:
        if name not in STRUCTURES.names():
            raise unknown_name(STRUCTURES.kind, name, STRUCTURES.names())
    found = [_sound(one) for one in STRUCTURES.all() if not names or one.id in names]
    return sorted(found, key=lambda one: (one.place, one.id))


def _sound(structure: Structure) -> Structure:
    """Refuse an outcome that no run has, or a choice that a setting does not know, with its file and line."""
    known = [*columns_of("totals"), *flow_columns()]
    allowed = _ALLOWED.get(structure.setting)
    for name in structure.outcomes:
        if name not in known:
            raise fault_in(structure, ("outcomes",), unknown_name("outcome", name, known))
    for name, one in structure.choices.items():
        if allowed is None or name not in allowed:
            raise fault_in(structure, ("choices", name), unknown_name("choice", name, allowed or ()))
        for column in one.columns.values():
            if column not in known:
                raise fault_in(structure, ("choices", name), unknown_name("outcome", column, known))
    return structure


def strata_of(structure: Structure, settings: Settings) -> list[Stratum]:
    """List the choices of a structure, the scenario's own first; not all of them need reach its economy.

    >>> from arbeid.scenario import SCENARIOS
    >>> closure = STRUCTURES.get("closure")
    >>> [one.name for one in strata_of(closure, SCENARIOS.get("base").settings())]
    ['open', 'full']
    """
    found = list(_STRATA[structure.setting](structure, settings))
    return sorted(found, key=lambda one: not one.own)


def _measures(structure: Structure, settings: Settings) -> Iterator[Stratum]:
    own = settings.measure
    fitting = {one.id for one in sound_measures() if _fits(structure, one)} | {own}
    for name in sorted(fitting):
        yield _stratum(structure, name, MEASURES.get(name).label, settings.changed(measure=name), own == name)


def _modes(structure: Structure, settings: Settings) -> Iterator[Stratum]:
    own = settings.mode
    if structure.open is not None:
        yield _stratum(structure, "assumed", structure.open, settings.changed(mode=""), not own)
    fitting = {one.id for one in sound_measures() if _fits(structure, one)} | ({own} - {""})
    for name in sorted(fitting):
        yield _stratum(structure, name, MEASURES.get(name).label, settings.changed(mode=name), own == name)


def _networks(structure: Structure, settings: Settings) -> Iterator[Stratum]:
    own = settings.network or economy(settings.economy).entry.network or DEFAULT_NETWORK
    if own not in NETWORKS.names():
        # A file of the reader's own has no name in the catalogue.
        yield _stratum(structure, own, Text(nl=own, en=own), settings, own=True)
    for entry in NETWORKS.all():
        chosen = settings.changed(network=entry.id)
        yield _stratum(structure, entry.id, entry.label, chosen, own == entry.id)


def _closures(structure: Structure, settings: Settings) -> Iterator[Stratum]:
    # A run under both shows wages as they are first.
    own = "open" if settings.closure == "both" else settings.closure
    for name, one in structure.choices.items():
        chosen = settings.changed(closure=name)
        yield _stratum(structure, name, one.label, chosen, own == name, columns=one.columns)


def _levels(structure: Structure, settings: Settings) -> Iterator[Stratum]:
    for name, one in structure.choices.items():
        yield _stratum(structure, name, one.label, settings, name == "group", major=name == "major")


def _studies(structure: Structure, settings: Settings) -> Iterator[Stratum]:
    own = SCENARIOS.get(settings.scenario) if settings.scenario in SCENARIOS.names() else None
    title = own.title if own else Text(nl=settings.scenario, en=settings.scenario)
    yield _stratum(structure, settings.scenario, title, settings, own=True)
    for one in SCENARIOS.all():
        if (
            one.published is None
            or one.id == settings.scenario
            or one.published.of not in structure.published
        ):
            continue
        theirs = with_own_values(one.settings().changed(economy=settings.economy))
        yield _stratum(structure, one.id, one.title, theirs)


_STRATA: Mapping[Setting, Callable[[Structure, Settings], Iterator[Stratum]]] = {
    "measure": _measures,
    "mode": _modes,
    "network": _networks,
    "closure": _closures,
    "level": _levels,
    "scenario": _studies,
}


def _fits(structure: Structure, measure: Measure) -> bool:
    unit = structure.unit in (None, measure.unit)
    # Scores that have to be pulled first would make the table of one machine another than that of the next.
    return unit and measure.concept == structure.concept and ships(measure.scores[0])


def _stratum(
    structure: Structure,
    name: str,
    label: Text,
    settings: Settings,
    own: bool = False,
    *,
    major: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Stratum:
    return Stratum(structure.id, name, label, settings, own, major, columns or {})
