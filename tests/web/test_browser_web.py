"""The explorer in a real browser: quiet, accessible, by keyboard, without script, narrow, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from arbeid.language import LANGUAGES, Language
from browser_window import Opened, window
from web_server import LOOKED_AT, address, addresses, explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with explorer() as base:
        yield base


def state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("url", addresses())
def test_a_page_is_quiet_accessible_and_narrow_enough(browser: Browser, site: str, url: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    scheme = "dark" if url.startswith("/en") else "light"
    with Opened(browser, site + url, color_scheme=scheme, **window(320)) as opened:
        opened.page.wait_for_load_state("networkidle")
        assert opened.complaints == []
        assert [asked for asked in opened.asked if not asked.startswith((site, "data:"))] == []
        found = Axe().run(opened.page)
        assert found.violations_count == 0, found.generate_report()
        for panel in ("chart", "table", "about", "download"):
            for tab in opened.page.locator(f'[role="tab"][id$="-{panel}-tab"]').all():
                tab.click()
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= 320, panel
        opened.page.set_viewport_size({"width": 1440, "height": 900})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1440
        assert opened.complaints == []


# What hides and what prints is the same in both languages, so every page is looked at in one of them.
@pytest.mark.parametrize(
    "url", [address(page, LANGUAGES[at % 2]) for at, (page, _, _) in enumerate(LOOKED_AT)]
)
def test_it_reads_without_script_and_prints(browser: Browser, site: str, url: str) -> None:
    with Opened(browser, site + url, java_script_enabled=False, color_scheme="dark") as opened:
        page = opened.page
        assert len(page.inner_text("main")) > 300
        panels = page.locator(".panel")
        if panels.count():
            assert panels.count() % 4 == 0
            assert all(panel.is_visible() for panel in panels.all())
            assert not page.locator('[role="tablist"]').first.is_visible()
            assert page.locator("main .chart:visible svg").count() >= panels.count() / 4
        assert page.pdf(format="A4").startswith(b"%PDF-")
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 36)"
        assert not page.locator(".languages").is_visible()
        if panels.count():
            assert not page.locator(".download").first.is_visible()
            # The page of a job prints as one sheet, with its own table instead of those of its charts.
            sheet = page.locator(".hundred")
            assert (sheet if sheet.count() else page.locator(".panel table")).first.is_visible()


def test_without_script_forms_work_too(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/nl/", java_script_enabled=False) as opened:
        opened.page.locator("#threshold").press("ArrowRight")
        opened.page.get_by_role("button", name="Reken na").click()
        assert state(opened.page) == {"threshold": ["32"]}
        assert "32% van de taken" in opened.page.inner_text(".threshold-says")
        opened.page.goto(f"{site}/nl/cijfers")
        opened.page.fill("#ledger-q", "Oxford")
        opened.page.get_by_role("button", name="Toon").click()
        assert state(opened.page)["q"] == ["Oxford"]
        assert opened.page.locator(".ledger li").count() == 1


def test_the_threshold_follows_the_keys_and_comes_back_by_its_address(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/nl/") as opened:
        page = opened.page
        place = "() => document.querySelector('#strip [data-marker] circle').getAttribute('cx')"
        before, said = page.evaluate(place), page.inner_text(".threshold-says")
        page.focus("#threshold")
        for _ in range(9):
            page.keyboard.press("ArrowRight")
        after = page.evaluate(place)
        assert float(after.rstrip("%")) < float(before.rstrip("%"))
        assert page.inner_text(".threshold-says") != said
        assert page.get_attribute("#threshold", "aria-valuetext") == page.inner_text(".threshold-says")
        assert state(page) == {"threshold": ["40"]}
        said = page.inner_text(".threshold-says")
        page.reload()
        assert page.inner_text(".threshold-says") == said
        assert abs(float(page.evaluate(place).rstrip("%")) - float(after.rstrip("%"))) < 0.01
        page.get_by_role("link", name="English").click()
        assert page.url == f"{site}/en/?threshold=40"
        assert page.input_value("#threshold") == "40"


def test_filters_swap_the_ledger_and_go_back(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/nl/cijfers") as opened:
        page = opened.page
        every = page.locator(".ledger li").count()
        page.evaluate("document.body.dataset.same = 'yes'")
        page.focus("#status-matches")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelector('#status-matches[aria-current]')")
        matching = page.locator(".ledger li").count()
        assert 0 < matching < every
        assert state(page) == {"status": ["matches"]}
        assert page.evaluate("document.activeElement.id") == "status-matches"
        assert page.evaluate("document.body.dataset.same") == "yes"
        assert page.inner_text("#said") == page.inner_text("[data-summary]")
        assert page.locator("#languages a").last.get_attribute("href") == "/en/claims?status=matches"
        page.get_by_role("tab").nth(1).click()
        assert page.locator(".panel table").first.is_visible()
        page.go_back()
        page.wait_for_function("() => !document.querySelector('#status-matches[aria-current]')")
        assert page.locator(".ledger li").count() == every
        assert opened.complaints == []


def test_a_failure_leaves_what_was_there(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/nl/cijfers") as opened:
        page = opened.page
        every = page.locator(".ledger li").count()
        page.route("**/*status=*", lambda route: route.abort())
        page.click("#status-matches")
        page.wait_for_function("() => document.getElementById('said').textContent !== ''")
        assert page.locator(".ledger li").count() == every
        assert page.locator("[aria-busy]").count() == 0


def test_the_keyboard_walks_from_skip_link_through_tabs(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/en/", **window(1280)) as opened:
        page = opened.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        walked = []
        for _ in range(30):
            page.keyboard.press("Tab")
            at = page.evaluate("[document.activeElement.id, document.activeElement.getAttribute('role')]")
            walked.append(at[0])
            if at[1] == "tab":
                break
        assert "threshold" in walked and walked[-1].endswith("-chart-tab")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.id").endswith("-table-tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_of_colours_goes_along(browser: Browser, site: str, language: Language) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with Opened(browser, f"{site}/{language}/", color_scheme="light") as opened:
        page = opened.page
        assert page.evaluate(ground) == "rgb(251, 250, 247)"
        page.check("#theme-dark", force=True)
        page.goto(site + address("claims", language))
        assert page.evaluate(ground) == "rgb(20, 23, 27)"
        chart = page.evaluate("getComputedStyle(document.querySelector('.chart text')).fill")
        assert chart in ("rgb(236, 234, 228)", "rgb(169, 176, 184)")


def test_a_framed_figure_is_quiet_and_accessible(browser: Browser, site: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Opened(browser, f"{site}/nl/?embed=1&figure=definities", **window(360)) as opened:
        assert opened.complaints == []
        found = Axe().run(opened.page)
        assert found.violations_count == 0, found.generate_report()
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360
