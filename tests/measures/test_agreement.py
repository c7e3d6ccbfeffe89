"""Rank correlations and common factors: known figures on the US, and what any of them must keep to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.errors import ArbeidError
from arbeid.measures.agreement import agreement as ranked
from arbeid.measures.correlation import correlations, factors
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import Scored, score
from arbeid.verbs.catalogue.data import build
from arbeid.verbs.market.agreement import agreement


def scored(values: np.ndarray) -> list[Scored]:
    codes = [f"{at:03}" for at in range(values.shape[1])]
    people = [float(at + 1) for at in range(values.shape[1])]
    return [
        Scored(MEASURES.get("aioe"), pl.DataFrame({"code": codes, "jobs": people, "score": row}), (), ())
        for row in values
    ]


@pytest.mark.usefixtures("mirror")
def test_the_published_correlations_with_gpt4_on_the_us() -> None:
    build(["aioe", "frey-osborne"])
    others = ["eloundou-beta-human", "aioe", "microsoft", "observed", "frey-osborne"]
    found = agreement("us", ["eloundou-beta-gpt4", *others], pulled=True)
    known = dict(zip(others, found.correlations[0][1:], strict=True))
    published = {
        "eloundou-beta-human": 0.91,
        "aioe": 0.85,
        "microsoft": 0.71,
        "observed": 0.70,
        "frey-osborne": -0.26,
    }
    assert known == {name: pytest.approx(value, abs=0.02) for name, value in published.items()}


def test_what_does_not_ship_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path))
    table.cache_clear()
    found = agreement("us", ["eloundou-beta-human", "microsoft", "sml"])
    assert found.left_out == ("sml",)
    assert found.measures == ("eloundou-beta-human", "microsoft")
    with pytest.raises(ArbeidError, match="Fewer than two"):
        agreement("us", ["sml", "eisfeldt"])


values = arrays(np.float64, (3, 12), elements=st.floats(0, 1))


def test_six_studies_speak_and_why_others_do_not() -> None:
    """The figures behind the decision: near doubles of a voice, and ranks that rest on hundredths."""
    speaking = [entry.id for entry in MEASURES.all() if entry.speaks]
    assert speaking == [
        "aioe",
        "aioe-language",
        "eloundou-beta-human",
        "frey-osborne",
        "ilo-2025",
        "microsoft",
    ]
    nl = economy("nl")
    eisfeldt = agreement("nl", ["eloundou-beta-human", "eisfeldt"]).correlations[0][1]
    assert eisfeldt == pytest.approx(0.95, abs=0.01)
    sml = score("sml", nl).frame["score"].drop_nulls()
    assert [round(float(value), 2) for value in (sml.min(), sml.max())] == [3.33, 3.65]
    six, seven = (ranked([score(name, nl) for name in names]) for names in (speaking, [*speaking, "sml"]))
    both = six.select("code", "middle").join(seven.select("code", after="middle"), on="code").drop_nulls()
    moved = (both["after"] - both["middle"]).abs()
    assert (moved.median(), moved.max()) == (pytest.approx(1.2, abs=0.1), pytest.approx(12.3, abs=0.1))


@given(values, st.booleans())
def test_correlations_are_symmetric_and_within_bounds(rows: np.ndarray, weighted: bool) -> None:
    found = correlations(scored(rows), weighted=weighted)
    known = found[~np.isnan(found)]
    assert np.array_equal(found, found.T, equal_nan=True)
    assert (np.abs(known) <= 1 + 1e-9).all()
    for at, row in enumerate(rows):
        assert np.isnan(found[at, at]) == (np.ptp(row) == 0)
        assert np.ptp(row) == 0 or found[at, at] == pytest.approx(1)


@given(values, st.permutations(range(12)))
def test_the_order_of_groups_does_not_matter(rows: np.ndarray, order: list[int]) -> None:
    mixed = correlations(scored(rows[:, order]))
    assert np.allclose(mixed, correlations(scored(rows)), equal_nan=True)


@given(arrays(np.int64, 12, elements=st.integers(-20, 20), unique=True))
def test_only_the_order_counts(row: np.ndarray) -> None:
    found = correlations(scored(np.vstack([row, np.exp(row / 4), -row])))
    assert found[0, 1] == pytest.approx(1)
    assert found[0, 2] == pytest.approx(-1)


def test_one_order_is_one_factor() -> None:
    row = np.arange(12.0)
    found = factors(scored(np.vstack([row, row**3, -row])))
    assert found.explained[0] == pytest.approx(1)
    assert np.sign(found.loadings[:, 0]).tolist() == [1, 1, -1]
    assert found.groups == 12


def test_the_new_studies_share_a_factor_that_the_old_one_opposes() -> None:
    found = agreement("nl")
    first = dict(zip(found.measures, (row[0] for row in found.loadings), strict=True))
    new = [first[name] for name in ("aioe", "aioe-language", "eloundou-beta-human", "ilo-2025", "microsoft")]
    assert all(value > 0.7 for value in new)
    assert first["frey-osborne"] < 0
    assert 0.5 < found.explained[0] < 1
    assert found.disputed[0].spread.value is not None
    assert found.disputed[0].spread.value > 80


@pytest.mark.parametrize(
    ("name", "codes", "low", "high"),
    [("observed", 756, 0.0, 1.0), ("nesta", 421, 1.0, 5.0), ("anthropic-usage", 749, 0.0, 100.0)],
)
def test_new_tables_have_the_rows_of_their_files(name: str, codes: int, low: float, high: float) -> None:
    frame = table(name).frame
    assert len(frame) == codes
    assert frame["score"].is_between(low, high).all()


def test_observed_exposure_of_programmers_and_the_years_of_daioe() -> None:
    observed = dict(table("observed").frame.rows())
    assert observed["15-1251"] == pytest.approx(0.745, abs=0.001)
    years = table("daioe").frame["year"]
    assert (years.min(), years.max()) == (2010, 2023)
