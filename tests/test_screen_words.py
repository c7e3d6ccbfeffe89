"""Screens speak words: no keys of files, no ids of sources, the right plural, a true minus."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.cli.app import app
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.wording import words_of


def screen(*arguments: str, code: int = 0) -> str:
    found = CliRunner().invoke(app, list(arguments))
    assert found.exit_code == code, found.exception
    return found.output


@pytest.mark.parametrize(
    ("arguments", "raw", "said"),
    [
        (("claims",), ("too_early", "cannot_recompute", "matches", "past_met"), ("te vroeg", "klopt")),
        (("measures",), ("exposure ", "observed-mode", " probability "), ("blootstelling", "kans")),
    ],
)
def test_lists_say_words_on_a_screen_and_keys_in_files(
    arguments: tuple[str, ...], raw: tuple[str, ...], said: tuple[str, ...]
) -> None:
    shown = screen(*arguments, "--lang", "nl")
    assert not [key for key in raw if key in shown]
    assert all(word in shown for word in said)
    assert raw[0].strip() in screen(*arguments, "--lang", "nl", "--format", "csv")


@pytest.mark.parametrize(
    "arguments",
    [
        ("exposure", "nl"),
        ("exposure", "us", "--by", "sex"),
        ("agreement", "nl"),
        ("trend", "nl", "0811"),
        ("job", "plumber"),
        ("flows", "nl", "--years", "1", "--burn-in", "1"),
    ],
)
def test_sources_stand_there_by_name(arguments: tuple[str, ...]) -> None:
    line = screen(*arguments, "--lang", "nl").rpartition("Bronnen: ")[2]
    assert line
    assert not [name for name in SOURCES.names() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", line)]
    assert re.search(r"CBS|Bureau of Labor Statistics|OpenAI|ILO|Eurostat", line)


@pytest.mark.parametrize(("language", "one", "more"), [("nl", "1 uur", "2 uur"), ("en", "1 hour", "2 hours")])
def test_one_hour_is_no_hours(language: str, one: str, more: str) -> None:
    words = words_of(language)  # type: ignore[arg-type]
    assert [words.counted("unit.hour", count) for count in (1, 2)] == [one, more]
    assert not re.search(r"\b1 hours", screen("job", "nurse", "--choose", "1", "--lang", "en"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_below_zero_has_a_minus(language: str) -> None:
    shown = screen("agreement", "nl", "--lang", language)
    assert not re.search(r"(?<!\w)-\d", shown)
    assert "−0" in shown


@pytest.mark.parametrize("title", ["software", "verpleegkundige", "registered nurse"])
def test_a_title_where_a_code_is_asked_leads_to_the_verb_for_titles(title: str) -> None:
    for ask in (
        lambda: arbeid.trend("nl", title),
        lambda: arbeid.occupation("nl", title),
        lambda: arbeid.collaboration("us", title),
    ):
        with pytest.raises(ArbeidError) as caught:
            ask()
        assert f'`arbeid job "{title}"`' in str(caught.value)
        assert f'`arbeid job "{title}"`' in caught.value.sentence("nl")


@pytest.mark.parametrize("code", ["0811", "15-1252", "2512"])
def test_a_code_where_a_title_is_asked_leads_to_the_verb_for_codes(code: str) -> None:
    assert f"`arbeid trend nl {code}`" in screen("job", code, "--lang", "en", code=1)


def test_where_no_title_is_found_nothing_is_offered_that_the_command_cannot_do() -> None:
    assert "Choose a group" not in screen("job", "xqzptv", "--lang", "en", code=1)


def test_figures_take_a_language_in_runs_and_in_flows() -> None:
    run = arbeid.run("base", flows=False)
    assert [figure.title for figure in run.figures("nl").values()] != [
        figure.title for figure in run.figures("en").values()
    ]
    assert run.figures().keys() == run.figures("nl").keys()
    flows = arbeid.flows("nl", years=1, burn_in=1)
    assert len(flows.figures("nl")) == len(flows.figures())
    for answer in (run, flows):
        with pytest.raises(ArbeidError, match="language"):
            answer.figures("de")  # type: ignore[attr-defined]
