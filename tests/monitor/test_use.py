"""Who uses AI already: people, firms, and four vendors on one classification."""

from __future__ import annotations

import pytest

import arbeid
from arbeid.answers.monitor.use import Use
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.wording import words_of


@pytest.fixture(scope="module")
def dutch() -> Use:
    return arbeid.use("nl")


def test_dutch_people_and_firms(dutch: Use) -> None:
    assert [(one.period, float(one.share)) for one in dutch.firms] == [
        ("2021", 0.131),
        ("2023", 0.141),
        ("2024", 0.2306),
        ("2025", 0.3321),
    ]
    assert float(dutch.people[-1].share) == 0.421
    sentence = said(dutch.sentence, words_of("nl"))
    assert "42,1%" in sentence
    assert "33,2%" in sentence


def test_four_vendors_with_coverage_and_agreement(dutch: Use) -> None:
    assert [one.id for one in dutch.vendors] == ["anthropic", "microsoft", "google", "openai"]
    assert all(0.85 < float(one.covered) <= 1 for one in dutch.vendors)
    assert len(dutch.alike) == 6
    assert all(0 < float(one.correlation) < 1 and one.occupations > 300 for one in dutch.alike)


def test_possible_against_used_for_ten_occupations(dutch: Use) -> None:
    assert len(dutch.occupations) == 10
    for one in dutch.occupations:
        assert 0 <= float(one.used.low or 0) <= float(one.used) <= float(one.used.high or 0) <= 100
        assert float(one.gap) == pytest.approx(float(one.possible) - float(one.used))
    largest = said(dutch.occupations[0].name, words_of("en"))
    assert largest.endswith("others")
    assert "Laborers" in largest


def test_the_union_by_industry() -> None:
    found = arbeid.use("eu27")
    assert found.industries[0].code == "J"
    assert float(found.industries[0].share) == 0.6252
    assert [float(one.share) for one in found.firms] == [0.0804, 0.1348, 0.1995]
    assert not found.people


def test_a_country_that_nobody_counted_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["use", "world"]) == 2
    told = capsys.readouterr().err
    assert "Neither people nor firms" in told
    assert told.count("\n") == 1
    with pytest.raises(ArbeidError):
        arbeid.use("nl", top=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["use", "dk", "--lang", language]) == 0
    assert {"nl": "Denemarken daalt", "en": "Denmark falls"}[language] in capsys.readouterr().out
    assert outcome(["use", "nl", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("country,period,group,age,outcome,value,low,high,n")
