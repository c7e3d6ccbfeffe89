"""How a change is told: with its interval, never a bare percent of few people, and what it probably is."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from arbeid.cli.app import app
from arbeid.cli.market.report_table import report_table
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.report import report
from arbeid.views.jobs.people_change import change_headline, change_line, change_note, ends
from arbeid.views.phrasing import signed_percent
from arbeid.views.report.change import change
from arbeid.web.pages.job import _facts as facts_of
from arbeid.wording import words_of

PLUMBERS, POLICE = "0734", "0632"


def test_a_change_has_its_interval_and_a_likely_change_its_own() -> None:
    found = occupation("nl", PLUMBERS)
    raw = [found.change.low, found.change.value, found.change.high]
    assert raw == pytest.approx([-0.42, -0.27, -0.09], abs=0.006)
    likely = [found.likely_change.low, found.likely_change.value, found.likely_change.high]
    assert likely == pytest.approx([-0.16, -0.06, 0.04], abs=0.011)
    assert not found.change_shown
    assert (found.people_before.value, found.people.value) == (33_000, 24_000)
    assert found.sampling is not None and found.sampling.weight.badge == "assumed"
    assert (found.sampling.weight.low, found.sampling.weight.high) == (120, 370)
    row = next(row for row in occupations("nl").rows if row.code == PLUMBERS)
    assert (row.change, row.likely_change) == (found.change, found.likely_change)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_few_people_counts_are_told_and_no_percent_but_the_ends(language: Language) -> None:
    words, few = words_of(language), 0
    for row in occupations("nl").rows:
        found = occupation("nl", row.code)
        ends = {
            signed_percent(end, words)
            for one in (found.change, found.likely_change)
            for end in (one.low, one.high)
        }
        shown = " ".join(
            [change_line(found, words), change_headline(found, words), change_note(found, words)]
        )
        written = set(re.findall(r"[+−]?[\d.,]+%", shown)) - {"95%"}
        assert all(end in shown for end in ends)
        if not found.change_shown:
            few += 1
            assert written <= ends
            assert words.people(float(found.people_before)) in change_headline(found, words)
        else:
            assert signed_percent(found.change.value, words) in written
    assert few == 28


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("nl", "niet te zeggen of er iets veranderde"), ("en", "cannot tell whether anything changed")],
)
def test_a_change_that_may_be_none_is_called_that(language: Language, sentence: str) -> None:
    words = words_of(language)
    assert sentence in change_note(occupation("nl", PLUMBERS), words)
    assert sentence not in change_note(occupation("us", "15-2051"), words)
    police = change_note(occupation("nl", POLICE), words)
    assert sentence not in police and "95%" in police


def test_the_terminal_says_no_bare_percent() -> None:
    shown = CliRunner().invoke(app, ["job", "loodgieter", "--full", "--lang", "nl"]).stdout
    assert "was 33 duizend" in shown
    assert "−27%" not in shown
    assert "in een jaar" not in shown
    assert "120 tot 370" in " ".join(shown.split())


def test_american_jobs_have_a_range_and_a_change_over_three_years_or_more() -> None:
    found = occupation("us", "47-2152")
    assert found.people.low is not None and found.people.high is not None
    assert found.people.low < float(found.people) < found.people.high
    assert found.period_before == "2021-05"
    assert found.change.low is not None
    assert "bls-oews-2021" in {line.id for line in found.sources}


def test_without_a_survey_there_is_no_change_or_no_error() -> None:
    for name in ("world", "de"):
        assert report(name).appear.total.value is None
        assert report(name).appear.apart == ()
    german = occupation("de", "25")
    assert (german.change.value, german.change_shown, german.sampling) == (None, False, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_lists_only_what_differs_and_says_over_what_range(language: Language) -> None:
    answer, words = report("nl").appear, words_of(language)
    assert [(one.weight, one.losers, one.gainers) for one in answer.apart] == [
        (200, 3, 2),
        (120, 11, 15),
        (370, 0, 0),
    ]
    differing = {row.code for side in ("fell", "rose") for row in answer.differing(side)}
    assert len(differing) == 5
    shown = " ".join(report_table(report("nl"), language, to_screen=False).split())
    parts = {
        "nl": ("Tussen geen en 26 van de 114", "zijn het er vijf"),
        "en": ("Between none and 26 of 114", "it is five"),
    }
    assert all(part in shown for part in parts[language])
    figure = change(report("nl").economy, answer, words)
    assert figure is not None
    twin = figure.table.plain()
    assert len(twin) == 114
    assert sum(row["differs"] is not None for row in twin) == 5
    assert all((row["growth_low"] is None) == (row["growth_high"] is None) for row in twin)
    assert sum(row["growth"] is None for row in twin) == 28


@pytest.mark.parametrize("name", ["nl", "us"])
def test_thirds_and_all_have_ranges(name: str) -> None:
    answer = report(name).appear
    for one in (answer.growth_of_all, *(third.growth for third in answer.thirds)):
        assert one.low is not None and one.value is not None and one.high is not None
        assert one.low < one.value < one.high
    assert answer.total.low is not None and answer.total.high is not None
    assert answer.total.low < float(answer.total) < answer.total.high


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("economy", "code"), [("nl", PLUMBERS), ("nl", POLICE), ("nl", "0811"), ("us", "15-1252")]
)
def test_the_page_says_the_change_in_a_few_words_and_the_rest_in_a_note(
    economy: str, code: str, language: Language
) -> None:
    words, found = words_of(language), occupation(economy, code)
    facts = {term: rest for term, *rest in facts_of(found, words)}
    value, short, _, more = facts[words("web_job.change")]
    assert value == change_headline(found, words) and more == change_note(found, words)
    assert len(short) <= 60 < len(more)
    assert ends(found.change, words) in short
