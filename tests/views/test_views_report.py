"""The report's page: complete in both languages, self-contained, and safe with any words in it."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from arbeid.answers.note import Note
from arbeid.answers.quantity import SourceLine
from arbeid.answers.sayings import Known
from arbeid.errors import ArbeidError
from arbeid.language import Language, Text
from arbeid.verbs.market.report import report
from arbeid.views.report.report import report_html
from arbeid.wording import phrase_keys, words_of
from report_pages import LANGUAGES, answer, facts, figures, page

pytestmark = pytest.mark.long

VOID = {"meta", "link", "input", "br", "img", "hr"}
HOSTILE = '<img src=x onerror="alert(1)">'
TOWN = """classification = "brc-2014"
period = "2026"
title = { nl = "stad", en = "town" }
population = { nl = "iedereen", en = "everyone" }

[groups]
file = "town.csv"
origin = { publisher = "me", title = "t", url = "javascript:alert(1)", licence = "CC0", vintage = "2026" }
"""


class Page(HTMLParser):
    """Reads a page and keeps its elements, its text, and whatever is not nested as it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.astray: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.astray.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All that a reader sees, in one line."""
        return re.sub(r"\s+", " ", "".join(self.texts))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def read(language: Language) -> Page:
    return Page(page(language))


def test_the_headline_is_the_answer() -> None:
    assert (
        "Tussen 4% en 87% van de Nederlandse werkenden wordt door AI geraakt, "
        "afhankelijk van wat je geraakt noemt." in Page(page("nl")).text
    )
    assert (
        "Between 4% and 87% of people at work in the Netherlands are touched by AI, "
        "depending on what you call touched." in Page(page("en")).text
    )


def test_the_page_is_nested_well(read: Page) -> None:
    assert read.astray == []
    assert read.open == []
    ids = Counter(attributes["id"] for _, attributes in read.elements if attributes.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert [tag for tag, _ in read.elements].count("h1") == 1


def test_every_inner_link_and_label_leads_somewhere(read: Page) -> None:
    ids = {attributes.get("id") for _, attributes in read.elements}
    for tag, attributes in read.elements:
        for name in ("aria-labelledby", "aria-controls"):
            assert attributes.get(name) is None or attributes[name] in ids, (tag, attributes)
        address = attributes.get("href") or ""
        assert not address.startswith("#") or address[1:] in ids, address


def test_nothing_is_fetched(read: Page, language: Language) -> None:
    for tag, attributes in read.elements:
        for name, value in attributes.items():
            if value and re.search(r"//", value) and not name.startswith("xmlns"):
                is_link = tag == "a" and name == "href"
                assert is_link or value.startswith("data:"), (tag, name, value[:80])
        assert "src" not in attributes
        assert tag not in ("iframe", "object", "embed", "img", "base")
    style = page(language).split("<style>")[1].split("</style>")[0]
    assert "@import" not in style
    assert "url(" not in style
    assert "@font-face" not in style


def test_no_phrase_is_left_unfilled(read: Page, language: Language) -> None:
    text = read.text.split("BibTeX")[0]
    assert re.findall(r"\{\w*\}", text) == []
    assert "None" not in text
    assert re.findall(r"\bviews\.\w+", text) == []
    assert [attributes["lang"] for tag, attributes in read.elements if tag == "html"] == [language]


def test_the_page_answers_four_questions_and_shows_the_chapter(read: Page, language: Language) -> None:
    words = words_of(language)
    for name in ("touched", "jobs", "appear", "gain"):
        assert words(f"views.{name}.question") in read.text
    assert len([tag for tag, _ in read.elements if tag == "figure"]) == 6
    for reading in facts(language)["chapter"]["readings"]:
        assert reading["title"] in read.text
        for claim in reading["claims"]:
            assert claim["statement"] in read.text
    for source in facts(language)["sources"]:
        assert source["sha256"] in read.text
        assert source["title"] in read.text
    assert facts(language)["fingerprint"] in read.text


def test_each_chart_has_its_words_beside_it(read: Page, language: Language) -> None:
    drawn = Counter(
        attributes["aria-label"] for _, attributes in read.elements if attributes.get("role") == "img"
    )
    charts = Counter(
        alt for figure in figures(language).values() for alt in [figure.alt] * len(figure.drawings)
    )
    strip = words_of(language)("views.page.strip", low="4%", high="87%")
    assert drawn == charts + Counter([strip])


def test_downloads_hold_the_very_files(read: Page, language: Language) -> None:
    files = {
        str(attributes["download"]): base64.b64decode(str(attributes["href"]).split(",", 1)[1])
        for tag, attributes in read.elements
        if tag == "a" and "download" in attributes
    }
    assert len(files) == 4 * 6
    for figure in figures(language).values():
        name = f"arbeid-nl-{figure.id}"
        assert files[f"{name}.csv"].decode() == figure.csv()
        assert files[f"{name}-excel.csv"].decode() == figure.csv_nl()
        assert files[f"{name}.svg"].decode() == figure.svg()
        assert files[f"{name}.png"].startswith(b"\x89PNG")
    for name in files:
        assert re.fullmatch(r"[a-z0-9-]+\.(csv|svg|png)", name)


def test_the_page_is_light(language: Language) -> None:
    assert len(page(language).encode()) < 1_500_000


def test_the_same_facts_give_the_same_page(language: Language) -> None:
    assert report_html(answer(), language) == page(language)


def test_no_scenario_is_told_as_a_forecast() -> None:
    for key in phrase_keys():
        if key.startswith("views."):
            assert not re.search(r"\b(zal|zullen|zult)\b", words_raw(key, "nl")), key
            assert not re.search(r"\bwill\b", words_raw(key, "en")), key


def words_raw(key: str, language: Language) -> str:
    """Give a phrase with its blanks."""
    from arbeid.wording import _phrases

    return _phrases()[key][language]


def test_both_languages_have_the_same_blanks() -> None:
    for key in phrase_keys():
        if key.startswith("views."):
            dutch, english = (set(re.findall(r"\{(\w+)\}", words_raw(key, spoken))) for spoken in LANGUAGES)
            assert dutch == english, key
            assert words_raw(key, "nl").strip() and words_raw(key, "en").strip()


def poisoned(value: Any) -> Any:
    """Put hostile words after every text that a reader sees."""
    if isinstance(value, Text):
        return Text(nl=f"{value.nl} {HOSTILE}", en=f"{value.en} {HOSTILE}")
    if isinstance(value, Known):
        return Known(f"{value.text} {HOSTILE}")
    if isinstance(value, Note):
        return Note(value.key, poisoned(value.values))
    if isinstance(value, SourceLine):
        return replace(value, publisher=f"{value.publisher} {HOSTILE}", title=f"{value.title} {HOSTILE}")
    return _poisoned_parts(value)


def _poisoned_parts(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: poisoned(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, Mapping):
        return {name: poisoned(one) for name, one in value.items()}
    return tuple(poisoned(one) for one in value) if isinstance(value, tuple) else value


def test_hostile_words_stay_words() -> None:
    html = report_html(poisoned(answer()), "nl")
    assert "<img" not in html
    read = Page(html)
    assert read.astray == []
    assert HOSTILE in read.text
    assert not [attributes for _, attributes in read.elements if "onerror" in attributes]


def test_an_unknown_language_is_refused_with_the_two_that_there_are() -> None:
    with pytest.raises(ArbeidError, match="“nll”: choose from en, nl"):
        report_html(answer(), "nll")


def test_a_small_economy_without_an_earlier_year_has_its_page(
    added: Callable[[str, str], Path], language: Language
) -> None:
    added("economies/town.toml", TOWN)
    added("economies/town.csv", "code,jobs\n0811,30\n1121,70\n")
    read = Page(report_html(report("town"), language))
    words = words_of(language)
    assert words("views.appear.unknown") in read.text
    assert len([tag for tag, _ in read.elements if tag == "figure"]) == 5
    assert {"nl": "werkenden (Stad)", "en": "people at work (Town)"}[language] in read.text
    assert read.astray == []
    assert not [attributes for _, attributes in read.elements if "javascript" in str(attributes.get("href"))]
