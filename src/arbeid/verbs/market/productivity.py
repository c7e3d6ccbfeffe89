"""How much productivity: the task-based calculator under the inputs of different studies."""

from __future__ import annotations

from arbeid.answers.market.productivity import Input, Productivity, ProductivityRow
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity
from arbeid.models.studies.growth import PARAMS
from arbeid.scenario import SCENARIOS, Scenario
from arbeid.verbs.arguments import checked


@checked
def productivity() -> Productivity:
    """Run the calculator under every scenario that stands for a published study.

    >>> [round(float(row.a_year), 2) for row in productivity().rows]
    [0.07, 0.07, 0.07, 0.24, 0.6, 0.68, 1.24]
    """
    studies = [scenario for scenario in SCENARIOS.all() if _is_of_productivity(scenario)]
    rows = [_row(scenario) for scenario in studies]
    ordered = sorted(rows, key=lambda row: (row.level.value or 0, row.scenario))
    cited = dict.fromkeys(study.source for study in studies if study.source is not None)
    return Productivity(tuple(ordered), Note("views.productivity.no_range"), tuple(cited))


def _is_of_productivity(scenario: Scenario) -> bool:
    # Output and labour productivity are other things; a run puts those beside its own.
    return scenario.published is not None and scenario.published.of == "productivity"


def _row(scenario: Scenario) -> ProductivityRow:
    gain = scenario.run_growth()
    published = scenario.published
    assert published is not None
    return ProductivityRow(
        scenario=scenario.id,
        title=scenario.title,
        sentence=scenario.sentence,
        inputs=tuple(
            Input(name, PARAMS[name].label, value, PARAMS[name].unit)
            for name, value in scenario.growth_inputs().items()
        ),
        level=Quantity(gain.level, "change", "modelled"),
        a_year=Quantity(gain.points_a_year, "points_a_year", "modelled"),
        published_level=Quantity(published.level, "change", "modelled"),
        published_a_year=Quantity(published.points_a_year, "points_a_year", "modelled"),
        fitted=scenario.fitted,
        claims=scenario.claims,
        publication=scenario.publication,
        source=scenario.source,
    )
