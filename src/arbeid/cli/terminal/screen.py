"""The two outputs of the command line, whatever they can hold and whether they are there."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from typing import TextIO

from arbeid.errors import ArbeidError

READABLE = "arbeid.readable"
_BYTE_ORDER_MARK = "\ufeff"


class Gone(Exception):
    """The program that was reading has stopped, so there is nothing left to say."""


class _Closed(io.TextIOBase):
    """An output that was closed before we started."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare() -> None:
    """Let both outputs show a stand-in for what they cannot hold, and be there even when closed."""
    codecs.register_error(READABLE, _readable)
    _occupy()
    sys.stdout, sys.stderr = _ready(sys.stdout), _ready(sys.stderr)


def say(text: str) -> None:
    """Print the answer. Errors: an output that is full or closed; `Gone` where nobody reads on."""
    text = _fitting(text, sys.stdout.encoding or "utf-8")
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        silence()
        raise Gone from error
    except OSError as error:
        silence()
        raise _unsaid(error) from error


def remark(text: str) -> None:
    """Print a remark beside the answer; one that cannot be shown is no reason to fail."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO | None = None) -> None:
    """Let what a broken output still holds go nowhere, so that it is not tried again at the end."""
    stream = sys.stdout if stream is None else stream
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def _unsaid(error: OSError) -> ArbeidError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ArbeidError("screen_full")
    if error.errno == errno.EBADF:
        return ArbeidError("screen_closed")
    return ArbeidError("screen", reason=error.strerror or str(error))


def _occupy() -> None:
    """Fill the first three numbers, so that no file of ours is taken for an output."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)


def _ready(stream: TextIO | None) -> TextIO:
    if stream is None:
        return _Closed()  # type: ignore[return-value]
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=READABLE)
    return stream


def _fitting(text: str, encoding: str) -> str:
    """Let JSON and CSV stay what they are where the encoding cannot hold them; `_readable` does the rest."""
    if text.startswith(_BYTE_ORDER_MARK) and codecs.lookup(encoding).name != "utf-8":
        text = text.removeprefix(_BYTE_ORDER_MARK)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from arbeid.cli.terminal.plainer import plainer_csv, plainer_json

        text = plainer_json(text) or plainer_csv(text, encoding) or text
    return text.replace("\r\n", "\n") if os.linesep == "\r\n" else text


def _readable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from arbeid.cli.terminal.plainer import stand_in

    return "".join(map(stand_in, error.object[error.start : error.end])), error.end
