"""What verbs are asked with: whatever is wrong with it is one sentence of ours, no library's traceback."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.cli.explorer.site import site_folder
from arbeid.errors import ArbeidError
from arbeid.verbs.claims.neighbours import neighbours
from arbeid.verbs.jobs.moves import moves

SHOCK = "eloundou-beta-human"
NAN, INF = float("nan"), float("inf")
WRONG: dict[str, Callable[[], Any]] = {
    "report(5)": lambda: arbeid.report(5),
    "report(None)": lambda: arbeid.report(None),
    "report([])": lambda: arbeid.report(["nl"]),
    "report(b'nl')": lambda: arbeid.report(b"nl"),
    "definitions(True)": lambda: arbeid.definitions(True),
    "trend(nl, 811)": lambda: arbeid.trend("nl", 811),
    "occupation(nl, 811)": lambda: arbeid.occupation("nl", 811),
    "collaboration(nl, 811.0)": lambda: arbeid.collaboration("nl", 811.0),
    "collaboration overrides": lambda: arbeid.collaboration("nl", values=[1]),
    "exposure top x": lambda: arbeid.exposure("nl", SHOCK, top="x"),
    "exposure top 1.5": lambda: arbeid.exposure("nl", SHOCK, top=1.5),
    "exposure top nan": lambda: arbeid.exposure("nl", SHOCK, top=NAN),
    "exposure top 0": lambda: arbeid.exposure("nl", SHOCK, top=0),
    "exposure measure 3": lambda: arbeid.exposure("nl", 3),
    "exposure year text": lambda: arbeid.exposure("nl", SHOCK, year="2020"),
    "job(None)": lambda: arbeid.job(None),
    "job(3)": lambda: arbeid.job(3),
    "job_with_ai(None)": lambda: arbeid.job_with_ai(None),
    "check(None)": lambda: arbeid.check(None),
    "check(['a'])": lambda: arbeid.check(["a"]),
    "claim(5)": lambda: arbeid.claim(5),
    "why(5)": lambda: arbeid.why(5),
    "why on 5": lambda: arbeid.why("fo-2013-us-47", on=5),
    "agreement text": lambda: arbeid.agreement("nl", "ilo-2025"),
    "agreement numbers": lambda: arbeid.agreement("nl", [1, 2]),
    "run values list": lambda: arbeid.run(values=[1]),
    "run value text": lambda: arbeid.run(values={"adoption": "0.5"}),
    "run value nan": lambda: arbeid.run(values={"adoption": NAN}),
    "run value inf": lambda: arbeid.run(values={"elasticity": INF}),
    "run value true": lambda: arbeid.run(values={"adoption": True}),
    "run value apart": lambda: arbeid.run(values={"elasticity[Q]": NAN}),
    "run years text": lambda: arbeid.run(years="10"),
    "run years 3.7": lambda: arbeid.run(years=3.7),
    "run years 0": lambda: arbeid.run(years=0),
    "run years true": lambda: arbeid.run(years=True),
    "run seed -1": lambda: arbeid.run(seed=-1),
    "run scenario 5": lambda: arbeid.run(5),
    "compare(1, 2)": lambda: arbeid.compare(1, 2),
    "flows shock 3": lambda: arbeid.flows("nl", shock=3),
    "flows years nan": lambda: arbeid.flows("nl", years=NAN),
    "flows years inf": lambda: arbeid.flows("nl", years=INF),
    "flows years -1": lambda: arbeid.flows("nl", years=-1),
    "flows years text": lambda: arbeid.flows("nl", years="5"),
    "flows horizon nan": lambda: arbeid.flows("nl", years=5, horizon=NAN),
    "flows horizon inf": lambda: arbeid.flows("nl", years=5, horizon=INF),
    "flows burn_in 0": lambda: arbeid.flows("nl", burn_in=0),
    "flows burn_in 10**9": lambda: arbeid.flows("nl", burn_in=10**9),
    "flows burn_in 1.5": lambda: arbeid.flows("nl", burn_in=1.5),
    "flows seed -1": lambda: arbeid.flows("nl", stochastic=True, seed=-1),
    "flows seed -7": lambda: arbeid.flows("nl", seed=-7),
    "flows seed 2**32": lambda: arbeid.flows("nl", stochastic=True, seed=2**32),
    "flows seed 10**30": lambda: arbeid.flows("nl", stochastic=True, seed=10**30),
    "flows seed text": lambda: arbeid.flows("nl", stochastic=True, seed="1"),
    "flows labour force nan": lambda: arbeid.flows("nl", years=1, labour_force=NAN),
    "flows labour force 1e308": lambda: arbeid.flows("nl", years=1, labour_force=1e308),
    "flows labour force -1": lambda: arbeid.flows("nl", years=1, labour_force=-1),
    "flows parameter nan": lambda: arbeid.flows("nl", years=1, values={"separation_chance": NAN}),
    "flows parameters text": lambda: arbeid.flows("nl", years=1, values="separation_chance"),
    "compare 5": lambda: arbeid.compare("base", 5),
    "compare None": lambda: arbeid.compare(None, "base"),
    "places by 5": lambda: arbeid.places("world", 5),
    "occupations 5": lambda: arbeid.occupations("nl", 5),
    "moves most -1": lambda: moves("nl", "0811", most=-1),
    "neighbours most -1": lambda: neighbours("fo-2013-us-47", most=-1),
    "scenario(5)": lambda: arbeid.scenario(5),
    "new_scenario(5)": lambda: arbeid.new_scenario(5),
    "list_claims source 5": lambda: arbeid.list_claims(source=5),
    "versus 5": lambda: arbeid.versus(5, "bakker"),
    "versus None": lambda: arbeid.versus("bakker", None),
    "versus blank": lambda: arbeid.versus("", "bakker"),
    "versus itself": lambda: arbeid.versus("bakker", "bakker"),
    "versus choose 0": lambda: arbeid.versus("loodgieter", "boekhouder", choose=0),
    "versus choose text": lambda: arbeid.versus("loodgieter", "boekhouder", choose="a"),
    "versus titles de": lambda: arbeid.versus("loodgieter", "boekhouder", titles="de"),
    "versus nowhere": lambda: arbeid.versus("loodgieter", "boekhouder", "mars"),
    "use nowhere": lambda: arbeid.use("mars"),
    "use world": lambda: arbeid.use("world"),
    "use list": lambda: arbeid.use(["nl"]),
    "use top 0": lambda: arbeid.use("nl", top=0),
    "use top true": lambda: arbeid.use("nl", top=True),
    "use surplus": lambda: arbeid.use("us", 5),
    "visible nowhere": lambda: arbeid.visible("mars"),
    "visible draws 0": lambda: arbeid.visible("nl", draws=0),
    "visible draws beyond memory": lambda: arbeid.visible("nl", draws=10**12),
    "visible postings draws 0": lambda: arbeid.visible("us", outcome="postings", draws=0),
    "visible outcome": lambda: arbeid.visible("nl", outcome="wage"),
    "visible first text": lambda: arbeid.visible("nl", first="2022"),
    "visible first 1800": lambda: arbeid.visible("nl", first=1800),
    "visible age": lambda: arbeid.visible("se", age="old"),
    "visible measur": lambda: arbeid.visible("nl", measur="aioe"),
    "backtest economy": lambda: arbeid.backtest("us"),
    "backtest nowhere": lambda: arbeid.backtest(economy="mars"),
    "backtest draws 0": lambda: arbeid.backtest(draws=0),
    "backtest draws beyond memory": lambda: arbeid.backtest(draws=10**12),
    "backtest today text": lambda: arbeid.backtest(today="2026"),
    "ask 5": lambda: arbeid.ask(5),
    "ask blank": lambda: arbeid.ask(" "),
    "ask titles de": lambda: arbeid.ask("bakker", titles="de"),
    "ensemble draws 0": lambda: arbeid.ensemble(draws=0),
    "ensemble errors text": lambda: arbeid.ensemble(draws=64, errors="survey"),
    "ensemble errors unknown": lambda: arbeid.ensemble(draws=64, errors=["surveys"]),
    "ensemble weigh 5": lambda: arbeid.ensemble(draws=64, weigh=5),
    "ensemble weigh nothing": lambda: arbeid.ensemble(draws=64, weigh=""),
    "ensemble weigh nowhere": lambda: arbeid.ensemble(draws=64, weigh="nowhere.csv"),
    "ensemble out nothing": lambda: arbeid.ensemble(draws=64, out=""),
    "ensemble point text": lambda: arbeid.ensemble(draws=64, point="yes"),
    "ensemble measures text": lambda: arbeid.ensemble(draws=64, measures="aioe"),
    "ensemble correlated": lambda: arbeid.ensemble(draws=64, correlated={"a": 0.5}),
    "ensemble seed -1": lambda: arbeid.ensemble(draws=64, seed=-1),
    "ensemble workers 0": lambda: arbeid.ensemble(draws=64, workers=0),
    "ensemble network": lambda: arbeid.ensemble(draws=64, network="nowhere"),
    "sensitivity points 0": lambda: arbeid.sensitivity(points=0),
    "sensitivity flows text": lambda: arbeid.sensitivity(points=64, flows="x"),
    "sensitivity network": lambda: arbeid.sensitivity(points=64, network="nowhere"),
    "sensitivity errors": lambda: arbeid.sensitivity(points=64, errors=["survey"]),
    "run network without flows": lambda: arbeid.run(network="nowhere", flows=False),
    "sweep true": lambda: arbeid.sweep("base", adoption=[True]),
    "sweep None": lambda: arbeid.sweep("base", adoption=[None]),
    "sweep square": lambda: arbeid.sweep("base", adoption=np.array([[0.1]])),
    "sweep set": lambda: arbeid.sweep("base", adoption={0.1, 0.2}),
    "sweep table": lambda: arbeid.sweep("base", elasticity={"Q": ["x"]}),
    "sweep years 2.5": lambda: arbeid.sweep("base", years=[2.5]),
    "sweep misspelt": lambda: arbeid.sweep("base", adoptoin=[0.1]),
    "sweep flows text": lambda: arbeid.sweep("base", adoption=[0.1], flows="x"),
    "across a function": lambda: arbeid.across(len, ["nl"]),
    "across a number": lambda: arbeid.across(lambda economy: 5, ["nl"]),
    "across without text": lambda: arbeid.across(arbeid.job, ["nl"]),
    "across nowhere": lambda: arbeid.across(arbeid.exposure, ["mars"]),
    "across misspelt": lambda: arbeid.across(arbeid.exposure, ["nl"], mesure="x"),
    "draws errors text": lambda: arbeid.scenario("base").draws(64).run(errors="survey"),
    "draws by place": lambda: arbeid.scenario("base").draws(64).run(5),
    "draws 0": lambda: arbeid.scenario("base").draws(0).run(),
    "minus 5": lambda: arbeid.run(flows=False) - 5,
    "table of a list": lambda: arbeid.use("nl").table([]),
    "figure of a list": lambda: arbeid.definitions("nl").figure([]),
    "figure 5": lambda: arbeid.exposure("nl").figure("5"),
    "batch of none": lambda: arbeid.flows_batch("nl", values={"hiring_speed": []}),
    "batch of a square": lambda: arbeid.flows_batch("nl", values={"hiring_speed": [[0.1]]}),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_argument_is_one_sentence_in_both_languages(name: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        WRONG[name]()
    for language in ("nl", "en"):
        sentence = caught.value.sentence(language)
        assert sentence.endswith((".", "`")), sentence
        assert "Traceback" not in sentence
        assert caught.value.key not in sentence


def test_what_is_missing_at_a_place_is_no_other_kind_of_thing() -> None:
    for call in (lambda: arbeid.ask("bakker", titles="de"), lambda: arbeid.versus("a", "b", titles="de")):
        with pytest.raises(arbeid.UnknownName, match=r"^There is no language “de”: choose from en, nl\.$"):
            call()
    assert arbeid.ask("bakker", titles="NL") == arbeid.ask("bakker", titles="nl")
    with pytest.raises(ArbeidError, match="Nobody designed a figure"):
        arbeid.agreement("nl").figure("ranks")
    with pytest.raises(arbeid.NoAttribute, match="nearest is “robots”"):
        arbeid.models.robot()


@pytest.mark.parametrize("value", ["x", "0.5", True, None])
def test_one_wrong_value_in_a_table_is_named(value: object) -> None:
    with pytest.raises(ArbeidError) as caught:
        arbeid.run(values={"elasticity[Q]": 2.0, "adoption": value})
    assert caught.value.sentence("en") == f"Parameter “adoption” needs a number, not “{value}”."


@pytest.mark.parametrize("folder", ["", " "])
def test_a_site_asks_for_a_folder(folder: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        site_folder(folder)
    assert caught.value.key == "out_empty"


# `arbeid.models` holds verbs and is none itself.
_NAMED = {name: getattr(arbeid, name) for name in arbeid.__all__}
VERBS = {name: verb for name, verb in _NAMED.items() if callable(verb) and not isinstance(verb, type)}
SPEAKING = [name for name, verb in VERBS.items() if "language" in inspect.signature(verb).parameters]
NEEDED: dict[str, tuple[Any, ...]] = {
    "agreement": ("nl",),
    "check": ("a",),
    "claim": ("fo-2013-us-47",),
    "collaboration": ("nl",),
    "compare": ("base", "base"),
    "definitions": ("nl",),
    "exposure": ("nl",),
    "groups": ("nl",),
    "job": ("nurse",),
    "job_with_ai": ("nurse",),
    "new_scenario": ("never.toml",),
    "occupation": ("nl", "0811"),
    "occupations": ("nl",),
    "scenario": ("base",),
    "trend": ("nl",),
    "why": ("fo-2013-us-47",),
}


@pytest.mark.parametrize("language", ["de", "", "nl-NL", None, 5])
@pytest.mark.parametrize("name", SPEAKING)
def test_a_language_that_is_not_spoken_is_refused_by_every_verb(name: str, language: object) -> None:
    with pytest.raises(ArbeidError) as caught:
        VERBS[name](*NEEDED.get(name, ()), language=language)
    assert caught.value.key in ("unknown_name", "unknown_name_far", "argument_type")


def test_numbers_of_other_libraries_are_numbers() -> None:
    assert len(arbeid.exposure("nl", SHOCK, top=np.int64(3)).rows) == 3
    found = arbeid.run(years=np.int64(3), flows=False, values={"adoption": np.float64(0.4)})
    assert found.result.settings["years"] == 3


@pytest.mark.kind("argument-out-of-bounds")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(
            ["--seed", "-1", "--stochastic"],
            "--seed is -1: give a whole number of zero or more",
            marks=pytest.mark.case("80"),
        ),
        (["--seed", "-5"], "--seed is -5: give a whole number of zero or more"),
        (["--seed", str(2**64)], "at most 4294967295"),
        (["--burn-in", "1000000000"], "choose 1 to 10000"),
        (["--years", "nan"], "“years” is nan"),
        (["--set", "separation_chance=inf"], "separation_chance"),
    ],
)
def test_the_command_says_the_same(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["flows", "nl", *options, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
