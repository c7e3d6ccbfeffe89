"""What a job says on a terminal: which measure, what kind of figure, which sources, parts that add up."""

from __future__ import annotations

import re

import pytest

import arbeid
from arbeid.answers.jobs.moves import Fit
from arbeid.answers.quantity import Quantity
from arbeid.cli import outcome
from arbeid.cli.jobs.job_facts import fact_lines
from arbeid.language import LANGUAGES, Language
from arbeid.measures.measure import MEASURES
from arbeid.views.jobs.move_rows import fit_line
from arbeid.wording import words_of


def shown(capsys: pytest.CaptureFixture[str], title: str, economy: str, language: Language) -> str:
    assert outcome(["job", title, "--full", "--economy", economy, "--lang", language]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("economy", "code"), [("nl", "0734"), ("us", "15-1251"), ("us", "31-1120")])
def test_facts_name_the_measure_the_kind_of_figure_and_the_sources(
    economy: str, code: str, language: Language
) -> None:
    found, words = arbeid.occupation(economy, code), words_of(language)
    told = " ".join(fact_lines(found, words))
    assert words(MEASURES.get("eloundou-beta-human").label) in told
    badge = {name: words(f"views.badge.{name}").lower() for name in ("measured", "derived", "modelled")}
    assert f"{badge['measured']} ({words('report.column.people')}" in told
    assert f"{badge['modelled']} ({words('report.column.likely')})" in told
    named = told.split(f"{words('report.sources')}: ")[1]
    assert "Google" in named and "2026" in named
    # A measure that is no voice in the rank is not among what these lines rest on.
    assert "DAIOE" not in named and "Nesta" not in named


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("title", "economy"), [("loodgieter", "nl"), ("computer programmer", "us"), ("cashier", "us")]
)
def test_parts_of_a_job_add_up_and_are_the_same_in_table_and_sentence(
    title: str, economy: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    told = shown(capsys, title, economy, language)
    for three in re.findall(r"(\d+)% / (\d+)% / (\d+)%", told):
        assert sum(map(int, three)) == 100
    rows = re.findall(r"(\d+)% \(\d+–\d+%\) (\d+)% \(\d+–\d+%\) (\d+)% \(\d+–\d+%\) \d+% \(", told)
    assert rows and all(sum(map(int, row)) == 100 for row in rows)
    spoken = re.findall(r"(\d+)%[^%.]{2,22} (\d+)%[^%.]{2,22} (\d+)% (?:mensenwerk|by people)", told)
    assert set(spoken) <= set(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_stands_there_with_no_sureness_at_all(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    """Of hairdressers pet groomers were 0% sure."""
    asked = {"nl": "kapper", "en": "hairdresser"}[language]
    text = shown(capsys, asked, "nl", language)
    assert "5141" in text and not re.search(r"\d{4} 0% ", text)


def test_a_dutch_line_on_fit_is_right_of_knowledge_alone() -> None:
    none = Quantity(None, "share", "derived")
    line = fit_line(Fit(none, Quantity(0.76, "share", "derived"), ()), words_of("nl"))
    assert line == "Van wat daar nodig is, vraagt het huidige beroep al 76% van de kennis."
