"""An unknown language, economy or measure is one sentence: from Python, the command line and the API."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_type_hints

import httpx
import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.errors import UnknownName
from arbeid.language import Language
from arbeid.verbs.jobs.job_titles import find_job
from web_server import client, explorer

pytestmark = pytest.mark.long
FACE = {name: getattr(arbeid, name) for name in arbeid.__all__}
VERBS = {name: verb for name, verb in FACE.items() if callable(verb) and not isinstance(verb, type)}
CLAIM = "imf-2024-world-40"
Calls = dict[str, Callable[[str], object]]
Body = dict[str, str]

# What else a verb must be asked with, to be asked in a language.
GIVEN: dict[str, tuple[Any, ...]] = {
    "agreement": ("nl",),
    "check": ("a",),
    "claim": (CLAIM,),
    "collaboration": ("nl",),
    "definitions": ("nl",),
    "exposure": ("nl",),
    "groups": ("nl",),
    "job": ("nurse",),
    "job_with_ai": ("nurse",),
    "new_scenario": ("never.toml",),
    "occupation": ("nl", "0811"),
    "occupations": ("nl",),
    "trend": ("nl",),
    "versus": ("0734", "0811"),
    "why": (CLAIM,),
}
ECONOMY: Calls = {
    "agreement": arbeid.agreement,
    "backtest": lambda name: arbeid.backtest(economy=name),
    "claims": lambda name: arbeid.claims(about=name),
    "collaboration": arbeid.collaboration,
    "compare": lambda name: arbeid.compare("base", "fast-adoption", economy=name),
    "definitions": arbeid.definitions,
    "economy": arbeid.economy,
    "ensemble": lambda name: arbeid.ensemble(economy=name, draws=64),
    "exposure": arbeid.exposure,
    "flows": arbeid.flows,
    "flows_batch": arbeid.flows_batch,
    "groups": arbeid.groups,
    "job": lambda name: arbeid.job("nurse", economy=name),
    "job_with_ai": lambda name: arbeid.job_with_ai("nurse", name),
    "list_claims": lambda name: arbeid.list_claims(about=name),
    "occupation": lambda name: arbeid.occupation(name, "0811"),
    "occupations": arbeid.occupations,
    "places": lambda name: arbeid.places(name, "sex"),
    "report": arbeid.report,
    "run": lambda name: arbeid.run(economy=name),
    "sensitivity": lambda name: arbeid.sensitivity(economy=name, points=64),
    "trend": arbeid.trend,
    "use": arbeid.use,
    "versus": lambda name: arbeid.versus("0734", "0811", name),
    "why": lambda name: arbeid.why(CLAIM, on=name),
}
MEASURE: Calls = {
    "flows_batch": lambda name: arbeid.flows_batch("nl", shock=name),
    "agreement": lambda name: arbeid.agreement("nl", [name, "aioe"]),
    "backtest": arbeid.backtest,
    "compare": lambda name: arbeid.compare("base", "fast-adoption", measure=name),
    "ensemble": lambda name: arbeid.ensemble(measures=[name], draws=64),
    "exposure": lambda name: arbeid.exposure("nl", name),
    "flows": lambda name: arbeid.flows("nl", shock=name),
    "occupations": lambda name: arbeid.occupations("nl", name),
    "places": lambda name: arbeid.places("world", "country", name),
    "run": lambda name: arbeid.run(measure=name),
    "sensitivity": lambda name: arbeid.sensitivity(measure=name, points=64),
    "visible": lambda name: arbeid.visible(measure=name, draws=9),
}
ECONOMY_COMMANDS = (
    "agreement {}",
    "claims --about {}",
    "compare base fast-adoption --economy {}",
    "ensemble base --economy {}",
    "sensitivity base --economy {}",
    "definitions {}",
    "exposure {}",
    "flows {}",
    "job nurse --economy {}",
    "report {}",
    "run base --economy {}",
    "trend {}",
    "backtest --economy {}",
    "use {}",
    "versus 0734 0811 --economy {}",
    f"why {CLAIM} --on {{}}",
)
MEASURE_COMMANDS = (
    "agreement nl --measure {} --measure aioe",
    "compare base fast-adoption --measure {}",
    "exposure nl --measure {}",
    "backtest {}",
    "visible us --measure {}",
    "flows nl --shock {}",
    "run base --measure {}",
    "ensemble base --measure {}",
    "sensitivity base --measure {}",
)
LANGUAGE_COMMANDS = (
    "agreement nl",
    "check a",
    f"claim {CLAIM}",
    "claims",
    "compare base fast-adoption",
    "data list",
    "definitions nl",
    "economies",
    "exposure nl",
    "flows nl",
    "job nurse",
    "measures",
    "networks",
    "report nl",
    "run base",
    "scenario list",
    "stories",
    "story c01",
    "trend nl",
    "backtest frey-osborne",
    "use nl",
    "visible se",
    f"why {CLAIM}",
)
ECONOMY_ADDRESSES = (
    "claims?about={}",
    "compare?economy={}&first=base&second=fast-adoption",
    "definitions/{}",
    "exposure/{}/aioe",
    "occupations/{}",
    "occupations/{}/0811",
    "places/{}",
    "run?economy={}",
    f"why?one={CLAIM}&on={{}}",
)
MEASURE_ADDRESSES = (
    "compare?measure={}&first=base&second=fast-adoption",
    "exposure/nl/{}",
    "occupations/nl?measures={}",
    "places/world?measure={}",
    "run?measure={}",
)
UNKNOWN_ECONOMIES = ("atlantis", "nll", "5", "canada")
UNKNOWN_MEASURES = ("aiooe", "eloundou-beta", "zzz")
UNKNOWN_LANGUAGES = ("de", "fy", "nl-NL")


@pytest.fixture(scope="module")
def ask() -> Iterator[httpx.Client]:
    with explorer() as base, client(base) as asking:
        yield asking


def said(call: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(UnknownName) as caught:
        call()
    return {language: caught.value.sentence(language) for language in ("nl", "en")}


def one_said(calls: Calls, name: str) -> dict[str, str]:
    """Give the sentence that every verb says, after seeing that it is one."""
    found = {verb: said(lambda call=call: call(name)) for verb, call in calls.items()}
    assert len({tuple(one.items()) for one in found.values()}) == 1, found
    return next(iter(found.values()))


def heard(capsys: pytest.CaptureFixture[str], command: str, language: str) -> str:
    assert outcome([*command.split(), "--lang", language]) == 2
    out, err = capsys.readouterr()
    assert not out
    return err.strip()


def test_the_lists_above_have_every_verb_that_takes_an_economy_or_measure() -> None:
    first = {name: next(iter(inspect.signature(verb).parameters), "") for name, verb in VERBS.items()}
    takes = {name: set(inspect.signature(verb).parameters) for name, verb in VERBS.items()}
    economies = {name for name in VERBS if takes[name] & {"economy", "on", "about"} or first[name] == "name"}
    # A country with counted people, or with older scores, is one of a list of its own.
    assert economies - {"claim", "scenario", "story", "backtest", "visible"} <= set(ECONOMY)
    measures = {name for name in VERBS if takes[name] & {"measure", "measures", "shock"}}
    assert measures - {"backtest"} <= set(MEASURE)


@pytest.mark.parametrize("name", UNKNOWN_ECONOMIES)
def test_an_unknown_economy_is_one_sentence(
    name: str, ask: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = one_said(ECONOMY, name)
    for language in ("nl", "en"):
        for command in ECONOMY_COMMANDS:
            assert heard(capsys, command.format(name), language) == sentence[language], command
        for address in ECONOMY_ADDRESSES:
            assert told(ask, address.format(name), language) == (404, sentence[language]), address


@pytest.mark.parametrize("name", UNKNOWN_MEASURES)
def test_an_unknown_measure_is_one_sentence(
    name: str, ask: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = one_said(MEASURE, name)
    for language in ("nl", "en"):
        for command in MEASURE_COMMANDS:
            assert heard(capsys, command.format(name), language) == sentence[language], command
        for address in MEASURE_ADDRESSES:
            assert told(ask, address.format(name), language) == (404, sentence[language]), address


def told(ask: httpx.Client, address: str, language: str) -> tuple[int, str]:
    with_language = f"{address}{'&' if '?' in address else '?'}lang={language}"
    reply = ask.get(f"/api/{with_language}")
    return reply.status_code, reply.json()["detail"]


@pytest.mark.parametrize("name", UNKNOWN_LANGUAGES)
def test_an_unknown_language_is_one_sentence(
    name: str, ask: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: Calls = {
        verb: lambda name, verb=verb: VERBS[verb](*GIVEN.get(verb, ()), language=name)  # type: ignore[misc]
        for verb in VERBS
        if "language" in inspect.signature(VERBS[verb]).parameters
    }
    calls |= {
        "report.plain": lambda name: arbeid.report("nl").plain(name),
        "definitions.plain": lambda name: arbeid.definitions("nl").plain(name),
    }
    sentence = one_said(calls, name)
    for command in LANGUAGE_COMMANDS:
        assert heard(capsys, command, name) == sentence["en"], command
    paths = ask.get("/api/openapi.json").json()["paths"]
    for path in paths:
        asked = path.format(
            economy="nl", measure="aioe", code="0811", claim=CLAIM, story="c01", name="robots"
        )
        language = "nl" if name == "nl-NL" else "en"
        text: Body = {"text": "nurse", "q": "nurse"} if asked != "/api/run" else {}
        for method in paths[path]:
            bodies: list[Body] = [text, {**text, "lang": name}] if method == "post" else [{}]
            for body in bodies:
                named = {"one": CLAIM, "q": "nurse", "text": "nurse"}
                params = {"lang": name, **(named if method == "get" else {})}
                reply = ask.request(method, asked, params=params, json=body or None)
                assert (reply.status_code, reply.json()["detail"]) == (404, sentence[language]), asked
                assert reply.json()["key"].startswith("unknown_name")


NOTHING = {"ask": arbeid.ask, "check": arbeid.check, "job": arbeid.job}
READ = {"ask": "/api/ask", "check": "/api/check", "job": "/api/jobs"}
BLANK = ("", "  ", "\n\t", "\ufeff", "\u200b \u00a0")


@pytest.mark.parametrize("blank", BLANK)
@pytest.mark.parametrize("verb", NOTHING)
def test_a_text_of_blanks_is_one_sentence(
    verb: str, blank: str, ask: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(arbeid.ArbeidError) as caught:
        NOTHING[verb](blank)
    sentence = {language: caught.value.sentence(language) for language in ("nl", "en")}
    for language in ("nl", "en"):
        assert outcome([verb, blank, "--lang", language]) == 2
        assert capsys.readouterr() == ("", sentence[language] + "\n")
        asked = {"q": blank, "text": blank, "lang": language}
        replies = [ask.get(READ[verb], params=asked), ask.post(READ[verb], json=asked)]
        assert {(one.status_code, one.json()["detail"]) for one in replies} == {(400, sentence[language])}


@pytest.mark.parametrize("verb", READ)
@pytest.mark.parametrize("length", [200, 500, 5_000, 30_000])
def test_a_long_text_is_answered_alike(verb: str, length: int, ask: httpx.Client) -> None:
    text = ("IMF: 40% of jobs. " * (length // 18 + 1))[:length]
    # The address of titles answers which occupations one may stand for, and no more.
    expected = (find_job if verb == "job" else NOTHING[verb])(text).plain("nl")
    posted = ask.post(READ[verb], json={"q": text, "text": text}, params={"lang": "NL"})
    assert (posted.status_code, posted.json()) == (200, expected)
    params = {"text" if verb == "check" else "q": text, "lang": "nl"}
    read = ask.get(READ[verb], params=params)
    if length == 200:
        assert (read.status_code, read.json()) == (200, expected)
    elif length < 4_000:
        assert (read.status_code, read.json()["key"]) == (422, "web_text_long")
        assert "POST naar hetzelfde adres" in read.json()["detail"]
    else:
        assert (read.status_code, read.json()["key"]) == (414, "web_address_long_api")
        assert READ[verb] in read.json()["detail"]


def test_a_set_of_measures_that_is_nearly_named_is_still_offered() -> None:
    with pytest.raises(UnknownName) as caught:
        arbeid.occupations("nl", "studiess")
    assert "set of measures" in str(caught.value) and "studies" in str(caught.value)
    with pytest.raises(UnknownName) as caught:
        arbeid.occupations("nl", "complementarity")
    assert "set of measures" in str(caught.value)


def test_every_language_of_a_signature_is_the_type_of_languages_or_a_text() -> None:
    for name, verb in VERBS.items():
        hint = get_type_hints(inspect.unwrap(verb)).get("language")
        assert hint in (None, str) or get_args(hint) == get_args(Language), name
