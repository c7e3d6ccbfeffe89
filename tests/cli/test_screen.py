"""The screen: any encoding, full, closed, or gone; and the reader's own interruption."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from arbeid.cli import outcome
from arbeid.cli.terminal.plainer import stand_in
from arbeid.cli.terminal.screen import prepare, say
from cases import numbered

pytestmark = pytest.mark.long

ENCODINGS = ("cp1252", "ascii", "latin-1", "utf-16", "utf-8", "cp437", "koi8-r")
SAID = 'a – “b” € █▏ ▨ naïve ₂ −1 🔮 ő …\udcff{"x": 1}'


def shown(encoding: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    screen = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", screen)
    assert outcome(arguments) == 0
    screen.flush()
    return screen.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def wholes() -> dict[str, str]:
    """Answers on a screen that can show everything, each asked once."""
    return {}


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in which ``arbeid`` is ours."""
    script = f'arbeid() {{ "{sys.executable}" -m arbeid "$@"; }}\n{command}'
    kept = {**os.environ, "ARBEID_LANG": "en", **environment}
    return subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        check=False,
        env=kept,
    )


@pytest.mark.kind("encoding-of-a-screen")
@pytest.mark.parametrize("encoding", [pytest.param("cp1252", marks=pytest.mark.case("79")), *ENCODINGS[1:]])
@pytest.mark.parametrize(
    "command", ["definitions nl", "report nl --lang nl", "stories", "claim imf-2024-ae-60"]
)
def test_any_encoding_can_show_an_answer(
    encoding: str, command: str, monkeypatch: pytest.MonkeyPatch, wholes: dict[str, str]
) -> None:
    whole = wholes.get(command) or shown("utf-8", command.split(), monkeypatch)
    wholes[command] = whole
    text = shown(encoding, command.split(), monkeypatch)
    assert len(text) > 500
    pictures = sum(ord(sign) > 0xFFFF for sign in whole)
    assert text.count("?") <= whole.count("?") + pictures
    if encoding in ("utf-8", "utf-16"):
        assert text == whole


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_stays_the_same_json(
    encoding: str, monkeypatch: pytest.MonkeyPatch, wholes: dict[str, str]
) -> None:
    command = ["stories", "--lang", "nl", "--format", "json"]
    whole = wholes.get("json") or shown("utf-8", command, monkeypatch)
    wholes["json"] = whole
    assert json.loads(shown(encoding, command, monkeypatch)) == json.loads(whole)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_csv_for_a_spreadsheet_begins_with_its_heading(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(encoding, ["stories", "--format", "csv-nl"], monkeypatch).startswith("id;")


def test_what_stands_in_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    monkeypatch.setattr(sys, "stdout", screen)
    prepare()
    say(SAID)
    said = screen.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert said == 'a - "b" EUR #- % naive 2 -1 ? o ...?{"x": 1}\n'


def test_every_sign_has_an_ascii_stand_in() -> None:
    for code in range(0x110000):
        assert stand_in(chr(code)).isascii(), hex(code)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_errors_can_be_shown_too(encoding: str) -> None:
    done = shell("arbeid report Çelebi–", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert "elebi" in done.stderr and done.stderr.count("\n") == 1


def test_a_file_is_always_utf_8(tmp_path: Path) -> None:
    shell(f"arbeid stories --out {tmp_path}/one", PYTHONIOENCODING="ascii")
    shell(f"arbeid stories --out {tmp_path}/two", PYTHONIOENCODING="utf-8")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert "↔" in (tmp_path / "one").read_text(encoding="utf-8")


@pytest.mark.kind("screen-that-takes-nothing")
@pytest.mark.parametrize(
    "command",
    numbered(
        ["economies", "--help", "--version", "report nl --format json", "check 47% --json"],
        {"economies": "81"},
    ),
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="left out: no /dev/full")
def test_a_full_disk_is_one_sentence(command: str) -> None:
    done = shell(f"arbeid {command} > /dev/full")
    assert done.returncode == 2
    assert "no space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.kind("screen-that-takes-nothing")
@pytest.mark.parametrize(
    "command", numbered(["economies", "--help", "--version", "story c01"], {"economies": "81"})
)
def test_a_closed_output_is_one_sentence(command: str) -> None:
    done = shell(f"arbeid {command} >&-")
    assert done.returncode == 2
    assert done.stderr == (
        "The answer cannot be written (the output is closed): leave it open, or name a file with `--out`.\n"
    )
    assert shell(f"arbeid {command} >&- 2>&-").returncode == 2


def test_a_closed_output_does_not_matter_where_nothing_is_said(tmp_path: Path) -> None:
    done = shell(f"arbeid economies --format csv --out {tmp_path}/out.csv >&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("id,")


@pytest.mark.parametrize("place", ["/dev/full", "&-"])
def test_a_mistake_that_cannot_be_told_keeps_its_exit_code(place: str) -> None:
    if not place.startswith("/dev") or Path(place).exists():
        done = shell(f"arbeid report mars 2>{place}")
        assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("command", ["claims --format json", "economies", "--help"])
def test_a_reader_that_stops_is_no_error(command: str) -> None:
    done = shell(f"set -o pipefail; arbeid {command} | head -1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("command", ["report nl --out answer.txt", "run base --out kept"])
def test_an_interrupted_command_leaves_nothing(tmp_path: Path, command: str) -> None:
    script = (
        "import os, signal, sys\n"
        "import arbeid.files as files\n"
        "from arbeid.cli import main\n"
        "from pathlib import Path\n"
        "Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        f"sys.argv = ['arbeid', *{command.split()}]\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_while_thinking_is_no_error(tmp_path: Path) -> None:
    script = (
        "import sys, signal, os, arbeid.verbs.catalogue.economy_list as listed\n"
        "listed.economies = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "from arbeid.cli import main\n"
        "sys.argv = ['arbeid', 'economies']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (128 + signal.SIGINT, "")
