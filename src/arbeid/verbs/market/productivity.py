"""How much productivity: the task-based calculator under the inputs of different studies."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.quantity import Quantity
from arbeid.language import Language
from arbeid.models.studies.growth import PARAMS
from arbeid.scenario import SCENARIOS, Scenario
from arbeid.verbs.arguments import checked


@dataclass(frozen=True)
class Input:
    """One input of the calculator, in words, with its unit."""

    name: str
    label: str
    value: float
    unit: str


@dataclass(frozen=True)
class ProductivityRow:
    """One study's inputs, what they come to, and what the study itself published.

    ``fitted`` says that some inputs were not published and are our choice to meet its result.
    """

    scenario: str
    title: str
    sentence: str
    inputs: tuple[Input, ...]
    level: Quantity
    a_year: Quantity
    published_level: Quantity
    published_a_year: Quantity
    fitted: bool
    claims: tuple[str, ...]
    publication: str | None


@dataclass(frozen=True)
class Productivity:
    """The studies from the smallest gain to the largest."""

    rows: tuple[ProductivityRow, ...]


@checked
def productivity(language: Language = "en") -> Productivity:
    """Run the calculator under every scenario that stands for a published study.

    >>> [round(row.a_year.value, 2) for row in productivity().rows]
    [0.07, 0.07, 0.07, 0.24, 0.6, 0.68, 1.24]
    """
    studies = [scenario for scenario in SCENARIOS.all() if _is_of_productivity(scenario)]
    rows = [_row(scenario, language) for scenario in studies]
    return Productivity(tuple(sorted(rows, key=lambda row: (row.level.value or 0, row.scenario))))


def _is_of_productivity(scenario: Scenario) -> bool:
    # Output and labour productivity are other things; a run puts those beside its own.
    return scenario.published is not None and scenario.published.of == "productivity"


def _row(scenario: Scenario, language: Language) -> ProductivityRow:
    gain = scenario.run_growth()
    published = scenario.published
    assert published is not None
    return ProductivityRow(
        scenario=scenario.id,
        title=scenario.title.read(language),
        sentence=scenario.sentence.read(language),
        inputs=tuple(
            Input(name, PARAMS[name].label.read(language), value, PARAMS[name].unit)
            for name, value in scenario.growth_inputs().items()
        ),
        level=Quantity(gain.level, "change", "modelled"),
        a_year=Quantity(gain.points_a_year, "points_a_year", "modelled"),
        published_level=Quantity(published.level, "change", "modelled"),
        published_a_year=Quantity(published.points_a_year, "points_a_year", "modelled"),
        fitted=scenario.fitted,
        claims=scenario.claims,
        publication=scenario.publication,
    )
