"""A file is what its name says: the ending gives the form, unless a form is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arbeid.cli import outcome

BYTES = {"json": b"[\n  {", "csv": b"id,"}


@pytest.mark.parametrize("name", ["a.json", "b.JSON", "c.csv", "d.Csv"])
def test_the_ending_gives_the_form(name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    assert outcome(["networks", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(BYTES[name[2:].lower()])


@pytest.mark.parametrize("name", ["a.txt", "b.log", "c", "d.2025"])
def test_what_promises_no_form_is_text(name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    assert outcome(["networks", "--out", str(out), "--lang", "en"]) == 0
    assert "───" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("networks", "a.md"),
        ("stories", "b.xlsx"),
        ("claim fo-2013-us-47", "c.html"),
        ("run base --no-flows", "d.md"),
        ("run base --no-flows", "d.docx"),
        ("flows nl", "e.html"),
        ("chapter check never.md", "f.csv"),
        ("chapter render never.md", "g.pdf"),
        ("data live cbs-occupations", "h.parquet"),
        ("job nurse", "i.tsv"),
    ],
)
def test_an_ending_that_is_none_of_ours_is_refused_before_anything_is_asked(
    words: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert outcome([*words.split(), "--out", str(out), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert f"ends in {out.suffix}" in told and ".json" in told and told.count("\n") == 1
    assert not out.exists()


def test_a_form_that_is_asked_for_wins(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    assert outcome(["networks", "--format", "csv", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(BYTES["csv"])
    assert outcome(["networks", "--format", "table", "--out", str(out), "--lang", "en"]) == 0
    assert "───" in out.read_text(encoding="utf-8")
    assert outcome(["networks", "--json", "--out", str(tmp_path / "b.md")]) == 0
    assert json.loads((tmp_path / "b.md").read_text(encoding="utf-8"))


def test_what_is_asked_for_instead_of_a_form_keeps_its_own(tmp_path: Path) -> None:
    memo, cited = tmp_path / "memo.md", tmp_path / "cited.json"
    assert outcome(["run", "base", "--no-flows", "--memo", "--out", str(memo)]) == 0
    assert memo.read_text(encoding="utf-8").startswith("# ")
    assert outcome(["claim", "fo-2013-us-47", "--cite", "csl", "--out", str(cited)]) == 0
    assert json.loads(cited.read_text(encoding="utf-8"))[0]["id"].startswith("frey-osborne")


@pytest.mark.parametrize(("name", "start"), [("a.md", "---\n"), ("b.bib", "@"), ("c.ris", "TY  - ")])
def test_a_rendered_chapter_is_what_its_name_says(name: str, start: str, tmp_path: Path) -> None:
    chapter = tmp_path / "chapter.md"
    chapter.write_text("---\ntitle: Werk\n---\n\n- [Een](https://example.nl/een) ~3 min\n", encoding="utf-8")
    assert outcome(["chapter", "render", str(chapter), "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(start)


@pytest.mark.parametrize("typed", ["-40%", "-40% banen", "-veertig", "-1 op 3", "-½"])
@pytest.mark.parametrize("command", ["ask", "check", "job"])
def test_a_text_behind_a_dash_is_repeated_whole(
    command: str, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome([command, typed, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    quoted = f'"{typed}"' if " " in typed else typed
    assert f"“{typed}” looks like an option" in told and f"`arbeid {command} -- {quoted}`" in told


@pytest.mark.parametrize(
    "command",
    ["economies --out {}/", "report nl --html {}/", "run base --no-flows --out {}/", "story c01 --chart {}/"],
)
def test_a_name_that_ends_as_a_folder_is_written_over_no_file(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.json"
    own.write_text("mine", encoding="utf-8")
    assert outcome(command.format(own).split()) == 2
    said = capsys.readouterr().err
    assert "ends as a folder does" in said and said.count("\n") == 1
    assert own.read_text(encoding="utf-8") == "mine"
