"""The bytes of a file that a reader named, or one sentence that says why they cannot be had."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path
from typing import Literal

from arbeid.errors import ArbeidError, DamagedFile, Unreadable
from arbeid.nearest_names import closest

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT = 4096
_LATIN = frozenset((*b"\t\r\n", *range(0x20, 0x7F), *range(0xA0, 0x100)))


def text_in(content: bytes) -> str:
    """Decode UTF-8 or UTF-16, with a byte-order mark or without; the mark is left out.

    Errors: ``UnicodeDecodeError`` for any other encoding, which nothing in a file would name.

    >>> text_in("één".encode("utf-16")), text_in("a = 1".encode("utf-16-le")), text_in(b"a")
    ('één', 'a = 1', 'a')
    """
    marked = next((coding for mark, coding in _MARKS if content.startswith(mark)), None)
    return content.decode(marked or _unmarked(content[:_LOOKED_AT])).removeprefix("\ufeff")


def _unmarked(beginning: bytes) -> str:
    # Keys, headings and digits are ASCII, so most bytes at even or at odd places of UTF-16 are nought, beside
    # letters; UTF-8 has none at all, and what is no text (a spreadsheet, say) has other signs beside them.
    if 0 not in beginning:
        return "utf-8"
    even, odd = beginning[::2], beginning[1::2]
    for coding, letters, noughts in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        latin = {letter for letter, nought in zip(letters, noughts, strict=False) if not nought}
        if 2 * noughts.count(0) > len(noughts) and latin <= _LATIN:
            return coding
    return "utf-8"


def read_bytes(path: Path, largest: int) -> bytes:
    """Read a whole file of at most ``largest`` bytes.

    Errors: no such file (with the nearest name in its folder), a folder, a device, a file that may not be
    opened or is too large.
    """
    if lies_at(path) != "file":
        raise no_file(path)
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise Unreadable("unreadable", path=path, reason=error.strerror or str(error)) from error
    if len(content) > largest:
        raise DamagedFile("file_too_large", path=path, megabytes=largest // 1_000_000)
    return content


def lies_at(path: Path) -> Literal["file", "folder", "device", "nothing"]:
    """Say what a path leads to; a name that no file can have leads to nothing."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return "nothing"
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "device"


def no_file(path: Path) -> ArbeidError:
    """Say why a path leads to no file: nothing is there (with the nearest name), or a folder or device is."""
    found = lies_at(path)
    if found != "nothing":
        return Unreadable("unreadable", path=path, reason=ArbeidError(f"reason_{found}"))
    try:
        beside = sorted(one.name for one in path.parent.iterdir())
    except (OSError, ValueError):
        reason = ArbeidError("reason_no_folder", folder=path.parent)
        return Unreadable("unreadable", path=path, reason=reason)
    nearest = closest(path.name, beside, 1)
    near = ArbeidError("reason_absent_near", nearest=nearest[0]) if nearest else ArbeidError("reason_absent")
    return Unreadable("unreadable", path=path, reason=near)
