"""The range of a shock: the same labour market with half and with double the mobility, fitted alike."""

from __future__ import annotations

import csv
import re
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

import arbeid
from arbeid.answers.flows import FlowMove, FlowOccupation, FlowYear
from arbeid.answers.quantity import Quantity
from arbeid.cli.runs.flows import _shown
from arbeid.cli.runs.flows_table import flows_table
from arbeid.data.mobility.of_economy import economy_network
from arbeid.language import LANGUAGES, Language
from arbeid.models.flows.shock_settings import ShockSettings
from arbeid.models.flows.step import settle, simulate
from arbeid.models.flows.stocks import opening
from arbeid.models.flows.targets import automated, constant, shock
from arbeid.run.flows.shock_run import plan
from arbeid.settings import defaults
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.views.flows.moves import moves
from arbeid.views.flows.rates import rates
from arbeid.views.flows.words import FlowWords, against_demand, against_demand_unseen, risen
from arbeid.wording import words_of

SHOCK = "eloundou-beta-human"


@pytest.fixture(scope="module")
def dutch() -> FlowOutcome:
    """The audit's own case: 30 years of the probabilities of Frey and Osborne."""
    return arbeid.flows("nl", shock="frey-osborne", horizon=31)


def test_the_audit_s_figures(dutch: FlowOutcome) -> None:
    """Peak 5.09% (+1.09) where it was 5.44% (+1.44): numbers.md a6, from independent code."""
    rate = dutch.facts.headline.unemployment_rate
    assert round(100 * float(rate.furthest), 2) == 5.09
    assert round(100 * float(rate.furthest_apart), 2) == 1.09
    # With half the mobility the audit has 5.5 to 6.1%.
    assert rate.furthest.high is not None and 0.055 < rate.furthest.high < 0.061


@pytest.mark.parametrize(("times", "stored"), [(0.5, "half_mobility"), (2.0, "double_mobility")])
def test_an_end_is_the_run_with_that_mobility(dutch: FlowOutcome, times: float, stored: str) -> None:
    held = economy_network("nl", times=times)
    assert dutch.market.entry.rates is not None
    chances = getattr(dutch.market.entry.rates, stored)
    start = opening(
        held.network.codes,
        held.people,
        separation_chance=chances["separation_chance"],
        opening_chance=chances["opening_chance"],
    )
    demand, steps = np.asarray(start.demand), dutch.plan.steps
    settled = settle(held.network, start, chances, dutch.unfolds.burn_in - 1)
    moved = shock(demand, automated(demand, dutch.automated), steps, 30, begins=1)
    path, rest = (
        simulate(held.network, settled, target, chances).total.unemployment_rate[:, 0]
        for target in (moved, constant(demand, steps))
    )
    rate = dutch.facts.headline.unemployment_rate
    ends = rate.furthest_apart.low, rate.furthest_apart.high
    years = np.interp(np.arange(32) * 52 / 6.75, np.arange(steps + 1), path - rest)
    assert years.max() == pytest.approx(ends[1] if times < 1 else ends[0], rel=1e-9)
    assert path[0] == pytest.approx(0.04, abs=1e-5)


@pytest.mark.parametrize("rate", ["unemployment_rate", "long_term_rate"])
def test_every_number_lies_in_its_range(dutch: FlowOutcome, rate: str) -> None:
    line = getattr(dutch.facts.headline, rate)
    for name in ("start", "furthest", "furthest_rest", "furthest_apart", "end", "end_rest"):
        number = getattr(line, name)
        assert number.low <= number.value <= number.high, name


def test_an_occupation_has_the_range_of_the_whole(dutch: FlowOutcome) -> None:
    """Each end is what the side itself comes to in that occupation; a rate at rest has one too."""
    path, reference = (dutch.both.path, dutch.both.reference)
    assert path.codes == reference.codes == tuple(line.code for line in dutch.facts.occupations)
    sides = [side.occupations for side in dutch.beside]
    for at, line in enumerate(dutch.facts.occupations):
        apart = line.unemployment_apart
        others = [float(side["unemployment"][at] - side["unemployment_rest"][at]) for side in sides]
        assert (apart.low, apart.high) == (min(line.apart, *others), max(line.apart, *others))
        for number in (line.unemployment, line.unemployment_rest, line.long_term, line.long_term_rest, apart):
            assert number.value is not None and number.low is not None and number.high is not None
            assert number.low <= number.value <= number.high


def test_every_modelled_number_of_a_row_has_its_range_from_both_sides(dutch: FlowOutcome) -> None:
    """Only unemployment had one: years, moves, vacancies, hires, spells and jobs stood as points."""
    facts = dutch.facts
    every: list[FlowOccupation | FlowYear | FlowMove] = [*facts.occupations, *facts.years, *facts.moves]
    for line in every:
        for one in fields(line):
            number = getattr(line, one.name)
            if isinstance(number, Quantity) and number.badge == "modelled" and number.value is not None:
                assert number.low is not None and number.high is not None, one.name
                assert number.low <= number.value <= number.high, one.name
    last = [side.path.labour_force[-1] for side in dutch.beside]
    assert last == [1.0, 1.0]
    jobs = [side.occupations["jobs_change"] for side in dutch.beside]
    for at, line in enumerate(facts.occupations):
        ends = (float(line.jobs_change), *(float(side[at]) for side in jobs))
        assert (line.jobs_change.low, line.jobs_change.high) == (min(ends), max(ends))


