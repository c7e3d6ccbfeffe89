"""Run a scenario on an economy, and answer what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from arbeid.data.cuts import cut_entry
from arbeid.data.economy import economy as load_economy
from arbeid.errors import unknown_name
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.measures.measure import MEASURES
from arbeid.result import Result
from arbeid.run.cells import cells
from arbeid.run.run import Run
from arbeid.run.run import run as evaluate
from arbeid.scenario import MODELS, Axis, Scenario, Settings, place
from arbeid.scenario import scenario as scenario_named
from arbeid.verbs import run_parts as parts
from arbeid.verbs.quantity import Quantity, source_lines
from arbeid.verbs.run_facts import PlaceLine, RunFacts, ScenarioLine
from arbeid.views.drawing import Drawing
from arbeid.wording import Words, phrase_keys, words_of

if TYPE_CHECKING:
    import altair

    from arbeid.views.figure import Figure

LIMITS = ("forecast", "wages", "people", "industries", "households", "flows")


@dataclass(frozen=True, eq=False)
class RunAnswer:
    """What a run came to: facts to read, tables to work with, a chart for each question.

    ``facts`` is plain data; ``result`` can be saved and compared. Tables are polars frames.
    """

    facts: RunFacts
    result: Result = field(repr=False)
    _again: Callable[[Language], RunFacts] = field(repr=False)

    def in_language(self, language: str) -> RunAnswer:
        """Give the same answer in another language."""
        return RunAnswer(self._again(language_named(language)), self.result, self._again)

    @property
    def occupations(self) -> pl.DataFrame:
        """Occupation by year: jobs, handed over, assisted, freed, demand, new work, net, both closures."""
        return self.result.tables["occupations"]

    @property
    def industries(self) -> pl.DataFrame:
        """Industry by year: jobs, cost, price, quantity, and what moves the jobs."""
        return self.result.tables["industries"]

    @property
    def totals(self) -> pl.DataFrame:
        """Everything together by year, with productivity and who gets the gain."""
        return self.result.tables["totals"]

    @property
    def unemployment(self) -> pl.DataFrame:
        """Rates of the labour market by closure and year, with AI and without; empty without flows."""
        return self.result.tables.get("unemployment", pl.DataFrame())

    def plain(self) -> dict[str, Any]:
        """Give the answer as plain data: English keys, shares 0 to 1, a unit beside every value."""
        return asdict(self.facts)

    def save(self, folder: str | Path) -> Path:
        """Write the result into a folder of its own. Errors: a folder that holds something else."""
        return self.result.save(folder)

    def figures(self) -> dict[str, Figure]:
        """Draw the figure of each question, by name."""
        from arbeid.views.run_page import figures

        return figures(self.plain(), words_of(self.facts.language))

    def figure(self, name: str) -> Figure:
        """Draw one figure: SVG, PNG, table, alt text and CSV. Errors: a question without a figure."""
        found = self.figures()
        if name not in found:
            raise unknown_name("chart", name, found)
        return found[name]

    def chart(self, name: str) -> altair.Chart:
        """Give one figure as an Altair chart, to show in a notebook or to change."""
        import altair

        from arbeid.views.palette import LIGHT

        drawing = self.figure(name).widest
        assert isinstance(drawing, Drawing)  # a run's figures are all drawn by Vega-Lite
        # A page shows through our charts; Altair's schema wants a colour.
        config = {**drawing.spec["config"], "background": LIGHT["paper"]}
        return altair.Chart.from_dict({**drawing.spec, "config": config})

    def memo(self) -> str:
        """Write the answer as one page of Markdown, to paste into a memo."""
        from arbeid.views.run_memo import run_memo

        return run_memo(self.plain(), self.facts.language)

    def html(self) -> str:
        """Write the answer as one self-contained page."""
        from arbeid.views.run_page import run_html

        return run_html(self.plain(), self.facts.language)


def run(
    scenario: str = "base",
    economy: str | None = None,
    *,
    measure: str | None = None,
    mode: str | None = None,
    years: int | None = None,
    network: str | None = None,
    closure: str | None = None,
    seed: int | None = None,
    values: Mapping[str, float] | None = None,
    by: str | None = None,
    flows: bool = True,
    language: str = "en",
) -> RunAnswer:
    """Run a scenario (a name, or a file ``my.toml``) on an economy.

    ``values`` sets parameters by name (``elasticity``, or ``elasticity[Q]`` for one industry); ``by`` adds
    what happens in the cells of a cut; what is not given follows the scenario. Errors: an unknown name, a
    value out of bounds, a horizon outside 1 to 50 years.

    >>> found = run("us-reference", flows=False)
    >>> round(found.facts.balance.net.value)
    -2619974
    """
    spoken = language_named(language)
    chosen = scenario_named(scenario)
    settings = settings_of(
        chosen, values, economy=economy, measure=measure, mode=mode, years=years, network=network,
        closure=closure, seed=seed,
    )  # fmt: skip
    found = evaluate(settings, flows=flows)
    again = partial(_facts, chosen, found, by)
    return RunAnswer(again(spoken), found.result, again)


def settings_of(chosen: Scenario, values: Mapping[str, float] | None, **places: Any) -> Settings:
    """Lay what was asked for over a scenario's own settings.

    A value may be set apart: ``elasticity[Q]`` for one industry, ``handed_over[0811]`` for one occupation.

    >>> settings_of(scenario_named("base"), {"elasticity[Q]": 1.5}).by_industry
    {'elasticity': {'Q': 1.5}}
    """
    given = values or {}
    settings = chosen.settings().changed(**places)
    settings = settings.set({name: value for name, value in given.items() if not name.endswith("]")})
    for name, value in given.items():
        if name.endswith("]"):
            param, _, code = name[:-1].partition("[")
            settings = settings.along(_axis(param, code, settings), {param: {code: value}})
    return settings


def _axis(param: str, code: str, settings: Settings) -> Axis:
    model, name = place(param)
    ways = MODELS[model][name].by
    if len(ways) == 1:
        return ways[0]
    industries = cells(load_economy(settings.economy)).industries["code"]
    return "industry" if code in industries.to_list() else "occupation"


def _facts(chosen: Scenario, found: Run, by: str | None, language: Language) -> RunFacts:
    tables, words = found.result.tables, words_of(language)
    total = parts.horizon(tables["totals"]).row(0, named=True)
    occupations = parts.horizon(tables["occupations"]).sort("net", "code")
    badge = found.prepared.cells.badge
    lines = parts.group_lines(occupations, language, "measured")
    return RunFacts(
        language=language,
        scenario=_scenario(chosen, found, language),
        economy=_place(found, language),
        balance=parts.balance(total),
        losing=tuple(line for line in lines[: parts.OUTER] if (line.net.value or 0) < 0),
        gaining=tuple(line for line in lines[: -parts.OUTER - 1 : -1] if (line.net.value or 0) > 0),
        industries=parts.group_lines(
            parts.horizon(tables["industries"]).sort("net", "code"), language, badge
        ),
        cut=cut_entry(found.prepared.economy, by).label.read(language) if by else None,
        cells=parts.group_lines(parts.in_cut(found, by), language, badge) if by else (),
        productivity=parts.readings(total, language),
        gains=parts.gains(found, total),
        unemployment=parts.closures(found),
        hit=parts.hit(found, language),
        notes=tuple(_note(note, words) for note in found.result.notes),
        limits=tuple(words(f"run.limit_{name}") for name in LIMITS),
        assumptions=parts.assumptions(found, language),
        sources=source_lines(found.result.origins),
        version=found.result.version,
        fingerprint=found.result.fingerprint,
    )


def _scenario(chosen: Scenario, found: Run, language: Language) -> ScenarioLine:
    settings, market = found.settings, found.market
    return ScenarioLine(
        id=chosen.id,
        title=chosen.title.read(language),
        sentence=chosen.sentence.read(language),
        leaves_out=chosen.leaves_out.read(language) if chosen.leaves_out else None,
        measure=settings.measure,
        measure_label=MEASURES.get(settings.measure).label.read(language),
        years=settings.years,
        network=market.network.id if market else None,
        network_label=market.network.entry.label.read(language) if market else None,
    )


def _place(found: Run, language: Language) -> PlaceLine:
    market, cells = found.prepared.economy, found.prepared.cells
    return PlaceLine(
        id=market.id,
        title=market.entry.title.read(language),
        population=market.entry.population.read(language),
        period=market.entry.period,
        occupations=len(cells.occupations),
        industries=len(cells.industries),
        people=Quantity(float(cells.jobs.sum()), "people", "measured"),
    )


def _note(note: Mapping[str, Any], words: Words) -> str:
    values = {
        name: value[words.language] if isinstance(value, Mapping) else value
        for name, value in note["values"].items()
    }
    if "people" in values:
        values["people"] = words.people(values["people"])
    for name in ("measure", "onto"):
        if name in values:
            values[name] = MEASURES.get(values[name]).label.read(words.language)
    if "share" in values:
        values["share"] = words.percent(values["share"])
    if "badge" in values:
        values["badge"] = words(f"views.badge.{values['badge']}").lower()
    key = f"run.note_{note['key']}"
    return words(f"{key}_one" if values.get("n") == 1 and f"{key}_one" in phrase_keys() else key, **values)
