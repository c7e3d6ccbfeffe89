"""The one box in a folder: its index is small and ships, and a page from a disk finds as the server does."""

from __future__ import annotations

import asyncio
import csv
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import arbeid
from arbeid.answers.plain import said
from arbeid.language import LANGUAGES, Language
from arbeid.web.addresses import to
from arbeid.web.ask_index import index_address
from arbeid.web.rendering import asset, asset_named
from arbeid.web.site.export import Crawler
from arbeid.wording import words_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SETS = Path(__file__).parents[2] / "benchmarks" / "sets"
LARGEST = 300_000


class Box(Crawler):
    """Writes the page of the box, a plain page, and all files that these load."""

    def follow(self, url: str) -> None:
        pages = {to("ask", self.language), to("changed-numbers", self.language)}
        self.links.add(url)
        if url.partition("#")[0] in pages or url.startswith("/static/"):
            super().follow(url)

    async def run(self, base: str) -> None:
        for page in ("ask", "changed-numbers"):
            super().follow(to(page, self.language))
        await super().run(base)


# Asked for before the browser in each test: beside a browser no other loop of events can run.
@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("site")
    for language in LANGUAGES:
        asyncio.run(Box(language, found, lambda done, known: None).run(""))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_small_and_says_what_ships(language: Language) -> None:
    content = asset(asset_named(index_address(language).rpartition("/")[2]))
    assert content is not None and len(gzip.compress(content)) < LARGEST
    facts: dict[str, Any] = json.loads(content.decode().removeprefix("window.arbeidIndex=").rstrip(";\n"))
    things = [line.split("\t") for line in facts["things"].split("\n")]
    assert all(len(one) == 4 for one in things) and len(things) < 36 * 36
    titles = {title for line in facts["titles"].split("\n") for title in line.split("\t")[1].split("|")}
    assert {"nl": "loodgieter", "en": "plumber"}[language] in titles


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_from_a_disk_finds_what_the_server_finds(
    folder: Path, browser: Browser, language: Language
) -> None:
    page = browser.new_page()
    page.goto(_plain(folder, language))
    lines = (SETS / "ask-development.tsv").read_text("utf-8").splitlines()
    rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["lang"] == language]
    right = 0
    for row in rows:
        found = page.evaluate("text => window.arbeidFind(text)", row["query"])
        first = arbeid.ask(row["query"], language).first
        wanted = said(first.name, words_of(language)) if first else None
        right += wanted == (found[0]["name"] if found else None)
    assert right / len(rows) >= 0.75, right / len(rows)
    page.close()


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_the_box_of_a_folder_suggests_and_shows(folder: Path, browser: Browser) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(_plain(folder, "nl"))
    page.locator("#ask-any").press_sequentially("loodgie", delay=10)
    page.wait_for_selector("#ask-any-list:not([aria-busy]) [role=option]")
    assert "Loodgieters" in page.locator("#ask-any-list [role=option]").first.inner_text()
    page.fill("#ask-any", "procentpunt")
    page.press("#ask-any", "Enter")
    page.wait_for_url("**/nl/zoek/index.html?q=procentpunt")
    page.wait_for_selector("#ask-found li")
    assert "verschil tussen twee percentages" in page.inner_text("#ask-found")
    assert complaints == []
    page.close()


def _plain(folder: Path, language: Language) -> str:
    return (folder / to("changed-numbers", language).lstrip("/") / "index.html").as_uri()
