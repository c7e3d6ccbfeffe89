"""Pulling and listing as a reader sees it: lines on the output, bars on a terminal, errors in a sentence."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress

from arbeid.cli.terminal.progress import LARGE, Bars, Lines, watching
from arbeid.data.fetching.cache import cache_folder
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.verbs.catalogue.data import Failed, Pulled, pinned, pull, sources
from arbeid.wording import words_of
from loopback import NOWHERE, Shelf, entry, serving, source

SMALL = b"code,jobs\n0811,400\n"
BIG = SMALL + b"0551,4\n" * (LARGE // 7)


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ARBEID_MIRROR", raising=False)


@pytest.fixture
def shelf(added: Callable[[str, str], Path]) -> Iterator[Shelf]:
    """Serve two sources that are there, and register one that is not."""
    with serving(Shelf({"big.csv": BIG, "small.csv": SMALL})) as served:
        for name, content in (("big", BIG), ("small", SMALL), ("lost", SMALL)):
            facts = {"copies": [f"{served.address}/{name}.csv"], "path": f"tests/{name}.csv"}
            added(f"sources/{name}.toml", entry(content, **facts))
        yield served


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "arbeid", "data", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_pull_says_a_line_a_source_and_nothing_else_where_there_is_no_terminal(shelf: Shelf) -> None:
    done = run("pull", "big", "small")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["big", f"{len(BIG):,}", "B", "downloaded"],
        ["small", "19", "B", "downloaded"],
    ]


def test_all_are_those_with_a_registered_hash(
    shelf: Shelf, added: Callable[[str, str], Path], mirror: Path
) -> None:
    facts = {"copies": [f"{shelf.address}/small.csv"], "path": "tests/new.csv", "sha256": "", "size": 0}
    added("sources/new.toml", entry(SMALL, **facts))
    done = run("pull", "--all")
    assert "has the source “lost”" in done.stderr
    *pulled, last = done.stdout.splitlines()
    assert {line.split()[0] for line in pulled} == {*pinned()} - {"lost"}
    assert last.startswith("To be pulled by name only")
    assert "new" in last


def test_one_that_fails_does_not_stop_the_others(shelf: Shelf) -> None:
    done = run("pull", "lost", "small", "--lang", "nl")
    assert done.returncode == 2
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["small"]
    assert len(done.stderr.splitlines()) == 1
    assert "heeft de bron “lost” niet meer (antwoord 404)" in done.stderr


def test_the_verb_gives_what_was_pulled_and_what_failed(shelf: Shelf) -> None:
    told: list[Pulled | Failed] = []
    done = pull(["small", "lost", "small"], tell=told.append)
    assert done == told
    assert [type(one) for one in done] == [Pulled, Failed]


def test_a_disk_that_fails_stops_them_all(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(ArbeidError, match="set ARBEID_CACHE"):
        pull(["small", "big"])
    assert shelf.asked == []


def test_every_source_is_pulled_from_the_mirror_and_then_needs_none(
    mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered = [name for name in SOURCES.names() if SOURCES.get(name).sha256]
    first = pull(registered)
    assert {type(one) for one in first} == {Pulled}
    assert {one.came_from for one in first if isinstance(one, Pulled)} == {"mirror", "package"}
    monkeypatch.setenv("ARBEID_MIRROR", NOWHERE)
    assert {one.came_from for one in pull(registered) if isinstance(one, Pulled)} == {"cache"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["pull"], "There is nothing to pull: name one or more sources"),
        (["pull", "frey-osborn"], "There is no source “frey-osborn”: the nearest is “frey-osborne-2013”."),
        (["check", "frey-osborn"], "There is no source “frey-osborn”: the nearest is “frey-osborne-2013”."),
        (["live", "cbs"], "There is no live table “cbs”"),
    ],
)
def test_a_mistake_is_one_sentence(words: list[str], sentence: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


def test_a_pin_is_said_loudly(shelf: Shelf, added: Callable[[str, str], Path]) -> None:
    facts = {"copies": [f"{shelf.address}/small.csv"], "path": "tests/new.csv", "sha256": "", "size": 0}
    added("sources/new.toml", entry(SMALL, **facts))
    done = run("pull", "new", "--lang", "nl")
    assert done.returncode == 0
    assert done.stderr.startswith("Let op: voor “new” is geen hash geregistreerd.")
    assert source(SMALL).sha256 in done.stderr


def test_the_list_says_what_is_here(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def here() -> dict[str, str]:
        lines = {line.id: line.here for line in sources()}
        return {name: lines[name] for name in ("big", "lost", "small")}

    assert here() == {"big": "", "lost": "", "small": ""}
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path / "mirror"))
    (tmp_path / "mirror" / "tests").mkdir(parents=True)
    (tmp_path / "mirror" / "tests" / "lost.csv").write_bytes(SMALL)
    (tmp_path / "mirror" / "tests" / "big.csv").write_bytes(SMALL)
    pull(["small"])
    assert here() == {"big": "", "lost": "mirror", "small": "cache"}
    shown = run("list", "--lang", "nl").stdout
    assert "deelbaar" in shown.splitlines()[0]
    assert {"small", "19", "ja", "opgehaald"} <= set(
        next(line for line in shown.splitlines() if line.startswith("small")).split()
    )
    facts = {line["id"]: line for line in json.loads(run("list", "--format", "json").stdout)}
    assert (facts["small"]["here"], facts["small"]["size"], facts["small"]["may_ship"]) == ("cache", 19, True)


def test_only_a_large_file_has_a_bar_of_its_own() -> None:
    progress = Progress(console=Console(file=io.StringIO(), force_terminal=True))
    bars = Bars(words_of("en"), progress, 2)
    bars.start(source(SMALL), 0)
    assert len(progress.tasks) == 1
    bars.finish()
    bars.start(source(BIG), 1000)
    bars.advance(500)
    overall, file = progress.tasks
    assert (overall.description, overall.total, file.completed, file.total) == ("Sources", 2, 1500, len(BIG))
    bars.finish()
    bars.one_done()
    assert [task.completed for task in progress.tasks] == [1]


def test_one_small_file_has_no_bar() -> None:
    progress = Progress(console=Console(file=io.StringIO(), force_terminal=True))
    Bars(words_of("en"), progress, 1).one_done()
    assert progress.tasks == []


def test_without_a_terminal_there_are_no_bars(capsys: pytest.CaptureFixture[str]) -> None:
    with watching(words_of("nl"), 5) as watch:
        assert type(watch) is Lines
        watch.one_done()
        watch.note(ArbeidError("pull_nothing"))
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (
        "",
        ArbeidError("pull_nothing").sentence("nl", options=True) + "\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="left out: no pseudo-terminal here")
def test_bars_go_to_the_terminal_and_leave_the_piped_output_clean(shelf: Shelf) -> None:
    import pty

    shelf.pause = 0.02
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "arbeid", "data", "pull", "big", "small"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    ) as process:
        os.close(theirs)
        drawn = _drawn(ours)
        assert process.stdout is not None
        said = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    assert [line.split()[0] for line in said.splitlines()] == ["big", "small"]
    assert "Sources" in drawn
    assert "big" in drawn
    assert "%" in drawn
    assert not list(cache_folder().rglob("*.part"))


def _drawn(terminal: int) -> str:
    drawn = b""
    # The other end closing reads as an error on Linux.
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:
            break
        if not more:
            break
        drawn += more
    return drawn.decode("utf-8", "replace")


@pytest.mark.parametrize(("lang", "said"), [("nl", "alleen mirror"), ("en", "mirror only")])
def test_what_no_address_has_is_said(lang: str, said: str) -> None:
    alone = [line.id for line in sources() if not line.copies]
    assert "bls-oews-2025-states" in alone
    shown = run("list", "--lang", lang).stdout.splitlines()
    assert sum(said in line for line in shown) == len(alone)
    done = run("pull", *alone)
    assert (done.returncode, done.stdout) == (2, "")
    for name, sentence in zip(alone, done.stderr.splitlines(), strict=True):
        assert f"set ARBEID_MIRROR to a folder or address that has {SOURCES.get(name).path}" in sentence


def test_a_name_in_the_list_is_never_cut_short() -> None:
    shown = run("list").stdout
    assert all(name in shown for name in SOURCES.names())
