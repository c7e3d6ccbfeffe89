"""A real HTTP server on this machine that can be slow, break off, know ranges or not, and remembers."""

from __future__ import annotations

import http.server
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from arbeid.data.sources import Reading, Source

NOWHERE = "http://127.0.0.1:9/x"


@dataclass
class Shelf:
    """What the server has by path, and how it behaves."""

    files: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    ranges: bool = True
    heads: bool = True
    pause: float = 0.0
    breaks_after: list[int] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    answer: Callable[[str], tuple[str, bytes] | None] | None = None
    address: str = ""

    def gets(self) -> list[str]:
        """Give the range of each GET, empty where it asked for all."""
        return [ranged for method, _, ranged in self.asked if method == "GET"]


class Handler(http.server.BaseHTTPRequestHandler):
    shelf: Shelf

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.shelf.asked.append(("HEAD", self.path, ""))
        self._reply(body=False)

    def do_GET(self) -> None:
        self.shelf.asked.append(("GET", self.path, self.headers.get("Range", "")))
        self._reply(body=True)

    def _reply(self, *, body: bool) -> None:
        shelf, name = self.shelf, self.path.lstrip("/")
        made = shelf.answer(self.path) if shelf.answer else None
        content = made[1] if made else shelf.files.get(name)
        status = shelf.statuses.get(name, 200 if content is not None else 404)
        if not body and not shelf.heads:
            status = 405
        if status != 200 or content is None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        start = self._start(content)
        if start is None:
            self.send_response(416)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        told = {"Content-Type": made[0] if made else "application/octet-stream", **shelf.headers}
        for key, value in ({"Content-Length": str(len(content) - start)} | told).items():
            self.send_header(key, value)
        self.end_headers()
        if body:
            self._send(content[start:])

    def _start(self, content: bytes) -> int | None:
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        same = self.headers.get("If-Range", self.shelf.headers.get("ETag")) == self.shelf.headers.get("ETag")
        if not asked or not self.shelf.ranges or not same:
            return 0
        return int(asked[1]) if int(asked[1]) < len(content) else None

    def _send(self, content: bytes) -> None:
        limit = self.shelf.breaks_after.pop(0) if self.shelf.breaks_after else len(content)
        step = 40_000 if self.shelf.pause else len(content) or 1
        for at in range(0, min(limit, len(content)), step):
            try:
                self.wfile.write(content[at : min(at + step, limit)])
            except (BrokenPipeError, ConnectionResetError):
                break
            time.sleep(self.shelf.pause)
        self.close_connection = True


@contextmanager
def serving(shelf: Shelf) -> Iterator[Shelf]:
    """Serve a shelf while this lasts."""
    handler = type("Handler", (Handler,), {"shelf": shelf})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        shelf.address = f"http://127.0.0.1:{server.server_port}"
        yield shelf
        server.shutdown()


def facts(content: bytes, **more: Any) -> dict[str, Any]:
    """Give the facts of a source with this content."""
    return {
        "publisher": "Tests",
        "title": "A file",
        "citation": "Tests (2026)",
        "url": "http://127.0.0.1/page",
        "licence": "CC0",
        "may_ship": True,
        "vintage": "2026",
        "retrieved": "2026-11",
        "path": "tests/file.csv",
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "read": {"reader": "csv"},
        **more,
    }


def source(content: bytes, **more: Any) -> Source:
    """Make a source with this content."""
    made = facts(content, **more)
    return Source(id="file", folder=Path(), **{**made, "read": Reading(**made["read"])})


def entry(content: bytes, **more: Any) -> str:
    """Write a source with this content as a catalogue file."""
    lines = []
    for name, value in facts(content, **more).items():
        shown = (
            "{ reader = 'csv' }"
            if name == "read"
            else str(value).lower()
            if value in (True, False)
            else repr(value)
        )
        lines.append(f"{name} = {shown}")
    return "\n".join(lines)
