"""Writing: a file is whole or as it was, a device is written into, and every refusal is one sentence."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from arbeid.cli import outcome
from arbeid.errors import ArbeidError
from arbeid.files import new_folder, write_whole
from arbeid.guide.chapter.write import replace_file

ROOT = os.geteuid() == 0


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(not ROOT, reason="left out: only root makes devices")
def test_a_device_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    device = tmp_path / "null"
    os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    write_whole(device, b"answer")
    assert stat.S_ISCHR(device.lstat().st_mode)
    link = tmp_path / "link"
    link.symlink_to(device)
    write_whole(link, b"answer")
    assert (stat.S_ISCHR(device.lstat().st_mode), link.is_symlink()) == (True, True)
    assert names(tmp_path) == ["link", "null"]


@pytest.mark.skipif(not ROOT, reason="left out: only root makes devices")
def test_a_disk_is_refused(tmp_path: Path) -> None:
    device = tmp_path / "disk"
    os.mknod(device, 0o600 | stat.S_IFBLK, os.makedev(259, 250))
    with pytest.raises(ArbeidError) as refused:
        write_whole(device, b"answer")
    assert refused.value.key == "write_disk"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"answer")
    reader.join()
    assert read == [b"answer"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("out", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-"])
def test_the_standard_output_goes_on_where_it_was(tmp_path: Path, out: str) -> None:
    command = f"(echo before; {sys.executable} -m arbeid stories --out {out}; echo after) > all.txt"
    subprocess.run(command, shell=True, check=True, cwd=tmp_path, env={**os.environ, "ARBEID_LANG": "en"})
    lines = (tmp_path / "all.txt").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("before", "after")
    assert any(line.startswith("c01") for line in lines)
    assert names(tmp_path) == ["all.txt"]


def test_no_link_is_followed_for_the_unfinished_file(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / f".o.csv.{os.getpid()}.part").symlink_to(victim)
    write_whole(tmp_path / "o.csv", b"answer")
    assert victim.read_text() == "mine"
    assert not (tmp_path / "o.csv").is_symlink()


def test_a_replaced_file_keeps_its_mode_and_a_new_one_follows_the_mask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("before")
    old.chmod(0o600)
    mask = os.umask(0o027)
    try:
        write_whole(old, b"after")
        write_whole(new, b"after")
    finally:
        os.umask(mask)
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (b"after", 0o600)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


def test_a_link_is_followed_to_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "there" / "real")
    write_whole(link, b"one")
    write_whole(link, b"two")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real").read_bytes() == b"two"
    assert names(tmp_path / "there") == ["real"]


@pytest.mark.skipif(ROOT, reason="left out: root may write what is read-only")
def test_a_file_that_may_only_be_read_is_left(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_text("mine")
    path.chmod(0o444)
    with pytest.raises(ArbeidError, match="Permission denied"):
        write_whole(path, b"answer")
    assert path.read_text() == "mine"


@pytest.mark.parametrize("length", [240, 255])
def test_the_longest_names_can_be_written(tmp_path: Path, length: int) -> None:
    write_whole(tmp_path / ("n" * length), b"answer")
    replace_file(tmp_path / ("n" * length), b"again")
    assert (tmp_path / ("n" * length)).read_bytes() == b"again"


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    stale, fresh = (tmp_path / f".arbeid-{digit * 16}.part" for digit in "ab")
    folder = tmp_path / f".arbeid-{'c' * 16}.part"
    mine = [tmp_path / name for name in (".arbeid-mine.part", "arbeid.part", ".x.12.part")]
    folder.mkdir()
    for path in (stale, fresh, folder / "half", *mine):
        path.write_text("half")
    before = time.time() - 3 * 24 * 3600
    for path in (stale, folder, *mine):
        os.utime(path, (before, before))
    write_whole(tmp_path / "answer", b"answer")
    assert names(tmp_path) == sorted(["answer", fresh.name, *(path.name for path in mine)])


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    def fill(error: BaseException | None) -> None:
        with new_folder(tmp_path / "made") as folder:
            (folder / "one").write_text("1")
            if error:
                raise error

    for error in (OSError(28, "full"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            fill(error)
        assert names(tmp_path) == []
    fill(None)
    assert names(tmp_path / "made") == ["one"]


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("", "The name after `--out` is empty: give the name of a file or folder."),
        (" ", "The name after `--out` is empty: give the name of a file or folder."),
        (".", "“.” is a folder: add the name of a file in it."),
        ("..", "“..” is a folder: add the name of a file in it."),
        ("/", "“/” is a folder: add the name of a file in it."),
        ("file/under", "Cannot write “file/under” (Not a directory): "),
        ("none/under", "Cannot write “none/under” (No such file or directory): "),
        ("n" * 300, f"Cannot write “{'n' * 300}” (File name too long): choose a shorter name."),
        (
            "n" * 300 + ".json",
            f"Cannot write “{'n' * 300}.json” (File name too long): choose a shorter name.",
        ),
        ("loop", "Cannot write “loop” (Too many levels of symbolic links): "),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    out: str,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = names(tmp_path)
    code = outcome(["stories", "--out", out])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1
    assert (names(tmp_path), (tmp_path / "file").read_text()) == (before, "mine")


@pytest.mark.parametrize("arguments", [("report", "--html"), ("story", "c01", "--chart")])
@pytest.mark.parametrize("place", ["/", ".", "n" * 300 + ".svg", "file/under.svg"])
def test_other_places_that_cannot_be_written_too(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    place: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    assert outcome([*arguments, place]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("arguments", [("scenario", "new"), ("chapter", "new", "--title", "x")])
@pytest.mark.parametrize("place", ["n" * 300 + ".md", "file/under.md", "none/under.md"])
def test_a_new_file_that_cannot_be_made_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    place: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    assert outcome([*arguments, place, "--lang", "nl"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Kan “") and said.count("\n") == 1
    assert "(die bestaat niet)" in said or "geen map)" in said or "te lang)" in said
    assert names(tmp_path) == ["file"]
