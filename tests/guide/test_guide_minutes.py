"""Minutes are read in all their common forms, and new ones take the place of the old to the letter."""

from __future__ import annotations

import pytest

from arbeid.errors import ArbeidError
from arbeid.guide import parse, write
from arbeid.guide.readings.retime import left_alone, with_minutes
from arbeid.guide.rendering.render import Beside, render
from cases import numbered

LINK = "[Stuk](http://a.nl/stuk)"

FORMS = {
    "1 uur 30 min": 90,
    "(1 uur 30 min)": 90,
    "(1 uur en 30 minuten)": 90,
    "(2h)": 120,
    "– 2 uur": 120,
    "(2 u)": 120,
    "(1,5 uur)": 90,
    "(1½ uur)": 90,
    "(anderhalf uur)": 90,
    "(een half uur)": 30,
    "(half uurtje)": 30,
    "(drie kwartier)": 45,
    "(een kwartier)": 15,
    "(1u30)": 90,
    "(1u 05)": 65,
    "(1h30m)": 90,
    "(1:30 uur)": 90,
    "(1.30 uur)": 90,
    "(1 hr 5 mins)": 65,
    "(1.5 hours)": 90,
    "(an hour and a half)": 90,
    "(half an hour)": 30,
    "(about an hour)": 60,
    "(2 hours, 15 minutes)": 135,
    "(twee uur)": 120,
    "(ten minutes)": 10,
    "(leestijd: 12 min)": 12,
    "(leestijd 12 min.)": 12,
    "· duur: 12 minuten": 12,
    "| reading time: 12 min": 12,
    "(reading time about 12 minutes)": 12,
    "⏱️ 12 min": 12,
    "*(4 min)*": 4,
    "**4 min**": 4,
    "_4 minuten_": 4,
    "[4 min]": 4,
    "<small>(4 min)</small>": 4,
    "(12 minute read)": 12,
    "(12-minute read)": 12,
    "(12 minuten lezen)": 12,
    "(12 min leestijd)": 12,
    "12 min read": 12,
    "(5-7 min)": 6,
    "(5 à 10 minuten)": 8,
    "(10 to 20 minutes)": 15,
    "(12:34)": 13,
    "[1:02:03]": 62,
    "(12m)": 12,
    "(max. 12 min)": 12,
    "4'": 4,
    "`12 min`": 12,
    "(10+ min)": 10,
    "‑ 12 min": 12,
    "<br>12 min": 12,
    "(90 sec)": 2,
    "(1 uur en een kwartier)": 75,
    "[^1] (12 min)": 12,
    "&nbsp;(12&nbsp;min)": 12,
    '{:target="_blank"} ~3 min': 3,
    "{target=_blank rel=x} (3 min)": 3,
    "{: .extern } – 3 min": 3,
    ", door De Wit, 3 min": 3,
    "(3 min, in het Engels)": 3,
    "(video, 12:30)": 13,
    "(12:30, video)": 13,
    "podcast: 1:02:03": 62,
    "PT10M": 10,
    "(PT1H30M)": 90,
    "duur: PT45S": 1,
    "(3 kwartier)": 45,
    "(twee kwartier)": 30,
    "(1 uur en 3 kwartier)": 105,
    "2 x 10 min": 20,
    "(2x10 min)": 20,
    "(3 × 30 sec)": 2,
    "(twee keer een half uur)": 60,
    "(2 times 5-10 min)": 15,
    "12 min^": 12,
    "(12 min^2^)": 12,
    "12 min¹": 12,
    "12 min…": 12,
    "12 min!": 12,
    "(1/2 uur)": 30,
    "(1 1/2 uur)": 90,
    "(3/4 hour)": 45,
    "(een uur en twintig minuten)": 80,
    "half an hour and ten minutes": 40,
    "een kwartier en 5 minuten": 20,
    "5 min + 10 min": 15,
    "(5 + 10 min)": 15,
    "(1 uur + 10 min + 5 min)": 75,
    "(12 min. 30 sec.)": 13,
    "(12 min, 20 sec)": 12,
    "(half uur tot een uur)": 45,
    "(30 min - 1 uur)": 45,
    "(10 min of 20 min)": 15,
    "(een minuut of tien)": 10,
    "(een uur of twee)": 120,
    "(an hour or two)": 90,
    "(anderhalve minuut)": 2,
    "(1 Std. 10 Min.)": 70,
    "(eine halbe Stunde)": 30,
    "Lesezeit: 12 Min.": 12,
    "(2 heures et 5 minutes)": 125,
    "(deux heures et demie)": 150,
    "(un quart d’heure)": 15,
}
NOTES = ("^", "^2^", "¹", "[^1]", "<sup>1</sup>", "*", "†", "!", "?", "…")


