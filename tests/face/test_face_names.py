"""What the package offers: one list, clean names, one vocabulary of arguments, the nouns of the commands."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import arbeid
from arbeid.cli.app import app
from arbeid.errors import ArbeidError

# Commands that write, serve or group others, and what Python calls them.
NO_NOUN = {"chapter", "data", "explore", "model", "scenario", "site", "verify"}
VERBS = {
    name: verb
    for name in arbeid.__all__
    if callable(verb := getattr(arbeid, name)) and not isinstance(verb, type)
}


def test_every_declared_name_is_there_and_nothing_else_shows() -> None:
    shown = set(dir(arbeid))
    assert shown == {*arbeid.__all__, "__doc__", "__version__"}
    assert arbeid.__version__.count(".") == 2
    assert all(getattr(arbeid, name) is not None for name in arbeid.__all__)
    assert not {"Any", "sys", "TYPE_CHECKING", "annotations"} & shown
    with pytest.raises(AttributeError, match="no attribute “exposur”: the nearest is “exposure”"):
        getattr(arbeid, "exposur")  # noqa: B009


def test_a_stub_says_each_name_as_type_checkers_want_it() -> None:
    stub = Path(arbeid.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    names = [name for node in ast.parse(stub).body if isinstance(node, ast.ImportFrom) for name in node.names]
    assert [one.name for one in names] == [one.asname for one in names]
    assert len({one.name for one in names}) == len(names) == len(arbeid.__all__)


def test_rooms_that_are_called_as_a_noun_hide_nothing() -> None:
    rooms = {path.stem for path in Path(arbeid.__file__).parent.iterdir()}
    assert rooms & set(arbeid.__all__) == arbeid._ROOMS
    code = (
        "import arbeid.run, arbeid.run.flows.shocks, arbeid.claims.explain, arbeid.scenario, arbeid\n"
        "import arbeid.claims.claim as own\n"
        "assert callable(arbeid.run) and callable(arbeid.claims) and callable(arbeid.scenario)\n"
        "assert arbeid.claims.explain.__name__ == 'arbeid.claims.explain' and own.CLAIMS\n"
        "assert arbeid.run.flows.shocks and arbeid.scenario.SCENARIOS\n"
        "assert 'polars' not in sys.modules or arbeid.run('base', flows=False).net.unit == 'jobs'\n"
    )
    subprocess.run([sys.executable, "-c", "import sys\n" + code], check=True)


def test_the_commands_are_nouns_of_python() -> None:
    commands = {command.name for command in app.registered_commands} | {
        group.name for group in app.registered_groups
    }
    assert commands - NO_NOUN <= set(arbeid.__all__), commands - NO_NOUN - set(arbeid.__all__)


@pytest.mark.parametrize("name", VERBS)
def test_arguments_have_one_vocabulary(name: str) -> None:
    takes = list(inspect.signature(VERBS[name]).parameters)
    assert not {"overrides", "parameters", "places", "country", "lang"} & set(takes)
    # What has a name of its own (a claim, a scenario, a story, an economy to choose) is asked by it.
    assert "name" not in takes or name in {"claim", "scenario", "story", "economy"}


@pytest.mark.parametrize(
    ("ask", "new"),
    [
        (lambda: arbeid.exposure(name="nl"), "economy"),
        (lambda: arbeid.visible(country="nl"), "economy"),
        (lambda: arbeid.collaboration("nl", overrides={}), "values"),
        (lambda: arbeid.flows("nl", parameters={}), "values"),
        (lambda: arbeid.job_with_ai("nurse", name="nl"), "economy"),
        (lambda: arbeid.places(name="world"), "economy"),
    ],
)
def test_an_old_name_is_answered_with_the_new_one(ask: Callable[[], object], new: str) -> None:
    with pytest.raises(ArbeidError, match=f"it is called “{new}” now"):
        ask()


def test_what_stood_by_its_place_may_still() -> None:
    assert arbeid.exposure("nl", "aioe", "sex") == arbeid.exposure("nl", measure="aioe", by="sex")
    assert arbeid.exposure("nl", "aioe", "sex", 1) == arbeid.exposure("nl", measure="aioe", by="sex", top=1)
    assert arbeid.places("us", "sex", "ilo-2025") == arbeid.places("us", by="sex", measure="ilo-2025")
    with pytest.raises(TypeError):
        arbeid.exposure("nl", "aioe", measure="aioe")  # type: ignore[misc]


@pytest.mark.parametrize("name", sorted(VERBS))
def test_too_much_is_one_sentence_of_ours(name: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        VERBS[name](*["nl"] * 30)
    # `across` asks the noun that it is given, and “nl” is none.
    if name != "across":
        assert isinstance(caught.value, TypeError)
        assert f"{VERBS[name].__name__}(" in str(caught.value)


@pytest.mark.parametrize("name", sorted(VERBS))
def test_too_little_is_one_sentence_that_names_what_is_missing(name: str) -> None:
    needed = [
        one.name
        for one in inspect.signature(VERBS[name]).parameters.values()
        if one.default is inspect.Parameter.empty and one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    ]
    for given in range(len(needed)):
        with pytest.raises(ArbeidError) as caught:
            VERBS[name](*["nl"] * given)
        assert isinstance(caught.value, TypeError)
        assert f"“{needed[given]}”" in caught.value.sentence("nl")
        assert f"{VERBS[name].__name__}({', '.join(needed)})" in str(caught.value)


@pytest.mark.parametrize(
    ("ask", "part"),
    [
        (lambda: arbeid.report(econmy="nl"), "There is no argument “econmy”: the nearest is “economy”."),  # type: ignore[call-arg]
        (lambda: arbeid.economy("nl").exposure(bye="sex"), "the nearest is “by”"),  # type: ignore[call-arg]
        (lambda: arbeid.report("nl", economy="nl"), "`report` was given “economy” twice"),  # type: ignore[misc]
        (lambda: arbeid.models.robots(1), "robots(added=…)"),
    ],
)
def test_a_wrong_call_is_one_sentence_of_ours(ask: Callable[[], object], part: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        ask()
    assert part in str(caught.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: arbeid.report(5),
        lambda: arbeid.trend("nl", 811),
        lambda: arbeid.check(None),
        lambda: arbeid.economy(5),
        lambda: arbeid.scenario(5),
        lambda: arbeid.scenario().with_(adoption="high"),
        lambda: arbeid.scenario().with_(elasticity={"Q": "high"}),
        lambda: arbeid.scenario().with_(adoptoin=0.4),
        lambda: arbeid.scenario().with_(economy=5),
        lambda: arbeid.scenario().with_(adoption=4),
        lambda: arbeid.sweep("base", adoption="0.4"),
        lambda: arbeid.sweep("base", adoption=[]),
        lambda: arbeid.sweep("base", economies=[5]),
        lambda: arbeid.sweep("base", economies=5),
        lambda: arbeid.sweep(5),
        lambda: arbeid.across(arbeid.definitions, []),
        lambda: arbeid.across(arbeid.definitions, ["nll"]),
        lambda: arbeid.exposure("nl").figure(language="de"),
        lambda: arbeid.exposure("nl").to_dict(language=5),
        lambda: arbeid.ask(5),
        lambda: arbeid.job(None),
        lambda: arbeid.job("nurse", titles=5),
        lambda: arbeid.claim("fo-2013-us-47", "today"),
        lambda: arbeid.ensemble(draws="a"),
        lambda: arbeid.ensemble(heard=5),
        lambda: arbeid.scenario().draws("a"),
        lambda: arbeid.scenario().run(flows="a"),
        lambda: arbeid.across("definitions", ["nl"]),
        lambda: arbeid.economy(frame={"code": ["25"], "jobs": [1.0]}, classification=5),
        lambda: arbeid.economy("nl").trend(811),
    ],
)
def test_what_is_of_a_wrong_kind_is_one_sentence(ask: Callable[[], object]) -> None:
    with pytest.raises(ArbeidError) as caught:
        ask()
    assert "\n" not in str(caught.value)


CALLED_WRONGLY: dict[str, tuple[Callable[[], object], str]] = {
    "parameter": (lambda: arbeid.run("base", adoption=0.4), 'goes into values={"adoption": …}'),
    "bound": (lambda: arbeid.economy("nl").report("us"), "give the rest by name, as in `report("),
    "method": (lambda: arbeid.scenario().run(nonsense=1), "no argument “nonsense”: choose from by, flows"),
    "with": (lambda: arbeid.scenario().with_("fast"), "as in `with_(economy=…)`"),
    "frame": (lambda: arbeid.economy(frame={"a": [1]}, foo=3), "no argument “foo”: choose from class"),
    "models": (lambda: arbeid.models("robots"), "`list_models()` takes no more"),
    "less": (lambda: arbeid.run(flows=False, years=1, with_range=False) - 5, "not with 5"),
}


@pytest.mark.parametrize("name", CALLED_WRONGLY)
def test_a_wrong_call_of_a_value_or_a_room_is_one_sentence_too(name: str) -> None:
    ask, sentence = CALLED_WRONGLY[name]
    with pytest.raises(TypeError) as caught:
        ask()
    assert isinstance(caught.value, arbeid.WrongCall)
    assert sentence in str(caught.value)
    assert caught.value.key not in caught.value.sentence("nl")
