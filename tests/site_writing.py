"""``arbeid site`` with writers that write small files without end, for tests that stop it.

Its command, its processes, its folder and its signals are the real ones; only what is written costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def write_on(say: Callable[[object], None], language: str, folder: Path, base: str) -> None:
    """Write until the process ends, and say how many."""
    number = 0
    while True:
        number += 1
        (folder / f"{language}-{number}.html").write_text(base)
        say((language, number, number + 1, None))
        time.sleep(0.02)


def main() -> None:
    """Run the command line with these writers."""
    from arbeid.cli import main as arbeid
    from arbeid.web.site import export

    export._write_language = write_on  # type: ignore[assignment]
    arbeid()


if __name__ == "__main__":
    main()
