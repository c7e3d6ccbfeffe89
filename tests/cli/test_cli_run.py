"""Running, comparing and making scenarios on the command line, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arbeid.cli.app import app
from arbeid.errors import ArbeidError


def ask(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False, env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    return result.output


def test_a_run_answers_in_dutch_for_a_memo() -> None:
    text = " ".join(ask("run", "base", "--economy", "nl", "--lang", "nl").split())
    for phrase in (
        "geen voorspelling", "Per saldo ligt het tussen −3,7% en +0,7% van het werk", "lonen bewegen mee",
        "niet worden gemiddeld", "een eerste benadering", "waarvan bij mensen blijft",
        "gemodelleerd", "dit is de stand in jaar 10, geen piek", "Acemoglu 2024", "Wat dit model niet bevat",
        "Getroffen zonder zelf blootgesteld te zijn", "De zes ontvangers tellen daar precies toe op", "CBS",
        "geschat", "geijkt op 4,0% en op 42 vacatures per duizend banen", "ILOSTAT; zonder marge",
        "in 17 jaar",
    ):  # fmt: skip
        assert phrase in text, phrase
    assert " zal " not in text
    assert not re.search(r"\{\w+\}", text)


def test_a_run_answers_in_english_with_english_numbers() -> None:
    text = " ".join(ask("run", "us-reference", "--lang", "en", "--no-flows").split())
    assert "Nothing that this scenario leaves open moves the balance of −1.7% of work" in text
    assert "No flows between occupations were computed" in text
    assert re.search(r"That is \d+ billion dollars a year", text)


def test_json_has_units_and_badges() -> None:
    facts = json.loads(ask("run", "base", "--no-flows", "--format", "json"))
    assert facts["balance"]["net"] == {**facts["balance"]["net"], "unit": "jobs", "badge": "modelled"}
    assert facts["scenario"]["measure"] == "eloundou-beta-human"
    rows = ask("run", "base", "--no-flows", "--format", "csv").splitlines()
    assert rows[0].startswith("part,item,label,quantity,value")
    assert any(row.startswith("balance,") and ",net," in row for row in rows)


def test_a_result_is_kept_continued_and_guarded(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for _ in range(2):
        assert f"{folder}" in ask("run", "base", "--no-flows", "--out", str(folder), "--lang", "en").replace(
            "\n", ""
        )
    with pytest.raises(ArbeidError) as refused:
        CliRunner().invoke(
            app, ["run", "base", "--years", "5", "--no-flows", "--out", str(folder)], catch_exceptions=False
        )
    assert refused.value.key == "result_other"
    text = ask("compare", str(folder), "no-new-work", "--economy", "nl", "--lang", "en")
    assert "creation.reinstatement" in text


def test_a_scenario_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    ask("scenario", "new", str(path), "--from", "slow-adoption", "--lang", "nl")
    text = ask("run", str(path), "--no-flows", "--lang", "nl", "--set", "elasticity=2")
    assert "Mijn scenario" in text
    assert ask("scenario", "show", str(path), "--lang", "en").count("adoption.within") == 1
    assert "base" in json.loads(ask("scenario", "schema"))["properties"]


def test_scenarios_are_listed_in_both_languages() -> None:
    for language, word in (("nl", "Trage invoering"), ("en", "Slow adoption")):
        text = ask("scenario", "list", "--lang", language)
        assert word in text
        assert "us-reference" in text
    assert len(json.loads(ask("scenario", "list", "--format", "json"))) > 20


def test_slow_and_fast_adoption_beside_each_other() -> None:
    text = ask("compare", "slow-adoption", "fast-adoption", "--economy", "nl", "--lang", "nl")
    assert "adoption.duration" in text
    assert "werkloosheid, gelijke lonen" in text
    facts = json.loads(
        ask("compare", "slow-adoption", "fast-adoption", "--economy", "nl", "--format", "json")
    )
    assert facts["year"] == 10
    assert all(line["difference"]["unit"] for line in facts["outcomes"])


def test_a_mistake_is_one_sentence_and_exit_code_two() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "arbeid", "run", "base", "--set", "adoption=3", "--lang", "nl"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip() == (
        "Parameter “adoption” is 3, buiten 0 tot 1: kies een waarde binnen de grenzen."
    )
