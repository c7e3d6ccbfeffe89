"""Answer what drives a scenario: which assumptions, and apart from them which choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version

import numpy as np

from arbeid.answers.drivers import DrivenLine, DriverLine
from arbeid.answers.market.definitions import Definitions
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.answers.sensitivity import ChoiceLine, ReadingEnds, SensitivityFacts
from arbeid.answers.structures import StructureLine
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError, NotReachable
from arbeid.language import LANGUAGES, Text
from arbeid.measures.measure import MEASURES
from arbeid.measures.native_shares import native_scores
from arbeid.measures.published import Scored
from arbeid.models.model import Numbers
from arbeid.run.evaluation import inputs_of
from arbeid.scenario import Scenario
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import Settings
from arbeid.uncertainty.each import each
from arbeid.uncertainty.ensemble.executors import at_work
from arbeid.uncertainty.ensemble.plan import Plan, planned
from arbeid.uncertainty.ensemble.run import MOST_FAILED, Heard
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.outcomes import outcomes
from arbeid.uncertainty.ranges import spreads
from arbeid.uncertainty.sensitivity import Drivers, drivers, outcomes_of
from arbeid.uncertainty.strata import drawn_structures
from arbeid.verbs.arguments import checked
from arbeid.verbs.market.definitions import definitions
from arbeid.verbs.run.as_run import sentence_as_run, title_as_run
from arbeid.verbs.run.assumption_lines import together_lines
from arbeid.verbs.run.ensemble import refuse_few, refuse_workers
from arbeid.verbs.run.parts import within
from arbeid.verbs.run.settings import moving_settings
from arbeid.verbs.run.structures import structure_lines, structure_sources
from arbeid.views.run.driver_words import choice_sentences, driver_sentences
from arbeid.wording import words_of

POINTS = 1024


@checked
def sensitivity(
    scenario: str = "base",
    economy: str | None = None,
    *,
    points: int = POINTS,
    measure: str | None = None,
    mode: str | None = None,
    years: int | None = None,
    values: Mapping[str, float] | None = None,
    correlated: Mapping[tuple[str, str], float] | None = None,
    flows: bool = False,
    network: str | None = None,
    seed: int = SEED,
    workers: int = 1,
    cluster: str | None = None,
    heard: Heard | None = None,
) -> SensitivityFacts:
    """Divide the spread of a scenario's headlines over the assumptions that nobody set.

    With ``flows`` points are followed through the labour market too, and unemployment has drivers as well.
    It takes (assumptions + 2) x ``points`` runs; ``heard`` hears how many blocks of how many are done.
    Choices (definitions, and all structural ones) stand beside and have no share. Errors: as ``ensemble``.

    >>> found = sensitivity("base", "nl", points=64)
    >>> found.drivers[0].drives, found.drivers[0].name
    ('net', 'creation.reinstatement')
    """
    refuse_few(points)
    refuse_workers(workers, cluster)
    chosen = scenario_named(scenario)
    settings = moving_settings(
        chosen, values, economy=economy, measure=measure, mode=mode, years=years, network=network
    )
    plan = planned(settings, points, seed=seed, pairs=correlated, flows=flows)
    with at_work(workers, cluster, plan) as executor:
        found = drivers(plan, executor, heard or (lambda done, total: None))
    if found.indices.used < (1 - MOST_FAILED) * points:
        raise ArbeidError("sensitivity_failing", used=found.indices.used, points=points)
    return _facts(chosen, plan, found)


def _facts(chosen: Scenario, plan: Plan, found: Drivers) -> SensitivityFacts:
    market, settings = load_economy(plan.settings.economy), plan.settings
    told = outcomes_of(plan)
    lines = {name: _lines(plan, found, at) for at, name in enumerate(told)}
    driven = tuple(_driven(plan, found, at, name) for at, name in enumerate(told))
    natives, defined = native_scores(market), _defined(market)
    beside = drawn_structures(plan)
    structures = structure_lines(beside)
    measures, readings = tuple(_measures(settings, natives, structures)), _readings(defined)
    origins = [*inputs_of(settings).origins, *(origin for scored in natives for origin in scored.origins)]
    sources = (*source_lines(origins), *structure_sources(beside), *(defined.sources if defined else ()))
    sentences = [note for line in driven for note in driver_sentences(line, lines[line.name])]
    return SensitivityFacts(
        scenario=chosen.id,
        title=title_as_run(chosen, settings.plain()),
        sentence=sentence_as_run(chosen, settings.plain()),
        economy=market.id,
        economy_title=market.entry.title,
        years=settings.years,
        measure=settings.measure,
        measure_label=MEASURES.get(settings.measure).label,
        net=_net(settings),
        points=found.indices.used,
        asked=plan.draws,
        seed=plan.seed,
        flows=plan.flows,
        sentences=(
            *(sentences or [Note("sensitivity.nothing")]),
            *choice_sentences(measures, readings),
        ),
        together=together_lines(plan),
        drivers=tuple(line for name in told for line in lines[name]),
        driven=driven,
        each=tuple(line for line in each(settings) if line.ends == "prior"),
        measures=measures,
        structures=structures,
        readings=readings,
        sources=tuple(dict.fromkeys(sources)),
        version=version("arbeid"),
    )


def _net(settings: Settings) -> Quantity:
    """Compute the balance with every assumption as it stands, with the range that a run of it has."""
    net, held = Quantity(float(outcomes(settings, {}, 1)["net"][0]), "jobs", "modelled"), spreads(settings)
    return within(net, held.net) if held.draws else net


def _lines(plan: Plan, found: Drivers, at: int) -> tuple[DriverLine, ...]:
    """List the drivers of one headline, the most telling first; missing where nothing moves it."""
    index = found.indices
    lines = [
        DriverLine(
            name="+".join(group),
            label=_label(plan, group),
            drives=outcomes_of(plan)[at],
            first=_share(index.first[at, place], index.first_ends[:, at, place]),
            total=_share(index.total[at, place], index.total_ends[:, at, place]),
            effect=_moved(plan, at, index.effect[at, place]),
            effect_sd=_moved(plan, at, index.effect_sd[at, place]),
        )
        for place, group in enumerate(found.groups)
    ]
    return tuple(sorted(lines, key=lambda line: (-(line.first.value or 0.0), line.name)))


def _moved(plan: Plan, at: int, value: float) -> Quantity | None:
    """Write an elementary effect in the unit of its headline; nothing for assumptions drawn together."""
    column = plan.columns()[outcomes_of(plan)[at]]
    return None if np.isnan(value) else column.quantity(float(value))


def _share(value: float, ends: Numbers) -> Quantity:
    if np.isnan(value):
        return Quantity(None, "share", "modelled")
    # An estimate of nearly nothing, or of nearly all, may fall beyond it, which no share does.
    value, low, high = (float(one) for one in np.clip([value, *ends], 0, 1))
    return Quantity(value, "share", "modelled", low, high)


def _label(plan: Plan, group: tuple[str, ...]) -> Text:
    known = {f"{model}.{name}": param.label for (model, name), param in plan.drawn().items()}
    said = {one: words_of(one).list([known[name].read(one) for name in group]) for one in LANGUAGES}
    return Text(nl=said["nl"], en=said["en"])


def _driven(plan: Plan, found: Drivers, at: int, name: str) -> DrivenLine:
    column, index = plan.columns()[name], found.indices
    shares = index.first[at]
    known = len(shares) > 0 and not np.isnan(shares).any()
    # Estimates of shares that are nearly nothing may fall below it, and all of them just above one.
    together = min(1.0, max(0.0, 1 - float(shares.sum()))) if known else None
    assert column.label is not None
    return DrivenLine(
        name=name,
        label=column.label,
        mean=column.quantity(float(index.mean[at])),
        sd=column.quantity(float(index.sd[at])),
        together=Quantity(together, "share", "modelled"),
    )


def _measures(
    settings: Settings, natives: Iterable[Scored], structures: Iterable[StructureLine]
) -> Iterator[ChoiceLine]:
    """Evaluate the scenario under every measure that is a share of work on a scale of its own."""
    ranges = {
        (one.name, one.outcome): one.spread.outer
        for line in structures if line.name == "measure" for one in line.choices
    }  # fmt: skip
    for scored in natives:
        try:
            found = outcomes(settings.changed(measure=scored.measure.id), {}, 1)
        except ArbeidError:
            # By this one an industry would cost nothing any more, which no run could say either.
            continue
        numbers = {
            name: _within(float(found[name][0]), ranges.get((scored.measure.id, name)))
            for name in ("handed_over", "net")
        }
        yield ChoiceLine(measure=scored.measure.id, label=scored.measure.label, **numbers)


def _within(value: float, outer: Quantity | None) -> Quantity:
    ends = (None, None) if outer is None else (outer.low, outer.high)
    return Quantity(value, "jobs", "modelled", *ends)


def _defined(market: Economy) -> Definitions | None:
    try:
        return definitions(market.id)
    except NotReachable:
        return None


def _readings(found: Definitions | None) -> ReadingEnds | None:
    if found is None:
        return None
    ends = {row.share.value: row.label for row in found.compared}
    low, high = (ends.get(end.value) for end in (found.low, found.high))
    return ReadingEnds(
        low=found.low,
        high=found.high,
        low_label=low if isinstance(low, Text) else None,
        high_label=high if isinstance(high, Text) else None,
    )
