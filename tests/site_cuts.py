"""Cuts the putting of a site off at every file operation, for tests: run as a process of its own.

It says as JSON what it found after each cut, and after the run that follows.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from arbeid.errors import ArbeidError
from arbeid.web.site.folder import SiteFolder

TOUCHES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "open"}
OLD = {"index.html": "old", "nl/index.html": "old", "nl/gone/index.html": "old", "static/site.1.css": "old"}
NEW = {"index.html": "new", "nl/index.html": "new", "nl/more/index.html": "new", "static/site.2.css": "new"}
FOREIGN = {"CNAME": "mine", ".git/HEAD": "mine", "nl/mine.html": "mine", "nl/gone/mine.html": "mine"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def make(out: Path, files: dict[str, str]) -> None:
    place = SiteFolder(out.resolve())
    with place.held() as folder:
        write(folder, files)
        place.put(folder, {"version": "test"})


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "arbeid-site.json"
    }


def at_operation(number: int, cut: Callable[[], None]) -> list[str]:
    """Cut at this operation; give the list of those that were seen."""
    seen: list[str] = []

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and not (event == "open" and arguments[1] in ("r", "rb", None)):
            seen.append(event)
            if len(seen) == number:
                cut()

    sys.addaudithook(heard)
    return seen


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _full() -> None:
    raise OSError(28, "No space left on device")


def _interrupt() -> None:
    raise KeyboardInterrupt


def cut_run(out: Path, number: int, cut: Callable[[], None]) -> int:
    """Run with one cut in a process of its own; give how it ended, 0 where there was nothing to cut."""
    child = os.fork()
    if child == 0:
        seen = at_operation(number, cut)
        try:
            make(out, NEW)
        except (KeyboardInterrupt, OSError, ArbeidError):
            os._exit(3)
        os._exit(4 if len(seen) >= number else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def cuts(room: Path, cut: Callable[[], None], earlier: bool) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for number in range(1, 400):
        room.mkdir()
        out = room / "site"
        if earlier:
            make(out, OLD)
            write(out, FOREIGN)
        code = cut_run(out, number, cut)
        after, left = texts(out), sorted(path.name for path in room.iterdir())
        make(out, NEW)
        last = sorted(path.name for path in room.iterdir())
        found.append({"code": code, "after": after, "left": left, "then": texts(out), "last": last})
        shutil.rmtree(room)
        if code == 0:
            return found
    raise SystemExit("it never came to its end")


if __name__ == "__main__":
    ways = {"kill": _kill, "full": _full, "interrupt": _interrupt}
    print(json.dumps(cuts(Path(sys.argv[1]), ways[sys.argv[2]], sys.argv[3] == "earlier")))
