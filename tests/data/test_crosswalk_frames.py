"""Frames as analysts have them, of polars or pandas: carried right, or refused in one sentence."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import polars as pl
import pytest

from arbeid.data.codes.crosswalk import carry, find_path, spread
from arbeid.errors import ArbeidError
from arbeid.models.flows.network import from_edges

TO_DUTCH = find_path("isco-08", "brc-2014")


def test_the_name_of_0_1_0_still_gives_the_crosswalks() -> None:
    from arbeid.data import crosswalk

    assert crosswalk.carry is carry
    assert crosswalk.find_path is find_path
    assert crosswalk.spread is spread


def test_a_classification_may_be_named_in_capitals() -> None:
    assert find_path("ISCO-08", "BRC-2014") == TO_DUTCH
    with pytest.raises(ArbeidError):
        find_path("isco", "brc-2014")


@pytest.mark.kind("code-cut-short")
@pytest.mark.parametrize(
    ("source", "target", "codes", "kept"),
    [
        pytest.param(
            "esco",
            "isco-08",
            ["http://data.example.eu/esco/occupation/1", "2512.1"],
            "2512",
            marks=pytest.mark.case("75"),
        ),
        ("esco", "isco-08", ["http://data.europa.eu/esco/occupation/f2b15a0e", "2512.1.3"], "2512"),
        ("esco", "isco-08", ["2512-1", "2512.1"], "2512"),
        ("esco", "isco-08", ["9998.1", "2512.1"], "2512"),
        ("isco-08", "isco-08-2", ["Totaal", "2512"], "25"),
        ("isco-08", "isco-08-3", ["25123", "2512"], "251"),
        ("isco-08", "isco-08-1", ["", "2512"], "2"),
        ("onet-soc-2019", "soc-2018", ["15-1252", "11-1011.00"], "11-1011"),
    ],
)
def test_what_is_no_code_is_cut_short_to_none(source: str, target: str, codes: list[str], kept: str) -> None:
    frame = pl.DataFrame({"code": codes, "score": [0.9, 0.1]})
    for carried, losses in (
        carry(frame, find_path(source, target)),
        spread(frame, find_path(source, target)),
    ):
        assert carried.rows() == [(kept, 0.1)]
        assert losses[0].unmatched == (codes[0],)
        assert losses[0].coverage == 0.5


def test_every_code_of_a_classification_is_still_cut_short() -> None:
    from arbeid.data.codes.classifications import labels

    codes = labels("isco-08")["code"]
    carried, losses = carry(
        pl.DataFrame({"code": codes, "score": [1.0] * len(codes)}), find_path("isco-08", "isco-08-2")
    )
    assert (losses[0].coverage, len(carried)) == (1.0, len(labels("isco-08-2")))


@pytest.mark.kind("frame-of-an-analyst")
@pytest.mark.parametrize(
    "codes",
    [
        pytest.param([2512, 2310], marks=pytest.mark.case("77")),
        [2512.0, 2310.0],
        pl.Series([2512, 2310], dtype=pl.Int32),
        [None, 2512],
        [True, False],
    ],
)
@pytest.mark.parametrize("through", [carry, spread])
def test_codes_that_are_numbers_are_refused(codes: Any, through: Any) -> None:
    with pytest.raises(ArbeidError, match="codes must be text"):
        through(pl.DataFrame({"code": codes, "score": [0.1, 0.2]}), TO_DUTCH)


@pytest.mark.case("78")
@pytest.mark.kind("missing-as-nan")
def test_a_frame_of_pandas_is_carried_like_one_of_polars() -> None:
    columns = {"code": ["2512", "2513"], "name": ["a", None], "score": [0.1, math.nan]}
    for given in (pd.DataFrame(columns), pl.DataFrame(columns), pl.LazyFrame(columns), columns):
        assert carry(given, TO_DUTCH)[0].rows() == [("0811", 0.1)]  # type: ignore[arg-type]
        assert spread(given, TO_DUTCH)[0].rows() == [("0811", 0.1)]  # type: ignore[arg-type]


@pytest.mark.kind("missing-as-nan")
def test_what_pandas_calls_missing_is_missing() -> None:
    given = pd.DataFrame({"code": ["2512", "2513", "2514"], "score": pd.array([1, 3, None], dtype="Int64")})
    assert carry(given, TO_DUTCH)[0].rows() == [("0811", 2.0)]  # type: ignore[arg-type]
    with pytest.raises(ArbeidError, match="codes must be text"):
        carry(pd.DataFrame({"code": [2512, 2513], "score": [1, 2]}), TO_DUTCH)  # type: ignore[arg-type]
    with pytest.raises(ArbeidError, match="Row 2 of column “code” has no code"):
        carry(pd.DataFrame({"code": ["2512", None], "score": [1, 2]}), TO_DUTCH)  # type: ignore[arg-type]


@pytest.mark.kind("missing-as-nan")
def test_nan_is_missing_in_scores_weights_and_counts() -> None:
    frame = pl.DataFrame({"code": ["2512", "2513"], "score": [0.1, math.nan], "other": [None, 0.4]})
    assert carry(frame, TO_DUTCH)[0].rows() == [("0811", 0.1, 0.4)]
    weights = pl.DataFrame({"code": ["2512", "2513"], "weight": [1.0, math.nan]})
    frame = pl.DataFrame({"code": ["2512", "2513"], "score": [0.1, 0.9]})
    carried, losses = carry(frame, TO_DUTCH, weights=weights)
    assert carried.rows() == [("0811", 0.1)]
    assert losses[0].covered == 1.0
    counts = pl.DataFrame({"code": ["2512", "2513", "0000"], "jobs": [10.0, math.nan, math.nan]})
    arrived, lost = spread(counts, TO_DUTCH)
    assert (arrived.rows(), lost[0].lost) == ([("0634", None), ("0811", 10.0)], {"jobs": 0.0})


@pytest.mark.case("78")
@pytest.mark.kind("missing-as-nan")
def test_columns_of_anything_but_numbers_are_left_out() -> None:
    frame = pl.DataFrame(
        {"code": ["2512"], "name": ["Programmeur"], "sure": [True], "score": [0.1], "n": [3]}
    )
    assert carry(frame, TO_DUTCH)[0].columns == ["code", "score", "n"]
    assert spread(frame, TO_DUTCH)[0].columns == ["code", "score", "n"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (pl.DataFrame({"code": ["2512"], "score": ["0.1"]}), "no column of numbers"),
        (pl.DataFrame({"code": ["2512"]}), "no column of numbers"),
        (pl.DataFrame({"kode": ["2512"], "score": [0.1]}), "no column “code”: it has kode, score"),
        (pl.DataFrame({"code": ["2512"], "score": [math.inf]}), "infinite"),
        (pl.DataFrame({"code": ["2512", "2512"], "score": [0.1, 0.2]}), "“2512” more than once"),
        ([1, 2], "polars or pandas"),
        (None, "polars or pandas"),
        ("2512", "polars or pandas"),
    ],
)
def test_other_frames_are_refused_in_a_sentence(given: Any, says: str) -> None:
    with pytest.raises(ArbeidError, match=says) as caught:
        carry(given, TO_DUTCH)
    assert "polars.exceptions" not in caught.value.sentence("nl")


def test_a_negative_weight_is_refused() -> None:
    frame = pl.DataFrame({"code": ["2512"], "score": [0.1]})
    with pytest.raises(ArbeidError, match="weight of code “2512” is -1"):
        carry(frame, TO_DUTCH, weights=pl.DataFrame({"code": ["2512"], "weight": [-1.0]}))


def test_moves_of_pandas_make_a_network() -> None:
    moves = pd.DataFrame(
        {"origin": ["a", "b"], "destination": ["b", "a"], "weight": [1, 2], "note": ["x", None]}
    )
    assert from_edges(moves).codes == ("a", "b")  # type: ignore[arg-type]
    moves.loc[0, "weight"] = math.nan
    with pytest.raises(ArbeidError, match="Row 1 of the edge list"):
        from_edges(moves)  # type: ignore[arg-type]
    with pytest.raises(ArbeidError, match="at most 1e15"):
        from_edges(pl.DataFrame({"origin": ["a", "a"], "destination": ["b", "c"], "weight": [1e308, 1e308]}))


def _name(wrong: Any) -> str:
    # What an object is called by itself has an address in it, which is another one in every worker.
    return "object" if type(wrong) is object else repr(wrong)


WRONG = (None, "brc-2014", 3, ["brc-2014"], [None], {"a": 1}, TO_DUTCH[0], object())
SCORES = {"code": ["0411"], "score": [0.5]}


@pytest.mark.parametrize("work", [carry, spread])
@pytest.mark.parametrize("wrong", WRONG, ids=_name)
def test_what_belongs_elsewhere_is_refused_in_one_sentence(work: Any, wrong: Any) -> None:
    asked: list[tuple[Any, ...]] = [(SCORES, wrong), (wrong, TO_DUTCH), (SCORES, TO_DUTCH, wrong)]
    if wrong is not None:
        asked.append((SCORES, TO_DUTCH, "code", wrong))
    for arguments in asked:
        with pytest.raises(ArbeidError) as error:
            work(*arguments)
        assert all("\n" not in error.value.sentence(language) for language in ("nl", "en"))


def test_a_path_is_named_where_none_was_given() -> None:
    with pytest.raises(ArbeidError, match=r"not “brc-2014”: ask find_path\(source, target\)"):
        carry(pl.DataFrame(SCORES), "brc-2014")  # type: ignore[arg-type]
    assert carry(SCORES, list(TO_DUTCH))[0].columns == ["code", "score"]  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [wrong for wrong in WRONG if wrong != "brc-2014"], ids=_name)
def test_a_name_that_is_no_text_is_unknown(wrong: Any) -> None:
    from arbeid.data.codes.classifications import broad_groups, labels, pattern_of
    from arbeid.data.codes.crosswalk import reachable
    from arbeid.data.figures import table
    from arbeid.measures.measure_set import measure_set
    from arbeid.measures.published import score
    from arbeid.measures.tasks import task_scores

    asked: list[tuple[Any, tuple[Any, ...]]] = [
        *((one, (wrong,)) for one in (labels, pattern_of, table, measure_set, task_scores)),
        (find_path, (wrong, "brc-2014")),
        (find_path, ("isco-08", wrong)),
        (score, ("aioe", wrong)),
    ]
    for work, arguments in asked:
        with pytest.raises(ArbeidError):
            work(*arguments)
    assert not reachable("isco-08", wrong)
    if wrong not in (["brc-2014"], [None]):
        with pytest.raises(ArbeidError):
            broad_groups("isco-08-2", wrong)


def test_columns_of_several_lengths_and_weights_without_weights_are_refused() -> None:
    for frame, said in (
        ({"code": ["0411", "0412"], "score": [1.0]}, "“score” has 1 values and another one 2"),
        ({"code": "0411", "score": [1.0]}, "“code” is of type “str”"),
    ):
        with pytest.raises(ArbeidError, match=said):
            carry(frame, TO_DUTCH)  # type: ignore[arg-type]
    with pytest.raises(ArbeidError, match="no column “weight”"):
        carry(SCORES, TO_DUTCH, weights=pl.DataFrame(SCORES))  # type: ignore[arg-type]


def test_an_error_inside_a_remembered_function_is_not_worked_out_twice() -> None:
    from arbeid.registry import remembered

    calls = []

    @remembered
    def broken(name: str) -> int:
        calls.append(name)
        raise TypeError("inside")

    with pytest.raises(TypeError, match="inside"):
        broken("a")
    assert calls == ["a"]
