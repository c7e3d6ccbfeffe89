"""The explorer on a port of its own, for tests that ask it as a reader or a browser would."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache

import httpx
import uvicorn

from arbeid.language import LANGUAGES, Language
from arbeid.web.addresses import to
from arbeid.web.serving.app import create_app
from arbeid.web.serving.server import listen
from arbeid.web.serving.workers import WORKERS
from patience import PATIENCE

TODAY = date(2026, 11, 24)
LOOKED_AT: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
    ("home", {"threshold": "40"}, {}),
    ("claims", {"status": "matches"}, {}),
    ("claim", {}, {"claim": "fo-2013-us-47"}),
    ("walk", {}, {"one": "fo-2013-us-47", "other": "agz-2016-oecd-9"}),
    ("stories", {}, {}),
    ("story", {}, {"story": "c07"}),
    ("what-if", {"adoption": "40", "vs": "slow-adoption"}, {}),
    ("chapter", {}, {}),
    ("method", {}, {}),
    ("changed-numbers", {}, {}),
    ("verified", {}, {}),
    ("check", {"text": "AI destroys 300 million jobs, says Goldman Sachs."}, {}),
    ("lessons", {}, {}),
    ("lesson", {}, {"story": "c01"}),
    ("answers", {}, {"story": "c01"}),
    ("jobs", {"job": "1033", "q": "nurse", "set": "language-models"}, {}),
    ("job", {}, {"economy": "nl", "code": "1033"}),
    ("a-z", {}, {}),
    ("versus", {"first": "1033", "second": "0811"}, {}),
    ("places", {"measure": "ilo-2025"}, {}),
    ("visible", {"country": "nl"}, {}),
    ("backtest", {"country": "nl", "measure": "aioe"}, {}),
    ("ask", {"q": "IMF 40%"}, {}),
)
"""A state and the parts of the path of each kind of page that is looked at."""


def address(page: str, language: Language) -> str:
    """Give the address of a page that is looked at, with its state."""
    state, parts = next((state, parts) for name, state, parts in LOOKED_AT if name == page)
    return to(page, language, state, **parts)


def addresses() -> list[str]:
    """List the addresses of all of them, in both languages."""
    return [address(page, language) for language in LANGUAGES for page, _, _ in LOOKED_AT]


@cache
def _start_workers() -> None:
    WORKERS.start()
    atexit.register(WORKERS.close)


@contextmanager
def held_workers() -> Iterator[None]:
    """Let the processes that do runs work until the block ends.

    They are started once, for all files of tests: to get ready takes them seconds.
    """
    # On a busy machine a run may take long: what is tested is its answer, not its time.
    WORKERS.seconds = 600
    _start_workers()
    WORKERS.running = True
    yield
    # They wait for the next server; what is asked without one is done on the spot.
    WORKERS.running = False


@contextmanager
def explorer() -> Iterator[str]:
    """Serve the explorer until the block ends; give where it lives."""
    with serving(uvicorn.Config(create_app(today=TODAY), log_level="error", ws="none")) as base:
        yield base


@contextmanager
def serving(config: uvicorn.Config) -> Iterator[str]:
    """Serve in this process what a configuration says, until the block ends; give where it lives."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    with held_workers():
        thread.start()
        while not server.started:
            thread.join(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(600)
    listening.close()
    assert not thread.is_alive(), "the server did not stop"


def client(base: str) -> httpx.Client:
    """Give a client that stays with this explorer and follows nothing."""
    return httpx.Client(base_url=base, timeout=PATIENCE, follow_redirects=False)
