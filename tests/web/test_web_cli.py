"""The explorer from the command line: it says where it is, answers, and stops without a murmur."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from patience import PATIENCE

pytestmark = pytest.mark.long
ARBEID = [sys.executable, "-m", "arbeid"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_without_a_murmur(stop: signal.Signals) -> None:
    command = [*ARBEID, "explore", "--no-browser", "--port", "0", "--lang", "nl"]
    quiet = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=quiet
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        said = run.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/nl/", said)
        assert address is not None, said + run.stderr.read()
        assert httpx.get(address[0], timeout=PATIENCE).status_code == 200
        run.send_signal(stop)
        assert run.wait(600) == 0
        assert run.stderr.read() == ""


STOPPED_AT_ITS_FIRST_STEP = """
import asyncio, os, signal, uvicorn
from arbeid.web.serving import server
def run(self, sockets):
    begun = self.serve(sockets=sockets)
    os.kill(os.getpid(), signal.SIGINT)
uvicorn.Server.run = run
server.configured = lambda *_: uvicorn.Config(None)
server.serve("127.0.0.1", 0, lambda address: None)
"""


def test_it_stops_without_a_murmur_before_its_first_answer_too() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STOPPED_AT_ITS_FIRST_STEP], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_taken_port_is_said_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [*ARBEID, "explore", "--no-browser", "--port", port, "--lang", "nl"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"Kan niet luisteren op 127.0.0.1:{port}") and ran.stderr.count("\n") == 1


def test_a_site_without_an_address_or_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for arguments in (["site", str(tmp_path / "new"), "--url", "example.org"], ["site", str(tmp_path)]):
        ran = subprocess.run([*ARBEID, *arguments], capture_output=True, text=True, check=False)
        assert ran.returncode == 2 and ran.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
