"""Carrying scores by plain means: bounds kept, losses counted, no way refused."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.data.codes.classifications import CLASSIFICATIONS, labels
from arbeid.data.codes.crosswalk import Step, carry, find_path, reachable, spread
from arbeid.data.figures import table
from arbeid.errors import ArbeidError

ISCO_TO_DUTCH = find_path("isco-08", "brc-2014")
UNIT_GROUPS = table("isco-08-brc-2014").frame["source"].to_list()


@given(st.dictionaries(st.sampled_from(UNIT_GROUPS), st.floats(0, 1), min_size=1))
def test_a_mean_lies_between_its_scores(scores: dict[str, float]) -> None:
    frame = pl.DataFrame({"code": list(scores), "score": list(scores.values())})
    carried, (loss,) = carry(frame, ISCO_TO_DUTCH)
    assert carried["score"].min() >= min(scores.values()) - 1e-12
    assert carried["score"].max() <= max(scores.values()) + 1e-12
    assert loss.unmatched == ()
    assert loss.coverage == 1.0


@given(st.floats(-5, 5))
def test_a_constant_stays_itself_over_the_whole_way(value: float) -> None:
    codes = table("eloundou").frame["code"]
    frame = pl.DataFrame({"code": codes, "score": [value] * len(codes)})
    carried, losses = carry(frame, find_path("onet-soc-2019", "brc-2014"))
    assert carried["score"].to_list() == pytest.approx([value] * len(carried))
    assert [loss.target for loss in losses] == ["soc-2018", "soc-2010", "isco-08", "brc-2014"]


def test_a_code_without_a_link_is_named() -> None:
    frame = pl.DataFrame({"code": ["2512", "none"], "score": [0.5, 1.0]})
    carried, (loss,) = carry(frame, ISCO_TO_DUTCH)
    assert loss.unmatched == ("none",)
    assert loss.coverage == 0.5
    assert carried.rows() == [("0811", 0.5)]


def test_a_missing_score_stays_out_of_the_mean_and_alone_stays_missing() -> None:
    frame = pl.DataFrame({"code": ["2512", "2513", "5120"], "score": [0.4, None, None]})
    carried, _ = carry(frame, ISCO_TO_DUTCH)
    assert dict(carried.rows()) == {"0811": 0.4, "1112": None}


def test_splits_and_mergers_are_counted() -> None:
    links = table("soc-2010-isco-08").frame
    frame = pl.DataFrame({"code": links["source"].unique(), "score": 1.0})
    _, (loss,) = carry(frame, (Step("soc-2010", "isco-08", "soc-2010-isco-08"),))
    assert loss.split == (links["source"].value_counts()["count"] > 1).sum() > 0
    assert loss.merged == (links["target"].value_counts()["count"] > 1).sum() > 0


def test_two_digits_are_the_first_of_four() -> None:
    carried, _ = carry(
        pl.DataFrame({"code": ["2511", "2512", "3111"], "score": [0.2, 0.4, 0.9]}),
        find_path("isco-08", "isco-08-2"),
    )
    assert carried.rows() == [("25", pytest.approx(0.3)), ("31", 0.9)]


def test_a_bridge_carries_both_ways() -> None:
    back = find_path("isco-08", "soc-2010")
    carried, _ = carry(pl.DataFrame({"code": ["2512"], "score": [0.7]}), back)
    assert set(carried["score"]) == {0.7}


def test_no_way_is_refused() -> None:
    assert not reachable("isco-08-2", "brc-2014")
    with pytest.raises(ArbeidError, match="no crosswalk"):
        find_path("isco-08-2", "brc-2014")


@pytest.mark.parametrize("name", CLASSIFICATIONS.names())
def test_codes_look_as_their_classification_says(name: str) -> None:
    entry = CLASSIFICATIONS.get(name)
    named = labels(name)
    assert named["code"].str.contains(f"^{entry.pattern}$").all()
    assert named["code"].is_unique().all()
    assert named["code"].null_count() == named["en"].null_count() == 0


def test_the_dutch_names_cover_every_group() -> None:
    groups = table("nl-occupations").frame["code"]
    assert set(labels("brc-2014")["code"]) == set(groups) == set(table("isco-08-brc-2014").frame["target"])


US = table("us-occupations").frame.filter(pl.col("code") != "00-0000").select("code", "jobs")


@pytest.mark.parametrize("target", ["soc-2010", "isco-08", "isco-08-2", "isco-08-1", "census-2018"])
def test_what_arrives_and_what_is_lost_is_what_was_there(target: str) -> None:
    carried, losses = spread(US, find_path("soc-2018", target))
    lost = sum(loss.lost["jobs"] for loss in losses)
    assert carried["jobs"].sum() + lost == pytest.approx(US["jobs"].sum(), rel=1e-12)
    assert not any(loss.weighted for loss in losses)
    assert 0 <= lost < 0.07 * US["jobs"].sum()


@given(st.dictionaries(st.sampled_from(US["code"].to_list()), st.floats(0, 1e6), min_size=1))
def test_there_and_back_keeps_the_total(counts: dict[str, float]) -> None:
    frame = pl.DataFrame({"code": list(counts), "jobs": list(counts.values())})
    there, losses = spread(frame, find_path("soc-2018", "soc-2010"))
    back, more = spread(there, find_path("soc-2010", "soc-2018"))
    lost = sum(loss.lost["jobs"] for loss in (*losses, *more))
    assert back["jobs"].sum() + lost == pytest.approx(sum(counts.values()), rel=1e-9, abs=1e-6)
    assert (back["jobs"] >= 0).all()


def test_a_split_follows_weights_where_they_are_known() -> None:
    path = find_path("soc-2010", "isco-08")
    frame = pl.DataFrame({"code": ["11-1011"], "jobs": [100.0]})
    even, (loss,) = spread(frame, path)
    assert not loss.weighted
    first = even["code"][0]
    weighted, (loss,) = spread(frame, path, weights=pl.DataFrame({"code": [first], "weight": [1.0]}))
    assert loss.weighted
    assert dict(weighted.filter(pl.col("jobs") > 0).rows()) == {first: 100.0}


def test_weighted_means_reduce_to_plain_ones_and_report_coverage() -> None:
    path = find_path("soc-2018", "isco-08-1")
    scores = US.select("code", score=pl.lit(0.3))
    equal = scores.select("code", weight=pl.lit(1.0))
    carried, losses = carry(scores, path, weights=equal)
    assert carried["score"].to_list() == pytest.approx([0.3] * len(carried))
    assert all(loss.weighted and loss.covered is not None and loss.covered > 0.9 for loss in losses)


def test_a_one_way_bridge_is_not_taken_back() -> None:
    assert [step.target for step in find_path("onet-soc-2010", "onet-soc-2019")] == ["onet-soc-2019"]
    assert [step.target for step in find_path("onet-soc-2019", "soc-2010")] == ["soc-2018", "soc-2010"]


def test_esco_codes_begin_with_their_unit_group() -> None:
    carried, _ = carry(
        pl.DataFrame({"code": ["2654.1.7", "2654.2"], "score": [0.2, 0.4]}), find_path("esco", "isco-08")
    )
    assert carried.rows() == [("2654", pytest.approx(0.3))]
