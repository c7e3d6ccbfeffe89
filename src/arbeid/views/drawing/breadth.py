"""How broad a text is, letter by letter, where a label must fit a box and nothing else."""

from __future__ import annotations

from functools import lru_cache

# The reader's font is not known here, and a wrong guess that is too narrow lets a name run out of its box.
_NARROW, _BROAD = frozenset("iljtfrI.,:;'()-/| "), frozenset("mwMW")
_OF_NARROW, _OF_BROAD, _OF_CAPITAL, _OF_OTHERS = 0.35, 0.93, 0.7, 0.61
_BOLD = 1.12


def breadth(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a text in pixels in the broadest of common fonts.

    >>> round(breadth("Koks", 12)), round(breadth("Administratief", 12))
    (30, 86)
    """
    return sum(map(_of, text)) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=512)
def _of(letter: str) -> float:
    if letter in _NARROW:
        return _OF_NARROW
    if letter in _BROAD:
        return _OF_BROAD
    return _OF_CAPITAL if letter.isupper() else _OF_OTHERS


def broken(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of at most this many pixels; empty where a word of it is broader.

    >>> broken("Koks en bakkers", 50, 12)
    ['Koks en', 'bakkers']
    """
    lines = [""]
    for word in text.split():
        # Cut in two a name means something else, so it is better left out; the table has it.
        if breadth(word, size, bold=bold) > room:
            return []
        tried = f"{lines[-1]} {word}".lstrip()
        if breadth(tried, size, bold=bold) <= room:
            lines[-1] = tried
        else:
            lines.append(word)
    return lines
