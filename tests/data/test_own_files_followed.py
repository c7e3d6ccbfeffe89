"""Files of the reader's own, in a session that goes on: what is edited, added or removed is seen at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import arbeid
from arbeid.data.codes.classifications import labels
from arbeid.data.economies.economy import economy, economy_names
from arbeid.data.mobility.of_economy import economy_network
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import score
from arbeid.registry import CATALOGUE_VARIABLE, forget, remembered
from arbeid.scenario import SCENARIOS
from arbeid.verbs.arguments import checked

ORIGIN = '{ publisher = "me", title = "t", url = "u", licence = "CC0", vintage = "2026" }'
TOWN = f"""classification = "brc-2014"
period = "2026"
groups = {{ PLACE, origin = {ORIGIN} }}
title = {{ nl = "Stad", en = "Town" }}
population = {{ nl = "werkenden", en = "people at work" }}
"""
WITH_FILE = TOWN.replace("PLACE", 'file = "town.csv"')
WITH_VALUES = TOWN.replace("PLACE", 'values = { "0411" = 1000, "0811" = 800 }')
MEASURE = f"""concept = "exposure"
unit = "share"
year = 2026
scores = [{{ classification = "brc-2014", values = {{ "0811" = 0.9 }}, origin = {ORIGIN} }}]
label = {{ nl = "mijn maat", en = "my measure" }}
sentence = {{ nl = "een zin", en = "a sentence" }}
scorer = {{ nl = "ik", en = "I" }}
"""


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a catalogue folder of the reader's own; nothing is forgotten by hand from here on."""
    folder = tmp_path / "own"
    for kind in ("economies", "measures", "scenarios", "classifications", "networks"):
        (folder / kind).mkdir(parents=True)
    monkeypatch.setenv(CATALOGUE_VARIABLE, str(folder))
    return folder


def test_an_edited_economy_is_read_anew(own: Path) -> None:
    (own / "economies/towna.toml").write_text(WITH_VALUES)
    assert arbeid.report("towna").economy.people.value == 1800
    (own / "economies/towna.toml").write_text(WITH_VALUES.replace("1000", "5000"))
    assert arbeid.report("towna").economy.people.value == 5800


def test_an_edited_csv_file_is_read_anew(own: Path) -> None:
    (own / "economies/towna.toml").write_text(WITH_FILE)
    (own / "economies/town.csv").write_text("code,jobs\n0411,1200\n")
    assert economy("towna").people == 1200
    (own / "economies/town.csv").write_text("code,jobs\n0411,1300\n")
    assert economy("towna").people == 1300
    assert economy("towna") is economy("towna")


def test_a_csv_file_outside_the_folders_is_followed_too(own: Path, tmp_path: Path) -> None:
    (own / "economies/towna.toml").write_text(WITH_FILE.replace("town.csv", "../../apart/town.csv"))
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart/town.csv").write_text("code,jobs\n0411,1200\n")
    assert economy("towna").people == 1200
    (tmp_path / "apart/town.csv").write_text("code,jobs\n0411,1300\n")
    assert economy("towna").people == 1300


def test_an_added_and_a_removed_economy_are_seen(own: Path) -> None:
    (own / "economies/towna.toml").write_text(WITH_VALUES)
    assert "towna" in economy_names()
    (own / "economies/townb.toml").write_text(WITH_VALUES)
    assert arbeid.report("townb").economy.people.value == 1800
    (own / "economies/towna.toml").unlink()
    assert "towna" not in economy_names()
    with pytest.raises(ArbeidError, match="no economy “towna”"):
        economy("towna")


def test_an_economy_that_takes_a_countrys_name_moves_it(own: Path) -> None:
    assert "be" in economy_names()
    (own / "economies/be.toml").write_text(WITH_VALUES)
    assert economy("be").people == 1800
    assert "be-isco-08-2" in economy_names()


def test_an_edited_measure_changes_its_scores(own: Path) -> None:
    (own / "measures/mine.toml").write_text(MEASURE)
    market = economy("nl")
    assert score("mine", market).frame["score"].max() == 0.9
    (own / "measures/mine.toml").write_text(MEASURE.replace("0.9", "0.7"))
    assert score("mine", market).frame["score"].max() == 0.7
    assert arbeid.exposure("nl", "mine").mean.value == pytest.approx(0.7)


def test_a_file_that_was_mended_is_read(own: Path) -> None:
    (own / "measures/mine.toml").write_text("concept =")
    with pytest.raises(ArbeidError, match="as TOML"):
        MEASURES.get("mine")
    (own / "measures/mine.toml").write_text(MEASURE)
    assert MEASURES.get("mine").year == 2026


