"""The command line as a reader meets it: answers in files, mistakes in one sentence."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

import arbeid
from arbeid.cli import outcome, spoken
from arbeid.errors import ArbeidError
from arbeid.files import write_whole

pytestmark = pytest.mark.long


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a reader starts it; what needs no process of its own is asked with ``run``."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ARBEID_", "LC_", "LANG"))
    }
    return subprocess.run(
        [sys.executable, "-m", "arbeid", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
    )


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    screen, remarks = io.StringIO(), io.StringIO()
    with redirect_stdout(screen), redirect_stderr(remarks):
        code = outcome(arguments)
    return subprocess.CompletedProcess(arguments, code, screen.getvalue(), remarks.getvalue())


def test_the_report_as_json() -> None:
    done = process("report", "nl", "--format", "json", "--lang", "nl")
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["economy"]["people"]["value"] == 9_865_000
    assert facts["language"] == "nl"


def test_the_report_on_the_screen_and_in_a_file(tmp_path: Path) -> None:
    shown = run("report", "nl", "--lang", "nl")
    assert "1. Wie wordt geraakt?" in shown.stdout
    written = run("report", "nl", "--lang", "nl", "--out", str(tmp_path / "report.txt"))
    assert written.stdout == ""
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_the_language_of_the_machine_is_followed() -> None:
    assert "Wie wordt geraakt?" in process("report", LANG="nl_NL.UTF-8").stdout
    assert "Who is touched?" in process("report", LANG="C.UTF-8").stdout
    assert "Who is touched?" in process("report", LANG="nl_NL.UTF-8", ARBEID_LANG="en").stdout


@pytest.mark.parametrize("command", ["economies", "measures", "claims", "definitions", "data list"])
@pytest.mark.parametrize("format", ["table", "json", "csv", "csv-nl"])
def test_every_list_in_every_format(command: str, format: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome([*command.split(), "--format", format]) == 0
    said, beside = capsys.readouterr()
    assert beside == ""
    if format == "json":
        assert json.loads(said)
    elif format == "table":
        assert len(said.splitlines()) > 5
    else:
        assert (";" if format == "csv-nl" else ",") in said.splitlines()[0]


def test_claims_behind_one_source() -> None:
    lines = json.loads(run("claims", "--source", "s05", "--format", "json").stdout)
    assert len(lines) > 5
    assert all("S05" in line["chapter"] for line in lines)
    assert run("claims", "--source", "S99").stdout.strip() == "Nothing found."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("report", "nll"), "There is no economy “nll”: the nearest is “nl”."),
        (("report", "nl", "--lang", "de"), "There is no language “de”: choose from en, nl."),
        (("report", "nl", "--format", "jsn"), "There is no format “jsn”: the nearest is “json”."),
        (("report", "nll", "--lang", "nl"), "Er is geen economie “nll”: het dichtst in de buurt komt “nl”."),
        (("reprt",), "There is no command “reprt”: the nearest is “report”."),
        (("data", "build", "elondou"), "There is no table “elondou”: the nearest is “eloundou”."),
        (
            ("check", ""),
            "There is nothing to check: give a sentence, such as “40% of jobs disappear”, "
            "or a text with one.",
        ),
        (("data", "biuld"), "There is no command “biuld”: the nearest is “build”."),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_two(arguments: tuple[str, ...], sentence: str) -> None:
    done = run(*arguments)
    assert done.stderr.strip() == sentence
    assert done.stdout == ""
    assert done.returncode == 2


def test_a_mistake_ends_the_process_in_one_sentence_too() -> None:
    done = process("report", "nll", "--lang", "nl")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "“nl”" in done.stderr


@pytest.mark.parametrize("option", ["--out", "--html"])
def test_an_output_that_cannot_be_written_is_said_so(tmp_path: Path, option: str) -> None:
    done = run("report", "nl", option, str(tmp_path / "nowhere" / "report"))
    assert done.returncode == 2
    assert done.stderr.startswith("Cannot write")
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_unknown_option_is_refused_without_traceback() -> None:
    done = process("report", "--frmat", "json")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "--format" in done.stderr


def test_a_damaged_catalogue_file_is_named_with_line_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "economies" / "town.toml"
    path.parent.mkdir()
    path.write_text('classification = "brc-2014"\nperiod = 2026\n', encoding="utf-8")
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))
    done = run("report", "town")
    assert done.returncode == 2
    assert f"{path} is damaged at line 2, key “period”" in done.stderr or "key “title”" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m arbeid claims --format json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "answer.json"
    target.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ArbeidError, match="No space left"):
        write_whole(target, b"after")
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["answer.json"]


def test_help_names_every_command_and_the_version_is_said() -> None:
    done = process("--help")
    for command in ("report", "definitions", "economies", "measures", "claims", "data"):
        assert command in done.stdout
    assert process("--version").stdout.startswith("arbeid ")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['arbeid', '--help']\n"
        "from arbeid.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'polars', 'numpy', 'pydantic', 'rich', 'altair', 'babel', 'numba'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(["arbeid", "--lang", "nl"], "nl"), (["arbeid", "--lang=nl"], "nl"), (["arbeid", "--lang"], "en")],
)
def test_the_language_is_read_before_anything_else(arguments: list[str], language: str) -> None:
    assert spoken(arguments) == language


@pytest.mark.parametrize("form", ["table", "json", "csv", "csv-nl"])
@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["claims", "--source", "S13"], "Nothing found."),
        (["check", "the weather is fine"], "No claim found."),
        (["job", "xqzptv"], "No occupation found for “xqzptv”: try another or a shorter title."),
        (["job", "0811"], "“0811” is a code and no title"),
    ],
)
def test_nothing_found_is_one_sentence_and_exit_code_1(
    command: list[str], sentence: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome([*command, "--format", form, "--lang", "en"]) == 1
    said, beside = capsys.readouterr()
    shown, other = (said, beside) if form == "table" else (beside, said)
    assert shown.startswith(sentence) and sentence not in other
    assert outcome([*command, "--format", form, "--out", str(tmp_path / "out")]) == 1
    assert sentence in capsys.readouterr().err
    assert (tmp_path / "out").read_text(encoding="utf-8").splitlines() == said.splitlines()


@pytest.mark.parametrize("form", ["table", "json", "csv", "csv-nl"])
@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("40% of jobs disappear, says the IMF", 1),
        ("47% van de Amerikaanse banen verdwijnt", 1),
        ("Goldman Sachs: AI adds 7% to world GDP a year", 1),
        ("40% of jobs are exposed to AI, says the IMF", 0),
    ],
)
def test_a_flagged_sentence_is_exit_code_1(sentence: str, code: int, form: str, tmp_path: Path) -> None:
    assert outcome(["check", sentence, "--format", form, "--out", str(tmp_path / "out")]) == code
    assert (tmp_path / "out").stat().st_size


@pytest.mark.parametrize(("lang", "part"), [("nl", "afsluitcode 1"), ("en", "exit code 1")])
def test_the_help_of_check_tells_its_exit_code(
    lang: str, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["check", "--help", "--lang", lang]) == 0
    assert part in " ".join(capsys.readouterr().out.split())


def test_the_package_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["--version"]) == 0
    assert arbeid.__version__ in capsys.readouterr().out


@pytest.mark.parametrize("cut", ["sex", "education", "wage"])
def test_people_spread_by_shares_are_not_shown_to_the_last_one(
    cut: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["exposure", "nl", "--by", cut, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert " million " in shown and not re.search(r"\d,\d{3}", shown)
