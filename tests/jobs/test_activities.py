"""What the work of an occupation consists of: the same as computed over all occupations, and its marks."""

from __future__ import annotations

import polars as pl
import pytest

from arbeid.data.codes.behind import codes_behind
from arbeid.data.codes.classifications import labels
from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.measures.components import with_components
from arbeid.verbs.jobs.activities import activities
from arbeid.verbs.jobs.occupation import occupation

WEIGHTS = table("microsoft-activity-weights").frame


@pytest.mark.parametrize(
    ("name", "code"), [("nl", "1012"), ("us", "29-1141"), ("us", "31-1120"), ("de", "22")]
)
def test_the_few_codes_behind_a_group_come_to_what_all_codes_come_to(name: str, code: str) -> None:
    market = economy(name)
    path = find_path("soc-2018", market.classification)
    shares = WEIGHTS.with_columns(pl.col("weight") / pl.col("weight").sum().over("code")).sort(
        "code", "activity"
    )
    wide = shares.pivot("activity", index="code", values="weight").fill_null(0.0).sort("code")
    whole, _ = with_components(carry(wide, path)[0], market.classification)
    expected = whole.filter(pl.col("code") == code).drop("code").row(0, named=True)
    found = activities(market, code)
    assert found is not None and found.rows
    for row in found.rows:
        assert row.weight.value == pytest.approx(expected[row.code], abs=1e-12)
    assert sum(weight >= 0.005 for weight in expected.values()) == len(found.rows)


def test_codes_behind_are_few_and_hold_the_whole_mean() -> None:
    path = find_path("soc-2018", "brc-2014")
    codes = WEIGHTS["code"].unique().to_list()
    assert 0 < len(codes_behind(path, codes, ["0734"])) < len(codes) / 4


def test_every_activity_has_a_name_in_both_languages() -> None:
    named = labels("onet-activities")
    assert set(WEIGHTS["activity"]) <= set(named["code"])
    assert named["nl"].is_unique().all() and named["en"].is_unique().all()
    assert not any(one.endswith(".") for one in (*named["nl"], *named["en"]))


def test_a_mark_says_no_more_than_the_studies() -> None:
    for code in economy("nl").groups["code"].to_list()[::9]:
        found = activities(economy("nl"), code)
        for row in found.rows if found else ():
            assert 0 <= row.faster <= row.studies <= 2
            assert row.sped_up.value is None or 0 <= row.sped_up.value <= 1
            if row.mark == "person":
                assert row.studies and not row.faster
            elif row.mark is not None:
                assert row.faster
                assert (row.mark == "used") == bool(row.used)


def test_who_drives_keeps_the_wheel() -> None:
    found = activities(economy("nl"), "1214")
    assert found is not None
    assert (found.rows[0].name.nl, found.rows[0].mark) == ("Voertuigen besturen", "person")


def test_a_move_opens_up_what_it_asks() -> None:
    nurse = occupation("nl", "1012")
    fits = {one.code: one.fit for one in nurse.next}
    nearest, manager = fits["1033"], fits["0533"] if "0533" in fits else nurse.next[1].fit
    assert nearest is not None and manager is not None
    assert nearest.skills.value == pytest.approx(1, abs=0.01) and not nearest.bridges
    assert float(manager.skills) < 1 and float(manager.knowledge) < 1
    assert all(float(one.there) > float(one.here) for one in manager.bridges)
    assert [one.share for one in nurse.next[:3]] == [one.share for one in nurse.moves.rows[:3]]
