"""Every assumption of a run: its value, and who gave it: the model, economy, scenario or reader."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.note import Note
from arbeid.answers.quantity import Badge, Quantity
from arbeid.answers.run import AssumptionLine, GivenBy
from arbeid.language import Text
from arbeid.run.own_values import OwnValue, own_values
from arbeid.run.run import Run
from arbeid.scenario import MODELS, Scenario


@dataclass(frozen=True)
class _Giver:
    by: GivenBy
    source: Text | Note
    badge: Badge


def assumptions(chosen: Scenario, run: Run) -> tuple[AssumptionLine, ...]:
    """List every parameter of the run, in the order of the models.

    One that the scenario or the reader moved away from the economy's own value, or else from the model's,
    counts as changed.
    """
    own = own_values(run.inputs.economy)
    return tuple(
        _line((model, name), value, own.get(f"{model}.{name}"), chosen)
        for model in MODELS
        for name, value in run.settings.models[model].items()
    )


def _line(place: tuple[str, str], value: float, own: OwnValue | None, chosen: Scenario) -> AssumptionLine:
    model, name = place
    param = MODELS[model][name]
    usual = own.value if own else param.default
    giver = _Giver("model", Text(nl=param.source, en=param.source), param.badge)
    if value != usual:
        giver = _changed_by(chosen, place, value)
    elif own:
        giver = _Giver("economy", own.source, own.badge)
    return AssumptionLine(
        name=name,
        model=model,
        label=param.label,
        value=Quantity(value, param.unit, giver.badge),
        default=usual,
        given_by=giver.by,
        source=giver.source,
        changed=value != usual,
    )


def _changed_by(chosen: Scenario, place: tuple[str, str], value: float) -> _Giver:
    theirs, (model, name) = chosen.settings(), place
    if f"{model}.{name}" in theirs.unset or theirs.models[model].get(name) != value:
        return _Giver("reader", Note("run.given_reader"), "assumed")
    return _Giver("scenario", chosen.title, chosen.badge)
