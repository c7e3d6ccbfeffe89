"""A damaged file of the reader's own stops what asks for it, and nothing else; lists name it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.answers.plain import lines as plain_lines
from arbeid.answers.plain import said
from arbeid.cli.app import app
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import measure_set
from arbeid.scenario import SCENARIOS
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.places import cut_economies
from arbeid.verbs.run.scenario import scenarios
from arbeid.wording import words_of

pytestmark = pytest.mark.long

DUTCH = words_of("nl")
Add = Callable[[str, str | bytes], None]
ORIGIN = '{ publisher = "me", title = "t", url = "u", licence = "CC0", vintage = "2026" }'
TOWN = f"""classification = "brc-2014"
period = "2026"
groups = {{ file = "town.csv", origin = {ORIGIN} }}
title = {{ nl = "Stad", en = "Town" }}
population = {{ nl = "werkenden", en = "people at work" }}
[cuts.sex]
share = "women"
label = {{ nl = "a", en = "b" }}
cells = {{ w = {{ nl = "a", en = "b" }}, m = {{ nl = "c", en = "d" }} }}
"""
MEASURE = f"""concept = "exposure"
unit = "share"
year = 2026
scores = [{{ classification = "brc-2014", file = "mine.csv", origin = {ORIGIN} }}]
label = {{ nl = "mijn maat", en = "my measure" }}
sentence = {{ nl = "een zin", en = "a sentence" }}
scorer = {{ nl = "ik", en = "I" }}
"""
BROKEN = ["= [", b"\xff\xfe\x00", "", 'title = "x"\n', "a = " + "[" * 3000]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Add:
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))

    def added(name: str, content: str | bytes) -> None:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return added


def shown(*words: str) -> str:
    found = CliRunner().invoke(app, list(words))
    assert found.exit_code == 0, found.output
    return " ".join(found.output.split())


@pytest.mark.kind("broken-file")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param("code,jobs\n0411,veel\n", marks=pytest.mark.case("71")),
        "",
        "code,jobs\nTotaal,1\n",
        b"\xff\xfe\x00",
    ],
)
def test_an_economy_of_a_broken_csv_file(add: Add, content: str | bytes) -> None:
    add("economies/town.toml", TOWN)
    add("economies/town.csv", content)
    lines = {line.id: line for line in arbeid.list_economies()}
    assert lines["nl"].people == 9865000
    assert "town.csv" in said(lines["town"].title, DUTCH)
    assert lines["town"].people is None
    town, nl = plain_lines([lines["town"], lines["nl"]], DUTCH)
    assert (town["title"], town.keys()) == (said(lines["town"].title, DUTCH), nl.keys())
    assert "town" in shown("economies", "--lang", "nl")
    assert arbeid.report("nl").economy.people.value == 9865000
    assert "town" not in cut_economies()
    with pytest.raises(ArbeidError, match=r"town\.csv"):
        arbeid.report("town")


@pytest.mark.parametrize("content", BROKEN)
def test_an_economy_of_a_broken_toml_file(add: Add, content: str | bytes) -> None:
    add("economies/town.toml", content)
    lines = {line.id: line for line in arbeid.list_economies()}
    assert "town.toml" in said(lines["town"].title, DUTCH)
    assert economy("nl").people == 9865000
    assert economy("be").people > 0
    with pytest.raises(ArbeidError, match=r"town\.toml"):
        economy("town")


@pytest.mark.kind("broken-file")
@pytest.mark.parametrize(
    "content", ["code,score\n0411,veel\n", "code,score\n0411,48\n", "code,score\n9,1\n", ""]
)
def test_a_measure_of_a_broken_csv_file(add: Add, content: str) -> None:
    add("measures/mine.toml", MEASURE)
    add("measures/mine.csv", content)
    lines = {line.id: line for line in arbeid.list_measures()}
    assert "mine" in said(lines["mine"].label, DUTCH)
    assert lines["aioe"].concept == "exposure"
    assert "mine" in shown("measures")
    assert arbeid.groups("nl").rows
    assert "mine" not in arbeid.agreement("nl").measures
    assert occupation("nl", "0811").ratings
    for asked in (
        lambda: arbeid.exposure("nl", "mine"),
        lambda: arbeid.agreement("nl", ["mine", "aioe"]),
        lambda: occupations("nl", "mine"),
    ):
        with pytest.raises(ArbeidError, match="mine"):
            asked()


@pytest.mark.parametrize("content", BROKEN)
def test_a_measure_of_a_broken_toml_file(add: Add, content: str | bytes) -> None:
    add("measures/mine.toml", content)
    assert "mine.toml" in said({line.id: line for line in arbeid.list_measures()}["mine"].label, DUTCH)
    assert arbeid.report("nl").economy.people.value == 9865000
    assert arbeid.flows("nl", years=5)
    for asked in (lambda: MEASURES.get("mine"), lambda: measure_set("mine")):
        with pytest.raises(ArbeidError, match=r"mine\.toml"):
            asked()


@pytest.mark.parametrize("content", BROKEN)
def test_broken_scenarios_networks_and_classifications(add: Add, content: str | bytes) -> None:
    for kind in ("scenarios", "networks", "classifications", "tables", "claims", "families", "kinds"):
        add(f"{kind}/mine.toml", content)
    assert "mine.toml" in said({line.id: line for line in scenarios()}["mine"].sentence, DUTCH)
    assert "mine" in shown("scenario", "list")
    assert "mine.toml" in said({line.id: line for line in arbeid.list_networks()}["mine"].label, DUTCH)
    assert "asec" in shown("networks")
    assert economy("be").people > 0
    assert arbeid.run("base", flows=False).totals is not None
    assert "nl" in shown("claims", "--lang", "nl")
    with pytest.raises(ArbeidError, match=r"mine\.toml"):
        SCENARIOS.get("mine")


def test_a_broken_file_of_our_own_is_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from arbeid.registry import entry, forget

    def broken(*_: object) -> None:
        raise ArbeidError("problem_missing")

    forget()  # A folder that was read whole is kept so.
    monkeypatch.setattr(entry, "_read", broken)
    with pytest.raises(ArbeidError):
        MEASURES.all()
