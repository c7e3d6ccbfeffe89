"""What an address asks of a page is answered or refused in a sentence, and never left out in silence."""

from __future__ import annotations

import asyncio
import html

import httpx
import pytest

from arbeid.language import LANGUAGES, Language
from arbeid.web.addresses import to
from arbeid.web.page import pages
from arbeid.web.serving.app import create_app
from arbeid.web.what_if.state import said
from arbeid.wording import words_of

WHOLE = [page.id for page in pages().values() if "{" not in page.paths["nl"]]


def _asked(address: str) -> tuple[int, str]:
    async def reply() -> httpx.Response:
        transport = httpx.ASGITransport(app=create_app(hosts=["site"]))
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(address)

    found = asyncio.run(reply())
    return found.status_code, html.unescape(found.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", WHOLE)
def test_no_page_leaves_out_what_it_does_not_know(page: str, language: Language) -> None:
    status, told = _asked(f"{to(page, language)}?nonsuch=1")
    assert status == 400
    assert "“nonsuch”" in told


@pytest.mark.parametrize("country", ["se", "nl"])
def test_an_economy_is_a_country_at_a_page_that_calls_it_so(country: str) -> None:
    """The page showed the United States instead, and said nothing."""
    called, told = (_asked(f"/en/visible-yet.json?{name}={country}") for name in ("economy", "country"))
    assert called == told
    assert called[0] == 200


def test_an_economy_without_counts_is_refused_under_both_names() -> None:
    for name in ("economy", "country"):
        status, told = _asked(f"/en/visible-yet?{name}=de")
        assert status == 400
        assert 'href="/en/visible-yet?country=nl"' in told
        assert _asked(f"/en/visible-yet?{name}=xx")[0] == 404


def test_two_names_for_two_economies_are_one_too_many() -> None:
    status, told = _asked("/en/visible-yet?economy=se&country=us")
    assert status == 400
    assert "“country” twice" in told


@pytest.mark.parametrize("key", ["utm_source", "fbclid", "ref"])
def test_what_others_add_to_a_link_is_left_out(key: str) -> None:
    assert _asked(f"/en/method?{key}=1")[0] == 200


def test_the_nearest_name_is_offered() -> None:
    assert "choose from scenario." in _asked("/en/what-if?scenaro=base")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_in_an_address_of_percentages_is_told_as_it_was_read(language: Language) -> None:
    """The terminal and Python mean 40% by it, the page 0.4%."""
    words = words_of(language)
    told = " ".join(said({"adoption": "0.4"}, words).put_right)
    assert f"{words.number(0.4, 1)}%" in told
    assert "40%" in told
    assert said({"adoption": "40"}, words).put_right == ()
    assert said({"adoption": "0.4%"}, words).put_right == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_no_number_is_told(language: Language) -> None:
    told = said({"adoption": "banana"}, words_of(language)).put_right
    assert len(told) == 1
    assert "“banana”" in told[0]


@pytest.mark.parametrize("name", ["kept/a.json", "mine.toml"])
def test_a_file_is_compared_elsewhere(name: str) -> None:
    status, told = _asked(f"/api/compare?first=base&second={name}")
    assert status == 404
    assert "arbeid compare" in told and name in told