def test_labels_networks_and_scenarios_follow(own: Path) -> None:
    kinds = own / "classifications/mine"
    kinds.with_suffix(".toml").write_text(
        'publisher = "me"\nurl = "u"\npattern = "[A-Z]"\nlabels = "mine.csv"\n'
        'title = { nl = "a", en = "b" }\n'
    )
    kinds.with_suffix(".csv").write_text("code,nl\nA,een\n")
    assert labels("mine")["nl"].to_list() == ["een"]
    kinds.with_suffix(".csv").write_text("code,nl\nA,elf\n")
    assert labels("mine")["nl"].to_list() == ["elf"]
    (own / "economies/towna.toml").write_text(WITH_VALUES)
    assert economy_network("towna", "complete").people.tolist() == [1000, 800]
    (own / "economies/towna.toml").write_text(WITH_VALUES.replace("800", "900"))
    assert economy_network("towna", "complete").people.tolist() == [1000, 900]
    (own / "scenarios/mine.toml").write_text(
        'base = "base"\nyears = 5\ntitle = { nl = "a", en = "b" }\nsentence = { nl = "a", en = "b" }\n'
    )
    assert SCENARIOS.get("mine").settings().years == 5
    (own / "scenarios/mine.toml").write_text(
        'base = "base"\nyears = 6\ntitle = { nl = "a", en = "b" }\nsentence = { nl = "a", en = "b" }\n'
    )
    assert SCENARIOS.get("mine").settings().years == 6


def test_the_shipped_catalogue_keeps_its_answers_beside(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_own = economy("nl")
    monkeypatch.delenv(CATALOGUE_VARIABLE)
    alone = economy("nl")
    assert alone is not with_own
    monkeypatch.setenv(CATALOGUE_VARIABLE, str(own))
    economy("nl")
    monkeypatch.delenv(CATALOGUE_VARIABLE)
    assert economy("nl") is alone


def test_nothing_is_worked_out_twice_while_nothing_changes(own: Path) -> None:
    counted: list[int] = []

    @remembered
    def asked(number: int) -> int:
        counted.append(number)
        return number

    (own / "economies/towna.toml").write_text(WITH_VALUES)
    assert [asked(1), asked(1), asked(2)] == [1, 1, 2]
    assert counted == [1, 2]
    os.utime(own / "economies/towna.toml", ns=(1, 1))
    assert asked(1) == 1
    assert counted == [1, 2, 1]


@pytest.mark.parametrize("changed", [WITH_VALUES.replace("1000", "5000"), "= ["])
def test_a_verb_sees_one_catalogue_from_its_beginning_to_its_end(own: Path, changed: str) -> None:
    file = own / "economies/towna.toml"
    file.write_text(WITH_VALUES)

    @checked
    def ask() -> tuple[float, float]:
        before = economy("towna").people
        file.write_text(changed)
        return before, economy("towna").people

    assert ask() == (1800, 1800)
    if changed == "= [":
        with pytest.raises(ArbeidError, match=r"towna\.toml"):
            economy("towna")
    else:
        assert economy("towna").people == 5800


def test_forgetting_drops_everything() -> None:
    counted: list[int] = []

    @remembered(maxsize=3)
    def asked() -> int:
        counted.append(1)
        return len(counted)

    before = economy("nl")
    assert [asked(), asked()] == [1, 1]
    forget()
    assert asked() == 2
    assert economy("nl") is not before


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ("", "There is no folder"),
        ("file", "is a file, and a catalogue"),
        ("binary", "is a file, and a catalogue"),
    ],
)
@pytest.mark.parametrize("beside", [False, True])
def test_a_catalogue_that_is_no_folder_is_refused(
    monkeypatch: pytest.MonkeyPatch, own: Path, made: str, sentence: str, beside: bool
) -> None:
    wrong = own.parent / "wrong"
    if made:
        wrong.write_bytes(b"\xff\x00" if made == "binary" else b"code,jobs\n")
    named = os.pathsep.join([str(own), str(wrong)]) if beside else str(wrong)
    monkeypatch.setenv(CATALOGUE_VARIABLE, named)
    # A verb is loaded where it is first named, and what it loads reads the catalogue too.
    verbs = (lambda: len(arbeid.list_networks()), lambda: arbeid.report("nl"))
    for asked in (*verbs, economy_names, MEASURES.all):
        with pytest.raises(ArbeidError, match=sentence) as caught:
            asked()
        assert str(wrong) in caught.value.sentence("nl")


def test_a_folder_inside_a_catalogue_is_not_taken_for_one(monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    inside = own / "measures"
    inside.mkdir(exist_ok=True)
    monkeypatch.setenv(CATALOGUE_VARIABLE, str(inside))
    economy_names()
    (inside / "panel.toml").write_text("")
    for named in (str(inside), f"{inside}{os.sep}"):
        monkeypatch.setenv(CATALOGUE_VARIABLE, named)
        with pytest.raises(ArbeidError, match="needs the folder above it") as caught:
            economy_names()
        assert f"noem “{own}”" in caught.value.sentence("nl")


def test_a_misspelt_kind_of_folder_is_named(own: Path) -> None:
    (own / "economy").mkdir()
    economy_names()
    (own / "economy/towna.toml").write_text(WITH_VALUES)
    with pytest.raises(ArbeidError, match="nearest is “economies”"):
        economy_names()


def test_a_file_where_a_folder_of_the_catalogue_belongs_is_refused(own: Path) -> None:
    (own / "claims").write_text("x")
    with pytest.raises(ArbeidError, match="claims” is a file"):
        economy_names()
