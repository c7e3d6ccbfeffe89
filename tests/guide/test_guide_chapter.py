"""Chapters are read, also from looser Markdown, and written back to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from arbeid.errors import ArbeidError
from arbeid.guide import Chapter, Passage, Reading, parse, shipped, shipped_names, write
from arbeid.guide.readings.reading import match, rewritten, written
from chapter_texts import DATA, chapters, seed

GREEN, YELLOW = "#9DC384", "#F9DB78"


def test_the_seed_is_read_in_full() -> None:
    chapter, found = parse(seed())
    assert [(part.level, part.number, part.title, part.minutes) for part in chapter.sections] == [
        (1, "8", "Het werk van de toekomst", 16),
        (2, "8.1", "Welke banen worden overgenomen?", 12),
        (2, "8.2", "Welke banen ontstaan er?", 49),
    ]
    assert chapter.minutes == 77
    assert [reading.id for reading in chapter.readings] == [f"S{number:02d}" for number in range(1, 13)]
    assert [reading.colour for reading in chapter.readings].count(GREEN) == 10
    assert [reading.id for reading in chapter.readings if reading.colour == YELLOW] == ["S09", "S10"]
    assert [reading.line for reading in chapter.readings] == [21, 23, 25, 33, 35, 37, 45, 47, 49, 51, 53, 55]
    assert {reading.kind for reading in chapter.readings} == {"article"}
    assert chapter.readings[6].title == "AI creëert meer banen dan het doet verdwijnen"
    assert chapter.readings[10].title == "Een nieuwe kijk op toegevoerde waarde"
    assert chapter.title == "🔮 Het werk van de toekomst"
    assert (str(chapter.date), chapter.authors, len(chapter.tags)) == ("2024-02-15", ("admin",), 5)
    assert (chapter.language, chapter.extra) == (None, {})
    assert all(part.rule and part.introduction.endswith(".") for part in chapter.sections)
    assert len(found) == 5


def test_raw_and_repaired_bytes_give_the_same_chapter_and_the_same_text() -> None:
    repaired = seed().decode().encode("cp1252")
    assert parse(seed())[0] == parse(repaired)[0]
    assert parse(repaired)[1] == ()
    assert write(parse(seed())[0]).encode() == repaired
    assert not repaired.endswith(b"\n")


@given(chapters())
@settings(deadline=None)
def test_what_is_written_is_read_back(chapter: Chapter) -> None:
    assert parse(write(chapter)) == (chapter, ())


def test_the_shipped_chapter_has_the_seeds_sources_and_our_own_words() -> None:
    ours, theirs = shipped("werk-van-de-toekomst"), parse(seed())[0]
    assert ours.readings == theirs.readings
    assert [part.number for part in ours.sections] == [part.number for part in theirs.sections]
    for part, other in zip(ours.sections, theirs.sections, strict=True):
        assert part.title != other.title
        assert part.introduction != other.introduction
    assert ours.summary != theirs.summary


def test_the_shipped_chapter_says_the_same_in_both_languages() -> None:
    assert shipped_names() == ["werk-van-de-toekomst"]
    dutch, english = (shipped("werk-van-de-toekomst", language) for language in ("nl", "en"))
    assert (dutch.language, english.language) == ("nl", "en")

    def apart_from_words(chapter: Chapter) -> list[tuple[object, ...]]:
        return [(r.id, r.url, r.minutes, r.colour, r.icon) for r in chapter.readings]

    assert apart_from_words(dutch) == apart_from_words(english)
    assert [len(part.readings) for part in dutch.sections] == [
        len(part.readings) for part in english.sections
    ]
    assert dutch.readings[4].title == "Het IMF geeft aan dat AI 40% van de banen wijzigt"
    assert dutch.readings[5].title == "PWC geeft aan dat in NL AI 44% van de banen wijzigt"
    assert dutch.readings[10].title == "Een nieuwe kijk op toegevoerde waarde"


def test_an_unknown_chapter_suggests_the_nearest() -> None:
    with pytest.raises(ArbeidError, match="the nearest is “werk-van-de-toekomst”"):
        shipped("werk-van-de-toekmst")


def test_our_damaged_fixture_keeps_kinds_brackets_and_unknown_keys() -> None:
    chapter, _ = parse((DATA / "damaged-chapter.md").read_bytes())
    first, second = chapter.readings
    assert (first.kind, first.title, first.minutes) == ("video", "Wat is één baan?", 12)
    assert (second.kind, second.title, second.url) == (
        "audio",
        "Werk [2] in de regio",
        "https://example.com/regio_(nl)",
    )
    assert chapter.extra == {"weight": 40}
    assert parse(write(chapter))[0] == chapter


LOOSE = """\ufeff---\r
title: Los\r
---\r
Vooraf [geen bron](https://example.com/x) in een zin.\r
\r
Deel een\r
========\r
* [Een](https://example.com/een) ~9 min\r
* [Twee](<https://example.com/twee "a">) (video, 12 minuten)\r
* [Drie](https://example.com/drie) – door Jansen\r
* geen bron, wel [een link](https://example.com/y)\r
  - 🎧 [Vier](https://example.com/vier) 4'\r
\r
1. 📖 [Vijf](https://example.com/vijf "titel") | ca. 90 min.\r
   Met een toelichting.\r
\r
### 2.1.3 Deel twee\r
[Zes](https://example.com/zes), 6 min\r
{{< youtube abc >}}\r
\r
!!! note\r
    [Zeven](https://example.com/zeven) ~7 min\r
\r
:::tip\r
- [Acht](#anker)\r
:::\r
"""


def test_looser_markdown_is_read() -> None:
    chapter, found = parse(LOOSE)
    assert found == ()
    assert [(r.title, r.minutes, r.kind) for r in chapter.readings] == [
        ("Een", 9, None),
        ("Twee", 12, "video"),
        ("Drie", None, None),
        ("Vier", 4, "audio"),
        ("Vijf", 90, "book"),
        ("Zes", 6, None),
    ]
    assert chapter.readings[1].url == 'https://example.com/twee%20"a"'
    before, first, second = chapter.sections
    assert (before.level, first.title, second.level, second.number) == (0, "Deel een", 3, "2.1.3")
    passages = [
        block.text for part in chapter.sections for block in part.blocks if isinstance(block, Passage)
    ]
    assert passages[1].startswith("door Jansen\n\n* geen bron")
    assert passages[2] == "Met een toelichting."
    assert "{{< youtube abc >}}\n\n!!! note\n    [Zeven]" in passages[3]
    assert "[Acht](#anker)" in passages[3]
    assert parse(write(chapter)) == (chapter, ())


def test_lines_remember_where_they_stood() -> None:
    chapter, _ = parse(LOOSE)
    assert [reading.line for reading in chapter.readings] == [8, 9, 10, 12, 14, 18]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("* [Een](https://example.com/een) ~9 min  ", "* [Een](https://example.com/een) ~15 min  "),
        ('1. 📖 [Vijf](u "t") | ca. 9 min. en meer', '1. 📖 [Vijf](u "t") | ca. 15 min. en meer'),
        ("- [Een](u) en meer", f"- [Een](u) {written(Reading('S', 'E', 'u', 15, YELLOW))[7:]} en meer"),
        ("geen bron", "geen bron"),
    ],
)
def test_only_the_time_on_a_line_is_rewritten(line: str, after: str) -> None:
    assert rewritten(line, 15, YELLOW) == after


def test_minutes_and_colour_of_an_exact_line_are_rewritten() -> None:
    before = Reading("S01", "Een", "https://example.com", 9, GREEN, "article")
    after = Reading("S01", "Een", "https://example.com", 15, YELLOW, "article")
    assert rewritten(written(before), 15, YELLOW) == written(after)


def test_html_of_another_hand_is_read() -> None:
    line = (
        "<i style='color:#abc' class=\"material-icons\"> movie </i>[A \\[b\\] & <c>](http://a.b/c_(d))"
        '<span style="float:right">± 7 min<i style="color:#DEF" class="material-icons">timer</i></span>'
    )
    found = match(line)
    assert found is not None
    assert dict(found.fields) == {
        "title": "A [b] & <c>",
        "url": "http://a.b/c_(d)",
        "minutes": 7,
        "colour": "#DDEEFF",
        "icon": "movie",
        "icon_colour": "#aabbcc",
        "time_icon": "timer",
    }


def test_toml_front_matter_is_read() -> None:
    chapter, _ = parse(
        '+++\ntitle = "Werk"\ndate = 2024-02-15T10:00:00Z\ntags = ["a"]\nlang = "NL"\n+++\n# Kop'
    )
    assert (chapter.title, str(chapter.date), chapter.tags, chapter.language) == (
        "Werk",
        "2024-02-15",
        ("a",),
        "nl",
    )
    assert write(chapter).startswith('+++\ntitle = "Werk"')


def test_values_of_yaml_stay_what_was_typed() -> None:
    chapter, _ = parse("---\nlang: no\ntime: 12:30\ndate: 2024-13-45\nnr: 007\nauthors: Jan\ntags:\n---\n")
    assert dict(chapter.facts) == {
        "lang": "no",
        "time": "12:30",
        "date": "2024-13-45",
        "nr": "007",
        "authors": "Jan",
        "tags": None,
    }
    assert (chapter.date, chapter.authors, chapter.tags) == (None, ("Jan",), ())


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("a: &x [1]\nb: [*x, *x]", "line 2: anchors and aliases"),
        ("a: &a [*a]", "line 2: anchors and aliases"),
        (
            "a: 1\nb: !!python/object/apply:os.system [ls]",
            "line 3: the type “tag:yaml.org,2002:python/object",
        ),
        ("a: !danger x", "line 2: the type “!danger” is refused"),
        ("a: " + "[" * 30 + "]" * 30, "nested deeper than 20 levels"),
        ("a: " + "[" * 5000, "line 2"),
        ("a: 1\nb: {", "line 4"),
        ("- a", "keys with values"),
        ("[a]: {b: c}", "no valid YAML"),
        ("a: " + "x" * 70_000, "longer than 65536 characters"),
        ("a: 1\n\tb: 2", "line 3"),
    ],
)
def test_dangerous_or_damaged_front_matter_is_refused(front: str, said: str) -> None:
    with pytest.raises(ArbeidError) as refused:
        parse(f"---\n{front}\n---\n# Kop")
    assert said in refused.value.sentence("en")
    assert refused.value.sentence("nl").startswith("De kopgegevens zijn beschadigd op regel ")


def test_damaged_toml_is_refused() -> None:
    with pytest.raises(ArbeidError, match="line 3: it is no valid TOML"):
        parse("+++\na = 1\nb = = 2\n+++\n")


def test_too_large_a_chapter_is_refused_before_it_is_read() -> None:
    with pytest.raises(ArbeidError, match="too large"):
        parse(b"x" * 8_000_001)


def test_ten_thousand_readings_are_read() -> None:
    lines = [
        written(Reading("S", f"Bron {n}", f"https://example.com/{n}", n % 60, GREEN)) for n in range(10_000)
    ]
    chapter, _ = parse("\n\n".join(lines))
    assert len(chapter.readings) == 10_000
    assert chapter.readings[-1].id == "S10000"
    assert write(chapter) == "\n\n".join(lines)


def test_code_and_html_are_left_alone() -> None:
    text = "```\n- [Een](u) ~9 min\n# Kop\n```\n\n<!--\n- [Twee](u) ~9 min\n-->"
    chapter, _ = parse(text)
    assert chapter.readings == ()
    assert [part.level for part in chapter.sections] == [0]
    assert write(chapter) == text


SMALLEST = ["", "\n", "---", "---\n---", "+++", "#", "-", "\ufeff\ufeff---\na: 1\n---", "\n---\na: 1\n---"]


@pytest.mark.parametrize("text", SMALLEST)
def test_the_smallest_chapters_survive(text: str) -> None:
    chapter, _ = parse(text)
    assert parse(write(chapter)) == (chapter, ())


def test_a_reading_that_no_line_can_hold_is_refused() -> None:
    with pytest.raises(ArbeidError, match="S01 needs a title"):
        Reading("S01", "een\ntwee", "u")
    with pytest.raises(ArbeidError, match="S01 needs a link without spaces"):
        Reading("S01", "een", "u v")
