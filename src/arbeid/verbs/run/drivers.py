"""What drives a named scenario, from the table that ships: in numbers and in words."""

from __future__ import annotations

from arbeid.answers.drivers import DrivenLine, DriverLine, ShippedDrivers
from arbeid.answers.quantity import Quantity
from arbeid.language import Text
from arbeid.settings import MODELS, place
from arbeid.uncertainty.drawn import DECIDED
from arbeid.uncertainty.headlines import headline_columns
from arbeid.uncertainty.shipped_drivers import DriverRows, shipped_drivers
from arbeid.verbs.run.choice import Choice
from arbeid.views.run.driver_words import driver_sentences


def drivers_of(choice: Choice) -> ShippedDrivers | None:
    """Read what drives the scenario that a choice starts from; nothing where that was not divided.

    >>> found = drivers_of(Choice("base", "nl", values=(("adoption.adoption", 0.5),)))
    >>> found.lines[0].name, found.changed
    ('creation.reinstatement', True)
    """
    found = shipped_drivers(choice.scenario, choice.settings().economy)
    if found is None:
        return None
    lines = tuple(
        DriverLine(
            name=row.name,
            label=_label(row.name),
            drives=DECIDED,
            first=Quantity(row.first[0], "share", "modelled", *row.first[1:]),
            total=Quantity(row.total[0], "share", "modelled", *row.total[1:]),
        )
        for row in found.rows
    )
    plain = Choice(choice.scenario, choice.economy)
    return ShippedDrivers(
        lines=lines,
        sentences=tuple(driver_sentences(_driven(found), lines)),
        points=found.points,
        changed=choice.settings() != plain.settings(),
    )


def _driven(found: DriverRows) -> DrivenLine:
    column = headline_columns()[DECIDED]
    assert column.label is not None
    return DrivenLine(
        name=DECIDED,
        label=column.label,
        mean=column.quantity(found.mean),
        sd=column.quantity(found.sd),
        together=Quantity(found.together, "share", "modelled"),
    )


def _label(name: str) -> Text:
    model, param = place(name)
    return MODELS[model][param].label