@pytest.mark.parametrize("note", NOTES)
def test_a_mark_behind_minutes_leaves_a_line_of_its_own_a_reading(note: str) -> None:
    before = f"{LINK} (12 min{note})" if note == "^" else f"{LINK} 12 min{note}"
    chapter = parse(before)[0]
    assert [reading.minutes for reading in chapter.readings] == [12]
    assert note in write(chapter)
    assert parse(write(chapter)) == (chapter, ())
    assert with_minutes(before.encode(), {"S01": 77}).decode() == before.replace("12", "77")


@pytest.mark.parametrize("cell", ["(college, 12:30)", "na 2 x 10 min", "over PT10M"])
def test_no_second_time_is_put_into_a_row_whose_time_was_not_understood(cell: str) -> None:
    content = f"|T|Tijd|\n|-|-|\n|{LINK}|{cell}|".encode()
    assert parse(content)[0].readings[0].minutes is None
    with pytest.raises(ArbeidError, match="S01 on line 3 was left as it is"):
        with_minutes(content, {"S01": 4})


CASES = {
    "(1 uur 30 min)": "16",
    "(2h)": "16",
    "(leestijd: 12 min)": "17",
    "*(4 min)*": "17",
}


@pytest.mark.kind("minutes-in-another-form")
@pytest.mark.parametrize("form", numbered(FORMS, CASES))
@pytest.mark.parametrize("before", ["- ", "1. De Wit, ", "- **x**\n  - "])
def test_minutes_are_read(before: str, form: str) -> None:
    gap = "" if form.startswith(("{", ",")) else " "
    (reading,) = parse(f"{before}{LINK}{gap}{form}")[0].readings
    assert reading.minutes == FORMS[form]


@pytest.mark.parametrize("form", FORMS)
def test_new_minutes_take_the_place_of_the_old(form: str) -> None:
    gap = "" if form.startswith(("{", ",")) else " "
    before = f"- {LINK}{gap}{form}\r\n"
    after = with_minutes(before.encode(), {"S01": 77}).decode()
    assert "span" not in after
    assert after.startswith(f"- {LINK}{gap}")
    assert after.endswith("\r\n")
    assert after.count("77") == 1
    (reading,) = parse(after)[0].readings
    assert reading.minutes == 77
    rest = after.removeprefix(f"- {LINK}").replace("[^1]", "").replace("^2^", "")
    assert not [digit for digit in "0123456" if digit in rest]


@pytest.mark.kind("minutes-in-another-form")
@pytest.mark.parametrize(
    ("form", "after"),
    [
        pytest.param("(1 uur)", "(77 min)", marks=pytest.mark.case("19")),
        ("(leestijd: ca. een half uur)", "(leestijd: ca. 77 min)"),
        ("(12 minute read)", "(77 minute read)"),
        ("(12 min, in het Engels)", "(77 min, in het Engels)"),
        ("[12:34]", "[77 min]"),
        ("*(5-7 min.)*", "*(77 min.)*"),
        ("(video, 12:30)", "(video, 77 min)"),
        ("(ca. 2 x 10 min lezen)", "(ca. 77 min lezen)"),
    ],
)
def test_words_around_minutes_stay(form: str, after: str) -> None:
    assert with_minutes(f"- {LINK} {form}".encode(), {"S01": 77}) == f"- {LINK} {after}".encode()


@pytest.mark.kind("attribute-of-a-link")
@pytest.mark.parametrize(
    "attribute",
    numbered(
        ['{:target="_blank"}', "{target=_blank}", "{: .extern rel='nofollow' }", "{.knop #bron}"],
        {'{:target="_blank"}': "22"},
    ),
)
def test_an_attribute_stays_at_its_link_and_keeps_the_minutes_behind_it(attribute: str) -> None:
    for time in ("~3 min", "(3 min)", "– 3 minuten"):
        line = f"- {LINK}{attribute} {time}"
        assert parse(line)[0].readings[0].minutes == 3
        after = with_minutes(line.encode(), {"S01": 5}).decode()
        assert after == f"- {LINK}{attribute} {time.replace('3', '5')}"


WRITTEN = (
    ' <span style="float: right;">~4 min '
    '<i class="material-icons" style="color: #9DC384;">hourglass_bottom</i></span>'
)


