"""The verbs as commands."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

OFTEN = gc.get_threshold()
RARELY = 1_000_000


def main() -> None:
    """Run the command line: an error of the reader's is one sentence and exit code 2, never a traceback."""
    # Our matrices are small: threads of the linear algebra wait for each other longer than they work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # We have none of Pydantic's plugins, and looking for them reads the metadata of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Nearly all that a command makes is needed until it ends, so looking often for what is not costs a
    # tenth of its time.
    gc.set_threshold(RARELY)
    sys.exit(outcome(sys.argv[1:]))


def outcome(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0, its own, 2 for a reader's mistake, 130 when interrupted."""
    # What takes time to load is loaded in here, so that an interruption is one from the start.
    try:
        from arbeid.cli.terminal.screen import Gone, prepare, remark, silence
        from arbeid.errors import ArbeidError

        prepare()
        try:
            return _run(arguments)
        except ArbeidError as error:
            remark(error.sentence(spoken([*arguments]), options=True))
            return 2
        except (Gone, BrokenPipeError):
            silence()
            return 0
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str]) -> int:
    from arbeid.cli.app import app
    from arbeid.errors import ArbeidError

    try:
        return int(app([*arguments], prog_name="arbeid", standalone_mode=False) or 0)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "arbeid":
            raise
        raise ArbeidError("package_missing", package=error.name) from error


def spoken(arguments: list[str]) -> str:
    """Find the language that the reader asked for, else that of the machine.

    >>> spoken(["arbeid", "report", "--lang", "nl"]), spoken(["arbeid", "--lang=en"])
    ('nl', 'en')
    """
    return asked(arguments) or default_language()


def asked(arguments: list[str]) -> str | None:
    """Find the language that the reader asked for.

    >>> asked(["report", "--lang", "nl"]), asked(["report"])
    ('nl', None)
    """
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def default_language() -> str:
    """Give Dutch where ``ARBEID_LANG`` or the machine's locale is Dutch, else English."""
    asked = os.environ.get("ARBEID_LANG")
    if asked:
        return asked
    machine = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "nl" if machine.startswith("nl") else "en"