@pytest.mark.parametrize("times", [0.5, 2.0])
def test_moves_of_a_side_are_those_that_its_own_run_counts(dutch: FlowOutcome, times: float) -> None:
    side = dutch.beside[0 if times < 1 else 1]
    held = economy_network("nl", times=times)
    chances = dutch.plan.sides[0 if times < 1 else 1].chances
    start = opening(
        held.network.codes,
        held.people,
        separation_chance=chances["separation_chance"],
        opening_chance=chances["opening_chance"],
    )
    settled = settle(held.network, start, chances, dutch.unfolds.burn_in - 1)
    still = constant(np.asarray(start.demand), dutch.plan.steps)
    path = simulate(held.network, settled, still, chances)
    first, last = dutch.during
    # Whoever finds work is a hire of somebody's, so moves of all pairs are all hires of the window.
    assert side.moves[1].sum() == pytest.approx(path.hires[first - 1 : last - 1].sum(), rel=1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_beside_charts_have_the_ends_of_the_answer(dutch: FlowOutcome, language: Language) -> None:
    words = words_of(language)
    table = rates(dutch.facts, "unemployment_rate", words).table
    keys = [column.key for column in table.columns]
    assert keys == ["year", "shock", "shock_low", "shock_high", "rest", "rest_low", "rest_high"]
    assert len({column.label for column in table.columns}) == len(keys)
    last = [line.unemployment_rate for line in dutch.facts.years if line.run == "shock"][-1]
    assert table.rows[-1][1:4] == (last.value, last.low, last.high)
    bare = replace(dutch.facts, years=tuple(replace_ends(line) for line in dutch.facts.years))
    assert [column.key for column in rates(bare, "unemployment_rate", words).table.columns] == [
        "year", "shock", "rest",
    ]  # fmt: skip
    figure = moves(dutch.facts, words)
    assert figure is not None
    assert [column.key for column in figure.table.columns][2:5] == ["people", "people_low", "people_high"]


def replace_ends(line: FlowYear) -> FlowYear:
    """Give a year as it would be without other mobilities beside it."""
    return replace(line, unemployment_rate=replace(line.unemployment_rate, low=None, high=None))


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ({"with_range": False}, "no_range_asked"),
        ({"network": "complete"}, "no_range_network"),
        ({"replicate": True}, "no_range_replicate"),
        ({"stochastic": True}, "no_range"),
    ],
)
def test_without_a_range_the_answer_says_why(asked: dict[str, Any], key: str) -> None:
    """The paper's own settings and a network without mobility said nothing at all."""
    facts = arbeid.flows("nl", shock=SHOCK, years=1, burn_in=2, **asked).facts
    for language in LANGUAGES:
        words = words_of(language)
        assert words(f"flows.note.{key}") in FlowWords(facts, words).notes()


@pytest.mark.parametrize("economy", ["nl", "de"])
def test_only_what_is_seen_at_any_mobility_is_listed_as_against_demand(economy: str) -> None:
    """Rows of 0.0% and of 0.02 points stood under “more demand”; of the Dutch ones four fell at an end."""
    facts = arbeid.flows(economy, horizon=31).facts
    listed = [line for lines in against_demand(facts) for line in lines]
    for line in listed:
        low, high = line.unemployment_apart.low, line.unemployment_apart.high
        assert low is not None and high is not None and low * high > 0, line.code
        assert min(abs(line.apart), abs(float(line.demand))) >= 0.0005, line.code
    left_out = {line.code for line in facts.occupations if line.residual or line.no_exits}
    assert not left_out & {line.code for line in [*risen(facts), *listed]}
    for language in LANGUAGES:
        (unseen,) = FlowWords(facts, words_of(language)).unseen()
        count = against_demand_unseen(facts)
        assert count and re.search(rf"\b{count}\b", unseen)
        assert unseen in " ".join(flows_table(facts, words_of(language), to_screen=False).split())


@pytest.mark.parametrize(
    ("language", "said", "range_said"),
    [
        ("nl", "met Amerikaanse overgangen", "(0,89 tot 1,83) procentpunt hoger"),
        ("en", "on American moves", "(0.89 to 1.83) percentage points higher"),
    ],
)
def test_titles_and_headline_say_whose_moves_and_how_far(
    dutch: FlowOutcome, language: str, said: str, range_said: str
) -> None:
    titles = [figure.title for figure in dutch.figures(language)]
    assert all(title.endswith(f", {said}") for title in titles)
    assert range_said in titles[0]
    shown = " ".join(flows_table(dutch.facts, words_of(language), to_screen=False).split())
    assert said in shown.split(".")[0]
    assert {"nl": "5,09% (4,89% tot 5,83%)", "en": "5.09% (4.89% to 5.83%)"}[language] in shown
    assert {"nl": "+0,89 tot +1,83", "en": "+0.89 to +1.83"}[language] in shown


