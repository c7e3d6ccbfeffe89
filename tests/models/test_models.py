"""The productivity calculator and the split of work, against published figures and their own identities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from arbeid.models.blocks.impact import impact
from arbeid.models.studies.growth import growth
from arbeid.scenario import SCENARIOS

shares = arrays(np.float64, 6, elements=st.floats(0, 1))


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_a_scenario_comes_to_what_its_file_expects(name: str) -> None:
    scenario = SCENARIOS.get(name)
    gain = scenario.run_growth()
    for key in ("level", "points_a_year"):
        if key in scenario.expected:
            assert getattr(gain, key) == pytest.approx(scenario.expected[key], rel=1e-4)


@pytest.mark.parametrize(
    ("name", "level", "a_year"),
    [
        ("acemoglu-2024-draft", 0.704, None),
        ("acemoglu-2024", 0.661, None),
        ("aghion-bunel-low", None, 0.065),
        ("aghion-bunel-median", None, 0.68),
        ("aghion-bunel-high", None, 1.24),
        ("oecd-high", None, 0.60),
        ("oecd-low", None, 0.24),
    ],
)
def test_the_studies_rows(name: str, level: float | None, a_year: float | None) -> None:
    gain = SCENARIOS.get(name).run_growth()
    if level is not None:
        assert 100 * gain.level == pytest.approx(level, abs=0.0006)
    if a_year is not None:
        assert gain.points_a_year == pytest.approx(a_year, abs=0.006)


def test_published_figures_are_met_to_their_own_rounding_or_said_not_to_be() -> None:
    """Acemoglu's draft prints 0.71, from a rounded saving of 15.4%; the exact product is 0.704."""
    for scenario in SCENARIOS.all():
        gain, published = scenario.run_growth(), scenario.published
        if published is None or published.of != "productivity":
            continue
        if published.level is not None:
            assert gain.level == pytest.approx(published.level, abs=0.00007)
        if published.points_a_year is not None:
            assert gain.points_a_year == pytest.approx(published.points_a_year, abs=0.0095)


def test_inputs_fitted_to_output_and_labour_productivity_round_to_what_was_published() -> None:
    """Goldman says just under 1.5 points; a quarter of work replaced at a labour share of 57% gives 1.43."""
    for name, published in (("penn-wharton-2025", 0.015), ("accenture-2016", 0.27)):
        level = SCENARIOS.get(name).run_growth().level
        assert level == pytest.approx(published, rel=0.006)
    assert round(SCENARIOS.get("mckinsey-2023").run_growth().points_a_year, 1) == 0.6
    assert SCENARIOS.get("goldman-2023").run_growth().points_a_year == pytest.approx(1.425)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_the_gain_is_a_product_within_bounds(
    exposed: float, profitable: float, saving: float, labour: float
) -> None:
    given_ = {"exposed": exposed, "profitable": profitable, "saving": saving, "labour_share": labour}
    gain = growth(given_)
    assert 0 <= gain.level <= min(given_.values()) + 1e-15
    assert gain.points_a_year == pytest.approx(10 * gain.level)


@given(shares, shares, st.floats(0, 1), st.floats(0, 5))
def test_handed_over_and_assisted_add_up_to_what_is_reached(
    exposure: np.ndarray, held: np.ndarray, adoption: float, slope: float
) -> None:
    split = impact(exposure, held, np.ones(6), {"adoption": adoption, "slope": slope})
    assert np.allclose(split.handed_over + split.assisted, split.reached, rtol=1e-12, atol=1e-15)
    assert (split.handed_over >= 0).all()
    assert (split.assisted >= -1e-15).all()
    assert (split.reached <= exposure + 1e-15).all()


@given(shares)
def test_without_adoption_nothing_happens(exposure: np.ndarray) -> None:
    split = impact(exposure, np.full(6, np.nan), np.ones(6), {"adoption": 0})
    assert not split.handed_over.any()
    assert not split.assisted.any()


@given(shares, shares)
def test_more_complementarity_never_hands_over_more(exposure: np.ndarray, held: np.ndarray) -> None:
    split = impact(exposure, held, np.ones(6))
    order = np.argsort(held)
    mode = np.divide(split.handed_over, split.reached, out=np.full(6, np.nan), where=split.reached > 0)[order]
    known = mode[~np.isnan(mode)]
    assert (np.diff(known) <= 1e-9).all()


def test_missing_exposure_stays_missing_and_missing_complementarity_is_the_average() -> None:
    split = impact(np.array([np.nan, 0.5]), np.array([0.2, np.nan]), np.array([1.0, 1.0]))
    assert np.isnan(split.handed_over[0])
    assert split.handed_over[1] == pytest.approx(0.5 * 0.33 * 0.47)


def test_a_draw_axis_leads() -> None:
    exposure = np.array([[0.1, 0.2], [0.3, 0.4]])
    both = impact(exposure, np.array([0.4, 0.6]), np.array([1.0, 3.0]))
    one = impact(exposure[1], np.array([0.4, 0.6]), np.array([1.0, 3.0]))
    assert np.array_equal(both.handed_over[1], one.handed_over)
