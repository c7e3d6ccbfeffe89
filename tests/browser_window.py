"""A page in a browser's window, with all that it asked for and complained of.

To open a window costs a browser more than most pages do, so each of these goes back to a blank page and
serves the next test that wants the same colours, motion and scripts; nothing that a test kept in it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
    from playwright.sync_api import Error as PageError

BLANK = "about:blank"
_MADE: dict[BrowserContext, dict[str, Any]] = {}


class Opened:
    """A page at an address: its ``complaints``, and the addresses it ``asked`` for, from there on."""

    def __init__(self, browser: Browser, url: str, **options: Any) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        size = options.pop("viewport", {"width": 1280, "height": 720})
        self.page: Page = _window(browser, options)
        self.page.set_viewport_size(size)
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)
        self.page.on("request", self._requested)
        self.page.goto(url)

    def _said(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)

    def _failed(self, error: PageError) -> None:
        self.complaints.append(str(error))

    def _requested(self, request: Request) -> None:
        if request.url != BLANK:
            self.asked.append(request.url)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if failed is not None:
            # Whatever is wrong with it is for this test alone.
            self.page.context.close()
            return
        self.page.unroute_all()
        self.page.emulate_media(media="null")
        self.page.evaluate("localStorage.clear()")
        # What the page still complains of while it is left is its own.
        self.page.goto(BLANK)
        self.page.remove_listener("console", self._said)
        self.page.remove_listener("pageerror", self._failed)
        self.page.remove_listener("request", self._requested)


def _window(browser: Browser, options: dict[str, Any]) -> Page:
    """Give the page of the window with these options, opened where there is none yet."""
    for context in browser.contexts:
        if _MADE.get(context) == options and context.pages[0].url == BLANK:
            return context.pages[0]
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE * 1000)
    _MADE[context] = options
    return context.new_page()


def window(width: int, height: int = 900) -> dict[str, Any]:
    """Give the options of a window of this size."""
    return {"viewport": {"width": width, "height": height}}
