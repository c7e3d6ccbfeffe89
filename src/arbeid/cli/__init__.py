"""The verbs as commands."""

from __future__ import annotations

import os
import sys

from arbeid.errors import ArbeidError


def main() -> None:
    """Run the command line: an error of the reader's is one sentence and exit code 2, never a traceback."""
    # Our matrices are small: threads of the linear algebra wait for each other longer than they work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from arbeid.cli.app import app

    try:
        app()
    except ArbeidError as error:
        print(error.sentence(spoken(sys.argv)), file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def spoken(arguments: list[str]) -> str:
    """Find the language that the reader asked for, else that of the machine.

    >>> spoken(["arbeid", "report", "--lang", "nl"]), spoken(["arbeid", "--lang=en"])
    ('nl', 'en')
    """
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return default_language()


def default_language() -> str:
    """Give Dutch where ``ARBEID_LANG`` or the machine's locale is Dutch, else English."""
    asked = os.environ.get("ARBEID_LANG")
    if asked:
        return asked
    machine = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "nl" if machine.startswith("nl") else "en"
