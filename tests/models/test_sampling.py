"""Sampling error and shrinkage: an independent recomputation, coverage, and no losers where none are."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from arbeid.data.economies.changes import change_of_groups, changes
from arbeid.data.economies.economy import economy
from arbeid.models.sampling.shrinkage import shrink
from arbeid.models.sampling.survey_error import Survey, relative_errors

POPULATION = 13.5e6
PLUMBERS = "0713"


def dutch(weight: float, seen_again: float = 0.75) -> tuple[pl.DataFrame, np.ndarray, np.ndarray]:
    groups = economy("nl").groups
    before, after = groups["jobs_before"].to_numpy(), groups["jobs"].to_numpy()
    errors = Survey(weight, POPULATION, seen_again=seen_again).change_error(before, after)
    return groups, np.log(after / before), errors


@pytest.mark.parametrize(
    ("weight", "heterogeneity", "beyond", "losers", "gainers"),
    [(120, 349, 29, 11, 14), (200, 211, 16, 3, 2), (300, 141, 11, 0, 0), (370, 115, 7, 0, 0)],
)
def test_how_many_groups_differ_is_a_statement_about_the_weight(
    weight: float, heterogeneity: float, beyond: int, losers: int, gainers: int
) -> None:
    # 114 Dutch groups, 2024Q4 to 2025Q4, as computed apart (design, methods.md 3); Q to one in a hundred.
    groups, changes, errors = dutch(weight)
    of_all = np.log(groups["jobs"].sum() / groups["jobs_before"].sum())
    # At 120 one group lies at the edge of 1.96, as one does among the gainers.
    assert abs(int((np.abs(changes - of_all) > 1.96 * errors).sum()) - beyond) <= (weight == 120)
    centre = np.average(changes, weights=1 / errors**2)
    assert ((changes - centre) ** 2 / errors**2).sum() == pytest.approx(heterogeneity, rel=0.012)
    found = shrink(changes, errors)
    assert int(found.apart(found.below).sum()) == losers
    assert abs(int(found.apart(found.above).sum()) - gainers) <= 1


@pytest.mark.parametrize(
    ("weight", "shown"),
    # The design has -14 (-24, -2), -6 (-16, +4), -1 (-7, +6) and 0, from another grid of spreads.
    [(120, (-24, -14, -3)), (200, (-17, -6, 4)), (300, (-8, 0, 4)), (370, (-5, 0, 4))],
)
def test_plumbers_under_other_weights(weight: float, shown: tuple[int, ...]) -> None:
    groups, changes, errors = dutch(weight)
    (at,) = [index for index, name in enumerate(groups["en"]) if "lumber" in name]
    ends = (100 * np.expm1(shrink(changes, errors).quantile(edge)[at]) for edge in (0.025, 0.5, 0.975))
    assert tuple(round(float(end)) + 0 for end in ends) == shown


def test_the_margin_of_three_years_gives_the_range_of_the_weight() -> None:
    """6.3% at 30,000 people: 93 to 372, as twelve quarters are as good as three samples or as twelve."""
    observed = (0.063 / 1.96) ** 2 * 30_000
    assert (round(observed * 12 / 4), round(observed * 12)) == (93, 372)


def test_plumbers() -> None:
    groups, changes, errors = dutch(200)
    (at,) = [index for index, name in enumerate(groups["en"]) if "lumber" in name]
    raw = np.expm1(changes[at] + np.array([-1.96, 0, 1.96]) * errors[at])
    assert raw == pytest.approx([-0.42, -0.27, -0.09], abs=0.006)
    found = shrink(changes, errors)
    shown = np.expm1([found.quantile(edge)[at] for edge in (0.025, 0.5, 0.975)])
    assert shown == pytest.approx([-0.16, -0.06, 0.04], abs=0.011)


@pytest.mark.parametrize(("spread", "least"), [(0.0, 0.985), (0.03, 0.90), (0.05, 0.92), (0.08, 0.93)])
def test_the_interval_covers_about_95_percent(spread: float, least: float) -> None:
    draws = np.random.default_rng(3)
    _, _, errors = dutch(200)
    inside = []
    for _ in range(40):
        true = 0.01 + draws.normal(0, spread, len(errors))
        found = shrink(true + draws.normal(0, errors), errors)
        inside.append(((found.quantile(0.025) <= true) & (true <= found.quantile(0.975))).mean())
    assert np.mean(inside) >= least


def test_with_no_true_difference_the_list_of_losers_is_empty() -> None:
    draws = np.random.default_rng(4)
    _, _, errors = dutch(200)
    for _ in range(40):
        found = shrink(0.02 + draws.normal(0, errors), errors)
        assert not found.apart(found.below).any()
        assert not found.apart(found.above).any()


@pytest.mark.parametrize(("spread", "most"), [(0.03, 0.10), (0.05, 0.05), (0.08, 0.05)])
def test_few_of_those_listed_lie_on_the_other_side(spread: float, most: float) -> None:
    """The design: .06, .02 and .02, where a plugged-in spread of nothing lists all and is wrong in 40%."""
    draws, wrong, listed = np.random.default_rng(6), 0, 0
    _, _, errors = dutch(200)
    for _ in range(40):
        true = draws.normal(0, spread, len(errors))
        found = shrink(true + draws.normal(0, errors), errors)
        losers, gainers = found.apart(found.below), found.apart(found.above)
        listed += int(losers.sum() + gainers.sum())
        wrong += int((true[losers] > 0).sum() + (true[gainers] < 0).sum())
    assert listed and wrong / listed <= most


def test_the_list_says_how_many_are_expected_to_be_false() -> None:
    _, changes, errors = dutch(120)
    found = shrink(changes, errors)
    chosen = found.below[found.apart(found.below)]
    assert found.false_expected(found.below) == pytest.approx((1 - chosen).sum())
    assert 0 < found.false_expected(found.below) < 0.05 * len(chosen)


@pytest.mark.parametrize("people", [3_000.0, 10_000.0, 30_000.0, 100_000.0])
def test_the_raw_interval_of_a_change_covers_95_percent(people: float) -> None:
    # Two counts of the same people: shared in part, else independent.
    survey = Survey(200, POPULATION, rounding=0.0)
    error = float(survey.change_error(np.array(people), np.array(people)))
    draws = np.random.default_rng(5)
    seen = people / survey.weight
    shared = survey.correlation(4)
    common = draws.poisson(seen * shared, 20_000)
    first, second = (common + draws.poisson(seen * (1 - shared), 20_000) for _ in range(2))
    both = (first > 0) & (second > 0)
    changes = np.log(second[both] / first[both])
    assert 0.93 <= (np.abs(changes) <= 1.96 * error).mean() <= 0.975


def test_a_published_zero_is_not_certainty() -> None:
    assert relative_errors(np.array([0.0, 0.1, 10.0])).tolist() == pytest.approx([0.0005, 0.001, 0.1])


def test_no_percent_of_fewer_than_thirty_thousand_people() -> None:
    found = changes(economy("nl"))
    assert found is not None
    assert len(found.groups.filter(~pl.col("shown"))) == 28
    assert found.groups.filter(~pl.col("shown"))["people"].min() < 30_000


def test_an_economy_without_a_survey_has_no_errors_to_show() -> None:
    assert changes(economy("de")) is None
    assert changes(economy("world")) is None


def test_a_mean_of_four_quarters_is_not_a_quarter_of_the_weight() -> None:
    # Written out by hand: 1.6 = 4 / (1 + 2 (3/4 x .6 + 1/2 x .45 + 1/4 x .3)), for rho .6, .45, .3.
    assert Survey(200, POPULATION).by_year().weight == pytest.approx(200 / 1.6)
    assert Survey(200, POPULATION, seen_again=0).by_year().weight == pytest.approx(50)


def test_the_error_of_a_change_between_years_by_simulation() -> None:
    # Errors of twelve quarters with the survey's own correlations, averaged to years: the formula must agree.
    survey, people = Survey(200, POPULATION, rounding=0), 30_000.0
    quarters = np.array(
        [[survey.correlation(abs(a - b)) if a != b else 1 for a in range(12)] for b in range(12)]
    )
    variance = survey.variance(np.array(people)) / people**2
    draws = np.random.default_rng(5).multivariate_normal(np.zeros(12), quarters * variance, 40_000)
    means = draws.reshape(-1, 3, 4).mean(axis=2)
    for years in (1, 2):
        ours = survey.year_change_error(np.array(people), np.array(people), years)
        assert ours == pytest.approx((means[:, years] - means[:, 0]).std(), rel=0.02)


def test_published_errors_need_no_weight() -> None:
    market = economy("us")
    found = changes(market)
    assert found is not None
    assert [one.weight for one in found.apart] == [None]
    assert int(market.entry.period[:4]) - int((market.entry.period_before or "")[:4]) >= 3
    one = market.groups.row(by_predicate=pl.col("code") == "47-2152", named=True)
    error = np.hypot(one["error"], one["error_before"])
    row = found.groups.row(by_predicate=pl.col("code") == "47-2152", named=True)
    middle = np.log(one["jobs"] / one["jobs_before"])
    assert [row["low"], row["high"]] == pytest.approx(
        np.expm1(middle + np.array([-1.959964, 1.959964]) * error)
    )


@pytest.mark.parametrize("name", ["nl", "us"])
def test_a_sum_is_surer_than_its_parts(name: str) -> None:
    market = economy(name)
    codes = market.groups.filter(pl.col("jobs_before") > 0)["code"].to_list()[:20]
    wide = [ends[2] - ends[1] for code in codes if (ends := change_of_groups(market, [code]))]
    together = change_of_groups(market, codes)
    assert together is not None and together[2] - together[1] < min(np.median(wide), 0.2)
    assert change_of_groups(economy("de"), list(economy("de").names)) is None
