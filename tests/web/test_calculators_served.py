"""The calculators in the explorer: on the method page in both languages, and as an API."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import urlencode

import httpx
import pytest

from arbeid.verbs.models.calculate import calculate, list_models
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


@pytest.mark.parametrize("url", ["/nl/methode", "/en/method"])
def test_the_method_page_shows_every_calculator_with_its_source(url: str) -> None:
    page = ask(url).text
    for line in list_models():
        entry = page.partition(f'id="calculator-{line.id}"')[2].partition('<div class="entry"')[0]
        assert line.source.replace("&", "&amp;") in entry
        assert 'class="badge"' in entry
        assert f"arbeid model {line.id}" in entry


def test_the_api_answers_as_python_does() -> None:
    asked = urlencode({"set": "years=10,20", "lang": "nl"})
    found = ask(f"/api/model/new_titles?{asked}").json()
    assert found == json.loads(json.dumps(calculate("new_titles", {"years": [10, 20]}).plain("nl")))
    assert [line["id"] for line in ask("/api/models").json()] == [line.id for line in list_models()]


@pytest.mark.parametrize(
    ("url", "status", "sentence"),
    [
        ("robts", 404, "the nearest is “robots”"),
        ("robots?set=aded=1", 404, "the nearest is “added”"),
        ("robots?set=added=9", 400, "outside 0 to 5"),
        ("robots?set=added=nan", 400, "outside 0 to 5"),
        ("robots?set=added", 400, "write set=name=number"),
    ],
)
def test_what_is_wrong_is_one_sentence(url: str, status: int, sentence: str) -> None:
    reply = ask(f"/api/model/{url}")
    assert reply.status_code == status
    assert sentence in reply.json()["detail"]
