"""A chapter in seven forms, safe to show and complete."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from arbeid.errors import ArbeidError
from arbeid.guide import Chapter, parse, shipped, write
from arbeid.guide.chapter.new import new_chapter
from arbeid.guide.chapter.shipped import shipped_questions
from arbeid.guide.checking.check import check
from arbeid.guide.checking.note import Note
from arbeid.guide.readings.reading import KINDS
from arbeid.guide.rendering.page import VERDICTS, kind_label
from arbeid.guide.rendering.render import FORMS, Beside, render
from arbeid.wording import words_of
from chapter_texts import DATA, chapters, seed

WORK = "werk-van-de-toekomst"
NOTES = (
    Note(
        "S05",
        "imf-2024",
        "IMF: 40%",
        "close",
        "Niet gewijzigd.",
        "40%",
        "38%",
        "https://a.nl/imf",
    ),
    Note("S05", "evil", "<script>alert(1)</script>", "differs", "<b>", "1%", "", "javascript:alert(1)"),
)
EVIL = """---
title: "\\"><script>alert(1)</script>"
lang: nl
---
# <img src=x onerror=alert(1)>

Tekst <script>alert(2)</script> en [klik](javascript:alert(3)) en ![x](data:text/html,x)

<iframe src=x></iframe>

- [<script>alert(4)</script> "en" 'meer'](https://a.nl/?"><script>alert(5)</script>) ~9 min
- [klik](javascript:alert(6)) ~9 min
- [vals](https://a.nl) ~9 min
"""


class Outline(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((tag, name, value) for name, value in attrs)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, tag: str, name: str) -> list[str | None]:
        return [value for where, what, value in self.attributes if (where, what) == (tag, name)]


def html(chapter: Chapter, language: str = "nl", **more: object) -> Outline:
    return Outline(render(chapter, "html", Beside(language, **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_shows_every_reading_with_its_minutes(language: str) -> None:
    chapter = shipped(WORK, language)  # type: ignore[arg-type]
    page = html(chapter, language)
    text = " ".join(" ".join(page.text).split())
    for reading in chapter.readings:
        assert reading.title in text
        assert reading.url in page.values("a", "href")
    assert text.count("9 min · ") + text.count("8 min · ") >= 2
    counted = "12 bronnen · 77 min" if language == "nl" else "12 sources · 77 min"
    assert counted in text
    assert [f"{part.minutes} min" in text for part in chapter.sections] == [True] * 3
    assert page.values("html", "lang") == [language]
    assert [tag for tag in page.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2"]


def test_icons_have_words_and_colour_is_never_alone() -> None:
    page = html(shipped(WORK))
    icons = [value for tag, name, value in page.attributes if tag == "svg" and name == "aria-label"]
    assert icons == ["artikel"] * 12
    text = " ".join(page.text)
    assert text.count(" · kort") == 10
    assert text.count(" · middellang") == 2
    assert "material" not in " ".join(str(value) for _, _, value in page.attributes)


def test_claims_questions_and_verdicts_stand_by_their_source() -> None:
    page = html(shipped(WORK), notes=NOTES, questions=shipped_questions(WORK))
    text = " ".join(" ".join(page.text).split())
    assert "2 beweringen achter deze bron (1× dichtbij, 1× wijkt af)" in text
    assert "≈ dichtbij gepubliceerd 40% nagerekend 38%" in text
    assert "Wie krijgt de waarde die AI toevoegt?" in text
    assert "https://a.nl/imf" in page.values("a", "href")


def test_nothing_that_was_written_is_run() -> None:
    chapter, _ = parse(EVIL)
    page = html(chapter, notes=NOTES)
    assert not {"script", "iframe", "img", "b"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    for value in page.values("a", "href"):
        assert (value or "").startswith(("https://", "#"))
    assert "<script>alert(4)</script> \"en\" 'meer'" in " ".join(page.text)


@given(chapters())
@settings(max_examples=40, deadline=None)
def test_any_chapter_becomes_a_safe_page(chapter: Chapter) -> None:
    page = html(chapter)
    assert "script" not in page.tags
    assert page.tags.count("h1") == 1
    ranks = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(ranks))
    identifiers = [value for _, name, value in page.attributes if name == "id"]
    for link in page.values("a", "href"):
        if link and link.startswith("#"):
            assert link[1:] in identifiers


def test_an_embedded_page_leaves_room_for_its_host() -> None:
    page = html(shipped(WORK), embed=True)
    assert not {"html", "body", "main", "h1"} & set(page.tags)
    assert page.values("li", "id")[0] == "arbeid-S01"
    assert [tag for tag in page.tags if re.fullmatch("h[1-6]", tag)] == ["h2", "h3", "h3"]
    fragment = render(shipped(WORK), "html", Beside(embed=True))
    rules = re.sub(
        r"@media[^{]*\{|/\*.*?\*/", "", fragment[: fragment.index("</style>")].removeprefix("<style>")
    )
    for selector in re.findall(r"(?:^|\})\s*([^{}]+)\{", rules):
        assert all("arbeid-" in part for part in re.split(r",(?![^(]*\))", selector)), selector


def test_markdown_is_the_writers_own() -> None:
    assert render(parse(seed())[0], "md").encode() == seed().decode().encode("cp1252")


@pytest.mark.parametrize("name", ["beeld-en-geluid", "counting-work", "regio-hugo"])
def test_other_chapters_are_read_checked_and_rendered(name: str) -> None:
    content = (DATA / "chapters" / f"{name}.md").read_bytes()
    chapter, repairs = parse(content)
    assert repairs == ()
    assert parse(write(chapter)) == (chapter, ())
    assert check(content)
    for form in FORMS:
        for language in ("nl", "en"):
            assert render(chapter, form, Beside(language))


def test_the_other_chapters_have_what_they_should() -> None:
    facts = {}
    for path in sorted((DATA / "chapters").glob("*.md")):
        chapter, _ = parse(path.read_bytes())
        serious = sorted(
            {found.key for found in check(path.read_bytes())} - {"low_contrast", "placeholder_link"}
        )
        facts[path.stem] = (chapter.minutes, [reading.kind for reading in chapter.readings], serious)
    assert facts == {
        "beeld-en-geluid": (
            97,
            ["video", "video", "audio", "course", "book", "joystick"],
            ["colour_conflict", "minutes_missing", "numbering_gap"],
        ),
        "counting-work": (
            150,
            [None, "video", None, "book", None, "audio"],
            [
                "date_odd",
                "duplicate_link",
                "duplicate_title",
                "headline_shift",
                "likely_slip",
                "minutes_missing",
                "unread_link",
            ],
        ),
        "regio-hugo": (35, ["article", "video", None, None], ["minutes_missing", "unread_link"]),
    }


def test_hugo_keeps_front_matter_and_shortcodes_without_raw_html() -> None:
    chapter, _ = parse((DATA / "chapters" / "regio-hugo.md").read_bytes())
    text = render(chapter, "hugo", Beside("nl"))
    assert text.startswith('+++\ntitle = "Automatisering in de regio"')
    assert "{{< youtube abc123 >}}" in text
    assert "- [Een rondleiding](https://www.havenblad.test/film) · video · 21 min" in text
    assert "<span" not in render(shipped(WORK), "hugo")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_goes_to_hugo_is_read_back(language: str) -> None:
    before = shipped(WORK)
    after, _ = parse(render(before, "hugo", Beside(language)))  # type: ignore[arg-type]
    for old, new in zip(before.readings, after.readings, strict=True):
        assert (old.id, old.title, old.url, old.minutes, old.kind) == (
            new.id,
            new.title,
            new.url,
            new.minutes,
            new.kind,
        )


def test_json_has_the_numbers_once_and_claims_with_their_source() -> None:
    beside = Beside("nl", NOTES, shipped_questions(WORK))
    facts = json.loads(render(shipped(WORK), "json", beside))
    assert (facts["minutes"], facts["language"], facts["date"]) == (77, "nl", "2026-11-24")
    assert [part["minutes"] for part in facts["sections"]] == [16, 12, 49]
    reading = facts["sections"][1]["readings"][1]
    assert (reading["id"], reading["url"], reading["minutes"]) == (
        "S05",
        "https://example.com/imf-ai-job-impact",
        5,
    )
    assert reading["question"] == shipped_questions(WORK)["S05"]
    assert reading["claims"][0] == {
        "id": "imf-2024",
        "title": "IMF: 40%",
        "published": "40%",
        "ours": "38%",
        "status": "close",
        "sentence": "Niet gewijzigd.",
        "url": "https://a.nl/imf",
    }


def test_bibtex_is_balanced_and_escaped() -> None:
    text = render(shipped(WORK), "bibtex")
    assert text.count("@misc{neemt-ai-ons-werk-over-s") == 12
    assert r"title = {{Het IMF geeft aan dat AI 40\% van de banen wijzigt}}" in text
    assert text.count("{") == text.count("}")
    chapter, _ = parse("- [a_b {c} \\ $d ~ ^ # &](https://a.nl/x{y}) boek, 3 min")
    entry = render(chapter, "bibtex")
    assert entry.startswith("@book{")
    assert r"a\_b \{c\} \textbackslash{} \$d \textasciitilde{} \textasciicircum{} \# \&" in entry
    assert "https://a.nl/x%7By%7D" in entry


def test_csl_and_ris_carry_all_readings() -> None:
    chapter, _ = parse((DATA / "chapters" / "beeld-en-geluid.md").read_bytes())
    items = json.loads(render(chapter, "csl"))
    assert [item["type"] for item in items] == [
        "motion_picture",
        "motion_picture",
        "song",
        "webpage",
        "book",
        "webpage",
    ]
    assert len({item["id"] for item in items}) == 6
    assert "note" not in items[4]
    records = render(chapter, "ris")
    assert records.count("TY  - ") == records.count("ER  - ") == 6
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in records.split("\r\n")[:-1])
    assert records.endswith("ER  - \r\n")


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ArbeidError, match="There is no format “htlm”: the nearest is “html”"):
        render(shipped(WORK), "htlm")
    assert list(FORMS) == ["html", "md", "hugo", "json", "bibtex", "csl", "ris"]


def test_every_verdict_and_kind_has_words() -> None:
    for language in ("nl", "en"):
        words = words_of(language)  # type: ignore[arg-type]
        assert all(words(f"claim.{key}") for key in VERDICTS)
        labels = [kind_label(name, words) for name in (*KINDS.names(), "joystick", None)]
        assert len(set(labels)) == 7


@pytest.mark.parametrize(
    "title", ["Werk", "Werk: nu & straks", 'Een "titel"', "- [x]", "#1", "'", "a\nb", "🔮 Werk", "no"]
)
def test_a_new_chapter_is_sound_and_asks_for_a_real_link_only(title: str) -> None:
    for language in ("nl", "en"):
        chapter = new_chapter(title, language, date(2026, 11, 24), number=9)  # type: ignore[arg-type]
        text = write(chapter)
        assert parse(text) == (chapter, ())
        assert chapter.title == " ".join(title.split())
        assert (str(chapter.date), chapter.language) == ("2026-11-24", language)
        assert {found.key for found in check(text)} <= {"placeholder_link", "low_contrast"}
        assert yaml.safe_load(text.split("---\n")[1])["title"] == chapter.title


def test_the_templates_are_part_of_the_package() -> None:
    from importlib.resources import files

    names = {Path(str(file)).name for file in files("arbeid.guide").joinpath("templates").iterdir()}
    assert {"chapter.html", "chapter.css", "icons.html"} <= names
