"""A kept result is sealed as a whole: any change in it is noticed, and no file of it lies elsewhere."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.cli.app import app
from arbeid.errors import ArbeidError
from arbeid.result import FACTS, load
from arbeid.verbs.run.answer import RunAnswer

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def ran() -> RunAnswer:
    return arbeid.run("base", flows=False)


@pytest.fixture(scope="module")
def kept(ran: RunAnswer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ran.save(tmp_path_factory.mktemp("kept") / "run")


@pytest.fixture
def place(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "run"))


def written(place: Path, change: Callable[[Facts], object]) -> Path:
    facts = json.loads((place / FACTS).read_text(encoding="utf-8"))
    change(facts)
    (place / FACTS).write_text(json.dumps(facts), encoding="utf-8")
    return place


def number_with_its_hash(facts: Facts, place: Path) -> None:
    content = (place / "totals.csv").read_text().replace("1", "2").encode()
    (place / "totals.csv").write_bytes(content)
    facts["files"]["totals.csv"] = hashlib.sha256(content).hexdigest()


CHANGES: dict[str, Callable[[Facts], object]] = {
    "a setting": lambda facts: facts["settings"].update(years=11),
    "a value of a setting": lambda facts: facts["settings"]["models"]["adoption"].update(adoption=0.9),
    "the fingerprint": lambda facts: facts.update(fingerprint="0" * 64),
    "the version": lambda facts: facts.update(version="9.9"),
    "a note": lambda facts: facts["notes"].append({"key": "network", "values": {}}),
    "an origin": lambda facts: facts["origins"][0].update(publisher="Nobody"),
    "a column": lambda facts: facts["columns"]["totals"].update(net="euros modelled"),
    "a file less": lambda facts: facts["files"].pop("totals.csv"),
    "a file renamed": lambda facts: facts["files"].update({"others.csv": facts["files"].pop("totals.csv")}),
    "the seal": lambda facts: facts.update(seal="0" * 64),
    "a key more": lambda facts: facts.update(more=1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_what_it_says_is_noticed(place: Path, change: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        load(written(place, CHANGES[change]))
    assert caught.value.key == "result_damaged"
    assert "new folder" in str(caught.value)


def test_a_number_changed_with_its_hash_is_noticed(place: Path) -> None:
    with pytest.raises(ArbeidError) as caught:
        load(written(place, lambda facts: number_with_its_hash(facts, place)))
    assert caught.value.key == "result_damaged"


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


TOUCHED: dict[str, Callable[[Path], object]] = {
    "a number in a table": lambda place: (place / "totals.csv").write_text("mine"),
    "a bit of a table": lambda place: (place / "occupations.parquet").write_bytes(b"PAR1"),
    "an emptied table": lambda place: (place / "industries.csv").write_bytes(b""),
    "a folder for a table": lambda place: replaced_by_a_folder(place / "totals.csv"),
    "a number with its hash": lambda place: written(place, lambda facts: number_with_its_hash(facts, place)),
    "a table of one without a seal": lambda place: (
        written(place, lambda facts: facts.pop("seal")),
        (place / "totals.csv").write_text("mine"),
    ),
    **{what: partial(written, change=change) for what, change in CHANGES.items()},
}


@pytest.mark.parametrize("what", TOUCHED)
def test_what_was_changed_is_not_written_over(place: Path, ran: RunAnswer, what: str) -> None:
    TOUCHED[what](place)
    before = {file.name: file.read_bytes() for file in place.iterdir() if file.is_file()}
    with pytest.raises(ArbeidError) as caught:
        ran.save(place)
    assert caught.value.key == "result_damaged"
    assert {file.name: file.read_bytes() for file in place.iterdir() if file.is_file()} == before


@pytest.mark.parametrize(
    "name",
    [
        "../outside.csv",
        "../../../etc/passwd",
        "/etc/passwd",
        "..",
        "sub/x.csv",
        ".hidden.csv",
        "x.exe",
        "a\\b.csv",
    ],
)
def test_files_do_not_lie_outside_the_folder(place: Path, name: str) -> None:
    (place.parent / "outside.csv").write_bytes(b"a")
    own = hashlib.sha256(b"a").hexdigest()
    with pytest.raises(ArbeidError) as caught:
        load(written(place, lambda facts: facts["files"].update({name: own})))
    assert caught.value.key == "result_damaged"


DAMAGED = {
    "deep": b"[" * 100_000,
    "deep within": b'{"settings": ' + b'{"a": ' * 5000 + b"1" + b"}" * 5001,
    "half": b'{"fingerprint": "a", ',
    "a list": b"[]",
    "null": b"null",
    "empty": b"",
    "no text": b"\xff\xfe\x00",
    "a huge setting": b'{"fingerprint": "a", "version": "a", "settings": {"a": '
    + b"9" * 6000
    + b'}, "notes": [], '
    b'"origins": [], "columns": {}, "files": {}, "seal": "a"}',
    "a huge number": b'{"fingerprint": ' + b"9" * 6000 + b"}",
}
ODD: dict[str, Callable[[Facts], object]] = {
    "no notes": lambda facts: facts.pop("notes"),
    "no origins": lambda facts: facts.pop("origins"),
    "no version": lambda facts: facts.pop("version"),
    "no columns": lambda facts: facts.pop("columns"),
    "origins of another kind": lambda facts: facts.update(origins=[1, "a", {}]),
    "origins no list": lambda facts: facts.update(origins={"id": 1}),
    "files no table": lambda facts: facts.update(files=["totals.csv"]),
    "a hash no text": lambda facts: facts["files"].update({"totals.csv": 5}),
    "settings no table": lambda facts: facts.update(settings=[]),
    "fingerprint a number": lambda facts: facts.update(fingerprint=5),
    "notes of text": lambda facts: facts.update(notes=["a"]),
}


@pytest.mark.parametrize("how", [*DAMAGED, *ODD])
def test_a_damaged_result_is_one_sentence_for_reading_comparing_and_keeping(place: Path, how: str) -> None:
    if how in DAMAGED:
        (place / FACTS).write_bytes(DAMAGED[how])
    else:
        written(place, ODD[how])
    for arguments in (
        ["compare", str(place), "base"],
        ["run", "base", "--no-flows", "--out", str(place)],
    ):
        found = CliRunner().invoke(app, arguments, env={"ARBEID_LANG": "en"})
        assert isinstance(found.exception, ArbeidError), found.exception
        assert found.exception.key == "result_damaged"


def test_a_result_of_0_1_0_says_how_to_mend_and_keeping_it_again_does(place: Path) -> None:
    written(place, lambda facts: facts.pop("seal"))
    with pytest.raises(ArbeidError) as caught:
        load(place)
    assert "kept by version 0.1.0" in str(caught.value)
    assert str(place) in str(caught.value) and "keep it in a new folder" in str(caught.value)
    # The same run may be kept there again; where the model has changed since, a new folder is all that mends.
    for folder in (place, place.parent / "new"):
        arbeid.run("base", flows=False).save(folder)
        assert load(folder).settings["scenario"] == "base"


def test_runs_of_flows_are_sealed_and_not_compared(tmp_path: Path) -> None:
    flows = arbeid.flows("nl", years=1, burn_in=1).save(tmp_path / "flows")
    assert load(flows).settings["shock"] == "eloundou-beta-human"
    with pytest.raises(ArbeidError, match="Only runs of scenarios"):
        arbeid.compare(str(flows), "base")
    with pytest.raises(ArbeidError) as caught:
        load(written(flows, lambda facts: facts["settings"].update(years=2.0)))
    assert caught.value.key == "result_damaged"
    found = CliRunner().invoke(app, ["flows", "nl", "--years", "1", "--burn-in", "1", "--out", str(flows)])
    assert isinstance(found.exception, ArbeidError)
    assert found.exception.key == "result_damaged"
