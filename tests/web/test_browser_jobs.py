"""Jobs and places in a real browser: search, the tree of the treemap, the swarm, choices in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from arbeid.language import LANGUAGES, Language
from arbeid.wording import words_of
from browser_window import BLANK, Opened, window
from web_server import explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
AT = "document.activeElement.getAttribute('aria-label')"
LEVEL = "document.activeElement.getAttribute('aria-level')"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with explorer() as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a wide page that must end without a complaint."""
    with Opened(browser, BLANK, **window(1280)) as opened:
        yield opened.page
    assert opened.complaints == []


def state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def name_of(key: str, language: Language = "nl") -> str:
    return words_of(language)(f"occupations.{key}.id")


def test_a_search_leads_to_the_page_of_a_job(page: Page, site: str) -> None:
    page.goto(f"{site}/nl/")
    page.locator("main input[role=combobox]").fill("verpleegkundige")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/zoek?q=verpleegkundige")
    assert page.locator("main").get_by_role("link", name="Verpleegkundigen (mbo)").count()
    page.goto(f"{site}/nl/beroepen?q=verpleegkundige")
    found = page.locator("#hits li a")
    assert found.count() >= 2
    names = found.all_inner_texts()
    assert "Verpleegkundigen (mbo)" in names
    page.get_by_role("link", name="Verpleegkundigen (mbo)").first.click()
    page.wait_for_url("**/nl/beroepen/nl/1033")
    assert page.inner_text("h1") == "Verpleegkundigen (mbo)"
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/jobs/nl/1033")
    assert page.inner_text("h1") == "Nurses (vocational level)"


def test_the_box_of_the_jobs_page_is_the_one_box(page: Page, site: str) -> None:
    page.goto(f"{site}/en/jobs")
    box = page.locator("input[role=combobox]")
    assert box.count() == 1
    box.press_sequentially("plumb", delay=20)
    page.wait_for_selector("[role=listbox]:not([aria-busy]) [role=option]:has-text('Plumb')")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/en/jobs/nl/0734")
    page.goto(f"{site}/en/jobs?q=qwrtzxq")
    assert "No job found for “qwrtzxq”" in page.inner_text("#hits")
    page.locator("#hits .chips a").first.click()
    page.wait_for_url("**group=*")


def test_the_treemap_is_a_tree_with_one_stop(page: Page, site: str) -> None:
    page.goto(f"{site}/nl/beroepen")
    tree = page.locator(f"#{name_of('treemap')} .chart:visible [role='tree']")
    assert tree.locator("[tabindex='0']").count() == 1
    page.focus(f"#{name_of('treemap')}-chart-tab")
    page.keyboard.press("Tab")
    group = page.evaluate(AT)
    assert page.evaluate(LEVEL) == "1"
    assert "werkenden" in group and "13 beroepen" in group
    assert page.locator(".chart:visible .ring").count() == 1
    page.keyboard.press("ArrowRight")
    first = page.evaluate(AT)
    assert page.evaluate(LEVEL) == "2"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(AT) != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate(AT) == first
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(AT) == group
    page.keyboard.press("ArrowDown")
    assert page.evaluate(LEVEL) == "1"
    assert page.evaluate(AT) != group
    page.keyboard.press("End")
    last = page.evaluate(AT)
    page.keyboard.press("Home")
    assert page.evaluate(AT) == group != last
    assert tree.locator("[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('[role=tree]')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/beroepen/nl/*")


def test_on_a_phone_a_group_is_opened_before_its_jobs(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}/nl/beroepen", **window(360, 780)) as opened:
        phone = opened.page
        items = phone.locator(".chart:visible [role='treeitem']")
        assert items.count() == 13
        items.first.click()
        phone.wait_for_url("**group=04")
        assert phone.locator(".chart:visible [role='treeitem']").count() == 13
        areas = phone.evaluate(
            "[...document.querySelectorAll('[role=treeitem] rect')]"
            ".filter(one => one.getClientRects().length)"
            ".map(one => one.width.baseVal.value * one.height.baseVal.value)"
        )
        assert min(areas) > 24 * 24
        items.first.click()
        phone.wait_for_url("**/nl/beroepen/nl/04*")


