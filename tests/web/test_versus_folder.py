"""Two jobs side by side in a folder: what the script says of a pair is what the server says of it."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import arbeid
from arbeid.language import LANGUAGES, Language
from arbeid.views.jobs.beside import move_lines, parts_beside, says
from arbeid.web import versus_index
from arbeid.web.addresses import Address, file_for, to
from arbeid.web.page import Asked, pages
from arbeid.web.rendering import page_html
from arbeid.web.site.export import Crawler
from arbeid.wording import words_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# One without a score of Felten et al., one with few people, and studies that disagree between two.
CODES = ("0332", "0423", "0732", "1012")
JOB = "1012"
TODAY = date(2026, 11, 30)


class Pair(Crawler):
    """Writes the page that compares, the page of one job, and all files that these load."""

    def follow(self, url: str) -> None:
        self.links.add(url)
        at = url.partition("#")[0]
        if at.startswith("/static/") or at in {
            to("versus", self.language),
            to("job", self.language, economy="nl", code=JOB),
        }:
            super().follow(url)

    async def run(self, base: str) -> None:
        super().follow(to("versus", self.language))
        super().follow(to("job", self.language, economy="nl", code=JOB))
        await super().run(base)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        # Two of four show the same as two of all, at a twentieth of the time.
        patch.setattr(versus_index, "_script", lambda language: versus_index.script_of(language, CODES))
        for language in LANGUAGES:
            asyncio.run(Pair(language, found, lambda done, known: None).run(""))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_job_leads_to_the_page_that_compares_and_the_page_is_there(
    folder: Path, language: Language
) -> None:
    job = (folder / file_for(to("job", language, economy="nl", code=JOB))).read_text("utf-8")
    there = file_for(to("versus", language))
    assert f"{there}#first={JOB}&amp;second=" in job or f"{there}#first={JOB}" in job
    page = (folder / there).read_text("utf-8")
    assert 'id="versus-folder" hidden' in page and "<noscript>" in page
    # Every job can be chosen, and nothing on the page waits for a server.
    assert page.count("<option") == 2 * (1 + len(arbeid.occupations("nl").rows))
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    "state", [{}, {"first": "verpleegkundige", "second": "0732"}, {"first": CODES[0], "second": CODES[1]}]
)
def test_a_server_has_the_form_whatever_was_asked(state: dict[str, str]) -> None:
    page = pages()["versus"]
    shown = page_html(Address(page, "nl", {}, state), page.answer(Asked("nl", {}, state, TODAY)), "")
    assert 'name="second"' in shown and 'id="versus-folder"' not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_holds_every_number_that_the_server_shows(language: Language) -> None:
    script = versus_index.script_of(language, CODES[:2]).decode()
    facts = json.loads(script.removeprefix("window.arbeidJobs=").rstrip(";\n"))
    places = [one[:3] for part in facts["parts"] for one in part["lines"]]
    words, found = words_of(language), arbeid.versus(*CODES[:2])
    shown = {row.label: (row.first, row.badge) for part in parts_beside(found, words) for row in part.rows}
    held = {
        label: (cell[0] if cell else "–", badge)
        for (_, label, badge), cell in zip(places, facts["jobs"][CODES[0]]["numbers"], strict=True)
    }
    assert {label: held[label] for label in shown} == shown


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_page_from_a_disk_compares_as_the_server_does(folder: Path, browser: Browser) -> None:
    page, words = browser.new_page(), words_of("nl")
    address = (folder / file_for(to("versus", "nl"))).as_uri()
    for first, second in list(permutations(CODES, 2))[::2]:
        page.goto("about:blank")
        page.goto(f"{address}#first={first}&second={second}")
        page.wait_for_selector("#versus-found:not([hidden])")
        found = arbeid.versus(first, second)
        assert page.locator("#versus-said p").all_inner_texts() == list(says(found, words))
        rows = [row for part in parts_beside(found, words) for row in part.rows]
        cells = page.locator(".two-columns tbody tr:has(td:nth-child(3))").evaluate_all(
            "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
        )
        assert cells == [[f"{row.label} {row.badge}", row.first, row.second] for row in rows]
        bold = page.locator(".two-columns b").all_inner_texts()
        assert bold == [getattr(row, row.differs) for row in rows if row.differs]
        moves = page.locator("#versus-moves li").all_inner_texts()
        assert all(line.startswith(move) for line, move in zip(move_lines(found, words), moves, strict=True))
    page.get_by_label(words("web_versus.second")).select_option(first)
    assert page.locator("#versus-said").inner_text() == words("web_versus.same")
    assert page.locator("#versus-found").is_hidden() and f"first={first}" in page.url
    page.close()
