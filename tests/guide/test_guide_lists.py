"""Every link of a list is a reading or a finding, however its line is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arbeid.errors import ArbeidError
from arbeid.guide import Reading, parse, write
from arbeid.guide.checking.check import check
from arbeid.guide.checking.checks import CHECKS
from arbeid.guide.readings.retime import with_minutes
from arbeid.guide.rendering.render import FORMS, Beside, render
from cases import numbered

WEB = "https://een.voorbeeld.nl/"


def read(text: str) -> list[tuple[str, str, int | None]]:
    return [(item.title, item.url.removeprefix(WEB), item.minutes) for item in parse(text)[0].readings]


def keys(text: str) -> list[str]:
    front = "---\ntitle: Proef\nlang: nl\n---\n"
    return [found.key for found in check(front + text)]


LISTS = {
    "bold": (f"- **[Taken]({WEB}t)** (7 min)", [("Taken", "t", 7)]),
    "bold and time": (f"- **[Taken]({WEB}t) (7 min)**", [("Taken", "t", 7)]),
    "italic": (f"* *[Taken]({WEB}t)* – 7 minuten", [("Taken", "t", 7)]),
    "both": (f"+ ***[Taken]({WEB}t)***, 7 min", [("Taken", "t", 7)]),
    "underlined": (f"1) __[Taken]({WEB}t)__ ~7 min", [("Taken", "t", 7)]),
    "emoji and bold": (f"- 🎧 **[Taken]({WEB}t)** ~7 min", [("Taken", "t", 7)]),
    "full reference": (f"- [Loon][l] ~6 min\n\n[l]: {WEB}loon", [("Loon", "loon", 6)]),
    "collapsed reference": (f"- [Loon][] ~6 min\n\n[loon]: <{WEB}loon> 'x'", [("Loon", "loon", 6)]),
    "short reference": (f"- **[Loon]** (6 min)\n\n[Loon]: {WEB}loon", [("Loon", "loon", 6)]),
    "reference defined first": (f"[l]: {WEB}loon\n\n- [Loon][L], 6 min", [("Loon", "loon", 6)]),
    "nested": (
        f"- Thema\n  - [Haven]({WEB}h) ~5 min\n  - [Zorg]({WEB}z) ~8 min\n- Rest\n    1. [Om]({WEB}o) ~4 min",
        [("Haven", "h", 5), ("Zorg", "z", 8), ("Om", "o", 4)],
    ),
    "nested by tabs": (
        f"- [Zorg]({WEB}z) ~8 min\n\t- [Haven]({WEB}h) ~5 min\n\t\t- [Om]({WEB}o) ~4 min",
        [("Zorg", "z", 8), ("Haven", "h", 5), ("Om", "o", 4)],
    ),
    "tabs behind signs": (
        f"-\t[Zorg]({WEB}z)\t8 min\n\t-\t[Haven]({WEB}h) 5 min",
        [("Zorg", "z", 8), ("Haven", "h", 5)],
    ),
    "brackets of another script": (f"- Werk（{WEB}x） (5 min)", [(f"{WEB}x", "x", 5)]),
    "thrice nested": (f"1. A\n   - B\n\n     * [Haven]({WEB}h) ~5 min", [("Haven", "h", 5)]),
    "nested below a reading": (
        f"- [Zorg]({WEB}z) ~8 min\n  - ook: [Haven]({WEB}h) ~5 min",
        [("Zorg", "z", 8), ("Haven", "h", 5)],
    ),
    "author": (f"- De Wit (2021), [Cijfers]({WEB}c), 12 min", [("Cijfers", "c", 12)]),
    "author without time": (f"- De Wit (2021). [Cijfers]({WEB}c).", [("Cijfers", "c", None)]),
    "author and quotes": (f"- De Wit: “[Cijfers]({WEB}c)” (12 min)", [("Cijfers", "c", 12)]),
    "kind": (f"- Podcast: [Werk]({WEB}w) (30 min)", [("Werk", "w", 30)]),
    "time first": (f"- 12 min: [Cijfers]({WEB}c)", [("Cijfers", "c", 12)]),
    "time first in brackets": (f"1. (12 min) [Cijfers]({WEB}c)", [("Cijfers", "c", 12)]),
    "task": (f"- [ ] [Nog]({WEB}n) ~5 min\n- [x] [Al]({WEB}a) ~6 min", [("Nog", "n", 5), ("Al", "a", 6)]),
    "numbered task": (f"1. [X] **[Al]({WEB}a)** (6 min)", [("Al", "a", 6)]),
    "autolink": (f"- <{WEB}x> ~5 min", [(f"{WEB}x", "x", 5)]),
    "bare address": (f"- {WEB}x (5 min)", [(f"{WEB}x", "x", 5)]),
    "bare address in a sentence": (f"- De Wit: {WEB}x, 5 min.", [(f"{WEB}x", "x", 5)]),
    "anchor": (f'- <a href="{WEB}x">Werk <b>nu</b></a> ~5 min', [("Werk nu", "x", 5)]),
    "anchor with more": (
        f"- De Wit, <A class=k HREF='{WEB}x' target=_blank>Werk</A>, 5 min",
        [("Werk", "x", 5)],
    ),
    "two links": (f"- [A]({WEB}a) ~5 min, [B]({WEB}b) ~7 min", [("A", "a", 5), ("B", "b", 7)]),
    "two links in a sentence": (
        f"- [A]({WEB}a) 5 min en dan [B]({WEB}b) 7 min",
        [("A", "a", 5), ("B", "b", 7)],
    ),
    "time after author": (f"- [A]({WEB}a) – door Jansen, 12 min", [("A", "a", 12)]),
    "time on the next line": (f"- [A]({WEB}a)\n  *12 min*", [("A", "a", 12)]),
    "title on two lines": (f"- [A\n  b]({WEB}a) ~12 min", [("A b", "a", 12)]),
    "another link aside": (f"- [A]({WEB}a) ([pdf]({WEB}p)) ~5 min", [("A", "a", 5)]),
    "table": (
        f"| Titel | Tijd |\n| --- | --- |\n| [Kloof]({WEB}k) | 5 min |\n| [Deel]({WEB}d) | 9 min |",
        [("Kloof", "k", 5), ("Deel", "d", 9)],
    ),
    "table of numbers": (f"Titel|Minuten\n-|-\n**[Kloof]({WEB}k)**|5", [("Kloof", "k", 5)]),
    "table of hours": (f"|Titel|Duur (uur)|\n|-|-|\n|[Kloof]({WEB}k)|1,5|", [("Kloof", "k", 90)]),
    "table with the time first": (
        f"| Time | Title |\n|:-:|---|\n| 1 h | [Gap]({WEB}g) |",
        [("Gap", "g", 60)],
    ),
    "table with a time missing": (f"|Titel|Tijd|\n|-|-|\n|[Kloof]({WEB}k)||", [("Kloof", "k", None)]),
    "table with a bar in it": (f"|T|Tijd|\n|-|-|\n|[K \\| l]({WEB}k)|5 min|", [("K | l", "k", 5)]),
    "table without a head for time": (f"|T|x|\n|-|-|\n|[Kloof]({WEB}k)| ~5 min |", [("Kloof", "k", 5)]),
    "bullets of another hand": (
        f"• [A]({WEB}a) ~5 min\n• [B]({WEB}b) ~6 min",
        [("A", "a", 5), ("B", "b", 6)],
    ),
    "letters": (f"a. [A]({WEB}a) ~5 min\nb. De Wit, [B]({WEB}b) (6 min)", [("A", "a", 5), ("B", "b", 6)]),
    "a bold line of its own": (f"**[A]({WEB}a)** (5 min)", [("A", "a", 5)]),
}


CASES = {
    "bold": "01",
    "full reference": "02",
    "collapsed reference": "02",
    "nested": "03",
    "author": "04",
    "kind": "04",
    "table": "05",
    "task": "07",
}


@pytest.mark.kind("reading-of-a-list")
@pytest.mark.parametrize("name", numbered(LISTS, CASES))
def test_links_of_lists_are_readings(name: str) -> None:
    text, expected = LISTS[name]
    assert read(text) == expected
    assert not {"unread_link", "no_link", "unread_source"} & set(keys(text)) or name == "another link aside"
    chapter = parse(text)[0]
    assert parse(write(chapter)) == (chapter, ())
    assert len(json.loads(render(chapter, "csl"))) == len(expected)
    assert render(chapter, "ris").count("UR  - ") == len(expected)
    for form in FORMS:
        assert render(chapter, form, Beside("nl"))


FOUND = {
    "a sentence": f"- Lees ook [dit]({WEB}x) eens",
    "aside": f"- [A]({WEB}a) ([pdf]({WEB}p)) ~5 min",
    "second link": f"- [A]({WEB}a) ~5 min en [B]({WEB}b)",
    "same start": f"- [A]({WEB}a/b) ~5 min en [B]({WEB}a)",
    "table without times": f"|Term|Uitleg|\n|-|-|\n|[Kloof]({WEB}k)|verschil|",
    "list in a quotation": f"> - [A]({WEB}a) ~5 min",
    "time in a quotation": f"> [A]({WEB}a) ~5 min",
    "admonition": f"!!! tip\n    - [A]({WEB}a) ~2 min",
    "code by indentation": f"Kies:\n\n    - [A]({WEB}a) ~2 min",
    "list of HTML": f"<ul>\n<li><a href='{WEB}a'>A</a></li>\n</ul>",
    "time in a paragraph": f"De Wit, [A]({WEB}a), 12 min",
    "footnote": f"- Titel van het stuk[^1] ~5 min\n\n[^1]: {WEB}x",
    "footnote with words": f"- Titel van het stuk[^n]\n\n[^n]: De Wit, {WEB}x",
    "a line too long": f"- {'x' * 5000} [A]({WEB}a) ~5 min",
}


@pytest.mark.kind("reading-of-a-list")
@pytest.mark.parametrize("name", FOUND)
def test_links_of_lists_that_are_no_readings_are_said(name: str) -> None:
    assert keys(FOUND[name]).count("unread_link") == 1


SILENT = {
    "a fence": f"```\n- [A]({WEB}a) ~2 min\n```",
    "a comment": f"<!--\n- [A]({WEB}a) ~2 min\n<li><a href='{WEB}'>x</a>\n-->",
    "running text": f"Lees [A]({WEB}a) en dan [B]({WEB}b).",
    "contents": "- [Deel](#deel)\n- [Meer](#meer)",
    "people": "- [Mail](mailto:a@b.nl)\n- [Bel](tel:+31201234567)\n- <a@b.nl>\n- [App](sms:06) ~5 min",
    "code in an item": f"- `[A]({WEB}a)` is een link",
    "an escaped bracket": f"- \\[A]({WEB.removeprefix('https://')}a) is geen link",
    "sic": "- dat hij [sic] vond (5 min)",
    "a name with points": "- Node.js, pandas.read_csv en les2.md (5 min)",
    "a site that is named": "- Kijk op werk.nl voor meer (5 min)",
}


@pytest.mark.parametrize("name", SILENT)
def test_what_is_no_link_of_a_list_is_left_alone(name: str) -> None:
    text = SILENT[name]
    assert read(text) == []
    assert not {"unread_link", "no_link", "unsafe_link", "minutes_missing"} & set(keys(text))
    assert write(parse(text)[0]) == text


MEANT = {
    "space": (f"- [Verslag]({WEB}jaar verslag.pdf) ~5 min", "space"),
    "space in a file": ("Zie [het verslag](mijn map/verslag 2024.pdf).", "space"),
    "no address": ("- [Leeg]() ~3 min", "empty"),
    "no address at all": ("- [Leeg] ~3 min", "empty"),
    "no title": (f"- []({WEB}x) ~3 min", "untitled"),
    "gap": (f"- [Verslag] ({WEB}x) ~5 min", "gap"),
    "order": (f"Zie (Verslag)[{WEB}x].", "order"),
    "no closing bracket": (f"- [Verslag]({WEB}x ~5 min", "open"),
    "unknown reference": ("- [Verslag][v2024] ~5 min", "reference"),
    "unknown short reference": ("Zie [Verslag][].", "reference"),
    "no scheme": ("- www.voorbeeld.nl/x (5 min)", "scheme"),
    "no opening bracket": (f"- Verslag]({WEB}x) ~5 min", "form"),
    "wiki": ("- [[Verslag]] ~5 min", "form"),
    "no bracket between": (f"- [Verslag({WEB}x) ~5 min", "form"),
    "in a table": (f"|T|Tijd|\n|-|-|\n|[Verslag]({WEB}a b.pdf)|5 min|", "space"),
    "nested": (f"- Thema\n  - [Verslag]({WEB}a b.pdf)", "space"),
    "a site without scheme": ("- voorbeeld.nl (5 min)", "scheme"),
    "a page without scheme": ("- voorbeeld.nl/nl-nl/cijfers, 5 min", "scheme"),
    "a scheme half typed": ("- https:/voorbeeld.nl/x (5 min)", "scheme"),
    "number of a document": ("- De Wit (2015). Werk. doi:10.1000/182 (20 min)", "document"),
    "number alone": ("- 10.1000/182 (20 min)", "document"),
    "markup of another tool": (f"- `Verslag <{WEB}x>`_ (5 min)", "form"),
}


@pytest.mark.kind("meant-as-a-link")
@pytest.mark.parametrize("name", numbered(MEANT, {"space": "13", "no address": "13"}))
def test_what_was_meant_as_a_link_is_said(name: str) -> None:
    text, reason = MEANT[name]
    (found,) = [item for item in check(text) if item.key == "no_link"]
    assert f"guide.no_link.{reason}" in str(found.values["reason"])
    assert CHECKS.get("standard").level(found.key) == "warning"
    for language in ("nl", "en"):
        assert "{" not in found.sentence(language)
    assert write(parse(text)[0]) == text


def test_addresses_with_spaces_that_markdown_reads_are_no_finding() -> None:
    text = f"- [Verslag](<{WEB}jaar verslag.pdf>) ~5 min\n- [Wet (1)]({WEB}wet_(1)) ~5 min"
    assert "no_link" not in keys(text)
    assert [item.url for item in parse(text)[0].readings] == [f"{WEB}jaar%20verslag.pdf", f"{WEB}wet_(1)"]


def test_kinds_are_known_wherever_they_stand() -> None:
    text = (
        f"- Podcast: [A]({WEB}a) (30 min)\n- De Wit, [B]({WEB}b), video, 5 min\n"
        f"- [C]({WEB}c) (12 min video)\n"
        f"- Thema\n  - 📖 [D]({WEB}d) 9 min\n\n|T|Soort|Tijd|\n|-|-|-|\n|[E]({WEB}e)|cursus|5 min|"
    )
    kinds = [item.kind for item in parse(text)[0].readings]
    assert kinds == ["audio", "video", "video", "book", "course"]


@pytest.mark.kind("address-of-no-page")
@pytest.mark.parametrize(
    "line",
    numbered(
        [
            "[Mail de docent](mailto:docent@school.nl)",
            "<docent@school.nl>",
            "[Bel](tel:+31201234567)",
            "Anna, [app](sms:06)",
        ],
        {"[Mail de docent](mailto:docent@school.nl)": "31"},
    ),
)
def test_an_address_of_a_person_is_no_source(line: str) -> None:
    text = f"# 1. Werk\n\n- [Werk]({WEB}w) ~3 min\n\n## Vragen?\n\n- {line}"
    assert keys(text) == []
    assert render(parse(text)[0], "ris").count("UR  - ") == 1
    assert write(parse(text)[0]).endswith(line)


def test_lines_are_those_of_the_file() -> None:
    nested = f"- Thema\n  - [A]({WEB}a) 5 min\n  - De Wit,\n    [B]({WEB}b) 6 min"
    text = f"# x\n\n{nested}\n\n|T|Tijd|\n|-|-|\n|[C]({WEB}c)|7|"
    assert [item.line for item in parse(text)[0].readings] == [4, 6, 10]


def test_passages_keep_every_letter_around_their_readings() -> None:
    text = f"- De Wit (2021),  [Werk]({WEB}w), 12 min  (*mooi*)\n- [ ] [Nog]({WEB}n){{:target=_blank}} ~5 min"
    chapter = parse(text)[0]
    assert write(chapter) == text
    assert render(chapter, "hugo", Beside("nl")) == text
    assert chapter.sections[0].minutes == 17


def test_documents_without_a_web_address_are_found() -> None:
    text = "- [Artikel](doi:10.1000/182) ~5 min\n- [Ander](hdl:2027/x) ~6 min"
    assert [item.url for item in parse(text)[0].readings] == [
        "https://doi.org/10.1000/182",
        "https://hdl.handle.net/2027/x",
    ]
    assert "unsafe_link" not in keys(text)
    kept = '[A](doi:10.1000/182) <span style="float: right;">~5 min</span>'
    assert write(parse(kept)[0]) == kept


def test_nothing_between_a_link_and_its_time_is_lost() -> None:
    text = f"- [A]({WEB}a)[^1] ~5 min\n- [B]({WEB}b) ([pdf]({WEB}p)) ~5 min\n- [C]({WEB}c) ![x](y.png) ~5 min"
    assert write(parse(text)[0]) == text
    assert [minutes for _, _, minutes in read(text)] == [5, 5, 5]


def test_bold_survives_the_format() -> None:
    text = f"[**Taken**]({WEB}t)" + ' <span style="float: right;">~7 min</span>'
    assert write(parse(f"- **[Taken]({WEB}t)** (7 min)")[0]) == text
    assert write(parse(text)[0]) == text


@pytest.mark.parametrize(
    "title", ["*a*", "R&amp;D", "`x`", "<b>", "a_b_", "[x](y)", "\\*", "<https://a.nl>", "!"]
)
@pytest.mark.parametrize(
    "url", ["https://a.nl/(", "https://a.nl/?a=1&copy;", "<x", "a\\*b", "https://a.nl/a)b"]
)
def test_any_title_and_address_are_written_so_that_they_are_read_back(title: str, url: str) -> None:
    for minutes in (None, 5):
        from arbeid.guide.readings.reading import written

        (found,) = parse(written(Reading("S01", title, url, minutes)))[0].readings
        assert (found.title, found.url, found.minutes) == (title, url, minutes)


GRID = """+----------------+----------+
| Titel          | Tijd     |
+================+==========+
| [A](http://a.nl/1) | 5 min |
+----------------+----------+
| Jansen, [B](http://a.nl/2) (video) | 12:30 min |
| tweede regel   |          |
+----------------+----------+
| [C](http://a.nl/3) | 8    |
+----------------+----------+
| [D](http://a.nl/4) | later |
+:--------------:+---------:+"""


@pytest.mark.parametrize("before", ["", "Lees dit:\n\n", "---\ntitle: x\n---\n"])
def test_readings_in_a_grid_table_count_and_are_kept_to_the_letter(before: str) -> None:
    chapter = parse(before + GRID)[0]
    assert [(one.title, one.minutes) for one in chapter.readings] == [
        ("A", 5),
        ("B", 13),
        ("C", 8),
        ("D", None),
    ]
    assert GRID in write(chapter)
    assert parse(write(chapter)) == (chapter, ())
    assert not [found for found in check(before + GRID) if found.key in ("unread_link", "no_link")]


def test_a_grid_table_is_not_pushed_apart_by_new_minutes() -> None:
    for name in ("S01", "S04"):
        with pytest.raises(ArbeidError, match=f"{name} on line .* was left as it is"):
            with_minutes(GRID.encode(), {name: 77})


@pytest.mark.parametrize(
    "text", ["+---+\n", "+--+--+\nZin [a](http://a.nl) erbij.", "+ [a](http://a.nl) 5 min"]
)
def test_what_only_begins_like_a_grid_is_read_as_before(text: str) -> None:
    assert len(parse(text)[0].readings) == text.startswith("+ ")


@pytest.mark.parametrize("url", ["//cbs.nl/nl", "//www.ilo.org/a?b=c", "//iets/pad"])
@pytest.mark.parametrize("line", ["- [A]({}) ~3 min", "Zie [A]({})."])
def test_an_address_that_borrows_its_scheme_is_found(url: str, line: str, tmp_path: Path) -> None:
    text = f"---\ntitle: x\nlang: nl\n---\n{line.format(url)}"
    found = {one.key: one for one in check(text, folder=tmp_path)}
    assert found["borrowed_scheme"].after == f"https:{url}"
    assert f"schrijf https:{url}" in found["borrowed_scheme"].sentence("nl")
