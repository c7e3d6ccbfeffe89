"""The whole answer for the Netherlands: its figures, its languages, and what a reader may add to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import arbeid
from arbeid.cli.market.report_table import report_table
from arbeid.cli.terminal.formats import as_csv, as_json
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.verbs.catalogue.flat import COLUMNS, flat
from arbeid.verbs.market.appear import forecasts
from arbeid.verbs.market.report import report
from arbeid.wording import words_of

Add = Callable[[str, str], Path]
ORIGIN = '{ publisher = "me", title = "t", url = "u", licence = "CC0", vintage = "2026" }'
TOWN = f"""classification = "brc-2014"
period = "2026"
title = {{ nl = "stad", en = "town" }}
population = {{ nl = "iedereen", en = "everyone" }}
groups = {{ file = "town.csv", origin = {ORIGIN} }}
"""
FACTS: dict[str, Any] = report("nl", today=date(2026, 11, 24)).plain("en")
ROWS = {row["id"]: row for row in FACTS["touched"]["rows"]}


def quantities(facts: Any) -> list[dict[str, Any]]:
    if isinstance(facts, dict):
        own = [facts] if {"value", "unit", "badge"} <= set(facts) else []
        return own + [found for value in facts.values() for found in quantities(value)]
    if isinstance(facts, list | tuple):
        return [found for value in facts for found in quantities(value)]
    return []


def test_everyone_is_counted() -> None:
    assert FACTS["economy"]["people"] == {
        "value": 9_865_000,
        "unit": "people",
        "badge": "measured",
        "low": None,
        "high": None,
    }
    assert sum(row["people"]["value"] for row in FACTS["groups"]["rows"]) == 9_865_000


def test_definitions_run_from_four_to_eighty_seven_percent() -> None:
    touched = FACTS["touched"]
    assert round(touched["low"]["value"], 2) == 0.04
    assert round(touched["high"]["value"], 2) == 0.87
    values = [row["share"]["value"] for row in touched["rows"]]
    assert values == sorted(values, reverse=True)
    assert len({row["id"] for row in touched["rows"]}) == len(values)


def test_every_variant_of_eloundou_stands_at_three_thresholds() -> None:
    for variant in ("alpha", "beta", "zeta"):
        for scorer in ("human", "gpt4"):
            tenth, quarter, half = (
                ROWS[f"eloundou-{variant}-{scorer}-{at}"]["share"]["value"] for at in (10, 25, 50)
            )
            assert tenth > quarter > half


def test_a_published_cousin_stands_beside() -> None:
    cousin = ROWS["frey-osborne-70"]["cousins"][0]
    assert (cousin["claim"], cousin["low"], cousin["year"]) == ("fo-2013-us-47", 0.47, 2013)


def test_every_number_has_unit_and_badge_and_every_part_its_sources() -> None:
    found = quantities(FACTS)
    assert len(found) > 1000
    assert {quantity["badge"] for quantity in found} <= {"measured", "derived", "modelled", "assumed"}
    for quantity in found:
        assert quantity["unit"]
        if quantity["unit"] == "share" and quantity["value"] is not None:
            assert 0 <= quantity["value"] <= 1
        if None not in (quantity["value"], quantity["low"], quantity["high"]):
            assert quantity["low"] <= quantity["value"] <= quantity["high"]
    named = {source["id"] for source in FACTS["sources"]}
    for part in (FACTS["economy"], FACTS["groups"], FACTS["appear"], *FACTS["touched"]["rows"]):
        assert part["sources"]
        assert set(part["sources"]) <= named
    for source in FACTS["sources"]:
        assert source["vintage"]
        assert source["licence"]


def test_a_group_without_a_score_is_missing_and_not_zero() -> None:
    unknown = next(row for row in FACTS["groups"]["rows"] if row["code"] == "0551")
    assert unknown["rank"]["value"] is None
    assert unknown["handed_over"]["value"] is None
    assert unknown["studies"] == 0
    assert FACTS["groups"]["rows"][-1]["code"] == "0551"


def test_work_is_split_over_a_range_of_measures_and_adoption() -> None:
    low, high = FACTS["groups"]["totals"]
    assert (low["adoption"]["value"], high["adoption"]["value"]) == (0.33, 0.80)
    for part in ("handed_over", "assisted"):
        assert 0 < low[part]["low"] < low[part]["value"] < low[part]["high"]
        assert high[part]["value"] == pytest.approx(low[part]["value"] * 0.80 / 0.33)


def test_change_is_what_the_two_quarters_differ() -> None:
    appear = FACTS["appear"]
    assert appear["total"]["value"] == sum(row["change"]["value"] for row in appear["rows"])
    ranked = sum(third["people"]["value"] for third in appear["thirds"])
    assert ranked == 9_865_000 - 4_000
    changes = [row["change"]["value"] for row in appear["rows"]]
    assert changes == sorted(changes, reverse=True)


def test_forecasts_stand_side_by_side_with_their_own_net_and_are_never_added_up() -> None:
    rows = {row["claim"]: row for row in FACTS["appear"]["forecasts"]}
    nets = {
        name: rows[name]["net"]["value"]
        for name in ("wef-2018-133-75", "wef-2020-97-85", "wef-2023-69-83", "wef-2025-170-92")
    }
    assert list(nets.values()) == [58e6, 12e6, -14e6, 78e6]
    assert rows["gartner-2017-net-half-million"]["past"]
    assert not rows["wef-2025-170-92"]["past"]
    assert rows["mgi-2017-400-800-million"]["displaced"]["low"] == 400e6
    assert "total" not in {key for row in rows.values() for key in row}


def test_a_forecast_is_past_only_after_its_year() -> None:
    row = next(row for row in forecasts(date(2027, 12, 31)) if row.claim == "wef-2023-69-83")
    assert not row.past
    later = next(row for row in forecasts(date(2028, 1, 1)) if row.claim == "wef-2023-69-83")
    assert later.past


def test_productivity_has_the_seven_studies() -> None:
    rows = {row["scenario"]: row["a_year"]["value"] for row in FACTS["productivity"]["rows"]}
    assert len(rows) == 7
    assert rows["oecd-high"] == pytest.approx(0.60, abs=0.01)
    assert rows["aghion-bunel-median"] == pytest.approx(0.68, abs=0.01)
    assert rows["aghion-bunel-high"] == pytest.approx(1.24, abs=0.01)


def test_the_chapter_has_its_twelve_sources_and_each_has_claims() -> None:
    chapter = FACTS["chapter"]
    assert [reading["id"] for reading in chapter["readings"]] == [f"S{at:02}" for at in range(1, 13)]
    assert chapter["minutes"] == 77
    assert all(reading["claims"] for reading in chapter["readings"])


def test_two_languages_give_the_same_numbers() -> None:
    dutch = report("nl", today=date(2026, 11, 24)).plain("nl")
    assert quantities(dutch) == quantities(FACTS)
    assert dutch["fingerprint"] == FACTS["fingerprint"]
    assert dutch["economy"]["title"] == "Nederland"


def test_json_and_csv_carry_the_same_numbers() -> None:
    assert json.loads(as_json(FACTS))["touched"]["low"]["value"] == FACTS["touched"]["low"]["value"]
    rows = flat(FACTS)
    assert len(rows) == len(quantities(FACTS))
    lines = as_csv(rows, COLUMNS).splitlines()
    assert len(lines) == len(rows) + 1
    dutch = as_csv(rows, COLUMNS, dutch=True)
    assert dutch.startswith("\ufeffpart;item;label")
    assert ";0,04115" in dutch


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_screen_says_it_all(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = report_table(report("nl"), language, to_screen=False)
    words = words_of(language)
    heads = [words(f"report.{key}") for key in ("q1", "q2", "q3", "q4", "q5", "limits", "badge.measured")]
    for head in heads:
        assert head in shown
    assert ("86,2%" if language == "nl" else "86.2%") in shown
    # What publications expect says how it came about too: theirs is modelled, the difference is ours.
    expected = shown[shown.index(words("report.forecasts")) : shown.index(words("report.q4"))]
    modelled, derived = (words(f"views.badge.{badge}").lower() for badge in ("modelled", "derived"))
    assert f"{modelled} ({words('report.column.created')}" in expected
    assert f"{derived} ({words('report.column.net')})" in expected
    assert max(len(line) for line in shown.splitlines()) <= 120


def test_a_measure_a_claim_and_an_economy_are_one_file_each(added: Add) -> None:
    """Nothing but three files is added, and all three stand in the report."""
    origin = f"origin = {ORIGIN}"
    added(
        "measures/my-measure.toml",
        f"""concept = "exposure"
