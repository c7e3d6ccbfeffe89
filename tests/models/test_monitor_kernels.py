"""Slopes and their null: the figures that a design computed before, the size of the test, and recovery."""

from __future__ import annotations

import math

import numpy as np
import pytest

from arbeid.data.monitor.entry import MONITORS
from arbeid.data.monitor.families import families_of
from arbeid.models.monitor.influence import without_each
from arbeid.models.monitor.jumps import jumps
from arbeid.models.monitor.nested import Families, explained, null, parts, shuffled
from arbeid.models.monitor.several import holm
from arbeid.models.monitor.slope import slope, slopes, standardised
from arbeid.verbs.monitor.scores import own_scores, primary_scores
from arbeid.verbs.monitor.slopes import Sample, change_of_slope, sample

US = MONITORS.get("us")


def american(measure: str = "eloundou-beta-human", first: int = 2022, last: int = 2025) -> Sample:
    return sample(US, own_scores(measure, "soc-2018"), first, last, "employment")


def families(of: Sample) -> Families:
    return families_of("soc-2018", of.codes)


@pytest.mark.parametrize(
    ("measure", "wanted"),
    [
        ("eloundou-beta-human", (-0.25, -0.25, 0.48, 0.65, 1.35)),
        ("eloundou-beta-gpt4", (-0.42, None, 0.48, 0.41, 1.35)),
        ("observed", (-0.73, -0.34, 0.43, 0.09, 1.21)),
    ],
)
def test_the_slopes_of_the_design(
    measure: str, wanted: tuple[float, float | None, float, float, float]
) -> None:
    now, earlier, spread, p, smallest = wanted
    of = american(measure)
    found = slope(of.exposure, of.growth, of.weights)
    chance = null(of.exposure, of.growth, of.weights, families(of))
    assert found.slope == pytest.approx(now, abs=0.006)
    assert chance.spread == pytest.approx(spread, abs=0.02)
    assert chance.p(found.slope) == pytest.approx(p, abs=0.02)
    assert chance.smallest_visible == pytest.approx(smallest, abs=2.8 * 0.02)
    if earlier is not None:
        then = american(measure, 2015, 2019)
        assert slope(then.exposure, then.growth, then.weights).slope == pytest.approx(earlier, abs=0.006)


@pytest.mark.parametrize(
    ("window", "wanted", "error"),
    [((2013, 2020), 1.00, 0.40), ((2021, 2022), 2.20, 0.83), ((2022, 2025), 1.08, 0.36)],
)
def test_the_dutch_slopes_of_the_design(window: tuple[int, int], wanted: float, error: float) -> None:
    monitor = MONITORS.get("nl")
    of = sample(monitor, primary_scores(monitor), *window, "employment")
    found = slope(of.exposure, of.growth, of.weights)
    assert (found.occupations, round(found.effective)) == (37, 23)
    assert found.slope == pytest.approx(wanted, abs=0.006)
    assert found.error == pytest.approx(error, abs=0.006)


def test_the_dutch_change_of_the_design_was_shuffled_freely() -> None:
    """The design's smallest visible change is that of free shuffling; the nested one wins, and is larger."""
    monitor = MONITORS.get("nl")
    change, chance = change_of_slope(monitor, primary_scores(monitor))
    assert change == pytest.approx(0.08, abs=0.006)
    now, then = (
        sample(monitor, primary_scores(monitor), *window, "employment")
        for window in (monitor.window, monitor.earlier or monitor.window)
    )
    random = np.random.default_rng(1)
    freely = random.permuted(np.broadcast_to(now.exposure, (1999, len(now.exposure))), axis=1)
    moved = now.growth - then.growth
    free = slopes(standardised(freely, now.weights), moved, now.weights)
    assert (1 + (np.abs(free) >= abs(change)).sum()) / 2000 == pytest.approx(0.87, abs=0.02)
    assert 2.8 * free.std() == pytest.approx(1.3, abs=0.06)
    assert chance.smallest_visible == pytest.approx(1.73, abs=0.06)


@pytest.mark.parametrize(
    ("measure", "wanted"),
    [("eloundou-beta-human", 0.32), ("eloundou-beta-gpt4", 0.094), ("observed", 0.0035)],
)
def test_a_free_p_follows_from_two_moments(measure: str, wanted: float) -> None:
    """Shuffling freely gives the p of a closed form; the design's .03 for observed use has lost a zero."""
    of = american(measure)
    share = of.weights / of.weights.sum()
    apart = share * (of.growth - share @ of.growth)
    spread = math.sqrt(len(apart) / (len(apart) - 1) * (apart @ apart))
    found = slope(of.exposure, of.growth, of.weights).slope
    normal = math.erfc(abs(found) / spread / math.sqrt(2))
    random = np.random.default_rng(1)
    freely = random.permuted(np.broadcast_to(of.exposure, (4999, len(of.exposure))), axis=1)
    free = slopes(standardised(freely, of.weights), of.growth, of.weights)
    assert normal == pytest.approx(wanted, rel=0.02)
    assert free.std() == pytest.approx(spread, rel=0.04)
    assert (1 + (np.abs(free) >= abs(found)).sum()) / 5000 == pytest.approx(normal, abs=0.025)


