"""Job postings by third of exposure: what the files say, before and since, and what they cannot say."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

import arbeid
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.data.figures import table
from arbeid.data.monitor.postings import POSTINGS
from arbeid.language import LANGUAGES, Language
from arbeid.measures.measure import MEASURES
from arbeid.models.monitor.spread import mean_change
from arbeid.views.monitor.indices import indices
from arbeid.wording import words_of

ENTRY = POSTINGS.get("indeed")


def test_thirds_of_the_united_states_before_and_since() -> None:
    """The most exposed third rose least before November 2022 and fell most since."""
    found = arbeid.visible("us", outcome="postings")
    changes = {(one.group, one.last): one.change for one in found.changes}
    assert {key: round(100 * float(one)) for key, one in changes.items()} == {
        ("top", "2022-11"): 41,
        ("middle", "2022-11"): 62,
        ("bottom", "2022-11"): 64,
        ("top", "2024-09"): -37,
        ("middle", "2024-09"): -24,
        ("bottom", "2024-09"): -21,
    }
    assert all(one.low is not None and one.low < float(one) for one in changes.values())


def test_an_index_is_the_mean_of_its_sectors_and_meets_its_change() -> None:
    found = arbeid.visible("de", outcome="postings")
    shown = {(one.group, one.period): float(one.value) for one in found.points if one.outcome == "postings"}
    assert all(math.isclose(shown[group, ENTRY.base], 100) for group in ("top", "middle", "bottom"))
    for one in found.changes:
        ratio = shown[one.group, one.last] / shown[one.group, one.first]
        assert math.isclose(ratio - 1, float(one.change), rel_tol=1e-9)


def test_every_sector_of_every_country_holds_occupations() -> None:
    sectors = set(table(ENTRY.sectors).frame["sector"])
    assert sectors == set(ENTRY.sector_occupations)
    codes = table(ENTRY.jobs).frame.filter(year=2025)["code"]
    starts = {start for held in ENTRY.sector_occupations.values() for start in held}
    assert [start for start in starts if not codes.str.starts_with(start).any()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_names_the_measure_that_was_asked_for(language: Language) -> None:
    for measure in ("eloundou-beta-human", "ilo-2025"):
        found, words = arbeid.visible("us", measure, outcome="postings"), words_of(language)
        assert f"“{words(MEASURES.get(measure).label)}”" in said(found.sentence, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_without_sectors_says_so(language: Language) -> None:
    found, words = arbeid.visible("nl", outcome="postings"), words_of(language)
    told = {"nl": "over blootstelling valt er niets te zeggen", "en": "nothing can be said of exposure"}
    assert told[language] in said(found.sentence, words)
    assert {one.group for one in found.points} == {"all"}
    assert all(one.change.low is None for one in found.changes)
    assert not {*found.notes} & {*ENTRY.sector_notes}


@pytest.mark.parametrize("country", ["us", "nl"])
def test_the_figure_is_of_postings_alone(country: str) -> None:
    found = arbeid.visible(country, outcome="postings")
    drawn = indices(found, words_of("en"))
    assert len(drawn.table.rows) == sum(one.outcome == "postings" for one in found.points)
    assert found.naming_ai and max(float(one.value) for one in found.naming_ai) < 0.01
    assert "Job postings" in drawn.title


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["se"], "choose from au, de"),
        (["mars"], "mars"),
        (["nl", "--measure", "ilo-2025"], "by sector"),
        (["us", "--measure", "no-such"], "no-such"),
        (["us", "--age", "young"], "says an age"),
        (["us", "--age", "old"], "old"),
        (["us", "--first", "2021"], "start to choose"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    arguments: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["visible", *arguments, "--outcome", "postings", "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert part in told
    assert told.count("\n") == 1


def test_the_range_covers_the_mean_of_sectors_as_often_as_it_says() -> None:
    draws = np.random.default_rng(7).normal(-0.3, 0.2, size=(400, 15))
    ranges = [mean_change(row, draws=499) for row in draws]
    middle = math.expm1(-0.3)
    covered = sum(low < middle < high for _, low, high in ranges if low is not None and high is not None)
    # A bootstrap over fifteen groups is somewhat narrow: 95% in name is 92 to 93% in truth.
    assert 0.88 < covered / len(ranges) < 0.97


@pytest.mark.parametrize("country", ["us", "de"])
def test_the_first_sentence_of_postings_has_the_ends_of_its_changes(country: str) -> None:
    sentence = said(arbeid.visible(country, outcome="postings").sentence, words_of("en"))
    assert len(re.findall(r"[−+]\d+% \((95%: )?[−+]\d+% to [−+]\d+%\)", sentence)) == 4
    assert "too few to say how small" in sentence
