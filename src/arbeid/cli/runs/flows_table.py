"""A run of the flow model as tables for the terminal: by year, and the occupations that stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arbeid.answers.quantity import named
from arbeid.cli.terminal.tables import grid, render
from arbeid.views.flows.words import FlowWords, against_demand, ends_of, risen
from arbeid.views.phrasing import signed_percent

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.flows import FlowFacts, FlowOccupation, FlowYear
    from arbeid.answers.quantity import Quantity
    from arbeid.scenario import Scenario
    from arbeid.wording import Words

SHOWN = 8
_YEARS = 10
# Vacancies stand in neither: they follow from unemployment one for one, as a note says.
_RATES = ("unemployment_rate", "long_term_rate")
# Spells stand apart: with ends, more than two measures are wider than a page.
_BY_YEAR = (_RATES, ("mean_spell",))
_TENTH = 0.1


def flows_table(facts: FlowFacts, words: Words, scenario: Scenario | None = None, *, to_screen: bool) -> str:
    """Draw what happened in total, by year, and to the occupations that stand out."""
    said = _scenario(scenario, words) if scenario else ()
    return render((*said, *_parts(FlowWords(facts, words))), to_screen=to_screen)


def _scenario(scenario: Scenario, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(f"\n“{words(scenario.title)}”", style="bold")
    yield words(scenario.sentence)
    if scenario.leaves_out:
        yield words("run.leaves_out", what=scenario.leaves_out)
    yield ""


def _parts(told: FlowWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    yield from _heading(told)
    yield ""
    yield words("flows.years")
    yield from _years(told)
    hit, helped = against_demand(facts)
    for title, lines in (("most", risen(facts)), ("hit", hit), ("helped", helped)):
        yield ""
        yield words(f"flows.{title}")
        yield _occupations(lines[:SHOWN], told) if lines else words("flows.none")
    yield from told.unseen()
    yield from told.alike()
    yield ""
    yield from told.notes()
    yield f"{words('report.sources')}: {named(facts.sources, words)}"
    yield words("flows.table_badges", people=words(f"views.badge.{facts.economy.people.badge}").lower())
    badge = words(f"views.badge.{facts.network.badge}")
    yield words("flows.badge_line", badge=badge, fingerprint=facts.fingerprint[:12])


def _heading(told: FlowWords) -> Iterator[str]:
    facts, words = told.facts, told.words
    yield words(
        "flows.heading",
        label=told.shock(),
        years=told.years(),
        title=facts.economy.title,
        period=told.on_whose_moves(words.period(facts.economy.period)),
        network=facts.network.label,
    )
    yield told.moved()
    for rate in _RATES:
        yield _furthest(rate, told)


def _furthest(rate: str, told: FlowWords) -> str:
    words, line = told.words, getattr(told.facts.headline, rate)

    def signed(apart: float, digits: int) -> str:
        return words.signed(100 * apart, digits)

    value, span = told.with_span(float(line.furthest), ends_of(line.furthest), words.percent)
    end, end_span = told.with_span(float(line.end), ends_of(line.end), words.percent)
    away = line.furthest_apart
    apart, apart_span = told.with_span(float(away), ends_of(away), signed, key="apart_span")
    return words(
        "flows.furthest",
        rate=words(f"flows.rate.{rate}"),
        start=told.as_shown(line.start, 2),
        year=words.number(line.furthest_year.value),
        value=value,
        span=span,
        rest=words.percent(line.furthest_rest.value, 2),
        apart=apart,
        apart_span=apart_span,
        end=end,
        end_span=end_span,
        horizon=words.number(told.facts.years[-1].year),
    )


def _years(told: FlowWords) -> Iterator[RenderableType]:
    words, runs = told.words, {(line.year, line.run): line for line in told.facts.years}
    last = max(year for year, _ in runs)
    shown = (*range(0, last, max(1, -(-last // _YEARS))), last)
    for names in _BY_YEAR:
        columns = [(words("flows.column.year"), "right")]
        for name in names:
            columns += [(words(f"flows.column.{one}"), "right") for one in (name, "rest")]
        rows = [
            [words.number(year), *_year(runs[year, "shock"], runs[year, "rest"], names, told)]
            for year in shown
        ]
        yield grid(columns, rows)


def _year(shock: FlowYear, rest: FlowYear, names: Sequence[str], told: FlowWords) -> Iterator[str]:
    for name in names:
        for line in (shock, rest):
            found: Quantity = getattr(line, name)
            yield told.as_shown(found, 2 if found.unit == "share" else 1)


def _rate(rate: Quantity, told: FlowWords) -> str:
    """Write a rate of one occupation with three digits at most, and its ends."""
    return told.as_shown(rate, _digits(rate.value))


def _apart(line: FlowOccupation, told: FlowWords) -> str:
    """Write how much higher unemployment is, in points, with its ends at half and double the mobility."""
    apart = line.unemployment_apart

    def signed(share: float, digits: int) -> str:
        return told.words.signed(100 * share, digits)

    return "".join(told.with_span(line.apart, ends_of(apart), signed, _digits(apart.value)))


def _digits(rate: float | None) -> int:
    return 1 if abs(rate or 0.0) >= _TENTH else 2


def _occupations(lines: Sequence[FlowOccupation], told: FlowWords) -> RenderableType:
    words = told.words
    names = ("demand", "unemployment", "unemployment_rest", "apart", "people")
    columns = [(told.taken(), "right"), *((words(f"flows.column.{name}"), "right") for name in names)]
    rows = [
        [
            words.percent(line.automated.value),
            signed_percent(line.demand.value, words, 1),
            _rate(line.unemployment, told),
            _rate(line.unemployment_rest, told),
            _apart(line, told),
            words.people(float(line.people)),
            words(line.name),
        ]
        for line in lines
    ]
    return grid([*columns, (words("flows.column.name"), "left")], rows)
