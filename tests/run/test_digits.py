"""A modelled number has its range, and no more digits on a screen or page than that range allows."""

from __future__ import annotations

import re

import pytest

import arbeid
from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.cli import outcome
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.what_if import what_if
from arbeid.views.run.headline import gain_sentence
from arbeid.views.run.outputs import amount, range_of
from arbeid.views.run.words import RunWords
from arbeid.web.what_if.words import each_lines
from arbeid.wording import carried, words_of

# From ten million people at work to the smallest economies, where a balance is of hundreds of jobs.
ECONOMIES = ("nl", "us", "lu", "is")
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
    assert lines[at].split()[-1].replace(".", ",") == "−85,000"
    assert lines[at + 1].split()[0] == "90%" and lines[at + 1].count("−") >= 2


def test_a_comparison_carries_the_ranges_of_its_runs_and_a_kept_one_has_none() -> None:
    base, fast = (arbeid.run(name, "nl", flows=False) for name in ("base", "fast-adoption"))
    found = {line.name: line for line in (fast - base).outcomes}
    for name, one in (("net", base.facts.balance.net), ("gain_home", base.facts.gains.home)):
        assert (found[name].first.low, found[name].first.high) == (one.low, one.high)
    kept = {line.name: line for line in arbeid.compare(base.result, fast.result).outcomes}
    assert kept["net"].first.low is None
    assert range_of(kept["net"].first, words_of("en")) == ""


def test_json_keeps_every_digit() -> None:
    found = arbeid.run("base", "nl", flows=False).facts
    assert found.plain("en")["balance"]["net"]["value"] == -102_507
