"""Stopping the writing of a site: at once, at any moment, with nothing left behind."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from arbeid.errors import ArbeidError
from arbeid.web.site.writers import writers
from patience import PATIENCE
from site_cuts import OLD, make, texts

pytestmark = pytest.mark.long
WRITING = Path(__file__).parents[1] / "site_writing.py"


def written(room: Path) -> int:
    return sum(len(files) for folder, _, files in os.walk(room) if ".part" in folder)


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def command(room: Path, *, real: bool = False) -> list[str]:
    """Give the command line that writes the real site, or one whose writers cost nothing."""
    way = ["-m", "arbeid"] if real else [str(WRITING)]
    return [sys.executable, *way, "site", str(room / "site"), "--lang", "nl"]


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


ON_A_TERMINAL = """import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])"""


@pytest.mark.parametrize(("files", "real"), [(1, True), (1, False), (40, False)])
def test_ctrl_c_on_a_terminal_ends_it_at_once(tmp_path: Path, files: int, real: bool) -> None:
    terminal, end = pty.openpty()
    started = [sys.executable, "-c", ON_A_TERMINAL, *command(tmp_path, real=real)]
    with subprocess.Popen(started, stdin=end, stdout=end, stderr=end, start_new_session=True) as run:
        os.close(end)
        threading.Thread(target=_drain, args=(terminal,), daemon=True).start()
        until(lambda: written(tmp_path) >= files, "nothing was written")
        os.write(terminal, b"\x03")
        until(lambda: run.poll() is not None, "it hangs")
    assert run.returncode == 130
    until(lambda: group_is_gone(run.pid), "its processes live on")
    os.close(terminal)
    assert list(tmp_path.iterdir()) == []


def _drain(terminal: int) -> None:
    try:
        while select.select([terminal], [], [], PATIENCE)[0] and os.read(terminal, 65_536):
            pass
    except OSError:
        return


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_it_without_a_murmur(tmp_path: Path, number: signal.Signals, code: int) -> None:
    make(tmp_path / "site", OLD)
    with subprocess.Popen(
        command(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        until(lambda: written(tmp_path) >= 2, "nothing was written")
        os.killpg(run.pid, number) if number == signal.SIGINT else run.send_signal(number)
        out, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == code and out == ""
    assert "Traceback" not in err and len(err) < 40
    until(lambda: group_is_gone(run.pid), "its processes live on")
    assert [path.name for path in tmp_path.iterdir()] == ["site"] and texts(tmp_path / "site") == OLD


def test_killed_it_leaves_no_process_and_the_next_run_cleans(tmp_path: Path) -> None:
    with subprocess.Popen(
        command(tmp_path), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        until(lambda: written(tmp_path) >= 2, "nothing was written")
        run.kill()
        assert run.stderr is not None
        run.wait(PATIENCE)
        until(lambda: group_is_gone(run.pid), "its processes live on")
        assert run.stderr.read() == ""
    assert [path.name for path in tmp_path.iterdir()] == [".site.part"]
    make(tmp_path / "site", OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_writer_that_dies_is_one_sentence() -> None:
    with pytest.raises(ArbeidError, match="ended from outside"), writers(_dies, [(1,), (2,)]) as said:
        for one in said:
            assert one in (1, 2)


def _dies(say: Callable[[int], None], number: int) -> None:
    say(number)
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)


def test_what_writers_say_is_heard_to_the_end() -> None:
    with writers(_counts, [(3,), (4,)]) as said:
        assert sorted(said) == [0, 0, 1, 1, 2, 2, 3]


def _counts(say: Callable[[int], None], most: int) -> None:
    for number in range(most):
        say(number)


def test_leaving_early_ends_them() -> None:
    with writers(_for_ever, [(), ()]) as said:
        processes = {next(said) for _ in range(2)}
    assert all(_is_gone(process) for process in processes)


def _for_ever(say: Callable[[int], None]) -> None:
    say(os.getpid())
    while True:
        time.sleep(1)


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
