"""Titles and addresses are plain text wherever they go; headings have a number only where one is meant."""

from __future__ import annotations

import json

import pytest

from arbeid.guide import parse, write
from arbeid.guide.checking.check import check
from arbeid.guide.rendering.render import Beside, render
from cases import numbered

TITLES = {
    "*Arbeid* & techniek": ("Arbeid & techniek", "<em>Arbeid</em> &amp; techniek"),
    "R&amp;D en banen": ("R&D en banen", "R&amp;D en banen"),
    "De `for`-lus": ("De for-lus", "De <code>for</code>-lus"),
    "**Vet** en _schuin_": ("Vet en schuin", "<strong>Vet</strong> en <em>schuin</em>"),
    "Caf&eacute; &#8212; &#x26;": ("Café — &", "Café — &amp;"),
    r"Sterretje \* en \_": ("Sterretje * en _", "Sterretje * en _"),
    "H<sub>2</sub>O <i>nu</i>": ("H2O nu", "H2O nu"),
    "~~Weg~~ en blijvend": ("Weg en blijvend", "Weg en blijvend"),
    "2~3 uur": ("2~3 uur", "2~3 uur"),
    "Werk<br>en leven<BR/>nu": ("Werk en leven nu", "Werk en leven nu"),
    "&lt;b&gt; &#128302;": ("<b> 🔮", "&lt;b&gt; 🔮"),
    "3 * 4 * 5 a_b_c": ("3 * 4 * 5 a_b_c", "3 * 4 * 5 a_b_c"),
}


@pytest.mark.kind("written-as-markdown")
@pytest.mark.parametrize("written", numbered(TITLES, {"*Arbeid* & techniek": "24", "R&amp;D en banen": "24"}))
def test_titles_are_plain_text(written: str) -> None:
    plain, page = TITLES[written]
    text = f"# {written}\n\n[{written}](https://a.nl)" + ' <span style="float: right;">~3 min</span>'
    chapter = parse(text)[0]
    assert chapter.readings[0].title == chapter.title == plain
    assert json.loads(render(chapter, "csl"))[0]["title"] == plain
    assert f"TI  - {plain}\r\n" in render(chapter, "ris")
    facts = json.loads(render(chapter, "json"))
    assert facts["sections"][0]["title"] == facts["sections"][0]["readings"][0]["title"] == plain
    html = render(chapter, "html", Beside("nl"))
    assert f'<p class="title"><a href="https://a.nl">{page}</a></p>' in html
    assert f"{page}</h1>" in html
    assert write(chapter) == text
    assert parse(render(chapter, "hugo", Beside("nl")))[0].readings[0].title == plain


@pytest.mark.kind("written-as-markdown")
@pytest.mark.parametrize(
    ("written", "url"),
    [
        pytest.param(
            "https://a.nl/t?jaar=2024&amp;regio=4",
            "https://a.nl/t?jaar=2024&regio=4",
            marks=pytest.mark.case("25"),
        ),
        ("https://a.nl/a&#38;b", "https://a.nl/a&b"),
        (r"https://a.nl/a\_b", "https://a.nl/a_b"),
        ("<https://a.nl/a&amp;b>", "https://a.nl/a&b"),
    ],
)
def test_addresses_are_what_markdown_reads(written: str, url: str) -> None:
    chapter = parse(f"- [T]({written}) ~3 min\n- De Wit, [U]({written}#x), 3 min")[0]
    assert [reading.url for reading in chapter.readings] == [url, f"{url}#x"] or written.startswith("<")
    assert json.loads(render(chapter, "csl"))[0]["URL"] == url
    assert f'href="{url.replace("&", "&amp;")}"' in render(chapter, "html", Beside("nl"))
    assert parse(write(chapter)) == (chapter, ())


def test_a_line_of_the_format_keeps_its_address_to_the_letter() -> None:
    text = '[T](https://a.nl/?a=1&amp;b=2) <span style="float: right;">~3 min</span>'
    assert write(parse(text)[0]) == text


def gaps(text: str) -> list[str]:
    return [found.before for found in check(text) if found.key == "numbering_gap"]


@pytest.mark.kind("count-in-a-heading")
@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("2024 in figures", marks=pytest.mark.case("27")),
        "2024. Een terugblik",
        "3 redenen",
        "10.000 banen verdwijnen",
        "10.500 banen verdwijnen",
        "1.5 miljoen werklozen",
        "2.5 million jobs",
        "40 procent van de banen",
        "5 Tips",
        "100 dagen",
        "1.05 als grens",
    ],
)
def test_years_and_counts_are_no_numbers(heading: str) -> None:
    text = f"# 1. Werk\n\n## {heading}\n\n## 1.1 Verder\n\n# 2. Einde"
    chapter = parse(text)[0]
    assert [(part.number, part.title) for part in chapter.sections] == [
        ("1", "Werk"),
        (None, heading),
        ("1.1", "Verder"),
        ("2", "Einde"),
    ]
    assert gaps(text) == []
    assert write(chapter) == text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("# 8. Werk\n## 8.1 A\n## 8.2 B\n# 9. C", ["8", "8.1", "8.2", "9"]),
        ("# 8 Werk\n## 8.1 A\n## 2024 in cijfers\n## 8.2 B", ["8", "8.1", None, "8.2"]),
        ("# 1 Inleiding\n## 5 tips\n# 2 Werk\n# 3 Slot", ["1", None, "2", "3"]),
        ("## 2.1.3 Deel", ["2.1.3"]),
        ("# 12 jaar later\n## Nu", [None, None]),
    ],
)
def test_numbers_are_known_by_what_goes_on_from_them(text: str, numbers: list[str | None]) -> None:
    assert [part.number for part in parse(text)[0].sections] == numbers
    assert gaps(text) == []


def test_a_wrong_number_is_still_found() -> None:
    assert gaps("# 1. A\n# 3. B") == ["3"]
    assert gaps("# 1 A\n# 2 B\n## 2.2 C") == ["2.2"]


@pytest.mark.kind("parts-of-one-page")
@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param("https://a.nl/boek#h1", "https://a.nl/boek#h2", False, marks=pytest.mark.case("29")),
        ("https://a.nl/boek#h1", "https://a.nl/boek#h1", True),
        ("https://a.nl/boek/", "https://a.nl/boek#h2", True),
        ("https://a.nl/boek#h1", "https://a.nl/boek", True),
        ("https://a.nl/v.pdf#page=3", "https://a.nl/v.pdf#page=9", False),
        ("https://a.nl/boek#", "https://a.nl/boek", True),
        ("https://a.nl/v?t=1", "https://a.nl/v?t=2", False),
    ],
)
def test_parts_of_a_page_are_links_of_their_own(first: str, second: str, same: bool) -> None:
    keys = [found.key for found in check(f"- [A]({first}) ~9 min\n- [B]({second}) ~9 min")]
    assert ("duplicate_link" in keys) == same
