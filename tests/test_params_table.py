"""Parameters keep to their bounds and tables to their schema."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.errors import ArbeidError
from arbeid.models.block import parameters
from arbeid.models.studies import growth
from arbeid.table import Column, Origin, Schema, Table

ORIGIN = Origin(
    id="x", publisher="p", title="t", url="u", licence="l", may_ship=True, vintage="v", retrieved="r",
    citation="c", sha256="0",
)  # fmt: skip
SCHEMA = Schema(
    name="shares",
    key=("code",),
    columns=(Column(name="code", kind="code", required=True), Column(name="share", kind="share")),
)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_value_is_bound_or_refused(value: float) -> None:
    try:
        assert 0 <= growth.PARAMS.bind({"exposed": value})["exposed"] <= 1
    except ArbeidError as error:
        assert error.key == "parameter_bounds"
        assert not 0 <= value <= 1


@pytest.mark.parametrize("value", ["0.5", None, True, [0.5]])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ArbeidError, match="needs a number"):
        growth.PARAMS.bind({"exposed": value})


@pytest.mark.parametrize("value", [["0.5"], [True], [0.1, None], [[0.1], [0.2, 0.3]], [[0.5]], [], "0.5"])
def test_what_are_no_draws_are_refused(value: object) -> None:
    with pytest.raises(ArbeidError, match="needs a number"):
        growth.PARAMS.bind({"exposed": value}, axes=1)


@pytest.mark.parametrize("value", [[0.1, 1.5], [0.1, float("nan")], float("nan"), [-1, 0]])
def test_no_draw_is_out_of_bounds(value: object) -> None:
    with pytest.raises(ArbeidError, match="outside 0"):
        growth.PARAMS.bind({"exposed": value}, axes=0)


def test_numbers_draws_and_values_along_an_axis_are_bound_by_one_binder() -> None:
    demand = parameters("demand")
    single, drawn = demand.bind({"elasticity": 2}), demand.bind({"elasticity": [2, 3]}, axes=2)
    assert single["elasticity"] == 2.0 and drawn["elasticity"].shape == (2, 1, 1)
    along = demand.bind({"elasticity": 2, "elasticity_by_industry": [0.5, float("nan")]}, axes=2)
    assert along["elasticity_by_industry"].tolist() == [0.5, 2.0] and along["elasticity"].shape == ()
    assert "elasticity_by_industry" not in drawn
    with pytest.raises(ArbeidError, match="“elasticity” is -1"):
        demand.bind({"elasticity_by_industry": [-1.0]}, axes=2)
    with pytest.raises(ArbeidError, match="elasticity_by_industry"):
        demand.bind({"elasticity_by_industry": [0.5]})


def test_an_unknown_parameter_names_the_nearest() -> None:
    with pytest.raises(ArbeidError, match="labour_share"):
        growth.PARAMS.bind({"labor_share": 0.5})


@pytest.mark.parametrize("params", [growth.PARAMS, parameters("impact")])
def test_every_default_is_within_bounds_and_has_a_source(params: growth.Params) -> None:
    for param in params:
        assert param.check(param.default) == param.default
        assert param.source
        assert param.label.nl != param.label.en


@pytest.mark.parametrize(
    ("frame", "problem"),
    [
        (pl.DataFrame({"code": ["1"]}), "missing"),
        (pl.DataFrame({"code": ["1"], "share": [1.5]}), "not between"),
        (pl.DataFrame({"code": ["1"], "share": [float("nan")]}), "not between"),
        (pl.DataFrame({"code": ["1"], "share": ["a"]}), "String instead of Float64"),
        (
            pl.DataFrame({"code": [None], "share": [0.5]}, schema={"code": pl.String, "share": pl.Float64}),
            "missing",
        ),
        (pl.DataFrame({"code": ["1", "1"], "share": [0.5, 0.5]}), "repeated"),
    ],
)
def test_a_table_that_breaks_its_schema_is_refused(frame: pl.DataFrame, problem: str) -> None:
    with pytest.raises(ArbeidError, match=problem):
        Table(SCHEMA, frame, (ORIGIN,))


def test_a_table_without_origin_cannot_be_made() -> None:
    with pytest.raises(ArbeidError, match="no origin"):
        Table(SCHEMA, pl.DataFrame({"code": ["1"], "share": [0.5]}), ())


def test_missing_values_stay_missing() -> None:
    frame = pl.DataFrame({"code": ["1"], "share": [None]}, schema={"code": pl.String, "share": pl.Float64})
    assert Table(SCHEMA, frame, (ORIGIN,)).frame["share"][0] is None
