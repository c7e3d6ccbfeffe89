"""Who uses AI for an occupation's work already, possible against used, and how old its people are."""

from __future__ import annotations

from statistics import median

import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.language import LANGUAGES, Language
from arbeid.views.jobs.already import age_line, already
from arbeid.wording import words_of

DEVELOPERS = {"nl": "0811", "us": "15-1252", "eu27": "25"}


@pytest.mark.parametrize(("economy", "code"), DEVELOPERS.items())
def test_use_ranks_an_occupation_among_all_people_at_work(economy: str, code: str) -> None:
    found = arbeid.occupation(economy, code)
    one = found.already
    assert one is not None
    ranks = [float(vendor.rank) for vendor in one.vendors]
    assert [vendor.vendor for vendor in one.vendors] == ["anthropic", "microsoft", "google", "openai"]
    assert float(one.used) == median(ranks)
    assert (one.used.low, one.used.high) == (min(ranks), max(ranks))
    assert float(one.used) > 80
    named = {line.id for line in found.sources}
    assert set(one.sources) <= named
    assert {"google-atlas-2026", "openai-signals-activities-2026"} <= set(one.sources)


def test_what_is_possible_is_the_rank_that_the_study_has_on_the_same_page() -> None:
    found = arbeid.occupation("nl", "0811")
    (study,) = (one for one in found.ratings if one.measure == "eloundou-beta-human")
    assert found.already is not None
    assert found.already.possible == study.rank


def test_a_vendor_that_does_not_reach_an_occupation_is_left_out_and_is_no_zero() -> None:
    found = arbeid.occupation("us", "31-1120").already
    assert found is not None
    assert "anthropic" not in [vendor.vendor for vendor in found.vendors]
    assert "3 vendors" in already(arbeid.occupation("us", "31-1120"), words_of("en"))


def test_ages_where_they_were_counted_and_nowhere_else() -> None:
    ages = arbeid.occupation("us", "15-1252").ages
    assert [one.code for one in ages][:3] == ["16-19", "20-24", "25-34"]
    assert sum(float(one.share) for one in ages) == pytest.approx(1)
    assert sum(float(one.everyone) for one in ages) == pytest.approx(1)
    assert ages[0].share.badge == "derived"
    assert arbeid.occupation("nl", "0811").ages == ()
    assert age_line(arbeid.occupation("nl", "0811"), words_of("nl")) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_it(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["job", "software developer", "--full", "--economy", "us", "--lang", language]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert {"nl": "naar wat al wordt gebruikt op", "en": "by what is used already"}[language] in told
    assert {"nl": "Leeftijd (tussen haakjes", "en": "Ages (all people"}[language] in told
