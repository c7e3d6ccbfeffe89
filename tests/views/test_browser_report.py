"""The report's page in a real browser: quiet, usable by keyboard, readable on every screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from arbeid.language import Language
from arbeid.wording import words_of
from browser_window import Opened, window
from report_pages import LANGUAGES, figures, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Scheme = Literal["light", "dark"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """Write the page in each language."""
    folder = tmp_path_factory.mktemp("pages")
    found: dict[Language, Path] = {}
    for language in LANGUAGES:
        found[language] = folder / f"report-{language}.html"
        found[language].write_text(page(language), encoding="utf-8")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_quiet_and_asks_for_nothing(
    browser: Browser, files: dict[Language, Path], language: Language
) -> None:
    with Opened(browser, files[language].as_uri()) as opened:
        opened.page.wait_for_load_state("networkidle")
        assert opened.complaints == []
        assert [url for url in opened.asked if not url.startswith("data:")] == [files[language].as_uri()]


@pytest.mark.parametrize(("language", "scheme"), [("nl", "light"), ("en", "dark")])
def test_axe_finds_nothing(
    browser: Browser, files: dict[Language, Path], language: Language, scheme: Scheme
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Opened(browser, files[language].as_uri(), color_scheme=scheme) as opened:
        found = Axe().run(opened.page)
        assert found.violations_count == 0, found.generate_report()
        figure = figures(language)["ranks"].id
        for view in ("table", "about", "download"):
            opened.page.click(f"#{figure}-{view}-tab")
            found = Axe().run(opened.page, context=f"#{figure}")
            assert found.violations_count == 0, found.generate_report()


def test_tabs_are_one_stop_with_arrows_inside(browser: Browser, files: dict[Language, Path]) -> None:
    with Opened(browser, files["nl"].as_uri()) as opened:
        name = figures("nl")["definitions"].id
        focus, shown = opened.page.evaluate, opened.page.is_visible
        opened.page.focus(f"#{name}-chart-tab")
        for key, view in (
            ("ArrowRight", "table"),
            ("ArrowRight", "about"),
            ("End", "download"),
            ("ArrowRight", "chart"),
            ("ArrowLeft", "download"),
            ("Home", "chart"),
            ("ArrowRight", "table"),
        ):
            opened.page.keyboard.press(key)
            assert focus("document.activeElement.id") == f"{name}-{view}-tab"
            for other in ("chart", "table", "about", "download"):
                assert shown(f"#{name}-{other}") == (other == view)
                tab = opened.page.locator(f"#{name}-{other}-tab")
                assert tab.get_attribute("aria-selected") == str(other == view).lower()
        opened.page.keyboard.press("Tab")
        assert focus("document.activeElement.className") == "scroll"
        opened.page.keyboard.press("Shift+Tab")
        opened.page.keyboard.press("Shift+Tab")
        assert focus("document.activeElement.getAttribute('role')") != "tab"


def test_the_first_stop_skips_to_the_content(browser: Browser, files: dict[Language, Path]) -> None:
    with Opened(browser, files["en"].as_uri()) as opened:
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.className") == "skip"
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("scripted", [True, False])
def test_the_switch_of_colours_needs_no_script(
    browser: Browser, files: dict[Language, Path], scripted: bool
) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with Opened(browser, files["nl"].as_uri(), java_script_enabled=scripted, color_scheme="light") as opened:
        light = opened.page.evaluate(ground)
        opened.page.check("#theme-dark", force=True)
        dark = opened.page.evaluate(ground)
        assert (light, dark) == ("rgb(251, 250, 247)", "rgb(20, 23, 27)")
        if scripted:
            opened.page.reload()
            assert opened.page.evaluate(ground) == dark


def test_without_script_charts_and_tables_are_all_there(
    browser: Browser, files: dict[Language, Path]
) -> None:
    with Opened(browser, files["nl"].as_uri(), java_script_enabled=False) as opened:
        for figure in figures("nl").values():
            for view in ("chart", "table", "about", "download"):
                assert opened.page.is_visible(f"#{figure.id}-{view}")
            assert not opened.page.is_visible(f"#{figure.id}-chart-tab")
            rows = opened.page.locator(f"#{figure.id}-table tbody tr")
            assert rows.count() == len(figure.table.rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_sticks_out_sideways(
    browser: Browser, files: dict[Language, Path], language: Language, width: int
) -> None:
    with Opened(browser, files[language].as_uri(), **window(width)) as opened:
        for view in ("chart", "table", "about", "download"):
            for figure in figures(language).values():
                opened.page.click(f"#{figure.id}-{view}-tab")
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, view


LABELS = """() => [...document.querySelectorAll('.chart')].filter(chart => chart.offsetParent).map(chart => {
  const seen = new Map();
  for (const text of chart.querySelectorAll('text')) {
    const box = text.getBoundingClientRect();
    seen.set([text.textContent, Math.round(box.x), Math.round(box.y)].join('|'),
      {text: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom});
  }
  const figure = chart.closest('.figure').getBoundingClientRect();
  return {labels: [...seen.values()], left: figure.left, right: figure.right};
})"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_labels_of_charts_neither_overlap_nor_stick_out(
    browser: Browser, files: dict[Language, Path], language: Language, width: int
) -> None:
    with Opened(browser, files[language].as_uri(), **window(width)) as opened:
        charts = opened.page.evaluate(LABELS)
        assert len(charts) == len(figures(language))  # each in one width only
        for chart in charts:
            labels = chart["labels"]
            assert len(labels) > 10
            out = [
                one["text"]
                for one in labels
                if one["left"] < chart["left"] - 1 or one["right"] > chart["right"] + 1
            ]
            assert out == []
            assert [pair for pair in _pairs(labels) if _overlap(*pair)] == []


def _pairs(labels: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for at, first in enumerate(labels):
        for second in labels[at + 1 :]:
            yield first, second


def _overlap(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Say whether two boxes share more than the slack that line boxes have above and below their letters."""
    wide = min(first["right"], second["right"]) - max(first["left"], second["left"])
    high = min(first["bottom"], second["bottom"]) - max(first["top"], second["top"])
    return wide > 1 and high > 0.35 * (first["bottom"] - first["top"])


def test_it_prints_with_every_view_opened(browser: Browser, files: dict[Language, Path]) -> None:
    with Opened(browser, files["nl"].as_uri(), color_scheme="dark") as opened:
        paper = opened.page.pdf(format="A4", prefer_css_page_size=True)
        assert paper.startswith(b"%PDF-")
        opened.page.emulate_media(media="print")
        figure = figures("nl")["productivity"].id
        for view, there in (("chart", True), ("table", True), ("about", True), ("download", False)):
            assert opened.page.is_visible(f"#{figure}-{view}") is there
        assert opened.page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 36)"
        opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert opened.page.locator("details:not([open])").count() == 0
        opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert opened.page.locator("details[open]").count() == 0


def test_a_download_gives_the_file(browser: Browser, files: dict[Language, Path]) -> None:
    with Opened(browser, files["nl"].as_uri()) as opened:
        figure = figures("nl")["change"]
        opened.page.click(f"#{figure.id}-download-tab")
        with opened.page.expect_download() as waiting:
            opened.page.get_by_role("link", name=words_of("nl")("views.figure.csv"), exact=True).locator(
                "visible=true"
            ).click()
        assert waiting.value.suggested_filename == f"arbeid-nl-{figure.id}.csv"
        assert waiting.value.path().read_bytes().decode() == figure.csv()
