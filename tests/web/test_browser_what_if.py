"""What if in a real browser: sliders by keyboard, an address for everything, stale work left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from test_browser_web import state

from arbeid.language import LANGUAGES, Language
from arbeid.web.addresses import to
from arbeid.web.what_if.state import PARAMS
from browser_window import Opened, window
from web_server import explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
NL = to("what-if", "nl")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with explorer() as base:
        yield base


def settled(page: Page) -> None:
    """Wait until everything that a change asked for is there."""
    page.wait_for_timeout(400)
    page.wait_for_function("() => !document.querySelector('[aria-busy]')")


def net(page: Page) -> str:
    return page.inner_text("#number-net strong")


def test_a_slider_moves_the_answer_by_keyboard_and_the_address_keeps_it(browser: Browser, site: str) -> None:
    with Opened(browser, site + NL, **window(1280)) as opened:
        page = opened.page
        before, flows = net(page), page.inner_text("#flows .message")
        page.focus("#adoption-slide")
        for _ in range(7):
            page.keyboard.press("ArrowRight")
        settled(page)
        assert page.input_value("#adoption") == "40"
        assert page.get_attribute("#adoption-slide", "aria-valuetext") == "40%"
        assert net(page) != before and page.inner_text("#flows .message") != flows
        assert state(page) == {"adoption": ["40"]}
        assert page.evaluate("document.activeElement.id") == "adoption-slide"
        assert page.inner_text("#said") == page.inner_text("[data-summary]")
        after, said = net(page), page.inner_text("#flows .message")
        page.reload()
        assert (net(page), page.inner_text("#flows .message")) == (after, said)
        assert page.input_value("#adoption-slide") == "40"
        page.click('#languages a[hreflang="en"]')
        assert page.url == f"{site}/en/what-if?adoption=40"
        assert page.input_value("#adoption") == "40"
        assert opened.complaints == []
        assert [asked for asked in opened.asked if not asked.startswith((site, "data:"))] == []


def test_the_tick_goes_back_to_the_default_and_reset_to_the_scenario(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}{NL}?adoption=60&scenario=slow-adoption", **window(1280)) as opened:
        page = opened.page
        page.locator('[data-control="adoption"] a[data-default]').focus()
        page.keyboard.press("Enter")
        settled(page)
        assert page.input_value("#adoption") == "33"
        assert state(page) == {"scenario": ["slow-adoption"]}
        page.fill("#elasticity", "1.4")
        settled(page)
        assert state(page) == {"scenario": ["slow-adoption"], "elasticity": ["1.4"]}
        page.click("#reset")
        page.wait_for_function("() => document.getElementById('elasticity').value === '0,8'")
        assert state(page) == {"scenario": ["slow-adoption"]}
        assert opened.complaints == []


@pytest.mark.parametrize(
    ("scenario", "own"),
    [
        ("base", ()),
        ("cautious", ("ai_price_assisted", "adoption")),
        # A saving is set, or what it follows from, but not both.
        ("goldman-2023", ("handed_saving", "assisted_saving", "adoption")),
    ],
    ids=["base", "cautious", "goldman-2023"],
)
def test_every_control_goes_into_the_address_and_back(
    browser: Browser, site: str, *, scenario: str, own: tuple[str, ...]
) -> None:
    asked = "" if scenario == "base" else f"?scenario={scenario}"
    with Opened(browser, site + NL + asked, **window(1280)) as opened:
        page = opened.page
        page.evaluate("document.querySelector('.more').open = true")
        wanted: dict[str, list[str]] = {"scenario": [scenario]} if asked else {}
        # What follows from other assumptions has a control only where the scenario sets it.
        names = [name for name, (_, param) in PARAMS.items() if not param.optional or name in own]
        assert [name for name in PARAMS if page.locator(f"#{name}").count()] == names
        # What every scenario has is set in the first.
        for name in own or names:
            field = page.locator(f"#{name}")
            low, default = (float(field.get_attribute(f"data-{end}") or 0) for end in ("low", "number"))
            value = f"{round(low + 0.9 * (default - low) + 0.01, 3):g}"
            if name in ("mean_exposure", "willingness_spread"):
                value = "10" if name == "mean_exposure" else "0.5"
            field.fill(value.replace(".", ","))
            wanted[name] = [value]
        page.focus("#economy")
        page.select_option("#economy", "de")
        settled(page)
        assert page.evaluate("document.activeElement.id") == "economy"
        page.select_option("#measure", "ilo-2025")
        page.select_option("#vs", "fast-adoption")
        page.fill("#years", "8")
        wanted |= {"economy": ["de"], "measure": ["ilo-2025"], "vs": ["fast-adoption"], "years": ["8"]}
        settled(page)
        assert state(page) == wanted
        page.reload()
        for name, (value,) in wanted.items():
            if name == "scenario":
                continue
            shown = page.get_attribute(f"#{name}", "data-number") or page.input_value(f"#{name}")
            assert shown == value, name
        assert not page.locator(".put-right").count()
        assert opened.complaints == []


@pytest.mark.parametrize(
    ("language", "text", "kept", "shown"),
    [
        ("nl", "1,2", "1.2", "1,2"),
        ("nl", "2.5", "2.5", "2,5"),
        ("nl", " ,75", "0.75", "0,75"),
        ("en", "1,2", "1.2", "1.2"),
        ("en", "1.25", "1.25", "1.25"),
    ],
)
def test_a_typed_number_is_read_as_it_is_written(
    browser: Browser, site: str, *, language: Language, text: str, kept: str, shown: str
) -> None:
    with Opened(browser, site + to("what-if", language), **window(1280)) as opened:
        page = opened.page
        page.fill("#elasticity", "")
        page.locator("#elasticity").press_sequentially(text)
        settled(page)
        assert state(page) == {"elasticity": [kept]}
        assert page.input_value("#elasticity-slide") == kept
        assert page.get_attribute("#elasticity-slide", "aria-valuetext") == shown
        page.press("#elasticity", "Tab")
        assert page.input_value("#elasticity") == shown
        assert page.inner_text("#elasticity-problem") == "" and opened.complaints == []


@pytest.mark.parametrize(
    ("name", "text", "language", "says"),
    [
        ("elasticity", "12", "nl", "“12” valt buiten 0 tot 8. Er is gerekend met 0,8."),
        ("adoption", "250%", "nl", "“250%” valt buiten 0% tot 100%. Er is gerekend met 33%."),
        ("elasticity", "1.000", "nl", "“1.000” is op twee manieren te lezen: schrijf 1 of 1000."),
        ("within", "1,000", "en", "“1,000” can be read in two ways: write 1 or 1000. 10 years was used."),
        ("pass_through", "veel", "nl", "“veel” is geen getal van 0% tot 100%. Er is gerekend met 76%."),
        ("years", "2,5", "nl", "“2,5” is geen getal van 1 tot 50. Er is gerekend met 10 jaar."),
        ("halfway", "-21", "en", "“-21” is outside −20 years to 50 years. 5.3 years was used."),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field_and_nothing_runs(
    browser: Browser, site: str, *, name: str, text: str, language: Language, says: str
) -> None:
    with Opened(browser, site + to("what-if", language), **window(1280)) as opened:
        page = opened.page
        page.evaluate("document.querySelector('.more').open = true")
        before = net(page)
        page.fill(f"#{name}", text)
        settled(page)
        assert page.inner_text(f"#{name}-problem").startswith(says)
        assert page.locator(f"#{name}").get_attribute("aria-invalid") == "true"
        assert (net(page), state(page), page.input_value(f"#{name}")) == (before, {}, text)
        page.press("#handed_over-slide", "ArrowRight")
        settled(page)
        assert state(page) == {"handed_over": ["48"]} and page.inner_text(f"#{name}-problem") != ""
        page.fill(f"#{name}", "2")
        assert page.inner_text(f"#{name}-problem") == ""
        assert page.locator(f"#{name}[aria-invalid]").count() == 0 and opened.complaints == []


def test_an_emptied_field_has_its_number_back(browser: Browser, site: str) -> None:
    with Opened(browser, site + NL, **window(1280)) as opened:
        opened.page.fill("#elasticity", "")
        opened.page.press("#elasticity", "Tab")
        assert opened.page.input_value("#elasticity") == "0,8" and state(opened.page) == {}


def test_without_script_a_typed_comma_counts_and_a_refusal_stands_at_its_field(
    browser: Browser, site: str
) -> None:
    with Opened(browser, site + NL, java_script_enabled=False, **window(360)) as opened:
        page = opened.page
        page.fill("#elasticity", "1,2")
        page.locator("#controls button").click()
        assert state(page)["elasticity"] == ["1,2"] and page.input_value("#elasticity") == "1,2"
        assert not page.locator(".put-right").count()
        page.fill("#elasticity", "12")
        page.locator("#controls button").click()
        assert page.input_value("#elasticity") == "12"
        assert "valt buiten 0 tot 8" in page.inner_text("#elasticity-problem")
        assert page.locator(".put-right").count() == 1


def test_another_economy_brings_values_of_its_own(browser: Browser, site: str) -> None:
    with Opened(browser, site + NL, **window(1280)) as opened:
        page = opened.page
        before = page.input_value("#labour_share")
        page.select_option("#economy", "world")
        settled(page)
        assert page.input_value("#labour_share") != before
        assert state(page) == {"economy": ["world"]}
        assert opened.complaints == []


def test_a_newer_change_leaves_the_older_behind(browser: Browser, site: str) -> None:
    with Opened(browser, f"{site}{NL}?economy=us", **window(1280)) as opened:
        page = opened.page
        asked: list[str] = []
        failed: list[str] = []
        page.on("request", lambda one: asked.append(one.url) if "adoption=" in one.url else None)
        page.on("requestfailed", lambda one: failed.append(one.url))
        page.focus("#adoption-slide")
        for _ in range(8):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(90)
        assert page.locator("#flows-working").is_visible()
        settled(page)
        assert not page.locator("#flows-working").is_visible()
        assert failed and len(set(asked)) > 1
        assert state(page)["adoption"] == ["41"] and page.input_value("#adoption") == "41"
        answer = net(page)
        page.reload()
        assert net(page) == answer


def test_a_failure_leaves_what_was_there(browser: Browser, site: str) -> None:
    with Opened(browser, site + NL, **window(1280)) as opened:
        page = opened.page
        before = net(page)
        page.route("**/*adoption=*", lambda route: route.abort())
        page.fill("#adoption", "44")
        page.wait_for_function("() => document.getElementById('said').textContent !== ''")
        assert net(page) == before
        assert page.locator("[aria-busy]").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_everything_is_there(browser: Browser, site: str, language: Language) -> None:
    with Opened(browser, site + to("what-if", language), java_script_enabled=False, **window(360)) as opened:
        page = opened.page
        assert page.locator("#flows svg").first.is_visible()
        assert not page.locator("#adoption-slide").is_visible()
        page.fill("#adoption", "40")
        page.select_option("#vs", "slow-adoption")
        page.locator("#controls button").click()
        assert state(page)["adoption"] == ["40"]
        assert page.input_value("#adoption") == "40"
        assert page.locator("#compare-title").is_visible()
        assert page.locator("#flows .message").is_visible()
        page.locator('[data-control="adoption"] a[data-default]').click()
        assert page.input_value("#adoption") == "33"
        assert page.pdf(format="A4").startswith(b"%PDF-")


# Colours do not hang on the width: each is looked at once, and the narrowest in light in test_browser_web.
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (768, "light"), (1440, "dark")])
def test_it_is_accessible_with_everything_open(browser: Browser, site: str, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    url = f"{site}{NL}?adoption=999&vs=fast-adoption"
    with Opened(browser, url, color_scheme=scheme, reduced_motion="reduce", **window(width)) as opened:
        page = opened.page
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            "[...document.querySelectorAll('main summary, #controls input, #controls select, .chips a')]"
            ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)"
            ".map((one) => one.outerHTML)"
        )
        assert small == []
        assert opened.complaints == []


@pytest.mark.parametrize("width", [768, 900])
def test_a_choice_in_two_columns_is_no_higher_than_its_line(browser: Browser, site: str, width: int) -> None:
    with Opened(browser, site + NL, **window(width)) as opened:
        high = "(one) => one.getBoundingClientRect().height"
        heights = {name: opened.page.eval_on_selector(name, high) for name in ("#economy", "#vs")}
        assert max(heights.values()) <= 40, heights
