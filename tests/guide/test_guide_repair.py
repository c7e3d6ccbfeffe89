"""Damaged text is mended and reported; healthy text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.errors import ArbeidError
from arbeid.guide.chapter.repair import read_text, repair
from chapter_texts import DATA, HEALTHY, WORDS, damaged, seed

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
letters = "áàâäãåéèêëíìîïóòôöõøúùûüýÿñçæœßÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÝÇÆœ‘’“”–—…€™•"


def test_the_seed_has_five_repairs_at_their_offsets() -> None:
    text, found = read_text(seed())
    assert [(item.line, item.offset, item.before, item.after) for item in found] == [
        (2, 11, "ðŸ”®", "🔮"),
        (19, 553, "Ã«", "ë"),
        (43, 2651, "Ã«", "ë"),
        (45, 2850, "Ã«", "ë"),
        (51, 3727, "Ã«", "ë"),
    ]
    assert {item.key for item in found} == {"damaged_text"}
    assert (len(text), len(text.encode())) == (4432, 4439)
    assert text == seed().decode().encode("cp1252").decode()


def test_our_fixture_mixes_healthy_once_and_twice_damaged_text() -> None:
    stored = (DATA / "damaged-chapter.md").read_bytes()
    text, found = read_text(stored)
    assert "een gezonde ë en een ë die" in text.lower()
    assert "het ÏJsselmeer, één ‘geknipt’ café." in text
    assert [(item.before, item.after, item.values["passes"]) for item in found] == [
        (damaged("📺"), "📺", 1),
        (damaged("ë"), "ë", 1),
        (damaged("Ï"), "Ï", 1),
        (damaged("é", 2) + "é", "éé", 2),
        (damaged("‘"), "‘", 1),
        (damaged("’"), "’", 1),
        (damaged("éé"), "éé", 1),
    ]
    for item in found:
        assert stored.decode()[item.offset :].startswith(item.before)
    assert read_text(text) == (text, ())


@given(sentences)
def test_healthy_text_is_left_alone(text: str) -> None:
    assert repair(text) == (text, ())


@pytest.mark.parametrize("text", HEALTHY)
def test_whole_healthy_samples_are_left_alone(text: str) -> None:
    assert repair(text) == (text, ())


@given(sentences, st.integers(1, 2))
def test_damage_is_undone_after_one_and_two_rounds(text: str, rounds: int) -> None:
    stored = damaged(text, rounds)
    mended, found = repair(stored)
    assert mended == text
    assert bool(found) == (stored != text)
    assert all(stored[item.offset :].startswith(item.before) for item in found)


@pytest.mark.parametrize("letter", letters)
@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_every_letter_is_mended_inside_a_word(letter: str, rounds: int) -> None:
    text = f"gezond é, gecre{letter}erd"
    stored = f"gezond é, gecre{damaged(letter, rounds)}erd"
    assert repair(stored)[0] == text


@given(sentences, sentences)
def test_damage_beside_healthy_text_is_undone_too(healthy: str, other: str) -> None:
    stored = f"een gezonde ë en één {healthy} dan {damaged('gecreëerd')} {damaged('naïef')} {other}"
    assert repair(stored)[0] == f"een gezonde ë en één {healthy} dan gecreëerd naïef {other}"


def test_a_lone_a_grave_that_lost_its_hard_space_is_mended() -> None:
    assert repair("3 Ã  4 euro, 5 Ã 6")[0] == "3 à 4 euro, 5 à 6"


def test_capitals_before_signs_are_not_taken_for_damage() -> None:
    for text in ("NESTLÉ® en CAFÉ\xa0!", "„MENÜ“", "LES ÉCOLES ET LE LYCÉE\xa0: «\xa0À\xa0»", "SÃO PAULO"):
        assert repair(text) == (text, ())
        assert repair(f"{text} {damaged('gecreëerd')}")[0] == f"{text} gecreëerd"


def test_bytes_of_windows_1252_are_read_and_reported() -> None:
    text, found = read_text("één".encode() + b" caf\xe9 \x80 5\r\n")
    assert text == "één café € 5\n"
    assert [(item.key, item.offset, item.before, item.after) for item in found] == [
        ("stray_byte", 7, "\\xe9", "é"),
        ("stray_byte", 9, "\\x80", "€"),
    ]


def test_byte_order_marks_and_line_ends_are_taken_away() -> None:
    assert read_text(b"\xef\xbb\xbfeen\r\ntwee\rdrie") == ("een\ntwee\ndrie", ())
    assert read_text("één\r\n".encode("utf-16")) == ("één\n", ())


def test_a_lost_character_is_reported() -> None:
    for lost in ("\ufffd", "\ufffd".encode().decode("cp1252"), "\ufffd\ufffd"):
        (found,) = read_text(f"een\nge{lost}nd")[1]
        assert (found.key, found.line, found.offset, found.before) == ("lost_character", 2, 6, lost)


@pytest.mark.parametrize("source", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "een\0twee", "een\ud800"])
def test_what_is_no_text_is_refused(source: bytes | str) -> None:
    with pytest.raises(ArbeidError) as refused:
        read_text(source)
    assert refused.value.key == "chapter_not_text"
