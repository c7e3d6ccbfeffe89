"""Damaged text: UTF-8 that was once read as Windows-1252 and saved again, found and undone.

A run of non-ASCII characters is undone when its Windows-1252 bytes are valid UTF-8, the outcome is text that
someone could have meant, and the run (or, where every run of the file can be undone, the file) looks damaged.
ftfy judges the looks; our rules add what it leaves to chance and refuse what it would spoil (“NESTLÉ®”).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from types import MappingProxyType

from arbeid.errors import DamagedFile
from arbeid.guide.chapter.mojibake import (
    CONTINUATION,
    DOUBTFUL,
    LETTER_ITSELF,
    SPACED,
    SURE,
    extent,
    is_scandinavian,
    left,
    lone,
)
from arbeid.guide.checking.diagnostic import Diagnostic

MOST_PASSES = 3
_MOST_STRAY = 0.3
"""Windows-1252 text in a European language has far fewer bytes beyond ASCII than this share."""

_RUN = re.compile(r"([^\x00-\x7f]+)")
_RUN_OR_SPACED = re.compile(rf"({SPACED}|(?:(?!{SPACED})[^\x00-\x7f])+)")
_MAY_BE_SPACED = re.compile("[ÃÂÅ] ")
_CP1252 = "sloppy-windows-1252"
"""ftfy's codec: Windows-1252 with the five bytes that it leaves undefined mapped to C1 controls."""
_LOST_QUOTE = re.compile(rf"â€(?![{CONTINUATION}])")
"""A closing quotation mark whose last byte, which Windows-1252 has no sign for, was dropped."""
_LOST = re.compile("(?:\ufffd|ï¿½)+")
"""The sign that a program puts where it could not read a letter, and what is left of that sign itself."""
_EUROPEAN = re.compile(
    "[\x80-\u017f\u0192\u0218-\u021b\u02c6\u02dc\u0370-\u045f\u1e00-\u1fff\u2000-\u2bff\ufb00-\ufb06\ufe0e\ufe0f\ufeff"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(source: bytes | str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Read healthy text with LF line ends and no byte-order mark, and every repair made on the way.

    Offsets count characters of the stored text after its byte-order mark. Errors: bytes that are no text.

    >>> read_text("gecreÃ«erd".encode())[0]
    'gecreëerd'
    """
    stored, stray = _decoded(source) if isinstance(source, bytes) else (source, ())
    stored = stored.lstrip("\ufeff")
    if "\0" in stored or re.search("[\ud800-\udfff]", stored):
        raise DamagedFile("chapter_not_text")
    mended = _Mended(stored)
    text = mended.text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return text, (*stray, *mended.report(), *mended.left(), *_lost(stored))


def repair(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Undo damaged runs, at most three rounds deep, and report each with what was stored and meant.

    Healthy text comes back untouched.

    >>> text, repairs = repair("één nieuw gecreÃ«erd idee")
    >>> text, [(r.offset, r.before, r.after, r.values["passes"]) for r in repairs]
    ('één nieuw gecreëerd idee', [(15, 'Ã«', 'ë', 1)])
    """
    mended = _Mended(text)
    return mended.text, tuple(mended.report())


class _Mended:
    """A text in pieces, every other one a run that may be damaged, before and after it was mended."""

    def __init__(self, text: str) -> None:
        run = _RUN_OR_SPACED if _MAY_BE_SPACED.search(text) else _RUN
        self._stored = [text] if text.isascii() else run.split(text)
        self._pieces = list(self._stored)
        self._passes = [0] * len(self._stored)
        self._line_at = _line_finder(text)
        if len(self._stored) > 1:
            self._mend()
        self.text = "".join(self._pieces)

    def _mend(self) -> None:
        import ftfy  # noqa: F401  (registers its codec)

        for _ in range(MOST_PASSES):
            mended = _one_pass(self._pieces)
            for at, run in mended.items():
                self._pieces[at] = run
                self._passes[at] += 1
            if not mended:
                break

    def report(self) -> Iterator[Diagnostic]:
        """Say what was mended."""
        offset = 0
        for before, after, count in zip(self._stored, self._pieces, self._passes, strict=True):
            if count:
                line, values = self._line_at(offset), MappingProxyType({"passes": count})
                yield Diagnostic("damaged_text", line, offset, before, after, values=values)
            offset += len(before)

    def left(self) -> Iterator[Diagnostic]:
        """Say what looks damaged still."""
        if len(self._stored) == 1:
            return
        ends = list(accumulate(map(len, self._pieces), initial=0))
        stored_ends = list(accumulate(map(len, self._stored), initial=0))
        suspects = [
            ends[at] + place
            for at, count in enumerate(self._passes)
            if count and (place := lone(self._stored[at], self._pieces[at])) is not None
        ]
        for place, word in left(self.text, extent(self._stored[1::2], self._pieces[1::2]), suspects):
            at = bisect_right(ends, place) - 1
            offset = min(stored_ends[at] + place - ends[at], max(stored_ends[-1] - 1, 0))
            yield Diagnostic("damage_left", self._line_at(offset), offset, word)


def _one_pass(pieces: list[str]) -> dict[int, str]:
    """Undo one round of damage: the whole file if all of it can be, else run by run."""
    runs = range(1, len(pieces), 2)
    undone = {at: _undone(pieces[at]) for at in runs}
    damaged = [at for at in runs if _looks_damaged(pieces, at)]
    if damaged:
        damaged += _doubtful(pieces)
    # Where every run can be undone, those that look healthy by themselves went through the same damage.
    if damaged and all(undone.values()):
        return {at: run for at, run in undone.items() if run}
    mended = {at: undone[at] or _undone_inside(pieces, at) for at in damaged}
    return {at: run for at, run in mended.items() if run and run != pieces[at]}


def _doubtful(pieces: list[str]) -> list[int]:
    runs = range(1, len(pieces), 2)
    carons = [at for at in runs if pieces[at] == DOUBTFUL]
    if carons and is_scandinavian("".join(pieces)):
        carons = []
    return carons + [at for at in runs if _is_lone_grave(pieces, at)]


def _undone(run: str) -> str | None:
    try:
        # Only a letter whose second byte became a plain space is a run with a space in it.
        meant = run.replace(" ", "\xa0").encode(_CP1252).decode("utf-8")
    except UnicodeError:
        return None
    # Two letters of three bytes each are six signs in a row that nobody writes.
    could_be_meant = _EUROPEAN.fullmatch(meant) or len(meant) >= 3 or len(run) == 3 * len(meant) == 6
    if meant == run or not could_be_meant:
        return None
    return " " if run.endswith(" ") and meant == "\xa0" else meant


def _looks_damaged(pieces: list[str], at: int) -> bool:
    from ftfy.badness import is_bad

    run = pieces[at]
    if run.endswith(" "):
        return run != DOUBTFUL
    in_place = pieces[at - 1][-2:] + run + pieces[at + 1][:2]
    if SURE.search(in_place) or _ends_in_grave(pieces, at) or run.translate(_C1) != run:
        return True
    # ftfy reads these as damage; of a letter by itself nothing can be undone.
    if run in {"Ã", "Â"} or LETTER_ITSELF.search(in_place):
        return False
    return bool(is_bad(in_place))


def _ends_in_grave(pieces: list[str], at: int) -> bool:
    """Tell whether this is “à” behind a word, whose second half, a hard space, became plain or went away."""
    before, run, after = pieces[at - 1], pieces[at], pieces[at + 1]
    return run.rstrip() == "Ã" and before[-1:].islower() and not after[:1].isalpha()


def _is_lone_grave(pieces: list[str], at: int) -> bool:
    """Tell whether this may be the word “à” without its second half: by itself “Ã” is a letter like others.

    Damage elsewhere decides: a healthy Ã would have become two signs there.
    """
    before, run, after = pieces[at - 1], pieces[at], pieces[at + 1]
    return run == "Ã" and after.startswith(" ") and (not before or before[-1].isspace())


def _undone_inside(pieces: list[str], at: int) -> str:
    """Undo the damaged parts of a run that also holds healthy characters, and stray C1 controls."""
    from ftfy.chardata import UTF8_DETECTOR_RE

    if _ends_in_grave(pieces, at) or _is_lone_grave(pieces, at):
        return "à"
    mended: str = UTF8_DETECTOR_RE.sub(lambda found: _undone(found[0]) or found[0], pieces[at])
    if not pieces[at].startswith("â€") or not pieces[at - 1][-1:].isspace():
        mended = _LOST_QUOTE.sub("”", mended)
    return mended if mended != pieces[at] else mended.translate(_C1)


def _lost(text: str) -> list[Diagnostic]:
    line_at = _line_finder(text)
    places = [(found.start(), found[0]) for found in _LOST.finditer(text)]
    return [Diagnostic("lost_character", line_at(offset), offset, lost) for offset, lost in places]


def _line_finder(text: str) -> Callable[[int], int]:
    """Make a function from an offset to its line; the lines are looked up once."""
    ends = [found.end() for found in re.finditer(r"\r\n|\r|\n", text)]
    return lambda offset: bisect_right(ends, offset) + 1


def _decoded(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode UTF-8 (or UTF-16 with its mark); a byte that is neither is read as Windows-1252 and reported."""
    if data[:2] in _UTF16:
        return data.decode("utf-16", "replace"), ()
    text = data.decode("utf-8", "surrogateescape").lstrip("\ufeff")
    stray = list(re.finditer("[\udc80-\udcff]", text))
    if len(stray) > _MOST_STRAY * len(text):
        raise DamagedFile("chapter_not_text")
    line_at = _line_finder(text)
    found = [
        Diagnostic(
            "stray_byte",
            line_at(byte.start()),
            byte.start(),
            f"\\x{ord(byte[0]) - 0xDC00:02x}",
            _as_cp1252(byte),
        )
        for byte in stray
    ]
    return re.sub("[\udc80-\udcff]", _as_cp1252, text), tuple(found)


def _as_cp1252(byte: re.Match[str]) -> str:
    code = ord(byte[0]) - 0xDC00
    return _C1.get(code, chr(code))