def test_the_swarm_is_one_list_with_the_chosen_job_in_it(page: Page, site: str) -> None:
    page.goto(f"{site}/en/jobs?job=1033")
    swarm = page.locator(f"#{name_of('beeswarm', 'en')} .chart:visible")
    assert swarm.locator("[tabindex='0'][aria-selected='true']").count() == 1
    page.focus(f"#{name_of('beeswarm', 'en')}-chart-tab")
    page.keyboard.press("Tab")
    assert page.evaluate(AT).startswith("Nurses (vocational level)")
    page.keyboard.press("ArrowRight")
    assert not page.evaluate(AT).startswith("Nurses (vocational level)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == f"{name_of('beeswarm', 'en')}-chart-tab"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_measures_is_in_the_address_and_comes_back(
    page: Page, site: str, language: Language
) -> None:
    path = {"nl": "beroepen", "en": "jobs"}[language]
    page.goto(f"{site}/{language}/{path}")
    before = page.inner_text(".message >> nth=0")
    page.evaluate("document.body.dataset.same = 'yes'")
    for chosen in ("set-before-language-models", "economy-us", "set-use"):
        page.click(f"#{chosen}")
        page.wait_for_selector(f"#{chosen}[aria-current]")
        assert page.evaluate("document.activeElement.id") == chosen
    assert state(page) == {"economy": ["us"], "set": ["use"]}
    assert page.evaluate("document.body.dataset.same") == "yes"
    after = page.inner_text(".message >> nth=0")
    assert after != before
    page.reload()
    assert page.inner_text(".message >> nth=0") == after
    page.click("#economy-nl")
    page.wait_for_selector("#economy-nl[aria-current]")
    page.select_option("#one-measure", "microsoft")
    page.locator("#one-measure ~ button").click()
    page.wait_for_url("**set=microsoft")
    assert "Microsoft" in page.inner_text(".subtitle >> nth=0")


def test_places_change_cut_and_measure_by_their_address(page: Page, site: str) -> None:
    page.goto(f"{site}/nl/landen-en-sectoren")
    assert page.locator(".chart:visible a").count() == 141
    page.click("#economy-us")
    page.wait_for_selector("#by-state")
    page.click("#by-state")
    page.wait_for_selector("#by-state[aria-current]")
    assert page.locator(".chart:visible [role='listitem']").count() == 54
    page.click("#measure-ilo-2025")
    page.wait_for_selector("#measure-ilo-2025[aria-current]")
    assert state(page) == {"economy": ["us"], "by": ["state"], "measure": ["ilo-2025"]}
    said = page.inner_text("[data-summary]")
    page.reload()
    assert page.inner_text("[data-summary]") == said
    page.go_back()
    page.wait_for_selector("#measure-eloundou-beta-human[aria-current]")
    page.goto(f"{site}/nl/landen-en-sectoren")
    page.locator(".chart:visible a[aria-label^='Duitsland']").click()
    page.wait_for_url("**/nl/beroepen?economy=de")
    assert "Duitsland" in page.inner_text(".subtitle >> nth=0")


@pytest.mark.parametrize(
    "url",
    [
        "/nl/beroepen?group=07",
        "/en/jobs?economy=us&set=use",
        "/en/jobs/us/29-1141",
        "/nl/beroepen/nl/1311",
        "/nl/beroepen/de/25",
        "/nl/landen-en-sectoren?economy=us&by=state&measure=ilo-2025",
        "/en/places?economy=nl&by=wage",
        "/en/places?economy=us&by=industry",
    ],
)
@pytest.mark.parametrize("width", [320, 768])
def test_other_states_are_accessible_and_keep_to_the_screen(
    browser: Browser, site: str, url: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    scheme = "dark" if width == 768 else "light"
    with Opened(browser, site + url, color_scheme=scheme, **window(width)) as opened:
        page = opened.page
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("url", ["/nl/beroepen", "/en/jobs/nl/0811", "/nl/landen-en-sectoren"])
def test_they_read_and_print_without_script(browser: Browser, site: str, url: str) -> None:
    with Opened(browser, site + url, java_script_enabled=False) as opened:
        page = opened.page
        assert page.locator(".panel table").count() >= 2
        assert page.locator(".panel table").first.is_visible()
        assert page.locator("main .chart:visible svg").count() >= 2
        assert page.pdf(format="A4").startswith(b"%PDF-")


LABELS = """() => [...document.querySelectorAll('.chart')].filter(one => one.offsetParent).map(chart => {
  const figure = chart.closest('.figure').getBoundingClientRect();
  return [...chart.querySelectorAll('text')]
    .map(text => ({text: text.textContent, box: text.getBoundingClientRect()}))
    .filter(({box}) => box.left < figure.left - 1 || box.right > figure.right + 1).map(({text}) => text);
}).flat()"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_label_of_a_chart_sticks_out(browser: Browser, site: str, language: Language, width: int) -> None:
    paths = {
        "nl": ("beroepen?job=0812", "beroepen/nl/0812", "landen-en-sectoren"),
        "en": ("jobs?economy=us&job=29-1141", "jobs/us/29-1141", "places?economy=us&by=industry"),
    }
    with Opened(browser, BLANK, **window(width)) as opened:
        page = opened.page
        for path in paths[language]:
            page.goto(f"{site}/{language}/{path}")
            assert page.evaluate(LABELS) == [], path


def test_a_job_prints_on_one_sheet_with_its_sources(page: Page, site: str) -> None:
    # The longest of all that were tried.
    page.goto(f"{site}/nl/beroepen/nl/0333")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert "CBS" in page.inner_text(".on-paper")
    page.emulate_media(media="screen")
