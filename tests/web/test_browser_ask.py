"""The one box in a real browser: suggestions by keyboard and pointer, narrow, dark, without script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser_window import Opened, window
from web_server import explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BOX = "#ask-any"
OPTIONS = "#ask-any-list:not([aria-busy]) [role=option]"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with explorer() as base:
        yield base


def typed(page: Page, text: str) -> None:
    page.locator(BOX).press_sequentially(text, delay=10)
    page.wait_for_selector(OPTIONS)


def test_the_box_is_walked_by_keyboard_and_says_where_one_is(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/nl/methode") as opened:
        page = opened.page
        box = page.locator(BOX)
        assert box.get_attribute("role") == "combobox" and box.get_attribute("aria-expanded") == "false"
        typed(page, "IMF 40")
        assert box.get_attribute("aria-expanded") == "true"
        assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
        page.keyboard.press("ArrowDown")
        active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        assert active.get_attribute("aria-selected") == "true"
        assert page.evaluate("document.activeElement.id") == "ask-any"
        page.keyboard.press("Escape")
        assert box.get_attribute("aria-expanded") == "false" and box.input_value() == "IMF 40"
        page.keyboard.press("Enter")
        page.wait_for_url("**/nl/zoek?q=IMF+40")
        assert page.locator(".reading").count() == 1


def test_a_suggestion_leads_to_its_page(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/en/method") as opened:
        page = opened.page
        typed(page, "the Oxford stu")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/claims/fo-2013-us-47")
        typed(page, "percentage po")
        page.locator(OPTIONS).first.click()
        page.wait_for_url("**/en/search?q=percentage*")
        assert "difference between two percentages" in page.inner_text(".reading")


def test_a_choice_is_gone_when_more_is_typed(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/en/method") as opened:
        page = opened.page
        typed(page, "Oxford")
        page.keyboard.press("ArrowDown")
        page.route("**/search.json*", lambda _: None)
        page.locator(BOX).press_sequentially(" study")
        assert page.locator("#ask-any-list [aria-selected=true]").count() == 0
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search?q=Oxford+study")


def test_an_open_list_is_accessible_narrow_and_dark(browser: Browser, site: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Opened(browser, f"{site}/nl/zoek", color_scheme="dark", **window(320, 700)) as opened:
        page = opened.page
        typed(page, "IMF")
        page.keyboard.press("ArrowDown")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_a_script_the_box_is_a_form(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/en/method", java_script_enabled=False) as opened:
        page = opened.page
        page.fill(BOX, "plumber")
        page.press(BOX, "Enter")
        page.wait_for_url("**/en/search?q=plumber")
        assert page.locator(".reading a").first.inner_text() == "Plumbers and pipe fitters"


def test_what_is_typed_stays_text(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/en/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20IMF") as opened:
        page = opened.page
        assert page.locator("#ask-found img").count() == 0
        assert page.locator("#ask-any").input_value().startswith("<img")
