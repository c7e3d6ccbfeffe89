"""What there is to read: words and characters of any script, and tables apart from running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from arbeid.cli.lists.chapter import app
from arbeid.errors import ArbeidError
from arbeid.guide.timing.reading_time import time_of_file, time_of_page, time_of_text
from arbeid.guide.timing.word_count import word_count

CHINESE = "工作正在改变。许多人学习新的任务,机器接管了一部分旧的任务。"
JAPANESE = "仕事は変わりつつあり、多くの人が新しい作業を学んでいます。"
THAI = "งานกำลังเปลี่ยนแปลงและผู้คนจำนวนมากเรียนรู้งานใหม่"
KHMER = "ការងារកំពុងផ្លាស់ប្តូរហើយមនុស្សជាច្រើនរៀនការងារថ្មី"
DUTCH = "Het werk verandert en veel mensen leren nieuwe taken erbij op hun vak. "
TABLE = "| jaar | aantal | soort werk |\n| --- | --- | --- |\n" + "| 2024 | honderd duizend | zorg |\n" * 100


@pytest.mark.kind("text-without-spaces")
@pytest.mark.parametrize(
    ("sentence", "language"), [pytest.param(CHINESE, "zh", marks=pytest.mark.case("48")), (JAPANESE, "ja")]
)
@pytest.mark.parametrize("name", ["stuk.txt", "stuk.md", "stuk.html"])
def test_text_without_spaces_is_measured_by_its_characters(sentence: str, language: str, name: str) -> None:
    text = sentence * 30
    content = f"<html><body><article><p>{text}</p></article></body></html>" if name.endswith("html") else text
    time = time_of_file(content.encode(), name)
    assert time.characters == word_count(text).characters > 700
    assert (time.words, time.language, time.rate, time.badge) == (0, language, "characters", "assumed")
    assert time.minutes == round(time.characters / 255)
    assert time.low <= time.minutes <= time.high


KOREAN = "일은 변하고 있으며 많은 사람들이 새로운 작업을 배우고 있습니다. "
AMHARIC = "ሥራ እየተቀየረ ነው ብዙ ሰዎችም አዲስ ሥራ ይማራሉ። "


@pytest.mark.parametrize(("sentence", "language", "words"), [(KOREAN, "ko", 9), (AMHARIC, "am", 8)])
def test_text_of_syllables_with_spaces_is_measured_by_its_words(
    sentence: str, language: str, words: int
) -> None:
    time = time_of_file((sentence * 60).encode(), "stuk.txt", language)
    assert (time.words, time.characters, time.letters_a_word) == (60 * words, 0, None)
    assert (time.minutes, time.rate, time.badge) == (round(60 * words / 238), "en", "assumed")
    mixed = time_of_text(sentence * 60 + DUTCH * 40, language)
    assert mixed.words == 60 * words + 13 * 40
    assert mixed.minutes > time.minutes
    assert mixed.letters_a_word == time_of_text(DUTCH * 40, language).letters_a_word


@pytest.mark.kind("text-without-spaces")
@pytest.mark.parametrize("sentence", [THAI, KHMER])
def test_letters_that_are_not_parted_count_as_words_of_usual_length(sentence: str) -> None:
    time = time_of_file((sentence * 30).encode(), "stuk.txt")
    assert 150 < time.words < 500
    assert (time.characters, time.badge, time.rate) == (0, "assumed", "en")


def test_words_and_characters_beside_each_other_both_count() -> None:
    mixed = time_of_text(DUTCH * 40 + CHINESE * 40, "nl")
    alone = time_of_text(DUTCH * 40, "nl")
    assert mixed.words == alone.words == 13 * 40
    assert mixed.minutes == pytest.approx(alone.minutes + mixed.characters / 255, abs=1)


def test_a_few_characters_do_not_change_the_rate_of_a_text() -> None:
    time = time_of_text(DUTCH * 40 + "工作", "nl")
    assert (time.rate, time.badge, time.characters) == ("nl", "derived", 2)


def test_nothing_to_read_is_still_said() -> None:
    for text in ("。、「」", "--- ...", ""):
        with pytest.raises(ArbeidError, match="no running text"):
            time_of_text(text)
    with pytest.raises(ArbeidError, match="no running text"):
        time_of_file("工作".encode(), "stuk.txt")


def test_characters_are_said_as_such(tmp_path: Path) -> None:
    path = tmp_path / "stuk.txt"
    path.write_text(CHINESE * 30, encoding="utf-8")
    for language, said in (
        ("en", "characters and 0 words in Chinese"),
        ("nl", "tekens en 0 woorden in het Chinees"),
    ):
        done = CliRunner().invoke(app, ["time", str(path), "--lang", language])
        assert done.exit_code == 0
        assert said in done.stdout


@pytest.mark.kind("table-in-markdown")
@pytest.mark.parametrize(
    "table",
    [
        pytest.param(TABLE, marks=pytest.mark.case("50")),
        TABLE.replace("| 2024", "2024").replace("zorg |", "zorg"),
        TABLE.replace("| ---", "|:---:"),
    ],
)
def test_a_table_in_markdown_is_a_table_and_no_running_text(table: str) -> None:
    text = f"# Les\n\n{DUTCH * 20}\n\n"
    without = time_of_file(text.encode(), "stuk.md")
    time = time_of_file(f"{text}{table}\nSlot.\n".encode(), "stuk.md")
    assert (without.words, without.tables) == (261, 0)
    assert (time.words, time.tables) == (262, 1)


@pytest.mark.kind("table-in-markdown")
@pytest.mark.parametrize("margin", ["> ", "  "])
def test_a_table_inside_a_list_or_a_quotation_is_a_table(margin: str) -> None:
    inside = "\n".join(margin + line for line in TABLE.split("\n"))
    time = time_of_file(f"# Les\n\n{DUTCH * 20}\n\n- Item\n\n{inside}\n\nSlot.\n".encode(), "stuk.md")
    assert (time.words, time.tables) == (263, 1)


def test_two_tables_are_two_and_text_behind_them_counts() -> None:
    text = f"{DUTCH * 20}\n\n{TABLE}\n{DUTCH * 20}\n\n{TABLE}\n\n{DUTCH * 2}"
    time = time_of_file(text.encode(), "stuk.md")
    assert (time.words, time.tables) == (13 * 42, 2)


def test_a_table_that_lays_out_a_page_is_running_text() -> None:
    cells = "".join(f"<tr><td><p>{DUTCH * 10}</p></td></tr>" for _ in range(6))
    time = time_of_page(f"<html lang='nl'><body><article><table>{cells}</table></article></body></html>")
    assert time.words >= 6 * 130


def test_a_page_that_is_a_table_only_is_read_as_text() -> None:
    time = time_of_file(TABLE.encode(), "stuk.md")
    assert time.words > 100
