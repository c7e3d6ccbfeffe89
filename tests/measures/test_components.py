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