@pytest.mark.parametrize(
    "line",
    [
        '- [Stuk](http://a.nl){:target="_blank"}@ met meer',
        "- **[Stuk](http://a.nl)**@",
        "- **[Stuk](http://a.nl){target=_blank}**{.x}@",
        "- De Wit, “[Stuk](http://a.nl)”@.",
        "- [ ] [Stuk](http://a.nl)@",
        "- Thema\n  - [Stuk](http://a.nl)@  ",
        "- [Stuk][s]@\n\n[s]: http://a.nl",
        "- <http://a.nl>@",
        "- <a href='http://a.nl'>Stuk</a>@",
        "|T|Tijd|\n|-|-|\n|[Stuk](http://a.nl)@||",
    ],
)
def test_minutes_that_are_missing_go_behind_the_link_and_all_that_belongs_to_it(line: str) -> None:
    assert with_minutes(line.replace("@", "").encode(), {"S01": 4}) == line.replace("@", WRITTEN).encode()


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("|T|Minuten|\n|-|-|\n|[S](http://a.nl)| 5 |", "|T|Minuten|\n|-|-|\n|[S](http://a.nl)| 77 |"),
        ("|T|Uren|\n|-|-|\n|[S](http://a.nl)|1,5|", "|T|Uren|\n|-|-|\n|[S](http://a.nl)|77 min|"),
        ("- T\n    1. [S](http://a.nl)\n       (9 min)\n", "- T\n    1. [S](http://a.nl)\n       (77 min)\n"),
        (
            "- Ge\u00c3\u00abn, [S](http://a.nl), 9 min \u00c3\u00ab",
            "- Ge\u00c3\u00abn, [S](http://a.nl), 77 min \u00c3\u00ab",
        ),
    ],
)
def test_minutes_inside_passages_change_alone(line: str, after: str) -> None:
    assert with_minutes(line.encode(), {"S01": 77}).decode() == after


@pytest.mark.parametrize(
    "words",
    [
        "(kijk vanaf 5 min)",
        "over de 15 minuten van Warhol",
        ", college om 13:30",
        "(na 2 uur)",
        "in 2 uur klaar",
        "(college, 12:30)",
        "(documentaire om 12:30)",
        "over 2 x 10 min sporten",
        "over de PT10M",
        "(om 3 kwartier)",
    ],
)
def test_a_time_that_says_something_else_is_no_reading_time(words: str) -> None:
    text = f"- {LINK} {words}"
    assert parse(text)[0].readings[0].minutes is None


@pytest.mark.parametrize(
    "words",
    [
        "(2 lesuren)",
        "(drie dagen)",
        "Leestijd 10",
        "(reading time: 12)",
        "(kijk vanaf 5 min)",
        "over de 15 minuten van Warhol",
        "(na 2 uur)",
        "\n\n  Duur: 9 min",
        "\n  - 9 min",
    ],
)
def test_no_second_time_is_put_beside_one_that_was_not_understood(words: str) -> None:
    content = f"- {LINK} {words}\n- [b](http://b.nl)".encode()
    assert list(left_alone(content, {"S01": 4, "S02": 4})) == ["S01"]
    with pytest.raises(ArbeidError, match="S01 on line 1 was left as it is"):
        with_minutes(content, {"S01": 4})


@pytest.mark.kind("words-beside-minutes")
@pytest.mark.parametrize(
    "words",
    numbered(
        ["(12 minute read)", "(12-minute listen)", "(12 min leestijd)", "(about 12 minutes to read)"],
        {"(12 minute read)": "20"},
    ),
)
def test_words_of_a_time_go_with_it_whole(words: str) -> None:
    chapter = parse(f"- {LINK} {words}")[0]
    assert [reading.minutes for reading in chapter.readings] == [12]
    assert not any(word in write(chapter) for word in ("read", "listen", "lees", "about"))
    page = render(chapter, "html", Beside("en"))
    assert not any(f"<p>{word}" in page for word in ("read", "listen", "lees", "about", ")"))


@pytest.mark.kind("words-beside-minutes")
def test_words_in_the_brackets_of_a_time_stay_whole() -> None:
    chapter = parse(f"- {LINK} (12 min, in het Engels)\n- [b](http://b.nl) (12 minute read)")[0]
    assert write(chapter).splitlines()[2] == "(in het Engels)"
    assert "read" not in write(chapter)
    assert parse(write(chapter)) == (chapter, ())
