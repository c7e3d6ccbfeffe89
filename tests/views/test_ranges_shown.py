"""A number and its range agree as they are written: in the same unit, and the one within the other."""

from __future__ import annotations

import re

import pytest

import arbeid
from arbeid.claims.claim import CLAIMS
from arbeid.cli import outcome
from arbeid.language import LANGUAGES, Language
from arbeid.views.phrasing import share_range
from arbeid.views.run.words import study_figures
from arbeid.wording import words_of
from card_figures import numbers_in


@pytest.mark.parametrize("economy", ["nl", "us", "de"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_lies_within_its_range_as_both_are_written(economy: str, language: Language) -> None:
    """“2.8%, 3 to 4%” stood in the American definitions."""
    words = words_of(language)
    for row in arbeid.definitions(economy).rows:
        ends = [value for _, value, _ in numbers_in(share_range(row.share, words), language)]
        shown = round(100 * float(row.share), 1)
        written = share_range(row.share, words)
        if len(ends) == 2:
            assert ends[0] <= shown <= ends[1] or round(ends[0]) <= shown <= round(ends[1]), written
        else:
            assert round(shown) == round(ends[0]), written


@pytest.mark.parametrize(("language", "unit"), [("nl", "procentpunt"), ("en", "percentage points")])
def test_a_difference_of_shares_has_its_range_in_points_too(
    language: Language, unit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A gain that was 1.93 points lower had a range from −6.9% to +1.6%."""
    assert outcome(["compare", "base", "cautious", "--no-flows", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    below = [lines[at + 1] for at, line in enumerate(lines) if line.rstrip().endswith(unit)]
    draws = [line for line in below if line.lstrip().startswith("90% ")]
    assert draws
    for line in draws:
        assert re.search(rf"[−+]\d+[.,]\d (tot|to) [−+]\d+[.,]\d {unit}$", line.rstrip()), line


@pytest.mark.parametrize(
    ("name", "claim", "form"),
    [("goldman-2023", "goldman-2023-gdp-7-1-5", "16.1"), ("mckinsey-2023", "mckinsey-2023-0-1-0-6", "10.7")],
)
def test_growth_a_year_compounds_in_a_run_as_on_a_card(name: str, claim: str, form: str) -> None:
    """Goldman's 1.5 points a year were 15.0% beside a run, and 16.1% on its card."""
    reason = CLAIMS.get(claim).reason
    assert reason is not None and f"{form}%" in reason.en
    found = arbeid.run("base", "nl", flows=False).facts.productivity
    (study,) = (one for line in found for one in line.published if one.scenario == name)
    assert study_figures(study, words_of("en"))[0] == f"≈+{form}%"


@pytest.mark.parametrize(
    ("asked", "counted"),
    [("ilo-2025-exposed-25 --on de", True), ("fo-2013-us-47 agz-2016-oecd-9", False)],
)
def test_a_number_of_ours_has_sources_and_a_published_way_has_none(
    asked: str, counted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """A card printed 34.8% for Germany of no source; a walk between published figures named two of ours."""
    assert outcome(["why", *asked.split(), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "Kind of figure: derived" in shown
    assert ("Sources:" in shown) == counted
