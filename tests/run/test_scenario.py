"""Scenarios as files: differences from a base, one's own, and the schema for editors."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.errors import ArbeidError
from arbeid.models.block import BLOCKS
from arbeid.scenario import MODELS, SCENARIOS, scenario
from arbeid.verbs.run.scenario import described

REQUIRED = [
    "base",
    "us-reference",
    "acemoglu-2024",
    "aghion-bunel-low",
    "aghion-bunel-median",
    "aghion-bunel-high",
    "oecd-low",
    "oecd-high",
    "goldman-2023",
    "mckinsey-2023",
    "penn-wharton-2025",
    "accenture-2016",
    "slow-adoption",
    "fast-adoption",
    "all-automation",
    "all-augmentation",
    "no-new-work",
    "ageing-nl",
    "bessen-elastic",
]


def test_the_scenarios_that_were_promised_are_there() -> None:
    assert set(REQUIRED) <= set(SCENARIOS.names())


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_a_scenario_says_what_it_is_in_both_languages(name: str) -> None:
    found = SCENARIOS.get(name)
    assert found.leaves_out is not None
    for text in (found.title, found.sentence, found.leaves_out):
        assert text.nl
        assert text.en
        assert " zal " not in text.nl
    assert not found.fitted or found.growth


def test_a_studys_inputs_set_the_run_too() -> None:
    models = SCENARIOS.get("aghion-bunel-median").settings().models
    assert models["exposure"]["mean_exposure"] == 0.6
    assert models["adoption"]["adoption"] == 0.5
    assert models["impact"]["assisted_saving"] == models["impact"]["handed_saving"] == 0.4
    assert SCENARIOS.get("mckinsey-2023").settings().years == 17


def test_a_new_scenario_runs_and_comes_to_the_same_as_its_base(tmp_path: Path) -> None:
    for base in ("base", "oecd-high", "us-reference"):
        path = arbeid.new_scenario(tmp_path / f"{base}-mine.toml", base, "nl")
        assert scenario(str(path)).settings().models == SCENARIOS.get(base).settings().models
        with pytest.raises(ArbeidError) as refused:
            arbeid.new_scenario(path)
        assert refused.value.key == "scenario_exists"
    with pytest.raises(ArbeidError) as refused:
        arbeid.new_scenario(tmp_path / "no" / "where.toml")
    assert refused.value.key == "unwritable"


WORDS = 'title = { nl = "a", en = "b" }\nsentence = { nl = "a", en = "b" }\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[demand]\nelastcity = 1", "unknown_name"),
        ("[demand]\nelasticity = 100", "parameter_bounds"),
        ("[dmand]\nelasticity = 1", "catalogue_damaged"),
        ("years = 0", "run_years"),
        ("years = 1.5", "catalogue_damaged"),
        ("labour_force = 3.0", "catalogue_damaged"),
        ('base = "bass"', "unknown_name"),
        ("[by_industry.reinstatement]\nQ = 1.0", "axis_unknown"),
        ("[by_industry.elasticity]\nQ = 100.0", "parameter_bounds"),
        ("[growth]\nexposed = 2.0", "parameter_bounds"),
        ("years = ", "file_not_toml"),
    ],
)
def test_mistakes_in_a_file_are_named(text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(WORDS + text)
    with pytest.raises(ArbeidError) as refused:
        scenario(str(path)).settings()
    assert refused.value.key == key


def test_a_circle_of_bases_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    for name, base in (("here", "there"), ("there", "here")):
        (folder / f"{name}.toml").write_text(f'base = "{base}"\n{WORDS}')
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))
    with pytest.raises(ArbeidError) as refused:
        SCENARIOS.get("here").settings()
    assert refused.value.key == "scenario_loop"


def test_the_schema_holds_every_parameter_with_its_bounds() -> None:
    import jsonschema

    schema = arbeid.scenario_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for model, params in MODELS.items():
        for name in params.names():
            found = schema["properties"][model]["properties"][name]
            assert (found["minimum"], found["maximum"]) == (params[name].low, params[name].high)
    validate = jsonschema.Draft202012Validator(schema).is_valid
    words = {"title": {"nl": "a", "en": "b"}, "sentence": {"nl": "a", "en": "b"}}
    assert validate(words | {"base": "base", "demand": {"elasticity": 2.0}})
    assert not validate(words | {"demand": {"elastcity": 2.0}})
    assert not validate(words | {"demand": {"elasticity": 20.0}})
    assert validate(words | {"by_industry": {"elasticity": {"Q": 2.0}}})
    assert not validate(words | {"by_industry": {"reinstatement": {"Q": 2.0}}})


def test_the_schema_tells_which_shares_are_bounded_together() -> None:
    assert BLOCKS.get("creation").at_most_one
    for block in BLOCKS.all():
        for name in block.at_most_one:
            told = arbeid.scenario_schema()["properties"][block.id]["properties"][name]["description"]
            others = [one for one in block.at_most_one if one != name]
            assert others and all(f"{block.id}.{one}" in told for one in others) and "at most 1" in told
        if block.at_most_one:
            with pytest.raises(arbeid.OutOfBounds):
                arbeid.run(values=dict.fromkeys(block.at_most_one, 0.9), flows=False)


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_shipped_files_meet_the_schema(name: str) -> None:
    import tomllib

    import jsonschema

    path = SCENARIOS.get(name).folder / f"{name}.toml"
    jsonschema.validate(tomllib.loads(path.read_text(encoding="utf-8")), arbeid.scenario_schema())


@pytest.mark.parametrize(
    ("name", "badge"),
    [("penn-wharton-2025", "assumed"), ("postwar-new-work", "assumed"), ("acemoglu-2024", "derived")],
)
def test_what_a_scenario_sets_wears_its_badge_wherever_it_is_shown(
    name: str, badge: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Penn Wharton's saving was called derived in `scenario show`, and assumed in a run."""
    assert outcome(["scenario", "show", name, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert badge in shown and {"assumed": "derived", "derived": "assumed"}[badge] not in shown
    assert described(SCENARIOS.get(name), SCENARIOS.get(name).settings()).badge == badge
    lines = arbeid.run(name, flows=False).facts.assumptions
    assert {line.value.badge for line in lines if line.given_by == "scenario"} == {badge}


def test_a_figure_from_memory_or_of_our_choice_is_assumed() -> None:
    """In every file that declares parameters, also of a block or a study that comes later."""
    unread = re.compile(r"\b(from memory|to be verified|not read|our choice|assumption)\b")
    folder = files("arbeid") / "catalogue"
    for room in ("blocks", "parameters"):
        for file in (folder / room).iterdir():
            declared = tomllib.loads(file.read_text("utf-8")).get("params", {})
            for name, param in declared.items():
                default = param["source"].partition("; prior")[0]
                assert not unread.search(default) or param["badge"] == "assumed", (file.name, name)
