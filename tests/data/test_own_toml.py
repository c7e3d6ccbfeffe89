"""TOML files of the reader's own: as editors write them, and with numbers that are no numbers."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.mobility.entry import NETWORKS
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.scenario import SCENARIOS, scenario

Add = Callable[[str, str], Path]
WORDS = 'title = { nl = "Mijn", en = "Mine" }\nsentence = { nl = "Zo.", en = "So." }\n'
ORIGIN = '{ publisher = "me", title = "t", url = "u", licence = "CC0", vintage = "2026" }'
ENTRIES = {
    "measures": f"""concept = "exposure"
unit = "share"
scores = [{{ classification = "brc-2014", values = {{ "0811" = 0.9 }}, origin = {ORIGIN} }}]
label = {{ nl = "mijn maat", en = "my measure" }}
sentence = {{ nl = "een zin", en = "a sentence" }}
scorer = {{ nl = "ik", en = "I" }}
""",
    "networks": """complete = true
label = { nl = "a", en = "b" }
sentence = { nl = "a", en = "b" }
note = { nl = "a", en = "b" }
""",
    "economies": f"""classification = "brc-2014"
period = "2026"
groups = {{ values = {{ "0411" = 1000 }}, origin = {ORIGIN} }}
title = {{ nl = "Stad", en = "Town" }}
population = {{ nl = "werkenden", en = "people at work" }}
""",
}
GOOD = f'base = "base"\n{WORDS}'


def written(folder: Path, content: bytes) -> str:
    path = folder / "mijn.toml"
    path.write_bytes(content)
    return str(path)


def refused(folder: Path, text: str) -> ArbeidError:
    with pytest.raises(ArbeidError) as caught:
        scenario(written(folder, text.encode())).settings()
    for language in ("nl", "en"):
        assert "\n" not in caught.value.sentence(language)
        assert len(caught.value.sentence(language)) < 600
    return caught.value


@pytest.mark.kind("byte-order-mark")
@pytest.mark.parametrize("ends", [pytest.param("\n", marks=pytest.mark.case("73")), "\r\n"])
def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path, ends: str) -> None:
    content = codecs.BOM_UTF8 + GOOD.replace("\n", ends).encode()
    found = scenario(written(tmp_path, content))
    assert (found.title.nl, found.settings().economy) == ("Mijn", "nl")


@pytest.mark.kind("byte-order-mark")
def test_a_byte_order_mark_in_a_catalogue_file(added: Add) -> None:
    added("scenarios/mine.toml", "\ufeff" + GOOD)
    assert SCENARIOS.get("mine").settings().scenario == "mine"


def test_the_line_is_right_behind_a_byte_order_mark(tmp_path: Path) -> None:
    assert refused(tmp_path, f"\ufeff{GOOD}years = \n").values["line"] == 4


@pytest.mark.kind("byte-order-mark")
@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_utf_16_is_read_with_a_mark_and_without(tmp_path: Path, coding: str) -> None:
    text = GOOD.replace("Mijn", "Geüit – Αθήνα")
    assert scenario(written(tmp_path, text.encode(coding))).title.nl == "Geüit – Αθήνα"


@pytest.mark.parametrize("content", ["ü".encode("cp1252"), "ü".encode("utf-16")[:-1]])
def test_another_encoding_is_told_to_become_utf_8(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ArbeidError) as caught:
        scenario(written(tmp_path, content))
    assert "UTF-8" in caught.value.sentence("nl")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("years = 3.7", "a whole number"),
        ("years = true", "a whole number"),
        ('years = "3"', "a whole number"),
        ("years = 3.0", "a whole number"),
        ("seed = 1e3", "a whole number"),
        ('labour_force = "0.01"', "a number"),
        ("labour_force = 0.5", "0.1 or less"),
        ("labour_force = nan", "no finite number"),
        ("fitted = 1", "true or false"),
        ('claims = "one"', "a list"),
        ("measure = 3", "a text between quotes"),
        ("economy = 2026-01-01", "a text between quotes"),
        ("adoption = true", "a table of names and values"),
        ("[adoption]\nadoption = true", "it says “true”, which must be a number"),
        ("[adoption]\nadoption = [0.5, true]", "it says “[0.5, true]”, which must be a number"),
        ("[adoption]\nadoption = { a = 0.5 }", "it says “{ a = 0.5 }”, which must be a number"),
        ('[adoption]\nadoption = "0.5"', "a number"),
        ("[adoption]\nadoption = inf", "no finite number"),
        ("[adoption]\nadoption = nan", "no finite number"),
        ("[adoption]\nadoption = [0.5]", "a number"),
        ("[adoption]\nadoption = 1979-05-27", "a number"),
        ("[growth]\nyears = false", "a number"),
        ('[by_industry.elasticity]\nJ = "1"', "a number"),
        ("[expected]\nx = true", "a number"),
        ("[published]\nlevel = true", "a number"),
        ("seed = 99999999999999999999", "too many digits"),
    ],
)
def test_what_is_no_such_number_is_refused(tmp_path: Path, line: str, says: str) -> None:
    said = refused(tmp_path, f"{GOOD}{line}\n")
    assert says in said.sentence("en")
    assert said.values["line"] == 4 + line.count("\n")


@pytest.mark.parametrize("years", ["3.7", "12.000001"])
def test_growth_over_part_of_a_year_is_refused(tmp_path: Path, years: str) -> None:
    assert "whole number" in refused(tmp_path, f"{GOOD}[growth]\nyears = {years}\n").sentence("en")
    with pytest.raises(ArbeidError, match="whole number"):
        scenario(str(tmp_path / "mijn.toml")).run_growth()


def test_whole_years_and_whole_numbers_for_shares_still_do(tmp_path: Path) -> None:
    found = scenario(written(tmp_path, f"{GOOD}[growth]\nyears = 7\n[adoption]\nadoption = 1\n".encode()))
    assert found.settings().years == 7
    assert found.settings().models["adoption"]["adoption"] == 1.0


@pytest.mark.parametrize(
    ("kind", "name", "line"),
    [
        ("measures", "year", "year = 2026.5"),
        ("measures", "low", "year = 2026\nlow = true"),
        ("measures", "high", 'year = 2026\nhigh = "1"'),
        ("networks", "mobility", "mobility = true"),
        ("networks", "unemployment", 'unemployment = "0.06"'),
        ("networks", "mobility", "mobility = 19"),
        ("economies", "labour_share.value", 'labour_share = { value = "0.6" }'),
        (
            "economies",
            "rates.unemployment",
            'rates = { unemployment = 3.6, vacancy = 0.04, fitted = {}, source = { nl = "a", en = "b" } }',
        ),
        (
            "economies",
            "rates.vacancy",
            'rates = { unemployment = 0.036, vacancy = true, fitted = {}, source = { nl = "a", en = "b" } }',
        ),
    ],
)
def test_numbers_of_every_catalogue_file_are_numbers(added: Add, kind: str, name: str, line: str) -> None:
    added(f"{kind}/mine.toml", f"{line}\n{ENTRIES[kind]}")
    registry = {"measures": MEASURES, "networks": NETWORKS, "economies": ECONOMIES}[kind]
    with pytest.raises(ArbeidError) as caught:
        registry.get("mine")  # type: ignore[attr-defined]
    assert caught.value.key == "catalogue_damaged"
    assert (caught.value.values["line"], caught.value.values["key"]) == (1 + line.count("\n"), name)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("years = " + "9" * 5_000, 4),
        ("seed = -" + "1_0" * 5_000, 4),
        ("a = 1\nb = [0x" + "f" * 6_000 + "]", 5),
        ("a = " + "[" * 3_000 + "]" * 3_000, 4),
        ("a = " + "[\n" * 3_000 + "]\n" * 3_000, None),
        ("a = " + "{a = " * 3_000 + "1" + "}" * 3_000, 4),
        ("a = " + "[" * 3_000, 4),
        (".".join("a" * 3_000) + " = 1", 4),
        ("[" + ".".join("a" * 3_000) + "]", 4),
    ],
)
def test_numbers_and_nestings_that_python_cannot_hold(tmp_path: Path, text: str, line: int | None) -> None:
    said = refused(tmp_path, f"{GOOD}{text}\n")
    assert said.key in ("file_not_toml", "catalogue_damaged")
    assert line is None or said.values["line"] == line


def test_a_missing_file_has_no_words_of_the_machine(tmp_path: Path) -> None:
    written(tmp_path, GOOD.encode())
    with pytest.raises(ArbeidError) as caught:
        scenario(str(tmp_path / "mijm.toml"))
    assert "mijn.toml" in caught.value.sentence("nl")
    assert "Errno" not in caught.value.sentence("nl")
    with pytest.raises(ArbeidError, match="no folder"):
        scenario(str(tmp_path / "nowhere/mijn.toml"))
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ArbeidError, match="it is a folder"):
        scenario(str(tmp_path / "folder.toml"))
    with pytest.raises(ArbeidError, match=r"no such file|no folder"):
        scenario("x" * 5_000 + ".toml")


def test_what_a_fault_quotes_is_kept_short(tmp_path: Path) -> None:
    refused(tmp_path, f'{GOOD}years = "{"x" * 5_000}"\n')
    refused(tmp_path, f'{GOOD}"a\\nb{"y" * 5_000}" = 1\n')
    refused(tmp_path, f"{GOOD}years = [{'[1], ' * 900}]\n")
