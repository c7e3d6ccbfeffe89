"""The models' parameters, and the scenarios that set them."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.models.block import blocks
from arbeid.params import Param
from arbeid.scenario import SCENARIOS, Scenario
from arbeid.verbs.catalogue.method import declared_models
from arbeid.verbs.run.scenario import scenario as describe
from reference_pages.markdown import both, code, opening, prose, table


def page() -> Iterator[str]:
    """Write the page of scenarios and parameters."""
    yield from opening(
        "Scenarios and parameters",
        "A scenario holds only its difference from a base; everything else keeps its default. A default "
        "without a source wears the badge *assumed*.",
        "Add one of your own: [Add a scenario](../how-to/add-a-scenario.md).",
    )
    yield from ("## Scenarios", "")
    for scenario in SCENARIOS.all():
        yield from (f"### {scenario.id}", "", both(scenario.title), "", both(scenario.sentence), "")
        yield from table(("what", "value"), _facts(scenario))
    yield from ("## Parameters", "")
    for name, params, about in declared_models():
        yield from (f"### {name}", "", *prose(about))
        yield from table(
            ("parameter", "default", "bounds", "unit", "badge", "source"), [_row(p) for p in params]
        )
    yield from (
        "## Blocks",
        "",
        "What each block of a run takes and gives; [add one](../how-to/add-a-block.md).",
        "",
    )
    for block in blocks():
        takes = ", ".join(map(code, block.takes))
        yield from (f"### The block {code(block.id)}", "", f"Takes {takes}.", "")
        yield from table(
            ("gives", "what it is", "unit", "badge", "along"),
            [
                (code(name), both(one.label), one.unit, one.badge, one.side)
                for name, one in block.outputs.items()
            ],
        )


def _facts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    if scenario.leaves_out:
        yield "leaves out", both(scenario.leaves_out)
    found = describe(scenario.id)
    yield from ((code(name), str(value)) for name, value in found.places.items())
    yield from ((code(name), f"{value:g} (base {base:g})") for name, base, value in found.differences)
    if scenario.growth:
        yield from _calculator(scenario)
    if scenario.fitted:
        yield "fitted", "some inputs were not published and are chosen by us to meet the result"


def _calculator(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, value in scenario.growth_inputs().items():
        yield code(name), f"{value:g}" if name in scenario.growth else f"{value:g} (default)"
    gain = scenario.run_growth()
    yield (
        "the calculator comes to",
        f"{100 * gain.level:.2f}% in all, {gain.points_a_year:.2f} percentage points a year",
    )
    if scenario.published and scenario.published.level is not None:
        yield "published", f"{100 * scenario.published.level:.2f}% in all"
    if scenario.published and scenario.published.points_a_year is not None:
        yield "published", f"{scenario.published.points_a_year:.2f} percentage points a year"


def _row(param: Param) -> tuple[str, ...]:
    return (
        f"{code(param.name)}<br>{both(param.label)}",
        f"{param.default:g}",
        f"{param.low:g} to {param.high:g}",
        param.unit,
        param.badge,
        param.source,
    )
