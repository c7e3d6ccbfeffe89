"""Who uses AI on the page of places: people and firms of an economy, and of each of its countries."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from arbeid.answers.plain import said
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.monitor.country_use import country_use
from arbeid.web.serving.app import create_app
from arbeid.wording import words_of

pytestmark = pytest.mark.long
APP = create_app(hosts=["site"])
PATHS = {"nl": "/nl/landen-en-sectoren", "en": "/en/places"}


def ask(url: str) -> str:
    async def once() -> str:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=APP), base_url="http://site"
        ) as client:
            return (await client.get(url)).text

    return asyncio.run(once())


def test_countries_with_what_was_counted_in_the_latest_period() -> None:
    found = country_use("eu27")
    rows = {row.code: row for row in found.rows}
    assert (rows["nl"].people.value, rows["nl"].firms.value) == (0.421, 0.3321)
    assert (rows["nl"].people.badge, rows["nl"].firms.badge) == ("modelled", "measured")
    assert (found.people_period, found.firms_period) == ("2026-q1", "2025")
    shares = [float(row.people) for row in found.rows if row.people.value is not None]
    assert shares == sorted(shares, reverse=True)


def test_firms_that_nobody_counted_are_missing_and_not_zero() -> None:
    rows = {row.code: row for row in country_use("world").rows}
    assert rows["ae"].firms.value is None
    assert rows["ae"].people.value == 0.701
    assert country_use("world").sentence is None


def test_only_what_is_shown_is_named_as_a_source() -> None:
    assert [line.id for line in country_use("us").sources] == ["microsoft-diffusion-2026"]
    assert country_use("us").rows == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_it_with_its_sources_and_badges(language: Language) -> None:
    page = ask(f"{PATHS[language]}?economy=nl")
    section = page.partition('aria-labelledby="part-used"')[2].partition("</section>")[0]
    sentence = country_use("nl").sentence
    assert sentence is not None
    assert said(sentence, words_of(language)) in section
    assert "Eurostat" in section and "Microsoft" in section
    assert section.count('class="badge"') == 2
    by_country = ask(f"{PATHS[language]}?economy=eu27").partition('aria-labelledby="part-used"')[2]
    assert {"nl": "33,2%", "en": "33.2%"}[language] in by_country.partition("</section>")[0]


def test_shares_say_why_they_have_no_range() -> None:
    notes = [said(note, words_of("nl")) for note in country_use("nl").notes]
    assert any("geen steekproeffout" in note for note in notes)