@pytest.mark.parametrize(("economy", "borrowed"), [("us", False), ("us-2021", False), ("de", True)])
def test_moves_are_borrowed_where_they_were_not_counted(economy: str, borrowed: bool) -> None:
    run = arbeid.flows(economy, shock=SHOCK, years=1, burn_in=2, with_range=False)
    assert run.facts.mobility is not None
    assert (run.facts.mobility.elsewhere is not None) == borrowed
    assert all(("American" in figure.title) == borrowed for figure in run.figures("en"))


def test_without_a_range_the_run_is_the_same(dutch: FlowOutcome) -> None:
    bare = arbeid.flows("nl", shock="frey-osborne", horizon=31, with_range=False)
    assert bare.fingerprint == dutch.fingerprint
    assert bare.totals.equals(dutch.totals)
    rate = bare.facts.headline.unemployment_rate
    assert (rate.furthest.low, rate.furthest.high, bare.beside) == (None, None, ())
    assert (
        bare.facts.headline.unemployment_rate.furthest.value
        == dutch.facts.headline.unemployment_rate.furthest.value
    )


@pytest.mark.parametrize(
    ("asked", "times"),
    [({}, 3), ({"with_range": False}, 1), ({"stochastic": True}, 1), ({"network": "complete"}, 1)],
)
def test_every_step_is_told_of_all_that_is_followed(asked: dict[str, Any], times: int) -> None:
    heard: list[tuple[int, int]] = []
    run = arbeid.flows(
        "nl", shock=SHOCK, years=1, burn_in=4, tell=lambda done, of: heard.append((done, of)), **asked
    )
    total = times * (3 + 2 * run.plan.steps)
    assert heard == [(done, total) for done in range(1, total + 1)]
    assert len(run.beside) == times - 1


def test_what_a_reader_sets_stays_on_both_sides() -> None:
    run = arbeid.flows("nl", shock=SHOCK, years=1, burn_in=2, values={"separation_chance": 0.02})
    rates = run.market.entry.rates
    assert rates is not None
    half, double = (side.chances for side in run.plan.sides)
    assert half["separation_chance"] == double["separation_chance"] == 0.02
    assert half["opening_chance"] == rates.half_mobility["opening_chance"]
    assert double["hiring_speed"] == rates.double_mobility["hiring_speed"]


def test_the_paper_s_settings_keep_its_six_percent_and_have_no_range() -> None:
    unfolds = ShockSettings(measure=SHOCK, replicate=True)
    planned = plan(defaults("").with_shock(unfolds).changed(economy="us"))
    assert planned.network.network.retained == economy_network("us", own_unemployment=False).network.retained
    assert planned.sides == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_and_an_occupation_have_their_ends_in_every_form(
    dutch: FlowOutcome, language: Language
) -> None:
    """By year the screen had points alone, and so had a spreadsheet of occupations."""
    words = words_of(language)
    shown = flows_table(dutch.facts, words, to_screen=False)
    told = FlowWords(dutch.facts, words)
    last = [line for line in dutch.facts.years if line.year == dutch.facts.years[-1].year]
    row = next(line for line in shown.splitlines() if line.split()[:1] == [str(last[0].year)])
    for line in sorted(last, key=lambda line: line.run, reverse=True):
        for number in (line.unemployment_rate, line.long_term_rate):
            assert number.low is not None and number.high is not None
            ends = {words.percent(end, 2) for end in (number.low, number.high)}
            assert told.as_shown(number, 2) in row
            assert all(end in row for end in ends)
    assert told.alike()[0] in " ".join(shown.split())
    start = dutch.facts.headline.long_term_rate.start
    assert start.low is not None and start.high is not None and start.low < start.high
    assert told.as_shown(start, 2) in " ".join(shown.split())


def test_a_spreadsheet_of_occupations_has_the_ends_of_each_column(dutch: FlowOutcome) -> None:
    rows = list(csv.DictReader(_shown(dutch, "csv", words_of("en"), None, to_screen=False).splitlines()))
    assert len(rows) == len(dutch.facts.occupations)
    for row, line in zip(rows, dutch.facts.occupations, strict=True):
        for one in fields(line):
            number = getattr(line, one.name)
            if isinstance(number, Quantity) and number.low is not None:
                ends = float(row[f"{one.name}_low"]), float(row[f"{one.name}_high"])
                assert ends == (number.low, number.high), one.name


def test_without_ranges_no_column_and_no_sentence_speaks_of_them() -> None:
    alone = arbeid.flows("nl", shock=SHOCK, years=2, horizon=2, burn_in=2, with_range=False)
    words = words_of("en")
    assert "_low" not in _shown(alone, "csv", words, None, to_screen=False).splitlines()[0]
    assert not FlowWords(alone.facts, words).alike()