unit = "share"
year = 2026
label = {{ nl = "mijn maat", en = "my measure" }}
sentence = {{ nl = "een zin", en = "a sentence" }}
scorer = {{ nl = "ik", en = "I" }}
scores = [{{ classification = "brc-2014", values = {{ "0811" = 0.9, "1121" = 0.1 }}, {origin} }}]
""",
    )
    added(
        "claims/my-claim.toml",
        """publication = "frey-osborne-2013"
chapter = ["S02"]
topic = "exposure"
check = "recomputed"
read = "verified"
values = [{ unit = "share", value = 0.5 }]
statement = { nl = "De helft.", en = "Half." }
shown = { nl = "50%", en = "half" }
where = { nl = "hier", en = "here" }
when = { nl = "nu", en = "now" }
definition = { nl = "Minstens 0,8 op mijn maat.", en = "At least 0.8 on my measure." }
recompute = { economy = "my-town", where = [{ measure = "my-measure", rule = "threshold", at = 0.8 }] }
""",
    )
    added(
        "economies/my-town.toml",
        f"""classification = "brc-2014"
period = "2026"
title = {{ nl = "mijn stad", en = "my town" }}
population = {{ nl = "iedereen", en = "everyone" }}
groups = {{ values = {{ "0811" = 300.0, "1121" = 700.0 }}, {origin} }}
""",
    )
    found = report("my-town").plain()
    assert found["economy"]["people"]["value"] == 1000
    assert "my-measure" in found["groups"]["studies"]
    row = next(row for row in found["touched"]["rows"] if row["id"] == "my-claim")
    assert row["share"]["value"] == pytest.approx(0.3)
    assert row["cousins"][0]["low"] == 0.5
    assert "my-claim" in [claim["id"] for claim in found["chapter"]["readings"][1]["claims"]]
    assert found["appear"]["total"]["value"] is None
    assert "No earlier year" in report_table(report("my-town"), "en", to_screen=False)
    assert {"my-town", "nl"} <= {line.id for line in arbeid.list_economies()}


def test_an_economy_from_a_csv_file_beside_it(added: Add) -> None:
    added("economies/town.csv", "code,jobs,jobs_before\n0811,30,20\n1121,70,80\n")
    added(
        "economies/town.toml",
        TOWN + 'period_before = "2025"\n',
    )
    found = report("town")
    assert found.appear.total.value == 0
    assert (found.appear.total.low, found.appear.sampling, found.appear.apart) == (None, None, ())
    shown = " ".join(report_table(found, "en", to_screen=False).split())
    assert "sampling error of these counts is, is not known" in shown
    assert "0811" not in {row.code for row in found.appear.differing("rose")}


@pytest.mark.parametrize(
    ("csv", "problem"),
    [
        ("code,people\n0811,30\n", "no column “jobs”"),
        ("code,jobs\n0811,-3\n", "zero or more"),
        ("code,jobs\n0811,\n", "zero or more"),
        ("code,jobs\n0811,3\n0811,4\n", "stands twice"),
        ("code,jobs\n0811,many\n", "Cannot read"),
    ],
)
def test_a_bad_csv_file_is_refused_in_one_sentence(added: Add, csv: str, problem: str) -> None:
    added("economies/town.csv", csv)
    added(
        "economies/town.toml",
        TOWN,
    )
    with pytest.raises(ArbeidError, match=problem) as caught:
        report("town")
    assert "\n" not in str(caught.value)


def test_python_has_the_same_nouns() -> None:
    assert arbeid.report("nl").fingerprint == FACTS["fingerprint"]
    assert set(arbeid.__all__) <= set(dir(arbeid))
    for name in arbeid.__all__:
        assert getattr(arbeid, name)
    with pytest.raises(AttributeError):
        arbeid.nothing  # noqa: B018
