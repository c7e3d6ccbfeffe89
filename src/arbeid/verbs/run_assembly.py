"""A run's whole answer, put together from its parts and worded where it has words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.data.cuts import cut_entry
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.run.run import Run
from arbeid.scenario import Scenario
from arbeid.verbs import run_market as market
from arbeid.verbs import run_parts as parts
from arbeid.verbs.quantity import Quantity, source_lines
from arbeid.verbs.run_assumptions import assumptions
from arbeid.verbs.run_facts import PlaceLine, RunFacts, ScenarioLine
from arbeid.wording import Words, phrase_keys, words_of

LIMITS = ("forecast", "wages", "people", "industries", "households", "flows")


def facts_of(chosen: Scenario, found: Run, by: str | None, language: Language) -> RunFacts:
    """Put a run's whole answer together; ``by`` adds the cells of a cut, if the economy has it."""
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
        start=market.start(found, language),
        unemployment=market.closures(found),
        hit=market.hit(found, language),
        notes=tuple(_note(note, words) for note in found.result.notes),
        limits=tuple(words(f"run.limit_{name}") for name in LIMITS),
        assumptions=assumptions(chosen, found, language),
        sources=source_lines(found.result.origins, language),
        version=found.result.version,
        fingerprint=found.result.fingerprint,
    )


def _scenario(chosen: Scenario, found: Run, language: Language) -> ScenarioLine:
    settings, held = found.settings, found.market
    return ScenarioLine(
        id=chosen.id,
        title=chosen.title.read(language),
        sentence=chosen.sentence.read(language),
        leaves_out=chosen.leaves_out.read(language) if chosen.leaves_out else None,
        measure=settings.measure,
        measure_label=MEASURES.get(settings.measure).label.read(language),
        years=settings.years,
        network=held.network.id if held else None,
        network_label=held.network.entry.label.read(language) if held else None,
    )


def _place(found: Run, language: Language) -> PlaceLine:
    place, cells = found.prepared.economy, found.prepared.cells
    return PlaceLine(
        id=place.id,
        title=place.entry.title.read(language),
        population=place.entry.population.read(language),
        period=place.entry.period,
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
        values["share"] = words.percent(values["share"], 1)
    if "badge" in values:
        values["badge"] = words(f"views.badge.{values['badge']}").lower()
    key = f"run.note_{note['key']}"
    return words(f"{key}_one" if values.get("n") == 1 and f"{key}_one" in phrase_keys() else key, **values)
