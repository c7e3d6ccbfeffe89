"""Addresses inside the explorer: of a page in a language, with its state, its data and its figures' files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urlencode

from arbeid.language import LANGUAGES, Language
from arbeid.web.page import Page, pages

_PART = re.compile(r"{(\w+)}")
_FILES = ("json", "csv", "svg", "png", "zip", "css", "js")


@dataclass(frozen=True)
class Address:
    """One page as asked for: everything that its address says."""

    page: Page
    language: Language
    params: Mapping[str, str] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its path, without a slash at the end except for the home page.

        >>> Address(pages()["home"], "nl").path
        '/nl/'
        """
        filled = _PART.sub(lambda part: quote(self.params[part[1]], safe=""), self.page.paths[self.language])
        return f"/{self.language}/{filled}"

    @property
    def url(self) -> str:
        """Its path with its state."""
        return self.path + query(self.state)

    @property
    def data(self) -> str:
        """The address of the same content as JSON."""
        return f"{_stem(self.path)}.json{query(self.state)}"

    def file(self, figure: str, kind: str) -> str:
        """Give the address of a file of one of its figures: ``svg``, ``csv``, and so on."""
        return f"{_stem(self.path)}/figure/{quote(figure, safe='')}.{kind}{query(self.state)}"

    def embed(self, figure: str) -> str:
        """Give the address of one of its figures alone, for a frame in another page."""
        return self.path + query({**self.state, "embed": "1", "figure": figure})

    def other(self, language: Language) -> Address:
        """Give the same page, state and all, in another language."""
        return Address(self.page, language, self.params, self.state)


def _stem(path: str) -> str:
    return path + "index" if path.endswith("/") else path


def query(state: Mapping[str, str]) -> str:
    """Write a state as the part of an address that it is; the same state is always the same text."""
    return f"?{urlencode(sorted(state.items()))}" if state else ""


def to(page: str, language: Language, state: Mapping[str, str] | None = None, **params: str) -> str:
    """Give the address of a page by its id, with the parts of its path.

    >>> to("home", "en", {"threshold": "40"})
    '/en/?threshold=40'
    """
    return Address(pages()[page], language, params, state or {}).url


def read(url: str) -> Address | None:
    """Give the page that an address leads to, with its state; None for any other address.

    >>> found = read("/nl/cijfers/fo-2013-us-47")
    >>> found and (found.page.id, dict(found.params))
    ('claim', {'claim': 'fo-2013-us-47'})
    """
    path, _, asked = url.partition("?")
    for language, page, pattern in _patterns():
        if found := pattern.fullmatch(path):
            params = {name: unquote(value) for name, value in found.groupdict().items()}
            # What the page never asks for is no state: else one page had endless addresses.
            state = {name: value for name, value in parse_qsl(asked) if name in page.keys}
            return Address(page, language, params, state)
    return None


@cache
def _patterns() -> list[tuple[Language, Page, re.Pattern[str]]]:
    return [
        (language, page, re.compile(f"/{language}/" + _PART.sub(r"(?P<\1>[^/]+?)", page.paths[language])))
        for page in pages().values()
        for language in LANGUAGES
    ]


def file_for(url: str) -> str:
    """Give the file that an address becomes in a folder without a server: state and all.

    >>> file_for("/nl/cijfers?status=matches"), file_for("/nl/"), file_for("/nl/cijfers.json?q=a")
    ('nl/cijfers/index.status-matches.html', 'nl/index.html', 'nl/cijfers.q-a.json')
    """
    path, _, query = url.partition("?")
    state = "".join(f".{re.sub(r'[^A-Za-z0-9-]+', '-', part)}" for part in query.split("&") if part)
    stem, dot, ending = path.lstrip("/").rpartition(".")
    if dot and "/" not in ending and ending in _FILES:
        return f"{stem}{state}.{ending}"
    return f"{path.strip('/')}/index{state}.html".lstrip("/")
