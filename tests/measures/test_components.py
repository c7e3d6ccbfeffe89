"""Codes that the American survey counts together: one rule for shares, means, groups, runs and jobs."""

from __future__ import annotations

import polars as pl
import pytest

import arbeid
from arbeid.claims.recompute import Condition
from arbeid.claims.rules import share
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.measures.components import with_components
from arbeid.measures.published import score
from arbeid.run.cells import cells
from arbeid.run.scores import exposure

TOGETHER = set(table("oews-components").frame["source"])
# Means of O*NET codes within each part; two parts of the twelve codes have no score at all.
AIDES = {"31-1121": 0.0384615, "31-1122": 0.3333333}


def scores(measure: str) -> dict[str, float | None]:
    return dict(score(measure, economy("us")).frame.select("code", "score").iter_rows())


@pytest.mark.parametrize("measure", ["eloundou-beta-human", "eloundou-alpha-gpt4", "nesta"])
def test_they_take_the_plain_mean_of_their_scored_parts(measure: str) -> None:
    found = scores(measure)
    assert set(found) >= TOGETHER
    assert all(found[code] is not None for code in TOGETHER)
    if measure == "eloundou-beta-human":
        assert found["31-1120"] == pytest.approx(sum(AIDES.values()) / 2, abs=1e-6)


def test_other_codes_without_a_score_stay_missing() -> None:
    missing = {code for code, value in scores("eloundou-beta-human").items() if value is None}
    assert missing and not missing & TOGETHER
    assert score("eloundou-beta-human", economy("us")).coverage == pytest.approx(0.987, abs=5e-4)


def test_a_score_of_its_own_goes_before_its_parts() -> None:
    own = pl.DataFrame({"code": ["31-1120", "31-1121", "53-1042"], "score": [0.9, 0.1, None]})
    found = dict(with_components(own, "soc-2018")[0].iter_rows())
    assert found == {"31-1120": 0.9, "31-1121": 0.1, "53-1042": None}
    assert with_components(own, "brc-2014")[0] is own


@pytest.mark.parametrize(("at", "mean_of_parts"), [(0.1, 0.8211), (0.5, 0.2175)])
def test_a_rule_on_whole_groups_takes_their_mean(at: float, mean_of_parts: float) -> None:
    rule = Condition(measure="eloundou-beta-human", rule="threshold", at=at)
    assert share(economy("us"), (rule,)).point == pytest.approx(mean_of_parts, abs=0.001)


def test_classes_are_divided_evenly_over_their_parts() -> None:
    where = Condition(measure="ilo-2025", rule="classes", classes=("gradient-1", "gradient-2"), level="code")
    found = share(economy("us"), (where,))
    assert found.covered > 0.97


def test_a_run_fills_only_what_has_no_parts() -> None:
    market = economy("us")
    found, own = exposure("eloundou-beta-human", market), scores("eloundou-beta-human")
    values = dict(zip(cells(market).codes, found.values, strict=True))
    assert all(values[code] == pytest.approx(own[code]) for code in TOGETHER)
    (note,) = found.notes
    assert note.key == "scores_filled"
    assert note.values["n"] == sum(value is None for value in own.values())


def test_a_job_and_its_group_have_the_same_people() -> None:
    division = {row.code: row for row in arbeid.collaboration("us").rows}
    ranked = {row.code: row for row in arbeid.groups("us").rows}
    for code in TOGETHER:
        assert division[code].handed_over.value is not None
        assert ranked[code].rank.value is not None


@pytest.mark.parametrize(
    ("at", "shown", "own", "mean"),
    # The design has .5551, .6004, .5845 at a quarter and .2143, .2319, .2175 at half: there means of exactly
    # a quarter or a half of the tasks fall just short of it in floating point, here they reach it.
    [(0.10, 0.7585, 0.8205, 0.8211), (0.25, 0.5634, 0.6094, 0.5930), (0.50, 0.2152, 0.2327, 0.2184)],
)
def test_the_table_of_the_united_states(at: float, shown: float, own: float, mean: float) -> None:
    """``methods.md`` 2: what was shown, among those with a score of their own, and a threshold on means."""
    jobs = economy("us").groups.select("code", "jobs")
    found = score("eloundou-beta-human", economy("us")).frame.drop_nulls("score").select("code", "score")
    scored, alone = (
        jobs.join(found, on="code"),
        jobs.join(found.filter(~pl.col("code").is_in(TOGETHER)), on="code"),
    )

    def passing(frame: pl.DataFrame) -> float:
        return float(frame.filter(pl.col("score") >= at - 1e-12)["jobs"].sum())

    assert passing(alone) / jobs["jobs"].sum() == pytest.approx(shown, abs=1.1e-4)
    assert passing(alone) / alone["jobs"].sum() == pytest.approx(own, abs=6e-5)
    assert passing(scored) / scored["jobs"].sum() == pytest.approx(mean, abs=6e-5)


def test_how_many_jobs_are_counted_together_and_how_many_have_no_score() -> None:
    """``methods.md`` 2: twelve codes, 9.72 million jobs, seven of them 6.67; 47 ending in 9, 2.01 million."""
    jobs = economy("us").groups.select("code", "jobs")
    together = jobs.filter(pl.col("code").is_in(TOGETHER))
    ending = together.filter(pl.col("code").str.ends_with("0"))
    assert (len(together), len(ending)) == (12, 7)
    assert together["jobs"].sum() == 9_717_920 and ending["jobs"].sum() == 6_674_160
    missing = score("eloundou-beta-human", economy("us")).frame.filter(pl.col("score").is_null())
    rest = jobs.join(missing.select("code"), on="code")
    assert len(rest) == 47 and rest["code"].str.ends_with("9").all()
    assert rest["jobs"].sum() == 2_012_800