def test_scores_and_growth_lie_in_families() -> None:
    of = american()
    groups = families(of)
    assert explained(of.exposure, groups.major, of.weights) == pytest.approx(0.76, abs=0.01)
    assert explained(of.exposure, groups.minor, of.weights) == pytest.approx(0.89, abs=0.01)
    assert explained(of.growth, groups.major, of.weights) == pytest.approx(0.26, abs=0.01)
    assert explained(of.growth, groups.minor, of.weights) == pytest.approx(0.46, abs=0.01)
    assert 1 / np.sum((of.weights / of.weights.sum()) ** 2) == pytest.approx(118, abs=1)


def _with_structure(of: Sample, groups: Families, random: np.random.Generator) -> np.ndarray:
    parts = ((0.76, groups.major), (0.13, groups.minor), (0.11, np.arange(len(of.codes))))
    return sum(np.sqrt(share) * random.normal(size=at.max() + 1)[at] for share, at in parts)  # type: ignore[no-any-return]


def test_the_test_keeps_its_size_where_free_shuffling_does_not() -> None:
    of, random = american(), np.random.default_rng(1)
    groups, alarms, free = families(of), 0, 0
    for _ in range(80):
        scores = _with_structure(of, groups, random)
        found = slope(scores, of.growth, of.weights).slope
        alarms += null(scores, of.growth, of.weights, groups, draws=99).p(found) <= 0.05
        freely = random.permuted(np.broadcast_to(scores, (99, len(scores))), axis=1)
        chance = slopes(standardised(freely, of.weights), of.growth, of.weights)
        free += (1 + (np.abs(chance) >= abs(found)).sum()) / 100 <= 0.05
    assert alarms / 80 <= 0.125
    assert free / 80 >= 0.25


def test_a_planted_slope_is_recovered() -> None:
    of, planted = american(), 1.0
    groups = families(of)
    split = parts(standardised(of.exposure, of.weights), groups, of.weights)
    drawn = standardised(shuffled(split, groups, 400, seed=3), of.weights)
    chance = null(of.exposure, of.growth, of.weights, groups, draws=400)
    found = np.array([float(slopes(row, of.growth + planted * row, of.weights)) for row in drawn])
    assert found.mean() == pytest.approx(planted, abs=0.08)
    assert np.mean(np.abs(found - planted) < 1.96 * chance.spread) == pytest.approx(0.95, abs=0.03)


def test_what_is_shuffled_keeps_its_parts() -> None:
    of = american()
    groups = families(of)
    split = parts(of.exposure, groups, of.weights)
    whole = split.major[groups.major] + split.minor[groups.minor] + split.rest
    assert np.allclose(whole, of.exposure)
    one = shuffled(split, groups, 1)[0]
    assert sorted(np.round(parts(one, groups, np.ones(len(one))).major, 6)) != sorted(np.round(one, 6))
    assert not np.allclose(one, of.exposure)


def test_leaving_out_is_the_slope_without() -> None:
    of = american()
    left = without_each(of.exposure, of.growth, of.weights, np.arange(len(of.codes)))
    rest = np.arange(len(of.codes)) != 7
    x = standardised(of.exposure, of.weights)[rest]
    weights, growth = of.weights[rest], of.growth[rest]
    centred = x - np.average(x, weights=weights)
    by_hand = (weights * centred * growth).sum() / (weights * centred**2).sum()
    assert left[7] == pytest.approx(by_hand)


def test_scores_that_do_not_differ_give_no_slope() -> None:
    assert np.isnan(slope(np.ones(5), np.arange(5.0), np.ones(5)).slope)


def test_holm_never_falls_and_never_passes_one() -> None:
    raised = holm({"a": 0.9, "b": 0.5, "c": 0.001})
    assert raised["c"] == pytest.approx(0.003)
    assert raised["b"] <= raised["a"] <= 1
    assert holm({}) == {}


def test_months_that_do_not_differ_have_no_jump() -> None:
    assert jumps(np.zeros(12)) == []
    assert jumps(np.array([0.1, -0.1] * 20 + [3.0])) == [40]
