"""Which figures belong to an answer: what the explorer draws of it, for whoever holds the answer.

An answer stands below the views and cannot draw itself, so ``answers/shown.py`` asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from arbeid.answers.claims.card import ClaimCard
from arbeid.answers.claims.story import StoryChart, StoryPage
from arbeid.answers.claims.walk import Why
from arbeid.answers.ensemble import EnsembleFacts
from arbeid.answers.fan import Fan
from arbeid.answers.flows import FlowFacts
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.occupations import Occupations
from arbeid.answers.jobs.trend import Trend
from arbeid.answers.jobs.versus import JobsCompared
from arbeid.answers.jobs.with_ai import JobWithAI, WholeJob
from arbeid.answers.market.definitions import Definitions
from arbeid.answers.market.exposure import Exposure
from arbeid.answers.market.groups import Groups
from arbeid.answers.market.places import Places
from arbeid.answers.market.productivity import Productivity
from arbeid.answers.market.report import Report
from arbeid.answers.monitor.backtest import Backtested
from arbeid.answers.monitor.visible import Visible
from arbeid.answers.plain import said
from arbeid.answers.run import RunFacts
from arbeid.answers.sensitivity import SensitivityFacts
from arbeid.claims.claim import CLAIMS
from arbeid.data.economies.economy import economy
from arbeid.verbs import charts
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.report import economy_line
from arbeid.verbs.market.split import split_of
from arbeid.views.claims.story import story_plot
from arbeid.views.claims.walk import WalkEnds, walk
from arbeid.views.drawing.figure import Figure
from arbeid.views.flows.flows import figures as flow_figures
from arbeid.views.jobs.beeswarm import beeswarm
from arbeid.views.jobs.beside_ranks import beside_ranks
from arbeid.views.jobs.disputed import disputed
from arbeid.views.jobs.division import division
from arbeid.views.jobs.job_ranks import job_ranks
from arbeid.views.jobs.treemap import treemap
from arbeid.views.jobs.years import years
from arbeid.views.monitor.foretold import foretold, growth_by_band
from arbeid.views.monitor.indices import indices
from arbeid.views.monitor.ways import ways
from arbeid.views.places.ranks import place_ranks
from arbeid.views.places.tile_map import tile_map
from arbeid.views.report.change import change
from arbeid.views.report.definitions import definitions
from arbeid.views.report.forecasts import forecasts
from arbeid.views.report.productivity import productivity
from arbeid.views.report.ranks import ranks
from arbeid.views.report.work import work
from arbeid.views.run.drivers import driver_figures
from arbeid.views.run.fan import run_fan
from arbeid.views.run.headlines import headline_figures
from arbeid.views.run.page import figures as run_figures
from arbeid.wording import Words

Drawn = Mapping[str, Figure | None]
chart_of = charts.chart_of


def figures_of(answer: object, words: Words) -> dict[str, Figure]:
    """Draw the figures of an answer by the question that each answers, the main one first, if any."""
    draw = next((_DRAWN[kind] for kind in type(answer).__mro__ if kind in _DRAWN), None)
    drawn: Drawn = {} if draw is None else draw(answer, words)
    return {name: figure for name, figure in drawn.items() if figure is not None}


def walk_figure(found: Why, first: ClaimCard, last: ClaimCard | None, words: Words) -> Figure:
    """Draw a walk between two claims, or from one to an economy (``last`` is None)."""
    ends = WalkEnds(
        first=said(first.who, words),
        last=said(last.who if last else economy(found.other).entry.title, words),
        published=last is not None,
        sources=found.sources,
    )
    return walk(found, ends, words)


def _of_why(found: Why, words: Words) -> Drawn:
    if found.lacking:
        return {}
    last = claim(found.other) if found.other in CLAIMS.names() else None
    return {"walk": walk_figure(found, claim(found.one), last, words)}


def _of_definitions(found: Definitions, words: Words) -> Drawn:
    return {"definitions": definitions(economy_line(economy(found.economy)), found, words)}


def _of_groups(found: Groups, words: Words) -> Drawn:
    line = economy_line(economy(found.economy))
    return {"ranks": ranks(line, found, words), "work": work(line, found, words)}


def _of_report(found: Report, words: Words) -> Drawn:
    return {
        "definitions": definitions(found.economy, found.touched, words),
        "ranks": ranks(found.economy, found.groups, words),
        "work": work(found.economy, found.groups, words),
        "change": change(found.economy, found.appear, words),
        "forecasts": forecasts(found.appear.forecasts, words),
        "productivity": productivity(found.productivity.rows, words),
    }


def _of_places(found: Places, words: Words) -> Drawn:
    return {"ranks": place_ranks(found, words), "map": tile_map(found, {}, words)}


def _of_occupations(found: Occupations, words: Words) -> Drawn:
    return {
        "disputed": disputed(found, words),
        "beeswarm": beeswarm(found, {}, words),
        "treemap": treemap(found, {}, words),
    }


def _of_occupation(found: Occupation, words: Words) -> Drawn:
    every = occupations(found.economy)
    others = [row for row in every.rows if row.major == found.major.code and row.code != found.code]
    line = years(found.trend, words) if found.trend else None
    return {"ranks": job_ranks(found, others, words), "years": line}


def _of_run(found: RunFacts, words: Words) -> Drawn:
    return run_figures(found, words)


def _of_flows(found: FlowFacts, words: Words) -> Drawn:
    return {figure.id: figure for figure in flow_figures(found, words)}


def _of_backtest(found: Backtested, words: Words) -> Drawn:
    return {"ranks": foretold(found, words), "growth": growth_by_band(found, words)}


def _of_visible(found: Visible, words: Words) -> Drawn:
    return {"indices": indices(found, words), "ways": ways(found, words)}


_DRAWN: Mapping[type, Callable[[Any, Words], Drawn]] = {
    Backtested: _of_backtest,
    Definitions: _of_definitions,
    EnsembleFacts: headline_figures,
    Exposure: lambda found, words: {"ranks": place_ranks(split_of(found), words)},
    Fan: lambda found, words: {"fan": run_fan(found, words)},
    FlowFacts: _of_flows,
    Groups: _of_groups,
    JobWithAI: lambda found, words: {"division": division(found, words)},
    JobsCompared: lambda found, words: {"ranks": beside_ranks(found, words)},
    Occupation: _of_occupation,
    Occupations: _of_occupations,
    Places: _of_places,
    Productivity: lambda found, words: {"productivity": productivity(found.rows, words)},
    Report: _of_report,
    RunFacts: _of_run,
    SensitivityFacts: driver_figures,
    StoryChart: lambda found, words: {"story": story_plot(found, words)},
    StoryPage: lambda found, words: {"story": story_plot(found.picture, words)},
    Visible: _of_visible,
    Trend: lambda found, words: {"years": years(found, words)},
    WholeJob: lambda found, words: {"division": division(found.with_ai, words)},
    Why: _of_why,
}
