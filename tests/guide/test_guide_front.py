"""Front matter in the forms and under the keys that other tools take, read or named as not read."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from arbeid.errors import ArbeidError
from arbeid.guide import parse, write
from arbeid.guide.chapter.dates import fault
from arbeid.guide.checking.check import check
from arbeid.guide.rendering.render import render

BODY = "\n\n# 1. Les\n\n- [A](https://een.nl/a) ~3 min\n"
JSON = '{\n  "title": "Werk",\n  "lang": "nl",\n  "date": "2026-02-01"\n}'


def keys(text: str) -> list[str]:
    return [found.key for found in check(text)]


@pytest.mark.kind("front-matter-of-others")
@pytest.mark.parametrize(
    "front",
    [
        pytest.param(JSON, marks=pytest.mark.case("33")),
        '{"title": "Werk", "lang": "nl"}',
        f"\n\n{JSON}",
        pytest.param("\n---\ntitle: Werk\nlang: nl\n---", marks=pytest.mark.case("34")),
        "\n \t\n\n---\ntitle: Werk\nlang: nl\n---",
        "\n+++\ntitle = 'Werk'\nlang = 'nl'\n+++",
        "\ufeff---\ntitle: Werk\nlang: nl\n---",
        "\ufeff\n---\ntitle: Werk\nlang: nl\n---",
        "\n\ufeff---\ntitle: Werk\nlang: nl\n---",
        "\ufeff\n+++\ntitle = 'Werk'\nlang = 'nl'\n+++",
        f"\ufeff{JSON}",
        "\u200b---\ntitle: Werk\nlang: nl\n---",
        "---\ntitle: Werk\nlang: nl\n...",
        "---\ntitle: Werk\nlang: nl\n...\n---",
        "\r\n---\r\ntitle: Werk\r\nlang: nl\r\n---\r",
    ],
)
def test_front_matter_of_other_tools_is_read(front: str) -> None:
    for source in (front + BODY, (front + BODY).encode()):
        chapter, _ = parse(source)
        assert (chapter.title, chapter.language, len(chapter.readings)) == ("Werk", "nl", 1)
        assert keys(front + BODY) == []
        assert parse(write(chapter)) == (chapter, ())
        assert [part.introduction for part in chapter.sections] == [""]


def test_a_damaged_byte_order_mark_does_not_hide_the_block() -> None:
    chapter, _ = parse("\ufeff".encode().decode("cp1252") + "---\ntitle: Werk\nlang: nl\n---" + BODY)
    assert chapter.title == "Werk"


def test_the_lines_of_findings_count_from_the_top_of_the_file() -> None:
    text = "\n\n---\ntitle: Werk\nlang: nl\n---\n# 1. Les\n- [A](https://een.nl/a)\n"
    assert [(found.key, found.line) for found in check(text)] == [("minutes_missing", 8)]
    text = JSON + "\n- [A](https://een.nl/a)\n"
    assert [(found.key, found.line) for found in check(text)] == [("minutes_missing", 6)]


def test_json_is_written_as_it_was_read() -> None:
    chapter, _ = parse(JSON + BODY)
    assert write(chapter).startswith(JSON + "\n\n# 1. Les")
    assert json.loads(render(chapter, "json"))["date"] == "2026-02-01"


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ('{"title": "W",\n "lang": "nl",\n}', "line 3: it is no valid JSON"),
        ('\n\n{"title": "W"\n"lang": "nl"}', "line 4: it is no valid JSON"),
        ('{"title": NaN}', "line 1: it is no valid JSON (NaN is no value)"),
        ('{"title": ' + "[" * 30 + "]" * 30 + "}", "nested deeper than 20 levels"),
        ('{"title": ' + "[" * 100_000, "line 1"),
        ('{"title": "' + "x" * 70_000 + '"}', "longer than 65536 characters"),
        ('{"title": ' + "9" * 6000 + "}", "line 1"),
        ("\n\n---\ntitle: [\n---", "line 5: it is no valid YAML"),
        ("\n+++\ntitle = = 1\n+++", "line 3: it is no valid TOML"),
    ],
)
def test_a_damaged_block_is_refused_with_its_line(front: str, said: str) -> None:
    with pytest.raises(ArbeidError) as refused:
        parse(front + BODY)
    assert said in refused.value.sentence("en")
    assert refused.value.sentence("nl").startswith("De kopgegevens zijn beschadigd op regel ")


@pytest.mark.kind("front-matter-of-others")
@pytest.mark.parametrize(
    ("top", "line"),
    [
        ("---\ntitle: Werk\nlang: nl\n", 1),
        ("<!-- les -->\n---\ntitle: Werk\nlang: nl\n---", 2),
        ("Inleiding\n\n---\ntitle: Werk\n---", 3),
        (" ---\ntitle: Werk\nlang: nl\n---", 1),
        ("----\ntitle: Werk\n----", 1),
        ('---json\n{"title": "W"}\n---', 1),
        (";;;\ntitle: Werk\n;;;", 1),
        ("```yaml\ntitle: Werk\n```", 1),
        ("title: Werk\nlang: nl", 1),
        ("% Werk\n% Anna de Boer; Bo Smit\n% 2026-02-15", 1),
        ("\n% Werk\n%\n% 2026", 2),
        ("#+title: Werk\n#+author: Anna", 1),
        ("+++\ntitle = 'Werk'\n", 1),
    ],
)
def test_a_block_that_is_not_read_is_said_to_be_so(top: str, line: int) -> None:
    found = [item for item in check(top + BODY) if item.key == "front_unread"]
    assert [item.line for item in found] == [line]
    assert "language_missing" not in keys(top + BODY)
    assert "niet gelezen" in found[0].sentence("nl")
    assert "was not read" in found[0].sentence("en")


@pytest.mark.parametrize(
    "top",
    [
        "",
        "\n---\n\nIntro\n\n---",
        "\n---\nOpmerking: lees dit\n---",
        "Title: een zin die zo begint.",
        "% van de banen",
        "{{< youtube abc >}}",
        "{: .breed }",
        '{"a": 1} is JSON',
        "# Kop\n\n---\ntitle: Werk\nlang: nl\n---",
    ],
)
def test_other_beginnings_stay_text(top: str) -> None:
    chapter, _ = parse(top + BODY)
    assert chapter.front is None or not chapter.front.text.strip()
    assert "front_unread" not in keys(top + BODY)
    assert parse(write(chapter)) == (chapter, ())


@pytest.mark.kind("keys-of-others")
@pytest.mark.parametrize(
    ("front", "authors"),
    [
        pytest.param("author: Anna de Boer", ("Anna de Boer",), marks=pytest.mark.case("37")),
        pytest.param(
            "author:\n  - name: Anna de Boer\n    affiliations: HS\n  - name: Bo Smit",
            ("Anna de Boer", "Bo Smit"),
            marks=pytest.mark.case("38"),
        ),
        ("author:\n  name: Anna\n  email: a@b.nl", ("Anna",)),
        ("author:\n  - name:\n      given: Anna\n      family: de Boer", ("Anna de Boer",)),
        ("author:\n  - name:\n      literal: HS Zuid", ("HS Zuid",)),
        ("authors: Anna; Bo", ("Anna", "Bo")),
        ("Author: Anna", ("Anna",)),
        ("auteurs:\n  - naam: Anna de Boer\n  - Naam: Bo Smit", ("Anna de Boer", "Bo Smit")),
        ("auteur:\n  voornaam: Anna\n  achternaam: de Boer", ("Anna de Boer",)),
        ("authors: []\nauthor: Anna", ("Anna",)),
        ("authors: [admin]\nauthor: Anna", ("admin",)),
        ("params:\n  author: Anna", ("Anna",)),
        ("author: [Anna, {name: Bo}]", ("Anna", "Bo")),
        ("authors: Anna de Boer and Bo Smit", ("Anna de Boer", "Bo Smit")),
        ("authors: A. de Boer & B. Smit", ("A. de Boer", "B. Smit")),
        ("auteurs: Anna de Boer en Bo Smit", ("Anna de Boer", "Bo Smit")),
        ("Auteur: Anna van 't Hof, Bo Smit en Cor Vis", ("Anna van 't Hof", "Bo Smit", "Cor Vis")),
        ("author: Boer, Anna and Smit, Bo", ("Boer, Anna", "Smit, Bo")),
        ("author: [Anna de Boer & Bo Smit, Cor]", ("Anna de Boer", "Bo Smit", "Cor")),
        ("authors: A and B", ("A", "B")),
        ("authors: Ernst & Young", ("Ernst & Young",)),
        ("authors: Marks and Spencer", ("Marks and Spencer",)),
        ("authors: McKinsey & Company", ("McKinsey & Company",)),
        ("authors: Sociale Zaken en Werkgelegenheid", ("Sociale Zaken en Werkgelegenheid",)),
        (
            "auteur: Ministerie van Onderwijs, Cultuur en Wetenschap",
            ("Ministerie van Onderwijs, Cultuur en Wetenschap",),
        ),
        ("author: {name: Ernst & Young}", ("Ernst & Young",)),
    ],
)
def test_authors_are_found_under_the_keys_of_others(front: str, authors: tuple[str, ...]) -> None:
    chapter, _ = parse(f"---\n{front}\n---{BODY}")
    assert chapter.authors == authors
    assert json.loads(render(chapter, "json"))["authors"] == list(authors)


@pytest.mark.kind("keys-of-others")
@pytest.mark.parametrize(
    ("front", "tags"),
    [
        pytest.param("tags: AI, werk", ("AI", "werk"), marks=pytest.mark.case("38")),
        ("tags: AI; werk;", ("AI", "werk")),
        ("tags: Future of Work", ("Future of Work",)),
        ("keywords: [AI, werk]", ("AI", "werk")),
        ("categories:\n  - AI", ("AI",)),
        ("tags: [AI]\nkeywords: [werk]", ("AI",)),
        ("tags: ['AI, werk']", ("AI, werk",)),
        ("tags: '#AI #werk'", ("AI", "werk")),
        ("tags: ['#AI', 'C#']", ("AI", "C#")),
    ],
)
def test_tags_are_found_however_they_are_written(front: str, tags: tuple[str, ...]) -> None:
    chapter, _ = parse(f"---\n{front}\n---{BODY}")
    assert chapter.tags == tags
    assert render(chapter, "ris").count("KW  - ") == len(tags)


def test_a_description_is_the_summary_where_there_is_none() -> None:
    assert parse(f"---\ndescription: Kort.\n---{BODY}")[0].summary == "Kort."
    assert parse(f"---\ndescription: Kort.\nsummary: Lang.\n---{BODY}")[0].summary == "Lang."
    assert parse(f"---\nabstract: Kort.\n---{BODY}")[0].summary == "Kort."


DUTCH = """titel: Werk
auteur: Anna de Boer
datum: 2026-02-15
taal: Nederlands
leestijd: 12 min
samenvatting: Kort.
trefwoorden: AI, werk
"""


@pytest.mark.parametrize("front", [DUTCH, DUTCH.title().replace("2026-02-15", '"2026-02-15"')])
def test_dutch_keys_are_read(front: str) -> None:
    text = f"\n---\n{front}---{BODY}"
    chapter = parse(text)[0]
    assert (chapter.title, chapter.authors[0][:4]) == ("Werk", "Anna")
    assert (chapter.date, chapter.language) == (date(2026, 2, 15), "nl")
    assert (chapter.summary, [tag.lower() for tag in chapter.tags]) == ("Kort.", ["ai", "werk"])
    assert keys(text) == []
    assert parse(write(chapter)) == (chapter, ())


def test_a_date_under_a_dutch_key_is_checked_on_its_line() -> None:
    (found,) = check(f"---\ntitel: W\ntaal: nl\ndatum: 15-02-2026\n---{BODY}")
    assert (found.key, found.line, found.after) == ("date_form", 4, "2026-02-15")
    assert keys(f"titel: Werk\ntaal: nl\n{BODY}") == ["front_unread"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Nederlands", "nl"),
        ("dutch", "nl"),
        ("Engels", "en"),
        ("English", "en"),
        ("Deutsch", "de"),
        ("nl_NL", "nl-nl"),
        ("Vlaams", "nl-be"),
        ("klingon?", "klingon?"),
        ("[nl, en]", "nl"),
    ],
)
def test_a_language_may_be_named_in_words(written: str, code: str) -> None:
    assert parse(f"---\nlang: {written}\n---{BODY}")[0].language == code


@pytest.mark.parametrize(
    "written", ["2026-02-15T10:00:00+01:00", "2026-02-15 10:00:00 +0100", "2026-02-15 10:00"]
)
def test_a_time_behind_a_date_is_left_out(written: str) -> None:
    text = f"---\ntitle: W\nlang: nl\ndate: {written}\n---{BODY}"
    assert parse(text)[0].date == date(2026, 2, 15)
    assert keys(text) == []


@pytest.mark.kind("date-in-another-form")
@pytest.mark.parametrize(
    ("written", "key", "meant"),
    [
        pytest.param("15-02-2026", "date_form", "2026-02-15", marks=pytest.mark.case("39")),
        ("15.02.2026", "date_form", "2026-02-15"),
        ("2026/2/15", "date_form", "2026-02-15"),
        ("02/15/2026", "date_form", "2026-02-15"),
        ("15/02/2026", "date_form", "2026-02-15"),
        ("15 februari 2026", "date_form", "2026-02-15"),
        ("Feb 15, 2026", "date_form", "2026-02-15"),
        ("15th of February 2026", "date_form", "2026-02-15"),
        ("zondag 15 feb. 2026", "date_form", "2026-02-15"),
        ("Sun, 15 Feb 2026 10:00", "date_form", "2026-02-15"),
        ("05/06/2026", "date_unclear", ""),
        ("binnenkort", "date_unclear", ""),
        ("2026", "date_unclear", ""),
        pytest.param("last-modified", "date_word", "", marks=pytest.mark.case("39")),
        pytest.param("today", "date_word", "", marks=pytest.mark.case("39")),
        ("2026-15-02", "date_form", "2026-02-15"),
        ("2026.02.15", "date_form", "2026-02-15"),
        ("1 mrt 2026", "date_form", "2026-03-01"),
        ("15-2-26", "date_unclear", ""),
        ("{{ now }}", "date_unclear", ""),
        ("2026-31-31", "date_odd", ""),
        ("2024-02-30", "date_odd", ""),
        ("31-04-2026", "date_odd", ""),
    ],
)
def test_a_date_in_another_form_is_not_said_not_to_exist(written: str, key: str, meant: str) -> None:
    text = f"---\ntitle: W\nlang: nl\ndate: '{written}'\n---{BODY}"
    (found,) = check(text)
    assert (found.key, found.line, found.before, found.after) == (key, 4, written, meant)
    assert ("bestaat niet" in found.sentence("nl")) == (key == "date_odd")
    assert ("does not exist" in found.sentence("en")) == (key == "date_odd")
    assert parse(text)[0].date is None


def test_two_readings_of_one_date_give_none() -> None:
    assert fault("5/6/2026") == ("date_unclear", None)
    assert fault("5/5/2026") == ("date_form", date(2026, 5, 5))


@pytest.mark.parametrize("key", ["author", "tags", "date", "description"])
def test_long_values_take_time_in_proportion(key: str) -> None:
    times = []
    for count in (12_000, 24_000, 48_000):
        text = f"---\n{key}: 'a{' ' * count}b'\n---{BODY}"
        started = time.process_time()
        check(text)
        chapter, _ = parse(text)
        assert (*chapter.authors, *chapter.tags) or key in ("date", "description")
        render(chapter, "ris")
        times.append(time.process_time() - started)
    assert times[2] < 10 * max(times[0], 0.02)


def test_a_heading_with_an_endless_number_is_no_crash() -> None:
    assert "no_readings" in keys("# " + "9" * 5000 + ". Werk\n\n## 1.2 Deel")


@pytest.mark.parametrize(
    "text",
    [
        "\n---\nVoor onderweg.\n\nEen kop\n---\n\nsummary: x: y\n\nauthors:\n---\n",
        "\n---\na: b\nKop\n---\ntitle: [\n\n---\n",
        "\n---\n\nHallo\n---\n\nauthor: {\n\n---\n",
    ],
)
def test_a_chapter_that_opens_with_a_break_is_written_without_front_matter(text: str) -> None:
    chapter, _ = parse(text)
    assert chapter.front is None
    assert parse(write(chapter)) == (chapter, ())
