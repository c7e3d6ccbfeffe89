"""A chapter of placeholders is never exported without a word; a new one has no fault of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from arbeid.cli.lists.chapter import RENDER_FORMATS, app

WORK = "werk-van-de-toekomst"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("form", RENDER_FORMATS)
def test_placeholders_are_mentioned_in_every_form(form: str) -> None:
    done = run("render", WORK, "--to", form, "--lang", "en")
    assert done.exit_code == 0
    assert done.stderr == (
        "Note: 12 readings, S01 first, point at a placeholder and not yet at a real source; "
        "put the real links there.\n"
    )
    assert "Note:" not in done.stdout


@pytest.mark.parametrize(
    ("url", "counts"),
    [
        ("https://example.com/x", True),
        ("http://www.example.org", True),
        ("https://les.example/x", True),
        ("TODO", True),
        ("http://localhost:8000/x", True),
        ("https://ilo.org/x", False),
        ("les2.md", False),
        ("https://notexample.com", False),
    ],
)
@pytest.mark.parametrize("form", ["bibtex", "csl", "ris"])
def test_one_placeholder_is_named_and_a_real_source_is_not(
    tmp_path: Path, url: str, counts: bool, form: str
) -> None:
    path, out = tmp_path / "les.md", tmp_path / "out"
    path.write_text(f"- [Echt](https://ilo.org) ~3 min\n- [A]({url}) ~3 min\n", encoding="utf-8")
    done = run("render", path, "--to", form, "--lang", "nl", "--out", out)
    assert done.exit_code == 0
    assert out.read_bytes()
    assert ("bron S02 wijst naar een voorbeeldadres" in done.stderr) == counts


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_chapter_is_not_warned_of_its_own_colour(tmp_path: Path, language: str) -> None:
    path = tmp_path / "nieuw.md"
    assert run("new", path, "--title", "Werk", "--lang", language).exit_code == 0
    done = run("check", path, "--format", "json", "--lang", language)
    (file,) = json.loads(done.stdout)["files"]
    assert [found["key"] for found in file["findings"]] == ["placeholder_link"]
    shown = run("render", path, "--to", "html", "--lang", language).stdout
    assert "5 min" in shown
    assert "#9DC384" in shown
