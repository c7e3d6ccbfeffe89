"""Catalogue files: found by name, refused with file, line and key when damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arbeid.errors import ArbeidError, DamagedFile
from arbeid.measures.measure import MEASURES

Add = Callable[[str, str], Path]
ORIGIN = '{ publisher = "me", title = "t", url = "u", licence = "CC0", vintage = "2026" }'
GOOD = f"""concept = "exposure"
unit = "share"
year = 2026
scores = [{{ classification = "brc-2014", values = {{ "0811" = 0.9 }}, origin = {ORIGIN} }}]
label = {{ nl = "mijn maat", en = "my measure" }}
sentence = {{ nl = "een zin", en = "a sentence" }}
scorer = {{ nl = "ik", en = "I" }}
"""


def test_a_file_of_the_readers_own_is_found(added: Add) -> None:
    added("measures/mine.toml", GOOD)
    assert MEASURES.get("mine").label.nl == "mijn maat"
    assert "mine" in MEASURES.names()


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (GOOD.replace("year = 2026", 'year = "soon"'), 3, "year"),
        (GOOD.replace("year = 2026", "yeer = 2026"), 3, "yeer"),
        (GOOD.replace('nl = "mijn maat", ', ""), 5, "label.nl"),
        (GOOD.replace('unit = "share"', 'unit = "percent"'), 2, "unit"),
        (GOOD.replace("classification =", "clasification ="), 4, "scores.0.clasification"),
    ],
)
def test_a_damaged_file_names_file_line_and_key(added: Add, text: str, line: int, key: str) -> None:
    path = added("measures/mine.toml", text)
    with pytest.raises(ArbeidError) as caught:
        MEASURES.get("mine")
    values = caught.value.values
    assert caught.value.key == "catalogue_damaged"
    assert values["file"] == str(path)
    assert (values["line"], values["key"]) == (line, key)


@pytest.mark.parametrize(
    ("text", "line"),
    [(GOOD.replace("concept =", "concept"), 1), (f"{GOOD}extra = [\n", len(GOOD.splitlines()) + 1)],
)
def test_a_file_that_is_no_toml_names_the_line(added: Add, text: str, line: int) -> None:
    path = added("measures/mine.toml", text)
    with pytest.raises(ArbeidError) as caught:
        MEASURES.get("mine")
    assert caught.value.key == "file_not_toml"
    assert (caught.value.values["file"], caught.value.values["line"]) == (str(path), line)


def test_a_missing_key_is_said_to_be_missing(added: Add) -> None:
    added("measures/mine.toml", GOOD.replace("year = 2026\n", ""))
    with pytest.raises(ArbeidError, match=r"key “year”: it is missing"):
        MEASURES.get("mine")


def test_two_files_of_one_name_are_refused(added: Add) -> None:
    added("measures/aioe.toml", GOOD)
    with pytest.raises(ArbeidError, match="aioe"):
        MEASURES.names()


def test_bytes_that_are_no_text_are_refused(added: Add) -> None:
    added("measures/mine.toml", GOOD).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ArbeidError, match="Cannot read"):
        MEASURES.get("mine")


def test_every_catalogue_file_loads() -> None:
    from arbeid.claims.claim import CLAIMS, DEFINITIONS, PUBLICATIONS
    from arbeid.data.codes.classifications import CLASSIFICATIONS
    from arbeid.data.economies.entry import ECONOMIES
    from arbeid.data.figures import DECLARED
    from arbeid.data.sources import SOURCES
    from arbeid.scenario import SCENARIOS

    for registry in (
        MEASURES, CLAIMS, DEFINITIONS, PUBLICATIONS, CLASSIFICATIONS, ECONOMIES, DECLARED, SOURCES, SCENARIOS,
    ):  # fmt: skip
        assert registry.all(), registry.kind


def test_names_to_choose_from_are_joined_in_the_language_of_the_sentence(added: Callable[..., Path]) -> None:
    added("measures/mine.toml", (MEASURES.get("aioe").folder / "aioe.toml").read_text().replace(
        'concept = "exposure"', 'concept = "exposed"'
    ))  # fmt: skip
    with pytest.raises(DamagedFile) as refused:
        MEASURES.get("mine")
    dutch, english = refused.value.sentence("nl"), refused.value.sentence("en")
    assert "er staat “exposed”, niet een van “exposure”, " in dutch and "” of “" in dutch
    assert (
        " or " not in dutch
        and "it says “exposed”, not one of “exposure”, " in english
        and "” or “" in english
    )
