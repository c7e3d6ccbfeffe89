"""What happened, as programs ask for it: the answers of the verbs, and one sentence where there is none."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

import arbeid
from arbeid.language import LANGUAGES, Language
from arbeid.web.serving.app import create_app

pytestmark = pytest.mark.long
APP = create_app(hosts=["site"])


def ask(url: str) -> httpx.Response:
    async def once() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=APP), base_url="http://site"
        ) as client:
            return await client.get(url)

    return asyncio.run(once())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_programs_get_is_what_the_verbs_answer(language: Language) -> None:
    asked = {
        "visible/se": arbeid.visible("se"),
        "visible/nl?measure=aioe&draws=19": arbeid.visible("nl", "aioe", draws=19),
        "backtest/us?measure=frey-osborne": arbeid.backtest("frey-osborne"),
        "use/nl?top=3": arbeid.use("nl", top=3),
    }
    for path, answer in asked.items():
        found = ask(f"/api/{path}{'&' if '?' in path else '?'}lang={language}")
        assert found.status_code == 200, path
        assert found.json() == json.loads(json.dumps(answer.plain(language))), path


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("visible/be", "nl, se, us"),
        ("visible/us?outcome=hours", "employment"),
        ("visible/us?first=1950", "20"),
        ("backtest/us?measure=no-such", "no-such"),
        ("backtest/us?draws=5000", "“draws”"),
        ("use/world", "Neither people nor firms"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(path: str, said: str) -> None:
    found = ask(f"/api/{path}")
    assert 400 <= found.status_code < 500
    assert said in found.json()["detail"]


def test_each_is_described_with_its_answer() -> None:
    paths = ask("/api/openapi.json").json()["paths"]
    for noun in ("visible", "backtest", "use"):
        described = paths[f"/api/{noun}/{{economy}}"]["get"]
        assert described["summary"] and described["description"]
        assert described["responses"]["200"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_leads_to_a_lesson_on_reading_it(language: Language) -> None:
    url = {"nl": "/nl/al-zichtbaar", "en": "/en/visible-yet"}[language]
    lesson = {"nl": "/nl/lessen/c30", "en": "/en/lessons/c30"}[language]
    story = {"nl": "/nl/verhalen/c20", "en": "/en/stories/c20"}[language]
    page = ask(f"{url}?country=se").text
    assert f'href="{lesson}"' in page
    assert f'href="{story}"' in page
    assert f'href="{story}"' not in ask(f"{url}?country=nl").text
    assert ask(lesson).status_code == 200
