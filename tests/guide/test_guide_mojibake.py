"""Damage of letters beyond Western Europe, and of letters that lost a byte: mended, or said to be left."""

from __future__ import annotations

import pytest

from arbeid.guide.chapter.repair import read_text
from cases import numbered
from chapter_texts import HEALTHY, damaged
from growth import growth

HEALTHY_BESIDE = "Eén gezonde ë. "
WHOLE = [
    "Acemoğlu over economieën",
    "Şahin en İstanbul, Çağrı, İzmir’de, ıslık",
    "Čapek, Šimečka, Janáček, Dvořák",
    "Łódź, Żółć, ąęśćńź",
    "București, Ștefan, Țară, ăîâ",
    "Győr, Őrs, fűzfa",
    "Příliš žluťoučký kůň",
    "Žižek, Beneš, NOVÁK",
    "Rīga, āboli, ķēve",
    "Škoda–Žilina, ŠKODA, ÅLAND",
    "Труд и техника",
    "Η εργασία",
    "Việt Nam, Đà Nẵng, ế",
    "Voilà een “voorbeeld” à 5 euro, là-bas, déjà.",
    "🔮👍❤️",
    "日本",
    "ﬁnancieel, ﬂexibel",
]
LOOKS_HEALTHY = {"Győr, Őrs, fűzfa": "Győr, fűzfa", "Rīga, āboli, ķēve": "Rīga, ķēve"}
"""Without its byte, a first letter leaves what other words begin with: Års is a town, Äboli is like Äpfel."""
HEALTHY_WORDS = [
    *HEALTHY,
    "Å være eller ikke å være, Å, nei",
    "Älä tule, ÄÄNI, ÄÖÜ, Ä–Z, SÅ… „TRÄ“ ÅÄÖ",
    "VOILÀ, MÃE, IRMÃ, NÃO, Âge d’or, Âme, À\xa0propos, CAFÉ €5",
    "Ñandú Ðe Ísland Århus Åland – Ärger, SPDÄnderung",
    "Čapek Šimečka Łódź Žižek Győr București Țară Rīga Ērika Ağaoğlu Şen İzmir ıslık",
    "Труд и техника ÄÖ, Η εργασία, Việt Nam Đà Nẵng ấn",
    "IKEA ÄLMTÅ’s winkel, „ÄRGER“ »ÄRGER« ÄRGER®, d’Île, L’Ï, ÎLE-DE-FRANCE",
    "Ä, Ö en Å; 4 Å; ø æ å Å Ø Æ",
    "Å en Ä zijn letters. De Å staat achteraan, (Å of Ä), “Å klinkt als o”; the Å is a letter.",
    "Â is een letter",
    "# Â is een letter",
    '---\ntitle: "Â is een letter"\n---\n\n- [Â of Ê](http://a.nl) (Â is ook goed), **Â is** vet',
    "Ã is een letter",
    "# Ã is een letter\n\nDe letter Ã komt voor in het Portugees; (Ã), **Ã** en Ã-klank",
    "| Ã | Õ |\n|---|---|\n| Ã en Â | « Ã », Ä, Ã en Å |",
    "“Ã”, „Ã“, ‘Ã’ en ’Ã’ zijn letters; ‘Â’ ook, en Ã’s zijn er meer: NÃO.",
    "“Â is een letter”, zei zij. De letter Â, en ’s avonds Â",
]


def without_some_bytes(text: str) -> str:
    """Damage as most editors save it: bytes without a sign dropped, hard spaces made plain."""
    read = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in text.encode())
    return read.replace("\xa0", " ")


@pytest.mark.parametrize("before", ["", HEALTHY_BESIDE], ids=["alone", "beside"])
@pytest.mark.parametrize("text", WHOLE)
def test_letters_of_all_europe_are_mended(text: str, before: str) -> None:
    mended, found = read_text(before + damaged(text))
    assert mended == before + text
    assert {item.key for item in found} == {"damaged_text"}


@pytest.mark.parametrize("text", HEALTHY_WORDS)
def test_healthy_letters_are_left_alone_and_not_suspected(text: str) -> None:
    assert read_text(text) == (text, ())


@pytest.mark.parametrize("healthy", ["Å en Ä", "de Å is een letter", "the letter Å stands last"])
def test_a_letter_by_itself_stays_beside_damage(healthy: str) -> None:
    mended, found = read_text(f"gecreÃ«erd. {healthy}. Ook Å imon.")
    assert mended == f"gecreëerd. {healthy}. Ook Šimon."
    assert {item.key for item in found} == {"damaged_text"}


