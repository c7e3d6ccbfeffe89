"""What changed as a feed: every claim that was replaced or corrected, dated only where a day is known."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from arbeid.claims.changed_numbers import number_changes
from arbeid.claims.claim import CLAIMS
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.changed import changed_verdicts
from arbeid.web.addresses import file_for
from arbeid.web.feed import feed, feed_address
from arbeid.web.serving.app import create_app
from arbeid.web.site.export import Crawler

APP = create_app(hosts=["site"])


def ask(url: str) -> httpx.Response:
    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(app=APP)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(url)

    return asyncio.run(once())


def test_every_change_of_a_claim_and_of_our_own_is_listed_once() -> None:
    found = changed_verdicts().changes
    assert len({one.id for one in found}) == len(found)
    replaced = {one.id for one in CLAIMS.all() if one.superseded_by}
    corrected = {one.id for one in CLAIMS.all() if one.corrected}
    assert {one.claim for one in found if one.change == "superseded"} == replaced
    assert {one.claim for one in found if one.change == "corrected"} == corrected
    assert sum(one.change == "renumbered" for one in found) == len(number_changes())
    years = [one.year for one in found if one.year]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_one_that_readers_know(language: Language) -> None:
    found = feed(language, "https://example.org/ai", static=True)
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["language"] == language
    assert found["feed_url"] == f"https://example.org/ai/{language}/feed.json"
    assert all({"id", "url", "title", "content_text"} <= one.keys() for one in found["items"])
    assert all(one["url"].startswith(f"https://example.org/ai/{language}/") for one in found["items"])
    # A day is said only of what has one.
    dated = {one["id"] for one in found["items"] if "date_published" in one}
    assert dated == {one.id for one in changed_verdicts().changes if one.on}


def test_a_feed_of_this_machine_alone_names_no_host() -> None:
    found = feed("nl", "http://127.0.0.1:8417", static=False)
    assert "127.0.0.1" not in json.dumps(found)


def test_the_feed_is_served_and_becomes_a_file(tmp_path: Path) -> None:
    reply = ask(feed_address("nl"))
    assert reply.headers["content-type"] == "application/feed+json"
    assert len(reply.json()["items"]) == len(changed_verdicts().changes)
    assert ask("/xx/feed.json").status_code == 404
    assert file_for(feed_address("nl")) == "nl/feed.json"
    crawler = Crawler("nl", tmp_path, lambda done, known: None)
    html = crawler._relative(f'<a href="{feed_address("nl")}">', "nl/cijfers/index.html")
    assert html == '<a href="../../nl/feed.json">'
    assert feed_address("nl") in crawler.seen
