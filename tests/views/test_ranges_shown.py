"""A number and its range agree as they are written: in the same unit, and the one within the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import arbeid
from arbeid.claims.claim import CLAIMS
from arbeid.cli import outcome
from arbeid.cli.runs.run_table import run_table
from arbeid.language import LANGUAGES, Language
from arbeid.scenario import SCENARIOS
from arbeid.settings import MODELS
from arbeid.verbs.run.answer import RunAnswer
from arbeid.views.phrasing import share_range
from arbeid.views.run.headline import balance_sentence
from arbeid.views.run.range_cell import MISSING, is_fixed
from arbeid.views.run.words import RunWords, balance_lines, greatest_of, study_figures
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


def _all_set() -> RunAnswer:
    base = SCENARIOS.get("base").settings().models
    known = {
        f"{model}.{name}": base[model][name]
        for model, params in MODELS.items()
        for name in params.names()
        if params[name].prior is not None and model != "flows" and base[model][name] is not None
    }
    return arbeid.run("base", "nl", values=known, flows=False)


RUNS: dict[str, Callable[[], RunAnswer]] = {
    "nl": lambda: arbeid.run("base", "nl", flows=False),
    "us": lambda: arbeid.run("base", "us", flows=False),
    "world": lambda: arbeid.run("base", "world", flows=False),
    "a country of Eurostat, wages adjusting": lambda: arbeid.run("base", "de", closure="full", flows=False),
    "own values": lambda: arbeid.run("base", "nl", values={"adoption": 0.4}, flows=False),
    "with points": lambda: arbeid.run("base", "nl", flows=False, point=True),
    "what some of is fixed": lambda: arbeid.run("fast-adoption", "nl", flows=False),
    "what nearly all of is fixed": lambda: arbeid.run("us-reference", flows=False),
}
TOLD = ("oversight", "assisted", "touched", "freed", "demand", "new_work", "won", "lost", "won_full")


@cache
def _found(name: str) -> RunAnswer:
    return RUNS[name]()


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_total_of_a_run_is_said_with_its_ends_or_that_no_draw_moves_it(
    name: str, language: Language
) -> None:
    """Nine totals stood in the first two sections of a run without a range, and without a reason."""
    words, facts = words_of(language), _found(name).facts
    told = RunWords(facts, words)
    said, fixed = " ".join((*told.jobs(), told.won_and_lost())), f" ({words('run.range_fixed')})"
    for total in TOLD:
        one = getattr(facts.balance, total)
        within = float(facts.balance.handed_over) if total == "oversight" else greatest_of(facts.balance)
        ends = fixed if is_fixed(one) else words.jobs(one.high, within)
        assert f"{words.jobs(float(one), within)}{fixed if is_fixed(one) else ' ('}" in said, (total, ends)
        assert ends in said, total
    assert words("run.brackets") in said


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_balance_of_a_run_has_its_ends_on_the_terminal_and_in_the_chart(
    name: str, language: Language
) -> None:
    words, answer = words_of(language), _found(name).in_language(language)
    facts, drawn = answer.facts, answer.figure("jobs")
    shown = run_table(facts, words, to_screen=False)
    assert not re.search(rf"\s{MISSING}\s", shown)
    lines = list(balance_lines(facts.balance))
    assert (words("run.range_fixed_why") in shown) == any(
        is_fixed(one) for line in lines for one in (line.fixed, line.moving)
    )
    keys = [column.key for column in drawn.table.columns]
    assert keys == ["what", "open", "open_low", "open_high", "full", "full_low", "full_high"]
    for line, row in zip(lines, drawn.table.rows, strict=True):
        assert row[1:4] == (line.fixed.value, line.fixed.low, line.fixed.high)
        for value, low, high in (row[1:4], row[4:7]):
            assert low <= value + 1e-6 and value - 1e-6 <= high  # type: ignore[operator]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_run_that_leaves_nothing_open_has_no_column_of_ends_and_says_why(language: Language) -> None:
    words, answer = words_of(language), _all_set().in_language(language)
    assert answer.facts.spreads.draws == 0
    shown = run_table(answer.facts, words, to_screen=False)
    assert words("run.ranges_fixed") in shown and words("run.brackets") not in shown
    assert "open_low" not in [column.key for column in answer.figure("jobs").table.columns]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "asked", ["slow-adoption fast-adoption --economy nl", "us-reference base --economy us --no-flows"]
)
def test_a_comparison_says_of_each_number_without_ends_why(
    asked: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    """Work touched of fast adoption was “–”: its share is set, and no draw moves it."""
    assert outcome(["compare", *asked.split(), "--lang", language]) == 0
    shown, words = " ".join(capsys.readouterr().out.split()), words_of(language)
    assert f" {MISSING} " not in shown
    assert f" {words('run.range_fixed')} " in shown and words("run.range_fixed_why") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_says_that_one_has_no_flows(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = _found("nl").save(tmp_path / "kept")
    assert outcome(["compare", str(kept), "fast-adoption", "--economy", "nl", "--lang", language]) == 0
    words, title = words_of(language), _found("nl").facts.scenario.title
    shown = " ".join(capsys.readouterr().out.split())
    assert words("run.compare.not_followed", title=title) in shown


def test_nothing_decides_a_balance_that_no_draw_moves() -> None:
    """Of the American benchmark the last bits of a sum decided, and on another machine other ones."""
    held = _found("what nearly all of is fixed").facts.spreads
    assert held.draws and held.decides is None and held.decides_label is None
    assert _found("us").facts.spreads.decides == "creation.reinstatement"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tie_of_what_decides_is_told_as_a_tie(language: Language) -> None:
    """On the United States 4,096 draws named adoption and 512 the price of AI, each alone."""
    words = words_of(language)
    for values in ({}, {"ai_import_share": 0.7}):
        facts = arbeid.run("bessen-elastic", "us", flows=False, values=values).facts
        held = facts.spreads
        assert {held.decides, *held.tied} >= {"adoption.adoption", "impact.ai_price"}
        equally = {"nl": "ongeveer evenveel", "en": "about equally"}[language]
        assert equally in balance_sentence(facts, words) and equally in balance_sentence(
            facts, words, "run.memo"
        )
        assert all(words(label) in balance_sentence(facts, words) for label in held.tied_labels)
    assert not _found("us").facts.spreads.tied
