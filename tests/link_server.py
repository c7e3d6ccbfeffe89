"""A small web site on this machine with everything that links run into."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.lock = threading.Lock()
        self.open = 0
        self.most_open = 0
        self.asked: Counter[tuple[str, str]] = Counter()
        self.sent = 0
        self.let_go = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet: clients that hang up in the middle are part of the tests."""


class Pages(BaseHTTPRequestHandler):
    server: Site

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def answer(self, with_body: bool) -> None:
        with self.server.lock:
            self.server.open += 1
            self.server.most_open = max(self.server.most_open, self.server.open)
            self.server.asked[self.command, self.path] += 1
        try:
            self.page(with_body)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with self.server.lock:
                self.server.open -= 1

    def page(self, with_body: bool) -> None:
        _, name, *rest = self.path.split("/")
        localhost = f"http://localhost:{self.server.server_address[1]}/ok"
        if name in ("permanent", "temporary", "elsewhere", "other-site", "loop", "endless"):
            number = int(rest[0]) if rest else 0
            targets = {
                "permanent": (301, f"/permanent/{number - 1}" if number > 1 else "/ok"),
                "temporary": (302, "/ok"),
                "elsewhere": (302, localhost),
                "other-site": (308, localhost),
                "loop": (301, f"/loop/{1 - number}"),
                "endless": (302, f"/endless/{number + 1}"),
            }
            code, target = targets[name]
            self.reply(code, b"", {"Location": target})
        elif name == "busy":
            first = self.server.asked[self.command, self.path] == 1
            self.reply(429 if first else 200, b"", {"Retry-After": rest[0]} if first else {})
        elif name == "always-busy":
            self.reply(429, b"", {"Retry-After": "3600"})
        elif name == "hangs-up-on-head" and not with_body:
            self.close_connection = True
        elif name == "hangs-on-head":
            if not with_body:
                self.server.let_go.wait(20)
            self.reply(200, b"here")
        elif name == "waits":
            # Answers when the test lets go, or when enough others wait beside it.
            self.server.let_go.wait(20)
            self.reply(200, b"late")
        elif name == "slow":
            time.sleep(float(rest[0]))
            self.reply(200, b"late")
        else:
            self.plain(name, rest, with_body)

    def plain(self, name: str, rest: list[str], with_body: bool) -> None:
        if name == "no-head":
            self.reply(200 if with_body else 501, b"here")
        elif name == "large":
            self.reply(200, b"x" * 5_000_000 if with_body else b"")
        elif name == "article":
            words = " ".join(f"mensen werken morgen aan taak{number}" for number in range(int(rest[0]) // 5))
            page = f"<html lang='nl'><body><article><h1>Kop</h1><p>{words}</p></article></body></html>"
            self.reply(200, page.encode(), {"Content-Type": "text/html; charset=utf-8"})
        elif name == "status":
            self.reply(int(rest[0]), b"")
        else:
            self.reply(200, b"fine")

    def reply(self, code: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(code)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            for at in range(0, len(body), 65_536):
                self.wfile.write(body[at : at + 65_536])
                self.server.sent += min(65_536, len(body) - at)


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.let_go.set()
        site.shutdown()
        thread.join()
        site.server_close()
