"""The first commands of README, help and tutorial answer for every economy, with an empty cache."""

from __future__ import annotations

import os
from collections.abc import Hashable
from functools import cache

import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.data.economies.country_counts import country_counts
from arbeid.data.economies.economy import economy, economy_names
from arbeid.data.economies.families import countries_by_name
from arbeid.data.economies.labour_share import countries_with_share
from arbeid.data.figures import table
from arbeid.errors import ArbeidError
from arbeid.measures.published import reaches, score
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.web.pages.jobs import _singles
from arbeid.web.pages.places import _measures
from arbeid.web.what_if.controls import measures
from arbeid.wording import words_of

pytestmark = pytest.mark.long

# The numbered occupations of one paper, which no title leads to and no measure of reach scores.
NUMBERED = "drc2021"
OTHERS = [name for name in economy_names() if name != NUMBERED]


def kind_of(name: str) -> Hashable:
    """What tells the answers of countries of one family apart: how many of its groups have people, and
    whether a labour share is known; a corrected country is in no count. An economy with a file of its own
    is a kind of its own."""
    if name not in countries_by_name():
        return name
    country, family = countries_by_name()[name]
    count = country_counts().get(name)
    shared = family.labour_shares is not None and country in countries_with_share(family.labour_shares)
    return family.id, count and count.groups, shared


# What takes tenths of a second is asked of one of each kind; of every economy by `make fuzz`.
KINDS = list({kind_of(name): name for name in OTHERS}.values())
ASKED = OTHERS if "ARBEID_FUZZ" in os.environ else KINDS


@pytest.fixture(scope="module", autouse=True)
def _nothing_pulled() -> None:
    # Each test has an empty cache, and none here fills it; what others read of theirs is forgotten once.
    table.cache_clear()
    score.cache_clear()


def test_economies_of_every_kind_are_asked() -> None:
    assert {kind_of(name) for name in ASKED} == {kind_of(name) for name in OTHERS}
    assert len(ASKED) > 25


@pytest.mark.parametrize("name", economy_names())
def test_definitions_and_exposure_answer(name: str) -> None:
    assert arbeid.definitions(name).rows
    assert arbeid.exposure(name).mean.value is not None


@cache
def flows_of(name: str) -> FlowOutcome:
    """A short course of an economy, followed once for all that is asked of it; no language is in it."""
    return arbeid.flows(name, years=1, burn_in=1)


@pytest.mark.parametrize("name", [NUMBERED, *ASKED])
def test_flows_answer(name: str) -> None:
    assert flows_of(name).totals.height > 0


@pytest.mark.parametrize("name", ASKED)
def test_report_run_and_job_answer(name: str) -> None:
    assert arbeid.report(name).groups.rows
    assert arbeid.run("base", name, flows=False).facts.balance.net.value is not None
    assert arbeid.job_with_ai("nurse", name).groups


@pytest.mark.parametrize("language", ["nl", "en"])
def test_where_the_usual_measure_does_not_reach_another_is_taken_and_said(language: str) -> None:
    said = words_of(language)("flows.note.instead", measure="eloundou-beta-human")  # type: ignore[arg-type]
    found = flows_of(NUMBERED)
    assert found.facts.settings.shock == "frey-osborne"
    assert said in found.plain(language)["notes"]  # type: ignore[arg-type]
    scored = arbeid.exposure(NUMBERED)
    notes = scored.plain(language)["notes"]  # type: ignore[arg-type]
    assert (scored.measure, said in notes) == ("frey-osborne", True)
    for name in ("nl", "us"):
        assert said not in flows_of(name).plain(language)["notes"]  # type: ignore[arg-type]


@pytest.mark.parametrize("verb", ["exposure", "flows", "agreement"])
@pytest.mark.parametrize("measure", ["frey-osborne", "sml"])
def test_a_measure_that_does_not_ship_is_answered_with_one_that_does(verb: str, measure: str) -> None:
    asks = {
        "exposure": lambda: arbeid.exposure("us", measure),
        "flows": lambda: arbeid.flows("us-2021", shock=measure, years=1),
        "agreement": lambda: arbeid.agreement("us", [measure, "ilo-2025"]),
    }
    with pytest.raises(ArbeidError) as caught:
        asks[verb]()
    told = caught.value.sentence("nl"), caught.value.sentence("en")
    if verb == "agreement":
        assert all(measure in sentence and "`arbeid measures`" in sentence for sentence in told)
    else:
        assert all("eloundou-beta-human" in sentence for sentence in told)


@pytest.mark.parametrize("name", ["nl", "us", "us-2021", "world", "de"])
def test_pages_offer_only_measures_that_are_here(name: str) -> None:
    market = economy(name)
    offered = {*_singles(arbeid.occupations(name), "en"), *dict(measures("nl", name))}
    if market.entry.cuts:
        offered |= {one for way in (True, False) for one in _measures(arbeid.places(name), speaking=way)}
    assert offered
    assert all(reaches(one, market) for one in offered)
    assert ("aioe" in offered) == (market.classification != "soc-2018")


@pytest.mark.parametrize(
    "command",
    ["report drc2021", "run base --economy drc2021", "job nurse --economy drc2021"],
)
def test_an_economy_that_stands_alone_says_what_it_lacks(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, lacks in (("en", "have no crosswalk to or from any"), ("nl", "hebben geen overgangstabel")):
        assert outcome([*command.split(), "--lang", language]) == 2
        assert lacks in capsys.readouterr().err
    assert outcome(["run", "base", "--economy", "drc2021"]) == 2
    assert "(frey-osborne)" in capsys.readouterr().err
