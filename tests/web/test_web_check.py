"""The page and the API that hold a text of the reader's own against the ledger."""

from __future__ import annotations

from html import unescape
from typing import Any

import anyio
import httpx
import pytest

from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.check import check
from arbeid.web.addresses import to
from arbeid.web.serving.app import create_app
from arbeid.web.serving.guard import LARGEST_BODY

BENT = {
    "nl": "AI vernietigt 300 miljoen banen, zegt Goldman Sachs.",
    "en": "AI destroys 300 million jobs, says Goldman Sachs.",
}


class Asking:
    """Asks the application itself; no workers are started, and a text is checked on the spot."""

    def __init__(self, *, static: bool = False) -> None:
        self.app = create_app(hosts=("testserver",), static=static)

    def get(self, url: str) -> httpx.Response:
        return anyio.run(self._send, "GET", url, {})

    def post(self, url: str, **sent: Any) -> httpx.Response:
        return anyio.run(self._send, "POST", url, sent)

    async def _send(self, method: str, url: str, sent: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            return await client.request(method, url, **sent)


@pytest.fixture(scope="module")
def ask() -> Asking:
    return Asking()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_form_that_works_without_a_script(ask: Asking, language: Language) -> None:
    page = ask.get(to("check", language)).text
    assert f'method="post" action="{to("check", language)}#result"' in page
    assert '<textarea id="text" name="text"' in page
    assert '<label for="text">' in page
    assert 'class="outcome-' not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_is_sent_is_answered_sentence_by_sentence(ask: Asking, language: Language) -> None:
    text = f"{BENT[language]}\n\nThe sun shines. Selon le FMI, 40 % des emplois sont exposés à l'IA."
    reply = ask.post(to("check", language), data={"text": text})
    page = unescape(reply.text)
    assert reply.status_code == 200
    assert page.count('class="outcome-') == 3
    assert 'class="outcome-flagged"' in page
    assert 'class="outcome-not_judged"' in page
    assert to("claim", language, claim="goldman-2023-300-million") in page
    assert reply.headers["cache-control"] == "no-store"


def test_a_short_text_can_be_asked_in_the_address(ask: Asking) -> None:
    assert 'class="outcome-flagged"' in ask.get(to("check", "en", {"text": BENT["en"]})).text


def test_markup_of_a_page_is_read_and_never_written(ask: Asking) -> None:
    text = f"<script>alert(1)</script><p>{BENT['en']}</p><p>AI &lt;b&gt;rules&lt;/b&gt;.</p>"
    page = ask.post(to("check", "en"), data={"text": text}).text
    result = page.partition('id="result"')[2]
    assert 'class="outcome-flagged"' in result
    assert "<b>" not in result
    assert "<script>alert" not in page


@pytest.mark.parametrize("body", [b"", b"text=", b"\xff\xfe", b"text=%F0%28", b"&" * 1_000, b"a=1&" * 100])
def test_a_form_without_a_text_gives_the_page_again(ask: Asking, body: bytes) -> None:
    reply = ask.post(
        to("check", "nl"), content=body, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert reply.status_code == 200
    assert "<textarea" in reply.text


def test_a_text_that_is_too_large_is_refused_in_one_sentence(ask: Asking) -> None:
    reply = ask.post(
        to("check", "en"), data={"text": "jobs " * LARGEST_BODY}, headers={"accept": "text/html"}
    )
    assert reply.status_code == 413
    assert "64" in reply.text


def test_other_pages_take_no_form(ask: Asking) -> None:
    assert ask.post(to("claims", "en"), data={"q": "x"}).status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_api_answers_what_the_command_line_answers(ask: Asking, language: Language) -> None:
    reply = ask.post("/api/check", json={"text": BENT[language], "lang": language})
    assert reply.json() == check(BENT[language]).plain(language)
    assert reply.json()["flagged"] is True


def test_the_api_takes_as_many_words_as_an_article_has(ask: Asking) -> None:
    text = "<p>" + "The council met again on Monday. " * 1_500 + BENT["en"] + "</p>"
    found = ask.post("/api/check", json={"text": text}).json()
    assert [one["outcome"] for one in found["sentences"]].count("flagged") == 1
    assert len(found["sentences"]) == 1_501


@pytest.mark.parametrize("asked", [{}, {"text": 3}])
def test_the_api_refuses_what_is_no_text(ask: Asking, asked: dict[str, object]) -> None:
    reply = ask.post("/api/check", json=asked)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_copy_without_a_server_says_what_to_do_instead() -> None:
    still = Asking(static=True)
    page = still.get(to("check", "en")).text
    assert "<textarea" not in page
    assert "arbeid check" in page
