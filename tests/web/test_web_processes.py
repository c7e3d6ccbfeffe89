"""Processes that help another: Ctrl+C does not reach them, from their first instruction on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from arbeid.web.processes import undisturbed
from arbeid.web.site.writers import writers
from patience import PATIENCE

AT_ITS_FIRST = """import os, signal, sys
if "--multiprocessing-fork" in sys.orig_argv:
    blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    with open(os.path.join(os.path.dirname(__file__), "starts.txt"), "a") as file:
        file.write(f"{blocked}\\n")
"""
WRITERS = """from arbeid.web.site.writers import writers
if __name__ == "__main__":
    with writers(print, [("one",), ("two",)]) as said:
        list(said)
"""
WORKERS = """import time
from pathlib import Path
from arbeid.web.serving.workers import Workers

def until_started(count):
    file = Path(__file__).with_name("starts.txt")
    while not (file.exists() and file.read_text().count("\\n") == count):
        time.sleep(0.02)

if __name__ == "__main__":
    workers = Workers(count=2)
    workers.start()
    until_started(2)
    workers.close()
"""


def starts(room: Path, program: str) -> list[str]:
    """Run a program whose processes write down, before anything else, whether they are kept from Ctrl+C."""
    (room / "sitecustomize.py").write_text(AT_ITS_FIRST)
    (room / "program.py").write_text(program)
    paths = os.pathsep.join([str(room), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(room / "program.py")]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, timeout=PATIENCE, check=True)
    return (room / "starts.txt").read_text().split()


def test_no_writer_of_a_site_hears_ctrl_c(tmp_path: Path) -> None:
    assert starts(tmp_path, WRITERS) == ["True", "True"]


def test_no_worker_of_the_explorer_hears_ctrl_c(tmp_path: Path) -> None:
    assert starts(tmp_path, WORKERS) == ["True", "True"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_begun_is_noted_before_a_signal_ends_it(number: signal.Signals) -> None:
    begun: list[str] = []
    before = signal.signal(number, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), undisturbed():
            signal.raise_signal(number)
            begun.append("noted")
        assert signal.getsignal(number) is signal.default_int_handler
    finally:
        signal.signal(number, before)
    assert begun == ["noted"]


def test_a_writer_that_started_is_ended_when_the_next_does_not() -> None:
    before = set(multiprocessing.active_children())
    with pytest.raises(TypeError), writers(time.sleep, [(60,), (threading.Lock(),)]):
        pass
    assert not set(multiprocessing.active_children()) - before
