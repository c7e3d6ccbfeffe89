"""Chapters in a real browser: accessible, quiet, and within every screen, in both languages and schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arbeid.guide.chapter.chapter import Chapter, Section
from arbeid.guide.readings.reading import Reading
from arbeid.guide.rendering.render import Beside
from arbeid.guide.rendering.render import render as rendered
from arbeid.verbs.chapters.chapter import render
from browser_window import Opened, window
from chapter_texts import DATA

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORK = "werk-van-de-toekomst"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write every page to look at."""
    folder = tmp_path_factory.mktemp("chapters")
    whole = {f"work-{language}": render(WORK, "html", language) for language in ("nl", "en")}
    others = {path.stem: render(str(path), "html", "nl") for path in (DATA / "chapters").glob("*.md")}
    piece = render(WORK, "html", "nl", embed=True)
    host = f"<!doctype html><html lang=nl><title>Cursus</title><main><h1>Cursus</h1>{piece}</main></html>"
    long = Reading("S01", "Arbeidsmarktmobiliteitsonderzoek" * 4, f"https://a.nl/{'x' * 300}", 9)
    wide = rendered(Chapter(None, (Section(1, "Breed" * 30, blocks=(long,)),)), "html", Beside("nl"))
    files = {}
    for name, html in {**whole, **others, "embedded": host, "wide": wide}.items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(html, encoding="utf-8")
    return files


LOOKS = [
    *((name, 320, "light") for name in ("work-nl", "beeld-en-geluid", "counting-work", "regio-hugo", "wide")),
    *((name, 1280, "dark") for name in ("work-en", "beeld-en-geluid", "counting-work", "embedded")),
    ("work-en", 320, "dark"),
    ("work-nl", 1280, "light"),
]


@pytest.mark.parametrize(("name", "width", "scheme"), LOOKS)
def test_pages_are_accessible_and_fit(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Opened(browser, pages[name].as_uri(), color_scheme=scheme, **window(width, 800)) as opened:
        page = opened.page
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found = Axe().run(page).response["violations"]
        assert [(item["id"], [node["html"][:200] for node in item["nodes"]]) for item in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert opened.complaints == []
        assert [url for url in opened.asked if not url.startswith("file:")] == []


def test_colours_follow_the_scheme_and_the_host(browser: Browser, pages: dict[str, Path]) -> None:
    ink = "getComputedStyle(document.querySelector('.arbeid-chapter')).color"
    seen = []
    for scheme, theme in (("light", ""), ("dark", ""), ("dark", "light"), ("light", "dark")):
        with Opened(browser, pages["embedded"].as_uri(), color_scheme=scheme) as opened:
            page = opened.page
            page.evaluate("theme => { if (theme) document.documentElement.dataset.theme = theme }", theme)
            seen.append(page.evaluate(ink))
    light, dark = "rgb(27, 31, 36)", "rgb(236, 234, 228)"
    assert seen == [light, dark, light, dark]


def test_everything_can_be_reached_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    with Opened(browser, pages["work-nl"].as_uri()) as opened:
        page = opened.page
        reachable = page.locator("main a:visible, main summary:visible").count()
        reached = set()
        for _ in range(reachable):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.outerHTML"))
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
        assert len(reached) == reachable >= 12 + 3 + 12


def test_on_paper_links_and_claims_are_written_out(browser: Browser, pages: dict[str, Path]) -> None:
    with Opened(browser, pages["work-nl"].as_uri()) as opened:
        page = opened.page
        page.emulate_media(media="print")
        address = page.evaluate(
            "getComputedStyle(document.querySelector('.reading .title a'), '::after').content"
        )
        assert "https://example.com/future-work-debate" in address
        claims = page.locator("#S04 .claims li").first
        assert claims.evaluate("element => element.getBoundingClientRect().height") > 20
        assert page.locator("nav").is_hidden()
        assert page.pdf(format="A4").startswith(b"%PDF")
