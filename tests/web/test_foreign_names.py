"""American names of occupations on a Dutch page say that they are English, wherever on it they stand."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from arbeid import web
from arbeid.data.codes.classifications import labels
from arbeid.data.economies.cuts import cell_names
from arbeid.data.economies.entry import ECONOMIES
from arbeid.views.foreign_names import foreign_to, marked
from arbeid.web.addresses import read
from arbeid.web.page import Asked
from arbeid.web.rendering import page_html
from each import each

_PLAIN = ("script", "style", "title", "desc", "textarea")
_VOID = ("meta", "link", "input", "br", "hr", "img", "rect", "path", "circle", "line", "col")


class Spoken(HTMLParser):
    """The texts of a page, each with the language that it is read in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = self._open[-1][1] if self._open else ""
        if tag not in _VOID:
            self._open.append((tag, dict(attrs).get("lang") or around))

    def handle_endtag(self, tag: str) -> None:
        while tag in {name for name, _ in self._open} and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in _PLAIN:
            self.texts.append((data, self._open[-1][1]))


def page(url: str) -> str:
    address = read(url)
    assert address is not None
    asked = Asked(address.language, address.params, address.state, date(2026, 11, 30))
    return page_html(address, address.page.answer(asked), "")


@each(
    "url",
    [
        "/nl/beroepen?economy=us",
        "/nl/beroepen/us/29-1141",
        "/nl/beroepen/naast-elkaar?economy=us&first=29-1141&second=15-1252",
        "/nl/beroepen/a-z?economy=us",
        "/nl/landen-en-sectoren?economy=us&by=industry",
    ],
)
def test_every_american_name_says_that_it_is_english(url: str) -> None:
    industries = cell_names(ECONOMIES.get("us").cuts["industry"])
    names = [one for one in (*labels("soc-2018")["en"], *industries["en"]) if " " in one]
    found = [
        (text, spoken) for text, spoken in Spoken(page(url)).texts if any(name in text for name in names)
    ]
    assert found, url
    assert [text for text, spoken in found if spoken != "en"] == []


@each("url", ["/nl/beroepen/nl/0811", "/en/jobs/us/29-1141"])
def test_a_page_in_one_language_is_left_as_it_is(url: str) -> None:
    address = read(url)
    assert address is not None
    written = page(url)
    assert marked(written, address.language) == written


def test_a_name_in_a_tag_or_marked_already_is_left() -> None:
    for html in (
        '<p title="Registered Nurses">x</p>',
        "<option>Code: Registered Nurses</option>",
        '<option value="29-1141" lang="en">Registered Nurses</option>',
        '<b lang="en">Registered Nurses</b>',
        "<title>Registered Nurses</title>",
    ):
        assert marked(html, "nl") == html
    option = '<option value="29-1141">Registered Nurses</option>'
    assert marked(option, "nl") == '<option value="29-1141" lang="en">Registered Nurses</option>'
    drawn = '<text x="1">Registered Nurses</text>'
    assert marked(drawn, "nl") == '<text x="1"><tspan lang="en">Registered Nurses</tspan></text>'


def test_a_suggestion_with_an_american_name_says_that_it_is_english() -> None:
    """The script of the box writes suggestions, and knows of a name what it is told."""
    assert foreign_to("Registered Nurses", "nl") == "en"
    assert (
        foreign_to("Registered Nurses", "en") is None and foreign_to("Verpleegkundigen (mbo)", "nl") is None
    )
    for language, spoken in (("nl", "en"), ("en", "en")):
        address = read(f"/{language}/{'zoek' if language == 'nl' else 'search'}?q=29-1141")
        assert address is not None
        asked = Asked(address.language, address.params, address.state, date(2026, 11, 30))
        (first, *_) = address.page.answer(asked).data["readings"]
        assert first["name_language"] == spoken
    script = (Path(web.__file__).parent / "static" / "ask.js").read_text("utf-8")
    assert "name.lang = one.name_language ??" in script
