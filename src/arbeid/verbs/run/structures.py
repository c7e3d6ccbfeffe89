"""Structural choices side by side, in numbers with their units and labels: drawn here, or as they ship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from arbeid.answers.quantity import Quantity, SourceLine, source_lines
from arbeid.answers.spread import spread_of
from arbeid.answers.structures import Between, ChoiceSpread, ShippedStructures, StructureLine
from arbeid.errors import ArbeidError
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flow_columns
from arbeid.uncertainty.shipped_strata import shipped_structures
from arbeid.uncertainty.strata import Drawn, DrawnStructure
from arbeid.uncertainty.structures import structures
from arbeid.verbs.run.choice import Choice

ALL = "all"


def structures_named(names: Iterable[str], *, flows: bool) -> tuple[str, ...]:
    """Check which structural choices are meant; ``all`` means every one.

    Errors: an unknown name; one that shows only with flows, without them.

    >>> structures_named(["measure", "all"], flows=False)
    ()
    """
    given = tuple(names)
    if not given or ALL in given:
        return ()
    chosen = structures(given)
    unseen = [one.id for one in chosen if not flows and {*one.outcomes} <= flow_columns().keys()]
    if unseen:
        raise ArbeidError("structure_flows", names=", ".join(unseen))
    return tuple(one.id for one in chosen)


def structure_lines(drawn: Iterable[DrawnStructure]) -> tuple[StructureLine, ...]:
    """Write drawn structures as lines of an answer."""
    return tuple(_line(one) for one in drawn)


def structure_sources(drawn: Iterable[DrawnStructure]) -> tuple[SourceLine, ...]:
    """List the sources of all that stands beside each other."""
    settings = {one.stratum.settings.measure: one.stratum.settings for part in drawn for one in part.drawn}
    return source_lines(origin for one in settings.values() for origin in inputs_of(one).origins)


def structures_beside(choice: Choice) -> ShippedStructures | None:
    """Read the structural choices of the scenario that a choice starts from; nothing where none ship.

    >>> found = structures_beside(Choice("base", "nl", values=(("adoption.adoption", 0.5),)))
    >>> [line.name for line in found.lines][:2], found.changed
    (['measure', 'level'], True)
    """
    plain = Choice(choice.scenario, choice.economy)
    drawn = shipped_structures(plain.settings())
    if drawn is None:
        return None
    draws = max(one.draws for part in drawn for one in part.drawn)
    return ShippedStructures(
        lines=structure_lines(drawn), draws=draws, changed=choice.settings() != plain.settings()
    )


def _line(found: DrawnStructure) -> StructureLine:
    return StructureLine(
        name=found.structure.id,
        label=found.structure.label,
        sentence=found.structure.sentence,
        choices=tuple(_choice(one) for one in found.drawn),
        apart=tuple(_apart(found)),
        left_out=found.left_out,
    )


def _choice(one: Drawn) -> ChoiceSpread:
    assert one.column.label is not None
    return ChoiceSpread(
        name=one.stratum.name,
        label=one.stratum.label,
        outcome=one.outcome,
        outcome_label=one.column.label,
        spread=spread_of(one.quantiles, one.column.unit, one.column.badge),
        draws=one.draws,
        own=one.stratum.own,
    )


def _apart(found: DrawnStructure) -> Iterator[Between]:
    """Set how far choices lie apart beside how far draws do, for each outcome that several choices have."""
    for outcome in dict.fromkeys(one.outcome for one in found.drawn):
        lines = [one for one in found.drawn if one.outcome == outcome and np.isfinite(one.quantiles).all()]
        if len(lines) < 2:
            continue
        column = lines[0].column
        assert column.label is not None
        middles = sorted(float(one.quantiles[2]) for one in lines)
        # What a study fixed has no breadth, which is none of not knowing.
        broad = [float(one.quantiles[-1] - one.quantiles[0]) for one in lines if _moves(one)]
        within = float(np.mean(broad)) if broad else None
        yield Between(
            outcome=outcome,
            outcome_label=column.label,
            between=Quantity(middles[-1] - middles[0], column.unit, column.badge, middles[0], middles[-1]),
            within=Quantity(within, column.unit, column.badge),
        )


def _moves(one: Drawn) -> bool:
    """Tell whether draws move an outcome by more than rounding."""
    low, middle, high = one.quantiles[0], one.quantiles[2], one.quantiles[-1]
    return bool(high - low > 1e-9 * abs(middle))
