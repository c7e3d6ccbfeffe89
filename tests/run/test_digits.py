"""A modelled number has its range, and no more digits on a screen or page than that range allows."""

from __future__ import annotations

import re

import pytest

import arbeid
from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.cli import outcome
from arbeid.cli.runs.flows_table import _rate
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.what_if import what_if
from arbeid.views.flows.words import FlowWords
from arbeid.views.report.sure import of_all
from arbeid.views.run.headline import gain_sentence
from arbeid.views.run.outputs import amount, range_of
from arbeid.views.run.words import RunWords
from arbeid.web.what_if.words import each_lines
from arbeid.wording import carried, words_of

# From ten million people at work to the smallest economies, where a balance is of hundreds of jobs.
ECONOMIES = ("nl", "us", "lu", "to")
FINER = re.compile(r"(?<![\d.,])[+−]?\d[.,]\d{3}(?![\d.,%])")
"""A count of thousands that is written in full."""


@pytest.fixture(scope="module", params=ECONOMIES)
def facts(request: pytest.FixtureRequest) -> RunFacts:
    return arbeid.run("base", request.param, flows=False).facts


def drawn(facts: RunFacts) -> dict[str, Quantity]:
    found, gains = facts.balance, facts.gains
    first = facts.productivity[0]
    return {
        "touched": found.touched,
        "handed_over": found.handed_over,
        "net": found.net,
        "level": first.level,
        "a_year": first.a_year,
        "gain": gains.gain,
        "home": gains.home,
    }


def test_what_was_drawn_has_its_range_wherever_it_stands(facts: RunFacts) -> None:
    for name, one in drawn(facts).items():
        assert one.low is not None and one.high is not None and one.value is not None, name
        assert one.low < one.value < one.high, name
    plain = facts.plain("en")
    for part, name in (("balance", "net"), ("balance", "handed_over"), ("gains", "gain"), ("gains", "home")):
        assert plain[part][name]["low"] < plain[part][name]["value"] < plain[part][name]["high"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gain_says_between_which_ends_it_lies(facts: RunFacts, language: Language) -> None:
    words = words_of(language)
    told = gain_sentence(facts, words)
    assert told.count("%") == 3 and told in RunWords(facts, words).gains()[0]


def test_beside_large_numbers_a_small_one_is_no_surer() -> None:
    """Sensitivity printed “-4,565” beside “-199 thousand”: two ends of one assumption."""
    words = words_of("en")
    assert words.signed_jobs(-4_565, 199_000) == "−5 thousand"
    assert words.signed_jobs(-4_565, 4_900) == "−4,560"
    assert carried(-102_507.0) == -103_000
    assert amount(Quantity(4_565.0, "people", "measured"), words=words) == "4,565", "counted is counted"


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_assumption_at_a_time_has_ends_of_one_grain(language: Language) -> None:
    """The kind: on the page, whatever is set, and in what the command prints of it."""
    for values in ((), (("creation.reinstatement", 0.45),)):
        found = what_if(Choice(economy="nl", values=values))
        shown = [net for line in each_lines(found, words_of(language)) for net in line["net"]]
        assert any("thousand" in one or "duizend" in one for one in shown)
        assert not [one for one in shown if FINER.search(one)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_two_runs_differ_by_is_no_finer_than_they_are(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    """It printed −103,000 and −188,000, and a difference of −85,400; and neither had a range."""
    command = ["compare", "base", "cautious", "--economy", "nl", "--lang", language]
    assert outcome(command) == 0
    lines = capsys.readouterr().out.splitlines()
    (at,) = [number for number, line in enumerate(lines) if line.startswith(("on balance", "per saldo"))]
    assert re.search(r"−85 (thousand|duizend)$", lines[at].strip())
    assert lines[at + 1].split()[0] == "90%" and lines[at + 1].count("−") >= 2


def test_a_comparison_carries_the_ranges_of_its_runs_and_a_kept_one_that_still_holds_too() -> None:
    base, fast = (arbeid.run(name, "nl", flows=False) for name in ("base", "fast-adoption"))
    found = {line.name: line for line in (fast - base).outcomes}
    for name, one in (("net", base.facts.balance.net), ("gain_home", base.facts.gains.home)):
        assert (found[name].first.low, found[name].first.high) == (one.low, one.high)
    kept = {line.name: line for line in arbeid.compare(base.result, fast.result).outcomes}
    assert kept["net"].first.low < float(kept["net"].first) < kept["net"].first.high  # type: ignore[operator]
    assert range_of(Quantity(-102_507, "jobs", "modelled"), words_of("en")) == ""


def test_json_keeps_every_digit() -> None:
    found = arbeid.run("base", "nl", flows=False).facts
    assert found.plain("en")["balance"]["net"]["value"] == -102_507


def test_a_rate_of_one_occupation_has_three_digits_at_most() -> None:
    """It printed 38.01% unemployed among 8,290 people; its ends have as many."""
    told = FlowWords(
        arbeid.flows("nl", years=1, horizon=1, burn_in=2, with_range=False).facts, words_of("en")
    )
    rates = [Quantity(one, "share", "modelled") for one in (0.3801, 0.1, 0.0423)]
    assert [_rate(one, told) for one in rates] == ["38.0%", "10.0%", "4.23%"]
    assert _rate(Quantity(0.3801, "share", "modelled", 0.31, 0.42), told) == "38.0% (31.0% to 42.0%)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_counts_no_single_people_of_a_survey(language: Language) -> None:
    """It said +14,640,860 of a change that the survey knows to 300,000."""
    words = words_of(language)
    told = of_all(arbeid.report("us").appear, words)
    assert words("unit.million") in told
    assert not re.search(r"\d[.,]\d{3}[.,]\d{3}", told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_wages_in_a_comparison_are_percent_and_not_logs(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the closure “wages move”: the change is exp of the log of kappa over the elasticity, less one."""
    done = arbeid.run("cautious", "nl", flows=False)
    row = done.totals.row(-1, named=True)
    kappa = float(done.result.tables["totals"]["net"][-1] + row["jobs"]) / row["jobs"]
    assert row["wage_change"] == pytest.approx(kappa ** (1 / 0.55) - 1, rel=1e-9)
    assert outcome(["compare", "base", "cautious", "--economy", "nl", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    line = next(one for one in lines if one.startswith(("wage if", "loon als")))
    decimal = "," if language == "nl" else "."
    assert f"−3{decimal}4" in line and "-" not in line
