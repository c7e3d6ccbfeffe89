"""Chapters in a real browser: accessible, quiet, and within every screen, in both languages and schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from arbeid.guide.chapter.chapter import Chapter, Section
from arbeid.guide.readings.reading import Reading
from arbeid.guide.rendering.render import Beside
from arbeid.guide.rendering.render import render as rendered
from arbeid.verbs.chapters.chapter import render
from chapter_texts import DATA
from patience import PATIENCE

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


def opened(browser: Browser, path: Path, **window: Any) -> tuple[Any, list[str]]:
    complaints: list[str] = []
    page = browser.new_page(**window)
    page.set_default_timeout(PATIENCE * 1000)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else complaints.append(asked.url))
    page.goto(path.as_uri())
    return page, complaints


@pytest.mark.parametrize(("name", "width", "scheme"), LOOKS)
def test_pages_are_accessible_and_fit(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page, complaints = opened(browser, pages[name], **window)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(item["id"], [node["html"][:200] for node in item["nodes"]]) for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.close()


def test_colours_follow_the_scheme_and_the_host(browser: Browser, pages: dict[str, Path]) -> None:
    ink = "getComputedStyle(document.querySelector('.arbeid-chapter')).color"
    seen = []
    for scheme, theme in (("light", ""), ("dark", ""), ("dark", "light"), ("light", "dark")):
        page, _ = opened(browser, pages["embedded"], color_scheme=scheme)
        page.evaluate("theme => { if (theme) document.documentElement.dataset.theme = theme }", theme)
        seen.append(page.evaluate(ink))
        page.close()
    light, dark = "rgb(27, 31, 36)", "rgb(236, 234, 228)"
    assert seen == [light, dark, light, dark]


def test_everything_can_be_reached_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["work-nl"])
    reachable = page.locator("main a:visible, main summary:visible").count()
    reached = set()
    for _ in range(reachable):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert len(reached) == reachable >= 12 + 3 + 12
    page.close()


def test_on_paper_links_and_claims_are_written_out(browser: Browser, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["work-nl"])
    page.emulate_media(media="print")
    address = page.evaluate(
        "getComputedStyle(document.querySelector('.reading .title a'), '::after').content"
    )
    assert "https://example.com/future-work-debate" in address
    claims = page.locator("#S04 .claims li").first
    assert claims.evaluate("element => element.getBoundingClientRect().height") > 20
    assert page.locator("nav").is_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
