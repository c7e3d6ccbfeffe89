"""Whole kinds of slips that no page and no text may have: u on a page, straight apostrophes, ids, 1 jobs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from arbeid.claims.claim import CLAIMS
from arbeid.claims.story import STORIES
from arbeid.language import LANGUAGES, Language
from arbeid.measures.measure import MEASURES
from arbeid.scenario import SCENARIOS
from arbeid.web.addresses import to
from arbeid.wording import _phrases, words_of
from each import each
from web_server import LOOKED_AT, address, client, explorer

pytestmark = pytest.mark.long
CATALOGUE = Path(__file__).parents[2] / "src/arbeid/catalogue"
_NOT_SHOWN = {
    "sources",
    "spelling",
    "tables",
    "extracts",
    "mutations",
    "lexicons",
    "number_names",
    "language_marks",
    "classifications",
    "occupations",
}
TEXTS = sorted(
    path
    for path in CATALOGUE.rglob("*.toml")
    if path.relative_to(CATALOGUE).parts[0] not in _NOT_SHOWN and "errors" not in path.parts
)
IDS = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        re.escape(name)
        for registry in (CLAIMS, MEASURES, SCENARIOS)
        for name in registry.names()
        if "-" in name and name not in ("us-reference", "use-per-task")
    )
    + r")(?![\w-])"
)


@pytest.fixture(scope="module")
def ask() -> Iterator[httpx.Client]:
    with explorer() as base, client(base) as asking:
        yield asking


def dutch(value: Any, key: str = "") -> Iterator[str]:
    """Give all Dutch texts of a file: those under nl, wherever they are."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from dutch(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from dutch(part, key)
    elif isinstance(value, str) and key == "nl":
        yield value


def running(html: str) -> str:
    """Give what a reader reads of a page: no code, no addresses, no names in the index of the method page."""
    bare = re.sub(r"<(script|style|code|pre|head|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    bare = re.sub(r'<a [^>]*class="address".*?</a>', " ", bare, flags=re.DOTALL)
    bare = re.sub(r"https?://\S+", " ", bare)
    bare = re.sub(r"<option[^>]*>", " ", bare)
    return unescape(re.sub(r"<[^>]*>", " ", bare))


@each("path", TEXTS)
def test_dutch_says_je_and_has_curly_apostrophes(path: Path) -> None:
    for text in dutch(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert not re.search(r"\b(u|uw|uzelf)\b", text, re.IGNORECASE), text
        assert not re.search(r"\w'\w|\b\w+s' ", text), text


@each("path", TEXTS)
def test_ai_is_no_she(path: Path) -> None:
    for text in dutch(tomllib.loads(path.read_text(encoding="utf-8"))):
        if "AI" in text:
            assert not re.search(
                r"\b(neemt|ondersteunt|doet|kan|loont|voert|gebruikt \d+%) (zij|haar)\b", text
            )
    assert not re.search(r"merkje", path.read_text(encoding="utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page for page, _, _ in LOOKED_AT if page not in ("method", "chapter")])
def test_a_page_says_no_id(ask: httpx.Client, page: str, language: Language) -> None:
    found = IDS.findall(running(ask.get(address(page, language)).text))
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", STORIES.names())
def test_a_story_and_its_answers_are_there_and_say_no_id(
    ask: httpx.Client, story: str, language: Language
) -> None:
    for page in ("story", "answers", "lesson"):
        reply = ask.get(to(page, language, story=story))
        assert reply.status_code == 200, page
        assert IDS.findall(running(reply.text)) == [], page


@pytest.mark.parametrize(
    ("one", "other"),
    [("imf-2024-world-40", "imf-2024-lic-26"), ("goldman-2023-gdp-7-1-5", "acemoglu-2024-0-66")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walk_says_no_id(ask: httpx.Client, one: str, other: str, language: Language) -> None:
    assert IDS.findall(running(ask.get(to("walk", language, one=one, other=other)).text)) == []


def test_one_is_one(ask: httpx.Client) -> None:
    assert "1 cijfer," in running(ask.get("/nl/cijfers?q=fo-2013-us-47").text)
    assert "1 figure," in running(ask.get("/en/claims?q=fo-2013-us-47").text)
    every = running(ask.get("/nl/beroepen").text)
    assert not re.search(r"(?<![\d.,])1 (beroepen|mensen|cijfers|studies)\b", every)


PHRASES = _phrases()


@each("key", [key for key in sorted(PHRASES) if "|" in PHRASES[key]["nl"]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_that_counts_has_both_forms(key: str, language: Language) -> None:
    template = PHRASES[key][language]
    names = set(re.findall(r"\{(\w+)", template))
    one, many = (dict.fromkeys(names, number) for number in (1, 2))
    words = words_of(language)
    assert words(key, **one).replace("1", "2") != words(key, **many) or key.endswith("unit_years")


def test_a_lesson_on_paper_names_no_address_of_this_computer(ask: httpx.Client) -> None:
    html = ask.get("/nl/lessen/c03").text
    assert "127.0.0.1" not in running(html) and ">Eén beroepsgroep op het randje" in html


def test_a_page_that_is_not_there_leads_to_the_nearest(ask: httpx.Client) -> None:
    reply = ask.get("/nl/cijfers/fo-2013-us-48")
    assert reply.status_code == 404
    assert '<a href="/nl/cijfers/fo-2013-us-47">Naar “fo-2013-us-47”</a>' in reply.text
    hostile = ask.get("/en/claims/%3Cimg%20src=x%3E").text
    assert "<img" not in hostile


def test_the_search_box_takes_as_much_as_an_address(ask: httpx.Client) -> None:
    for page in ("/nl/", "/nl/beroepen", "/nl/cijfers"):
        assert 'maxlength="300"' in ask.get(page).text
    assert ask.get("/nl/beroepen", params={"q": "v" * 300}).status_code == 200
