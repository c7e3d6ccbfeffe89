"""A country whose people no file counts by occupation says so, in one sentence and alike everywhere."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable

import httpx
import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.data.economies.names import CountryNotCounted
from arbeid.language import LANGUAGES
from arbeid.web.serving.app import create_app

VERBS: dict[str, Callable[[str], object]] = {
    "visible": arbeid.visible,
    "postings": lambda name: arbeid.visible(name, outcome="postings"),
    "use": arbeid.use,
    "trend": arbeid.trend,
    "backtest": lambda name: arbeid.backtest(economy=name),
    "groups": arbeid.groups,
}
COMMANDS = ("visible {}", "visible {} --outcome postings", "use {}", "trend {}", "backtest --economy {}")
ADDRESSES = (
    "/api/visible/{}?lang={}",
    "/api/use/{}?lang={}",
    "/api/backtest/{}?lang={}",
    "/api/occupations/{}?lang={}",
)
PAGES = {"nl": "/nl/al-zichtbaar?country={}", "en": "/en/visible-yet?country={}"}


@pytest.mark.parametrize(
    ("called", "code", "dutch"),
    [
        ("ca", "ca", "Canada"),
        ("CAN", "ca", "Canada"),
        ("South-Korea", "kr", "Zuid-Korea"),
        ("Oekraïne", "ua", "Oekraïne"),
        ("hongkong", "hk", "Hongkong"),
    ],
)
def test_every_verb_says_that_nobody_counted_there(called: str, code: str, dutch: str) -> None:
    sentences = set()
    for verb in VERBS.values():
        with pytest.raises(CountryNotCounted) as caught:
            verb(called)
        sentences.add(tuple(caught.value.sentence(language) for language in ("nl", "en")))
    ((told, english),) = sentences
    assert told.startswith(f"Geen bestand van ons telt de werkenden in “{code}” ({dutch}")
    assert english.startswith(f"No file of ours counts the people at work in “{code}”")


def test_commands_the_api_and_the_page_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    app = create_app(hosts=["site"])

    async def asked(address: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(address, headers={"accept": "text/html"} if "/api" not in address else {})

    with pytest.raises(CountryNotCounted) as caught:
        arbeid.visible("canada")
    for language in LANGUAGES:
        sentence = caught.value.sentence(language)
        for command in COMMANDS:
            assert outcome([*command.format("canada").split(), "--lang", language]) == 2
            assert capsys.readouterr().err.strip() == sentence, command
        for address in ADDRESSES:
            reply = asyncio.run(asked(address.format("canada", language)))
            assert (reply.status_code, reply.json()["detail"]) == (404, sentence), address
        page = asyncio.run(asked(PAGES[language].format("canada")))
        assert page.status_code == 404
        assert sentence.partition(":")[0] in html.unescape(page.text)


@pytest.mark.parametrize(("called", "country"), [("Zweden", "se"), ("the Netherlands", "nl"), ("USA", "us")])
def test_a_country_that_is_counted_is_found_by_what_people_call_it(called: str, country: str) -> None:
    assert arbeid.visible(called, draws=9).country == country


@pytest.mark.parametrize("called", ["xx", "zz", "atlantis"])
def test_what_is_no_country_is_no_country(called: str) -> None:
    with pytest.raises(arbeid.ArbeidError) as caught:
        arbeid.use(called)
    assert not isinstance(caught.value, CountryNotCounted)
