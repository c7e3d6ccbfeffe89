"""Run a scenario under many draws of its assumptions, and answer where its headlines lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import polars as pl

from arbeid.answers.ensemble import (
    EnsembleFacts,
    ErrorLine,
    FailedLine,
    OccupationLine,
    Stratum,
    WeighedLine,
    Weighing,
)
from arbeid.answers.note import Note
from arbeid.answers.plain import plain
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.answers.shown import Shown
from arbeid.answers.spread import HeadlineLine, spread_of
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flow_columns, flows_of_draws
from arbeid.run.outputs import Column
from arbeid.run.own_values import own_values
from arbeid.run.scores import is_own_share
from arbeid.scenario import Scenario
from arbeid.scenario import scenario as scenario_named
from arbeid.uncertainty.ensemble.cluster import AT_ONCE
from arbeid.uncertainty.ensemble.executors import at_work
from arbeid.uncertainty.ensemble.plan import Plan, planned
from arbeid.uncertainty.ensemble.run import Heard, Summary, content_of, fault_of, run_blocks, summed_up
from arbeid.uncertainty.ensemble.store import Folder, Memory, Store
from arbeid.uncertainty.figure_errors import reach
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.shipped import points_of
from arbeid.uncertainty.strata import DrawnStructure, drawn_structures
from arbeid.uncertainty.weighing import Spending, spending, weighed
from arbeid.verbs.arguments import checked
from arbeid.verbs.monitor.use import use_origins
from arbeid.verbs.run.as_run import sentence_as_run, title_as_run
from arbeid.verbs.run.assumption_lines import drawn_lines, held, together_lines
from arbeid.verbs.run.evidence import evidence_of
from arbeid.verbs.run.settings import moving_settings
from arbeid.verbs.run.structures import structure_lines, structure_sources, structures_named
from arbeid.wording import words_of

DRAWS, LEAST = 4096, 64
_SHOWN = 10
_WORKERS_MOST = 61
"""The most processes that one executor may have on every system."""


@dataclass(frozen=True, eq=False)
class EnsembleAnswer(Shown):
    """What an ensemble came to: ``facts`` to read, and every draw with its headlines."""

    facts: EnsembleFacts
    _plan: Plan = field(repr=False)
    _store: Store = field(repr=False)

    def _facts(self) -> EnsembleFacts:
        return self.facts

    def draws(self, measure: str | None = None) -> pl.DataFrame:
        """Read every draw under a measure, the first unless it is named: parameters, headlines, faults.

        Errors: a measure that the ensemble does not have.
        """
        chosen = MEASURES.named(measure) if measure else self._plan.measures[0]
        if chosen not in self._plan.measures:
            raise ArbeidError("ensemble_measure", name=chosen, names=", ".join(self._plan.measures))
        return pl.concat([self._store.read(part) for part in self._plan.parts() if part[0] == chosen])


@checked
def ensemble(
    scenario: str = "base",
    economy: str | None = None,
    *,
    draws: int = DRAWS,
    measures: Sequence[str] = (),
    mode: str | None = None,
    years: int | None = None,
    values: Mapping[str, float] | None = None,
    correlated: Mapping[tuple[str, str], float] | None = None,
    flows: bool = False,
    errors: Sequence[str] = (),
    point: bool = False,
    weigh: str | Path | None = None,
    choices: Sequence[str] = (),
    network: str | None = None,
    seed: int = SEED,
    workers: int = 1,
    cluster: str | None = None,
    out: str | Path | None = None,
    heard: Heard | None = None,
) -> EnsembleAnswer:
    """Run a scenario (a name, or a file) under draws of the assumptions that nobody set.

    With ``flows`` each draw is followed through the labour market too, wages fixed, on the economy's usual
    network or on another; without them unemployment is left out, which takes a tenth of the time.
    ``errors`` of the figures themselves are drawn where they are named: ``weights`` within groups of
    occupations, ``survey`` for the people in each.
    With ``point`` each headline has its value with every assumption as it stands.
    ``weigh`` is a file of a count of spending on AI with its error, by which the draws are weighed beside.
    ``measures`` are choices side by side, each with the same draws; ``choices`` names structural choices
    (``measure``, ``level``, ``mode``, ``network``, ``closure``, ``study``, or ``all``) of which each is shown
    beside, with fewer of these draws; ``correlated`` gives rank correlations by
    two names; ``out`` is a folder that keeps every draw, and that a run which was stopped continues;
    ``heard`` hears how many blocks of how many are done. With several ``workers`` a script of your own must
    ask below ``if __name__ == "__main__":``, as each of them reads it anew. ``cluster`` is the address of a
    Dask scheduler whose workers compute instead. Errors: as ``run``; draws that are no power of two, a folder
    with something else, more than one draw in twenty that fails, a cluster that does not answer,
    weights that rest on too few draws.

    >>> found = ensemble("base", "nl", draws=64)
    >>> [line.name for line in found.facts.headlines][:2], found.draws().height
    (['touched', 'handed_over'], 64)
    """
    refuse_few(draws)
    refuse_workers(workers, cluster)
    chosen = scenario_named(scenario)
    settings = moving_settings(chosen, values, economy=economy, mode=mode, years=years, network=network)
    counted = None if weigh is None else spending(weigh)
    named = structures_named(choices, flows=flows)
    plan = planned(
        settings, draws, measures=tuple(measures), seed=seed, pairs=correlated, flows=flows, errors=errors
    )
    store: Store = Memory() if out is None else Folder(Path(out), plan)
    # More processes than blocks would only be begun.
    count = min(workers, len(list(plan.parts())))
    with at_work(count, cluster, plan) as executor:
        run_blocks(plan, store, executor, AT_ONCE if cluster else 2 * count, heard or _unheard)
    beside = drawn_structures(plan, named) if choices else ()
    facts = _facts_of(chosen, plan, store, point, counted, beside=beside)
    store.close(plain(facts, words_of("en")) | {"asked": plan.facts()})
    return EnsembleAnswer(facts, plan, store)


def refuse_few(count: int) -> None:
    """Refuse a number of draws from which no 5 or 95% can be read."""
    if count < LEAST:
        raise OutOfBounds("draws_few", value=count, least=LEAST)


def refuse_workers(count: int, cluster: str | None = None) -> None:
    """Refuse a number of processes that cannot run, or several of them beside a cluster."""
    if cluster is not None and count != 1:
        raise ArbeidError("cluster_workers")
    if not 1 <= count <= _WORKERS_MOST:
        raise OutOfBounds("ensemble_workers", value=count, most=_WORKERS_MOST)


def _unheard(done: int, total: int) -> None:
    """Let nobody hear how far it is."""


def _facts_of(
    chosen: Scenario,
    plan: Plan,
    store: Store,
    point: bool,
    counted: Spending | None,
    *,
    beside: tuple[DrawnStructure, ...],
) -> EnsembleFacts:
    market = load_economy(plan.settings.economy)
    inputs = [inputs_of(plan.under(measure)) for measure in plan.measures]
    own = own_values(market)
    given = [own[name] for name in sorted(plan.settings.unset & own.keys())]
    origins = [origin for part in inputs for origin in part.origins]
    origins += [origin for value in given for origin in value.origins]
    found = {measure: summed_up(plan, store, measure) for measure in plan.measures}
    evidence = evidence_of(plan, market)
    origins += use_origins(line.name for line in evidence.counted)
    return EnsembleFacts(
        scenario=chosen.id,
        title=title_as_run(chosen, plan.settings.plain()),
        sentence=sentence_as_run(chosen, plan.settings.plain()),
        economy=market.id,
        economy_title=market.entry.title,
        years=plan.settings.years,
        draws=plan.draws,
        seed=plan.seed,
        headlines=tuple(line for one in found.items() for line in _headlines(plan, *one, point)),
        occupations=tuple(line for one in found.items() for line in _occupations(plan, *one)),
        strata=tuple(_stratum(*one) for one in found.items()),
        failures=tuple(line for one in found.items() for line in _failures(plan, *one)),
        drawn=tuple(drawn_lines(plan)),
        held=held(plan),
        evidence=evidence,
        together=together_lines(plan),
        errors=tuple(_errors(plan)),
        weighed=tuple(_weighing(plan, store, counted)) if counted else (),
        structures=structure_lines(beside),
        sources=tuple(dict.fromkeys((*source_lines(origins), *structure_sources(beside)))),
        version=version("arbeid"),
        fingerprint=plan.fingerprint(),
        content=content_of(plan, store),
    )


def _errors(plan: Plan) -> Iterator[ErrorLine]:
    for measure in plan.measures:
        inputs = inputs_of(plan.under(measure))
        for name in plan.errors:
            share = Quantity(reach(inputs, measure, name), "share", "derived")
            note = Note(f"ensemble.error.{name}", {"share": share})
            yield ErrorLine(name=name, note=note, under=measure, reach=share)


def _weighing(plan: Plan, store: Store, counted: Spending) -> Iterator[Weighing]:
    for measure in plan.measures:
        found = weighed(plan, store, measure, counted)
        yield Weighing(
            under=measure,
            source=counted.source,
            year=counted.year,
            spending=Quantity(counted.value, "share_of_wage_bill", "measured"),
            log_sd=counted.log_sd,
            effective=found.effective,
            pareto_k=found.pareto_k,
            headlines=tuple(
                WeighedLine(
                    name=name,
                    label=_label(column),
                    before=spread_of(found.before[name], column.unit, column.badge),
                    after=spread_of(found.after[name], column.unit, column.badge),
                    errors=tuple(
                        Quantity(float(one), column.unit, "derived") for one in found.errors.get(name, ())
                    ),
                )
                for name, column in plan.columns().items()
            ),
        )


def _stratum(measure: str, found: Summary) -> Stratum:
    label = MEASURES.get(measure).label
    return Stratum(measure=measure, label=label, mapped=not is_own_share(measure), failed=len(found.failed))


def _headlines(plan: Plan, measure: str, found: Summary, point: bool) -> Iterator[HeadlineLine]:
    points = _points(plan, measure) if point else {}
    for name, column in plan.columns().items():
        yield HeadlineLine(
            name=name,
            label=_label(column),
            under=measure,
            point=column.quantity(points.get(name)) if point else None,
            spread=spread_of(found.quantiles[name], column.unit, column.badge),
            draws=found.used[name],
        )


def _occupations(plan: Plan, measure: str, found: Summary) -> list[OccupationLine]:
    """List the occupations from the largest loss in the middle on, without groups that are no occupation."""
    inputs = inputs_of(plan.under(measure))
    cells, market = inputs.cells, inputs.economy
    jobs = cells.jobs.sum(axis=1)
    lines = [
        OccupationLine(
            code=code,
            name=Text(nl=nl, en=en),
            under=measure,
            jobs=Quantity(float(jobs[at]), "people", market.badge),
            net=spread_of(found.net[:, at], "jobs"),
            within=Quantity(float(found.bin[at]), "jobs", "modelled"),
        )
        for at, (code, nl, en) in enumerate(cells.occupations.select("code", "nl", "en").iter_rows())
        if code not in market.residual
    ]
    return sorted(lines, key=lambda line: (float(line.net.outer), line.code))


def _failures(plan: Plan, measure: str, found: Summary) -> Iterator[FailedLine]:
    for row in found.failed.head(_SHOWN).iter_rows(named=True):
        values = {name: row[name] for name in plan.names()}
        yield FailedLine(draw=row["draw"], under=measure, reason=fault_of(row), values=values)


def _points(plan: Plan, measure: str) -> dict[str, float]:
    """Compute the headlines with every assumption at its own value; none where they do not go together."""
    settings = plan.under(measure)
    found = points_of(settings)
    if plan.flows and found:
        rates = flows_of_draws(settings, inputs_of(settings), {}, 1)[0]
        found |= dict(zip(flow_columns(), rates.tolist(), strict=True))
    return found


def _label(column: Column) -> Text:
    assert column.label is not None
    return column.label
