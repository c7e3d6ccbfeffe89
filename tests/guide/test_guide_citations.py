"""Citations of chapters in any language: keys that differ, names of languages, DOIs, and one line a field."""

from __future__ import annotations

import json
import re

import pytest

from arbeid.guide import parse
from arbeid.guide.rendering.citations import doi, langid
from arbeid.guide.rendering.render import render

TITLES = [
    "Труд и техника",
    "Труд и люди",
    "Το μέλλον της εργασίας",
    "工作的未来",
    "工作的将来",
    "AI 与工作",
    "AI と仕事",
    "日本",
    "مستقبل العمل",
    "काम का भविष्य",
    "การทำงาน",
    "일의 미래",
    "🔮",
    "🔭",
    "٣",
    "",
]


def exported(title: str, form: str, language: str = "nl", url: str = "https://een.nl/a") -> str:
    front = json.dumps({"title": title, "lang": language})
    chapter, _ = parse(f"{front}\n\n- [A]({url}) ~3 min")
    return render(chapter, form)


def key(title: str) -> str:
    found = re.match(r"@\w+\{([^,]+),", exported(title, "bibtex"))
    assert found
    return found[1]


@pytest.mark.case("40")
@pytest.mark.kind("keys-of-other-scripts")
def test_titles_of_other_scripts_have_keys_of_their_own() -> None:
    keys = [key(title) for title in TITLES]
    assert len(set(keys)) == len(TITLES)
    assert all(re.fullmatch(r"[a-z0-9-]+-s01", found) for found in keys)
    assert keys[-1] == "untitled-s01"
    assert [json.loads(exported(title, "csl"))[0]["id"] for title in TITLES] == keys


@pytest.mark.kind("keys-of-other-scripts")
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Het werk van de toekomst", "het-werk-van-de-toekomst-s01"),
        ("Größe & économie: een œuvre", "groe-economie-een-uvre-s01"),
        ("🔮 Werk", "werk-s01"),
        ("½ werk, 3² taken", "12-werk-32-taken-s01"),
    ],
)
def test_keys_of_latin_titles_stay_as_they_were(title: str, expected: str) -> None:
    assert key(title) == expected


def test_one_title_has_one_key_however_its_letters_are_composed() -> None:
    assert key("й") == key("й")


@pytest.mark.kind("language-of-a-citation", "keys-of-other-scripts")
@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("nl", "dutch"),
        ("en", "english"),
        pytest.param("nl-NL", "dutch", marks=pytest.mark.case("41")),
        ("nl_BE", "dutch"),
        ("en-GB", "english"),
        pytest.param("de", "german", marks=pytest.mark.case("41")),
        ("de-AT", "german"),
        pytest.param("ru", "russian", marks=pytest.mark.case("40")),
        pytest.param("el", "greek", marks=pytest.mark.case("40")),
        ("zh-Hans-CN", "chinese"),
        ("pt-BR", "portuguese"),
        ("nb", "norsk"),
        ("nn-NO", "nynorsk"),
        ("uk", "ukrainian"),
        ("fy", "westernfrisian"),
        ("nld", "dutch"),
        ("TR", "turkish"),
    ],
)
def test_every_language_is_named(language: str, name: str) -> None:
    assert f"langid = {{{name}}}" in exported("Werk", "bibtex", language)


def test_an_unknown_language_is_left_out() -> None:
    assert "langid" not in exported("Werk", "bibtex", "qq")
    assert langid("") is None
    assert langid("nl}\n@misc{x") is None


@pytest.mark.kind("number-of-a-document")
@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://doi.org/10.1234/abc.5", "10.1234/abc.5"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://DOI.org/10.1016/j.jml.2019.104047?x=1#y", "10.1016/j.jml.2019.104047"),
        ("https://doi.org/10.1002/(SICI)1097-4571%3C1%3E", "10.1002/(SICI)1097-4571<1>"),
        ("doi:10.1234/abc", "10.1234/abc"),
        ("https://doi-org.proxy.example.edu/10.1234/abc", "10.1234/abc"),
        ("https://doi.org/doi:10.1234/abc", "10.1234/abc"),
        ("https://doi.org/10.1234/abc.3.", "10.1234/abc.3"),
        ("https://doi-orgs.example.edu/10.1234/abc", None),
        ("https://doi.org/", None),
        ("https://doi.org/abc", None),
        ("https://doi.org/10.1234/a%20b", None),
        ("https://example.com/10.1234/abc", None),
        ("https://notdoi.org/10.1234/abc", None),
        ("http://[::1", None),
    ],
)
def test_a_doi_is_found_in_its_address(url: str, number: str | None) -> None:
    assert doi(url) == number


@pytest.mark.case("42")
@pytest.mark.kind("number-of-a-document")
def test_a_doi_stands_beside_the_address_in_every_form() -> None:
    url = "https://doi.org/10.1234/abc.5"
    (item,) = json.loads(exported("Proef", "csl", url=url))
    assert (item["DOI"], item["URL"]) == ("10.1234/abc.5", url)
    ris = exported("Proef", "ris", url=url)
    assert f"UR  - {url}\r\nDO  - 10.1234/abc.5\r\n" in ris
    bibtex = exported("Proef", "bibtex", url=url)
    assert "  doi = {10.1234/abc.5},\n" in bibtex
    assert f"  url = {{{url}}},\n" in bibtex


def test_a_doi_cannot_break_out_of_its_field() -> None:
    entry = exported("Proef", "bibtex", url="https://doi.org/10.1234/a%7D%0A@misc%7Bx")
    assert entry.count("{") == entry.count("}")
    assert "  doi = " not in entry
    entry = exported("Proef", "bibtex", url="https://doi.org/10.1234/a%7Db%7B%5C")
    assert "  doi = {10.1234/a%7Db%7B%5C},\n" in entry
    assert exported("Proef", "ris", url="https://doi.org/10.1234/a%0D%0AER").count("ER  - ") == 1


@pytest.mark.parametrize(
    "mark", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029", "\n\n  "]
)
def test_no_tag_title_or_language_makes_a_line_of_its_own(mark: str) -> None:
    sly = f"a{mark}ER  - {mark}TY  - ELEC{mark}TI  - vals"
    front = json.dumps({"title": sly, "lang": sly, "tags": [sly], "keywords": sly})
    title = f"A{mark}ER  - " if mark in ("\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029") else "A"
    chapter, _ = parse(f"{front}\n\n- [{title}](https://een.nl/a) ~3 min\n- [B](https://een.nl/b) ~3 min")
    records = render(chapter, "ris")
    lines = [line for line in records.splitlines() if line]
    assert sum(line.startswith("TY  - ") for line in lines) == len(chapter.readings)
    assert sum(line.startswith("ER  - ") for line in lines) == len(chapter.readings)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert records.count("\r\n") == len(lines)
    for entry in re.findall(r"title = \{\{(.*?)\}\}", render(chapter, "bibtex"), re.DOTALL):
        assert len(entry.splitlines()) == 1


def test_a_hard_space_in_a_tag_stays() -> None:
    chapter, _ = parse('{"tags": ["5\\u00a0euro"]}\n\n- [A](https://een.nl/a) ~3 min')
    assert "KW  - 5\xa0euro\r\n" in render(chapter, "ris")