CASES = {
    "AcemoÄŸlu over economieën": "43",
    "VoilÃ  een voorbeeld": "44",
    "De prijs is 5Â euro": "44",
    "zei: â€œgenoegâ€ en ging": "45",
}


@pytest.mark.kind("damaged-letters")
@pytest.mark.parametrize(
    ("stored", "meant"),
    numbered(
        [
            ("AcemoÄŸlu over economieën", "Acemoğlu over economieën"),
            ("VoilÃ  een voorbeeld", "Voilà een voorbeeld"),
            ("VoilÃ een voorbeeld", "Voilàeen voorbeeld".replace("àe", "à e")),
            ("De prijs is 5Â euro", "De prijs is 5 euro"),
            ("een woordÂ verder", "een woord verder"),
            ("zei: â€œgenoegâ€ en ging", "zei: “genoeg” en ging"),
            ("(â€œgenoegâ€), zei hij", "(“genoeg”), zei hij"),
            ("“genoegâ€", "“genoeg”"),
            ("hij zei â€œvoilÃ â€ en", "hij zei “voilà” en"),
            ("lÃ -bas, dÃ©jÃ .", "là-bas, déjà."),
            ("déjÃ ", "déjà"),
            ("3 Ã  4 euro", "3 à 4 euro"),
            ("gecreÃ«erd, 3 Ã 4 euro", "gecreëerd, 3 à 4 euro"),
            ("gecreÃ«erd door Å imon", "gecreëerd door Šimon"),
            ("door Å\xa0imon", "door Šimon"),
            ("Jan HorÃ¡k uit BrnÄ›", "Jan Horák uit Brně"),
            ("ÅžahÄ±n", "Şahın"),
            ("Ä°stanbul", "İstanbul"),
            ("Å»ycie", "Życie"),
        ],
        CASES,
    ),
)
def test_a_second_byte_that_became_a_space_or_went_away_is_restored(stored: str, meant: str) -> None:
    mended, found = read_text(stored)
    assert mended.rstrip() == meant
    assert found
    assert {item.key for item in found} == {"damaged_text"}
    assert all(stored[item.offset or 0 :].startswith(item.before) for item in found)


@pytest.mark.kind("damaged-letters")
@pytest.mark.parametrize(
    ("stored", "word"),
    [
        ("BabiÄ en co", "BabiÄ"),
        ("in JanÃ¡Äek staat", "JanáÄek"),
        ("een duim ðŸ‘ omhoog", "ðŸ‘"),
        ("een hart â¤ï¸", "â¤ï¸"),
        ("Ãsland", "Ãsland"),
        ("5Âeuro", "5Âeuro"),
        ("3 Ã 4 euro", "Ã"),
        ("Ã la carte", "Ã"),
        ("bij Å imon", "Å imon"),
        ("bij Å KODA", "Å KODA"),
        ("gecreÃ«erd in MÃLAGA", "MÃLAGA"),
        ("gecreÃ«erd: Äboli", "Äboli"),
        ("ÅÃ³dÅº", "Åódź"),
        ("Î ÎµÏÎ³Î±", "Ï"),
        ("zei â€hij", "â€hij"),
        ("Ä’rika", "Ä’rika"),
    ],
)
@pytest.mark.parametrize("before", ["", "\n\nEerste regel.\n"])
def test_what_cannot_be_mended_is_said(stored: str, word: str, before: str) -> None:
    _, found = read_text(before + stored)
    (item, *_) = [item for item in found if item.key == "damage_left"]
    assert word in item.before
    assert item.line == 1 + before.count("\n")
    assert "typ het woord opnieuw" in item.sentence("nl")
    assert "type the word again" in item.sentence("en")


@pytest.mark.parametrize("before", ["", HEALTHY_BESIDE], ids=["alone", "beside"])
@pytest.mark.parametrize("text", WHOLE)
def test_no_damage_is_passed_over_in_silence(text: str, before: str) -> None:
    text = LOOKS_HEALTHY.get(text, text)
    mended, found = read_text(before + without_some_bytes(text))
    keys = {item.key for item in found}
    assert mended == before + text or "damage_left" in keys


def test_the_offset_of_what_is_left_counts_in_the_stored_text() -> None:
    stored = "gecreÃ«erd, gecreÃ«erd, BabiÄ"
    (item,) = [item for item in read_text(stored)[1] if item.key == "damage_left"]
    assert stored[item.offset or 0 :] == "BabiÄ"


def test_long_damaged_texts_take_time_in_proportion() -> None:
    for piece in ("AcemoÄŸlu ", "VoilÃ  een ", "BabiÄ ", "Å imon ", "gecreÃ«erd â€œjaâ€ "):
        assert growth(read_text, piece.__mul__, 1_500) < 1.5, piece
