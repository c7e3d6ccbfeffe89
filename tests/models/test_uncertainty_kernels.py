"""The kernels of uncertainty against closed forms, and against the tables of the design."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from arbeid.errors import ArbeidError, DamagedFile, OutOfBounds
from arbeid.models.block import blocks, parameters
from arbeid.models.model import Numbers
from arbeid.models.uncertainty.counted import bounds, counted
from arbeid.models.uncertainty.indices import sobol, two_samples
from arbeid.models.uncertainty.points import WIDTH, points, refuse_uneven
from arbeid.models.uncertainty.register import dimensions_of, register
from arbeid.models.uncertainty.together import correlated, groups, spearman
from arbeid.params import Prior

LAWS = {
    "uniform": ((1.0, 3.0), stats.uniform(1, 2)),
    "triangular": ((1.0, 1.5, 3.0), stats.triang(0.25, 1, 2)),
    "pert": ((1.0, 1.5, 3.0), stats.beta(2, 4, 1, 2)),
    "beta": ((1.0, 1.5, 3.0), stats.beta(2, 4, 1, 2)),
    "lognormal": ((0.5, 1.0, 3.0), stats.lognorm(np.log(6) / (2 * stats.norm.ppf(0.95)))),
}


@pytest.mark.parametrize(("law", "known"), LAWS.items())
def test_a_law_is_that_of_scipy(law: str, known: tuple[tuple[float, ...], stats.rv_frozen]) -> None:
    values, of_scipy = known
    parts = points(1, 0, 256)[:, 0]
    ours = Prior(law=law, values=values).quantile(parts)  # type: ignore[arg-type]
    assert ours == pytest.approx(of_scipy.ppf(parts), rel=1e-9)


@pytest.mark.parametrize("size", [8, 64])
def test_blocks_are_one_sequence_however_they_are_cut(size: int) -> None:
    whole = points(2026, 0, 128)
    cut = np.concatenate([points(2026, at, size) for at in range(0, 128, size)])
    assert (cut == whole).all()


def test_a_power_of_two_fills_every_dimension_evenly() -> None:
    cells = np.sort(np.floor(points(5, 0, 256) * 256), axis=0)
    assert (cells == np.arange(256)[:, None]).all()


@pytest.mark.parametrize("count", [0, 1, 1000, 4097, -8])
def test_another_number_of_draws_is_refused_with_the_nearest(count: int) -> None:
    with pytest.raises(OutOfBounds, match="power of two") as caught:
        refuse_uneven(count)
    refuse_uneven(int(caught.value.values["below"]))  # type: ignore[call-overload]
    refuse_uneven(int(caught.value.values["above"]))  # type: ignore[call-overload]


def test_more_draws_than_can_be_run_are_refused_with_the_most() -> None:
    with pytest.raises(OutOfBounds, match="at most") as caught:
        refuse_uneven(2**27)
    refuse_uneven(int(caught.value.values["most"]))  # type: ignore[call-overload]


def test_every_parameter_with_a_prior_has_a_dimension_of_its_own() -> None:
    known = register()
    drawn = [
        f"{block.id}.{name}" for block in blocks() for name, param in block.params.items() if param.prior
    ]
    assert set(drawn) <= set(known)
    assert len(set(known.values())) == len(known)
    assert max(known.values()) < WIDTH


def test_a_dimension_stays_whatever_else_is_drawn() -> None:
    assert dimensions_of(["demand.elasticity", "b.x", "a.x"]) == [10, 62, 63]


def test_a_number_that_is_taken_is_refused_with_its_line(added) -> None:  # type: ignore[no-untyped-def]
    added("dimensions/mine.toml", '[dimensions]\n"mine.one" = 3\n')
    with pytest.raises(DamagedFile, match=r"line 2.*dimension 3 is taken"):
        register()


@pytest.mark.parametrize("rank", [-0.8, -0.3, 0.5, 0.9])
def test_a_pair_has_the_rank_correlation_that_was_asked_and_its_own_laws(rank: float) -> None:
    parts = points(7, 0, 4096)[:, :3]
    mixed = correlated(parts, ["a", "b", "c"], {("a", "c"): rank})
    assert spearman(mixed[:, 0], mixed[:, 2]) == pytest.approx(rank, abs=0.01)
    assert (mixed[:, 1] == parts[:, 1]).all()
    assert np.quantile(mixed[:, 2], (0.05, 0.5, 0.95)) == pytest.approx((0.05, 0.5, 0.95), abs=0.01)
    halves = [correlated(half, ["a", "b", "c"], {("a", "c"): rank}) for half in (parts[:2048], parts[2048:])]
    assert (np.concatenate(halves) == mixed).all()


def test_correlations_that_cannot_all_hold_are_refused() -> None:
    impossible = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): -0.9}
    with pytest.raises(ArbeidError, match="a, b, c cannot all hold"):
        correlated(points(1, 0, 4)[:, :3], ["a", "b", "c"], impossible)
    for pair, value in ((("a", "a"), 0.5), (("a", "b"), 1.0), (("a", "b"), float("nan"))):
        with pytest.raises(OutOfBounds, match="rank correlation"):
            correlated(points(1, 0, 4)[:, :3], ["a", "b", "c"], {pair: value})


def test_what_goes_together_is_one_group() -> None:
    assert groups(["a", "b", "c", "d"], {("a", "b"): 0.1, ("b", "d"): 0.1}) == [[0, 1, 3], [2]]


@given(st.integers(0, 2**32 - 1))
def test_counts_add_up_to_the_same_in_any_order(seed: int) -> None:
    values = np.random.default_rng(seed).normal(size=(96, 2))
    low, high = bounds(values[:32])
    parts = [counted(values[at : at + 32], low, high) for at in (0, 32, 64)]
    whole = counted(values, low, high)
    for one, two, three in permutations(parts):
        assert ((one + two + three).counts == whole.counts).all()
    assert whole.counts.sum(axis=1).tolist() == [96, 96]


def test_a_counted_quantile_is_within_a_bin_and_missing_beyond_the_bounds() -> None:
    values = np.random.default_rng(3).gamma(2.0, size=(8192, 3)) * [1.0, 10.0, 0.0]
    found = counted(values, *bounds(values[:1024]))
    parts = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    exact = np.quantile(values, parts, axis=0)
    assert (np.abs(found.quantiles(parts) - exact) <= found.bin).all()
    beyond = counted(values, np.zeros(3), np.full(3, 1e-6))
    assert np.isnan(beyond.quantiles(np.array([0.5]))[0, :2]).all()
    assert beyond.outside[0].tolist() == [0, 8192]


def ishigami(at: Numbers) -> Numbers:
    first, second, third = (2 * np.pi * at[:, :3].T) - np.pi
    return np.asarray(np.sin(first) + 7 * np.sin(second) ** 2 + 0.1 * third**4 * np.sin(first))[None]


def test_ishigami_to_a_hundredth() -> None:
    one, other = (half[:, :3] for half in two_samples(2026, 2**14))
    found = sobol(ishigami, one, other, [[0], [1], [2]])
    assert found.first[0] == pytest.approx((0.31391, 0.44241, 0.0), abs=0.01)
    assert found.total[0] == pytest.approx((0.55759, 0.44241, 0.24368), abs=0.01)
    assert (found.first_ends[0] <= found.first).all() and (found.first <= found.first_ends[1]).all()


def hulten(at: Numbers) -> Numbers:
    low, high = np.array([0.1, 0.1, 0.1, 0.5]), np.array([0.3, 0.5, 0.45, 0.6])
    return np.asarray(np.prod(low + at * (high - low), axis=1))[None]


def test_a_product_has_the_indices_of_its_closed_form() -> None:
    one, other = (half[:, :4] for half in two_samples(2026, 2**14))
    found = sobol(hulten, one, other, [[0], [1], [2], [3]])
    assert found.first[0] == pytest.approx((0.2005, 0.3565, 0.3248, 0.0066), abs=0.005)
    assert found.total[0] == pytest.approx((0.2620, 0.4395, 0.4051, 0.0094), abs=0.005)
    assert 100 * found.mean[0] == pytest.approx(0.9075, abs=0.0005)
    assert 100 * found.sd[0] == pytest.approx(0.5850, abs=0.001)


def test_elementary_effects_are_slopes_and_see_what_depends_on_the_others() -> None:
    """Of ``3a + bc``: 3 everywhere for a; for b the mean of c, which spreads as c does; a pair has none."""
    one, other = (half[:, :3] for half in two_samples(5, 2**12))

    def outcome(at: Numbers) -> Numbers:
        return np.asarray(3 * at[:, 0] + at[:, 1] * at[:, 2])[None]

    found = sobol(outcome, one, other, [[0], [1], [2]])
    assert found.effect[0] == pytest.approx((3, 0.5, 0.5), abs=0.01)
    assert found.effect_sd[0] == pytest.approx((0, 12**-0.5, 12**-0.5), abs=0.01)
    assert np.isnan(sobol(outcome, one, other, [[0], [1, 2]]).effect[0]).tolist() == [False, True]


def test_our_indices_are_those_of_scipy_on_the_same_points() -> None:
    one, other = (half[:, :3] for half in two_samples(3, 256))
    mixed = np.repeat(one[None], 3, axis=0)
    for at in range(3):
        mixed[at, :, at] = other[:, at]
    asked = {
        "f_A": ishigami(one),
        "f_B": ishigami(other),
        "f_AB": np.stack([ishigami(point) for point in mixed]),
    }
    theirs = stats.sobol_indices(func=asked, n=256)
    ours = sobol(ishigami, one, other, [[0], [1], [2]])
    assert ours.first[0] == pytest.approx(theirs.first_order.ravel(), rel=1e-9, abs=1e-12)
    assert ours.total[0] == pytest.approx(theirs.total_order.ravel(), rel=1e-9, abs=1e-12)


def test_groups_share_what_their_members_have() -> None:
    one, other = (half[:, :3] for half in two_samples(2026, 2**12))
    found = sobol(ishigami, one, other, [[0, 2], [1]])
    assert found.first[0] == pytest.approx((0.55759, 0.44241), abs=0.02)


def test_an_outcome_that_stands_still_has_no_drivers() -> None:
    one, other = (half[:, :2] for half in two_samples(1, 64))
    found = sobol(lambda at: np.full((1, len(at)), 0.1), one, other, [[0], [1]])
    assert np.isnan(found.first).all() and np.isnan(found.total).all()


@pytest.mark.parametrize(
    ("prior", "problem"),
    [
        ('{ law = "triangular", values = [1, 0.5, 0] }', "these do not (1, 0.5, 0): swap them"),
        ('{ law = "pert", values = [0.9, 0.5, 0.6] }', "swap them"),
        ('{ law = "uniform", values = [0.4] }', "takes two or three numbers, not 1"),
        ('{ law = "uniform", values = [] }', "takes two or three numbers, not 0"),
        ('{ law = "lognormal", values = [0, 0.1, 0.2] }', "lies above zero"),
        ('{ law = "uniform", values = [2, 3] }', "leaves nothing within the bounds of the parameter, 0 to 1"),
    ],
)
def test_a_prior_that_is_no_law_is_refused_with_its_line(added, prior: str, problem: str) -> None:  # type: ignore[no-untyped-def]
    added(
        "blocks/mine.toml",
        f"""takes = []
[params.mine]
label = {{ nl = "van mij", en = "mine" }}
default = 0.5
unit = "share"
low = 0
high = 1
source = "ours"
prior = {prior}
""",
    )
    with pytest.raises(DamagedFile) as caught:
        blocks()
    assert problem in str(caught.value) and "line 9" in str(caught.value)
    assert parameters("adoption")["adoption"].default == 0.33
