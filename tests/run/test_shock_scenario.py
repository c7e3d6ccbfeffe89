"""A shock is a scenario: a file says what it is, and one engine follows it, whoever asks."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.cli.app import app
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.result import load
from arbeid.scenario import names_of_work, scenario
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.run.choice import Choice
from arbeid.web.what_if.state import said
from arbeid.wording import words_of

WORDS = 'title = { nl = "kantoren", en = "offices" }\nsentence = { nl = "wat", en = "what" }\n'
SHOCK = '[shock]\nmeasure = "eloundou-beta-human"\nyears = 1\nburn_in = 2\n'
ASKED = {"shock": "eloundou-beta-human", "years": 1, "burn_in": 2}


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_it_comes_to_what_the_same_shock_does_by_itself(written: Callable[[str], str]) -> None:
    name = written(f'economy = "nl"\nnetwork = "complete"\n{WORDS}[flows]\nseparation_chance = 0.02\n{SHOCK}')
    done = arbeid.run(name)
    assert isinstance(done, FlowOutcome)
    same = arbeid.flows("nl", **ASKED, network="complete", values={"separation_chance": 0.02})
    for table, frame in same.result.tables.items():
        assert done.result.tables[table].equals(frame), table
    kept, alone = done.facts.plain("nl"), same.facts.plain("nl")
    assert {name: kept[name] for name in kept if name != "fingerprint"} == {
        name: alone[name] for name in alone if name != "fingerprint"
    }
    assert done.result.settings == {"scenario": "mine", **same.result.settings}


def test_what_is_asked_lies_over_the_file(written: Callable[[str], str]) -> None:
    done = arbeid.run(written(WORDS + SHOCK), "de", values={"separation_chance": 0.02}, network="complete")
    same = arbeid.flows("de", **ASKED, network="complete", values={"separation_chance": 0.02})
    assert done.totals.equals(same.totals)


def test_a_shock_by_itself_keeps_the_settings_of_0_1_0() -> None:
    assert list(arbeid.flows("nl", **ASKED).result.settings) == [
        *("economy", "shock", "network", "years", "horizon", "burn_in", "replicate", "seed"),
        *("labour_force", "parameters"),
    ]


def test_files_beside_it_are_found_and_no_path_is_kept(written: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "shock.csv").write_text("code,value\n0411,0.4\n", encoding="utf-8")
    (tmp_path / "index.csv").write_text("year,index\n0,1\n1,0.95\n", encoding="utf-8")
    files = '[shock]\nmeasure = "shock.csv"\nlabour_force = "index.csv"\nyears = 1\nburn_in = 2\n'
    done = arbeid.run(written(WORDS + files))
    folder = done.save(tmp_path / "kept")
    assert load(folder).settings["labour_force"] == "index.csv"
    assert str(tmp_path) not in (folder / "result.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('measure = "aioe"\n', "measure"),
        ("years = 10\n", "years"),
        ("by_industry = { elasticity = { Q = 2.0 } }\n", "by_industry"),
        ('demand = { elasticity = 2.0 }\nclosure = "open"\n', "closure, demand"),
        ("growth = { profitable = 0.1 }\n", "growth"),
        ('base = "slow-adoption"\n', "adoption"),
    ],
)
def test_a_setting_without_a_bearing_is_refused(text: str, named: str, written: Callable[[str], str]) -> None:
    with pytest.raises(ArbeidError) as refused:
        scenario(written(text + WORDS + SHOCK)).settings()
    assert refused.value.key == "shock_aside" and named in str(refused.value)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[shock]\nyears = 500\n", "parameter_bounds"),
        ("[shock]\nyear = 1\n", "catalogue_damaged"),
        ("[shock]\nburn_in = 0\n", "flows_burn_in"),
        ("[shock]\nhorizon = 1.0\n", "flows_horizon"),
        ('[shock]\nmeasure = "frey-osborn"\n', "unknown_name"),
        ("[shock]\nstochastic = 1\n", "catalogue_damaged"),
        ("seed = -1\n[shock]\nstochastic = true\n", "flows_seed"),
    ],
)
def test_mistakes_in_a_shock_are_named(text: str, key: str, written: Callable[[str], str]) -> None:
    front, _, shock = text.partition("[shock]")
    with pytest.raises(ArbeidError) as refused:
        arbeid.run(written(f"{front}{WORDS}[shock]{shock}"))
    assert refused.value.key == key


@pytest.mark.parametrize(
    "asked",
    [{"measure": "aioe"}, {"years": 5}, {"by": "sex"}, {"closure": "open"}, {"mode": "x"}, {"flows": False}]
    + [{"values": {name: 1.0}} for name in ("elasticity", "elasticity[Q]", "demand.elasticity")],
)
def test_what_is_asked_without_a_bearing_is_refused(
    asked: dict[str, object], written: Callable[[str], str]
) -> None:
    with pytest.raises(ArbeidError) as refused:
        arbeid.run(written(WORDS + SHOCK), **asked)  # type: ignore[arg-type]
    assert refused.value.key == "shock_option"
    assert refused.value.sentence("nl") != refused.value.sentence("en")


def test_a_shock_inherits_a_shock(added: Callable[[str, str], Path]) -> None:
    added("scenarios/first.toml", f'economy = "us"\n{WORDS}{SHOCK}')
    added("scenarios/second.toml", f'base = "first"\n{WORDS}[shock]\nyears = 3\n')
    settings = scenario("second").settings()
    assert settings.economy == "us" and settings.shock is not None
    assert (settings.shock.measure, settings.shock.years, settings.shock.burn_in) == (ASKED["shock"], 3, 2)


def test_work_is_compared_and_asked_what_if_only_among_scenarios_of_work(
    added: Callable[[str, str], Path],
) -> None:
    added("scenarios/jolt.toml", WORDS + SHOCK)
    assert "jolt" not in names_of_work()
    for ask in (lambda: Choice("jolt").run(flows=False), lambda: arbeid.compare("base", "jolt", flows=False)):
        with pytest.raises(ArbeidError) as refused:
            ask()
        assert refused.value.key in ("run_shock", "result_no_scenario", "shock_option")
    for language in LANGUAGES:
        page = said({"scenario": "jolt", "vs": "jolt"}, words_of(language))
        assert page.choice.scenario == "base" and page.beside is None and len(page.put_right) == 2


def test_what_a_shock_is_can_be_shown_begun_and_checked(
    added: Callable[[str, str], Path], tmp_path: Path
) -> None:
    added("scenarios/jolt.toml", WORDS + SHOCK)
    shown = arbeid.scenario("jolt")
    assert shown.places == {
        "shock.measure": "eloundou-beta-human",
        "shock.years": 1.0,
        "shock.burn_in": 2,
    }
    path = arbeid.new_scenario(tmp_path / "own.toml", "jolt", "nl")
    assert scenario(str(path)).settings().shock == scenario("jolt").settings().shock
    schema = arbeid.scenario_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(path.read_text(encoding="utf-8")), schema)
    valid = jsonschema.Draft202012Validator(schema["properties"]["shock"]).is_valid
    assert not valid({"years": 500}) and not valid({"year": 1}) and valid({"labour_force": "index.csv"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_shows_the_scenario_and_keeps_it(
    language: str, written: Callable[[str], str], tmp_path: Path
) -> None:
    name = written(WORDS + SHOCK)
    ask = CliRunner().invoke
    done = ask(app, ["run", name, "--lang", language, "--out", str(tmp_path / "kept")])
    assert done.exit_code == 0, done.output
    assert {"nl": "“kantoren”", "en": "“offices”"}[language] in done.output
    assert (
        json.loads((tmp_path / "kept" / "result.json").read_text("utf-8"))["settings"]["scenario"] == "mine"
    )
    assert ask(app, ["run", name, "--lang", language, "--out", str(tmp_path / "kept")]).exit_code == 0
    shown = ask(app, ["scenario", "show", name, "--lang", language]).output
    assert words_of(language)("run.setting.shock.years") in shown  # type: ignore[arg-type]
    for option in ("--html", "--memo", "--no-flows"):
        refused = ask(app, ["run", name, option])
        assert refused.exit_code != 0 and isinstance(refused.exception, ArbeidError | SystemExit)
