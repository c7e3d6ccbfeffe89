"""Ranks by running counts are the ranks that sorting gives, draw by draw."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import mannwhitneyu, spearmanr

from arbeid.models.backtest.components import components
from arbeid.models.backtest.ranking import _chunks, bands, rankings

RANDOM = np.random.default_rng(5)
SCORES = RANDOM.integers(0, 9, 60).astype(float)
BEFORE = RANDOM.uniform(10, 100, 60)
AFTER = BEFORE * RANDOM.choice([0.8, 0.9, 1.0, 1.1, 1.3], 60)


def test_a_rank_correlation_with_ties_is_that_of_scipy() -> None:
    found = rankings({"a": SCORES}, BEFORE, AFTER, draws=9)["a"]
    assert found.spearman.value == pytest.approx(spearmanr(SCORES, np.round(AFTER / BEFORE, 12))[0])


def test_every_draw_is_that_of_the_groups_drawn() -> None:
    counts = np.concatenate(_chunks(60, 40)[1:], axis=1)
    assert (counts.sum(0) == 60).all()
    change, each = np.round(AFTER / BEFORE, 12), []
    for one in counts.T.astype(int):
        drawn = np.repeat(np.arange(60), one)
        each.append(spearmanr(SCORES[drawn], change[drawn])[0])
    low, high = np.quantile(each, (0.025, 0.975))
    found = rankings({"a": SCORES}, BEFORE, AFTER, draws=40)["a"].spearman
    assert (found.low, found.high) == pytest.approx((low, high))


def test_an_area_is_the_chance_that_a_shrinking_group_scored_higher() -> None:
    fell = AFTER / BEFORE < 0.99
    wanted = mannwhitneyu(SCORES[fell], SCORES[~fell]).statistic / (fell.sum() * (~fell).sum())
    assert rankings({"a": SCORES}, BEFORE, AFTER, draws=9)["a"].area.value == pytest.approx(wanted)


def test_scores_that_tell_nothing_have_no_correlation() -> None:
    found = rankings({"a": np.ones(60)}, BEFORE, AFTER, draws=9)["a"]
    assert np.isnan(found.spearman.value)
    assert found.area.value == 0.5


def test_bands_hold_every_group_once() -> None:
    found = bands(SCORES, BEFORE, AFTER, (0, 3, 6, 8), draws=99)
    assert sum(band.groups for band in found) == 60
    assert sum(band.before for band in found) == pytest.approx(BEFORE.sum())
    for band in found:
        assert band.growth.low <= band.growth.value <= band.growth.high
        assert band.growth.value == pytest.approx(band.after / band.before - 1)


def test_rivals_meet_the_same_draws() -> None:
    both = rankings({"a": SCORES, "b": 2 * SCORES + 1}, BEFORE, AFTER, draws=50)
    assert both["a"] == both["b"]


def test_parts_that_are_linked_by_way_of_others_are_one() -> None:
    assert components([("a", "c"), ("b", "c"), ("d", "e")]) == {
        "a": "a",
        "c": "a",
        "b": "a",
        "d": "d",
        "e": "d",
    }
