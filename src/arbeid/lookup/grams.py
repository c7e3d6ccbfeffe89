"""Which titles look like what was asked, by the pieces of three and four letters that they share.

Pieces are of single words with their ends marked, so that “<kok” and “kok>” differ. Rare pieces count for
more than common ones (the logarithm of how many titles there are for one that has it), and a long title does
not win by its length: likeness is the cosine of the two lists of pieces. It finds compounds and slips that
no whole word finds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Marks = NDArray[np.bool_]

_SIZES = (3, 4)
_BITS = 7
_START, _END, _LINE = ord("<"), ord(">"), ord("\n")


@dataclass(frozen=True)
class _Pieces:
    """All pieces of one size: their numbers in order, where each one's places start and end, its weight."""

    size: int
    number: NDArray[np.uint32]
    first: NDArray[np.int64]
    past: NDArray[np.int64]
    weight: Floats
    place: NDArray[np.int64]


class Grams:
    """The pieces of letters of a list of titles, given as bare words.

    >>> Grams(["vrachtwagenchauffeur", "kok"]).likeness("vrachtwagen chaufeur").round(1).tolist()
    [0.7, 0.0]
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._count = len(words)
        letters = np.frombuffer(_lines(words).encode("ascii", "replace"), np.uint8)
        ends = letters == _LINE
        # Four letters and the place of a title fit in one number, in which both come first to last.
        self._bits = max(self._count, 1).bit_length()
        places = np.cumsum(ends, dtype=np.uint32)
        self._pieces = [self._of_size(size, letters, ends, places) for size in _SIZES]
        squares = np.zeros(self._count)
        for one in self._pieces:
            weights = np.repeat(one.weight**2, one.past - one.first)
            squares += np.bincount(one.place, weights, minlength=self._count)
        self._length: Floats = np.sqrt(squares).clip(1e-9)

    def _of_size(self, size: int, letters: Bytes, ends: Marks, places: NDArray[np.uint32]) -> _Pieces:
        count = max(len(letters) - size + 1, 0)
        number, broken = np.zeros(count, np.uint32), np.zeros(count, np.bool_)
        # A piece lies within one word.
        across = ends | (letters == _END)
        for at in range(size):
            number <<= _BITS
            number |= letters[at : at + count]
            broken |= (ends if at == size - 1 else across)[at : at + count]
        whole = np.flatnonzero(~broken)
        # Piece and place as one number: unique pairs of them would be sorted many times as slowly.
        # Each is worked on where it lies: for millions of letters new room takes as long as the sums do.
        pairs = number[whole].astype(np.int64)
        pairs <<= self._bits
        pairs |= places[whole]
        pairs.sort()
        pairs = pairs[_starts(pairs)]
        numbers = (pairs >> self._bits).astype(np.uint32)
        # They are in order by now, and `np.unique` would sort them once more, with their places: for longer
        # than all else takes.
        first = _starts(numbers)
        past = np.append(first, len(numbers))[1:]
        pairs &= (1 << self._bits) - 1
        return _Pieces(size, numbers[first], first, past, self._weight(past - first), pairs)

    def _weight(self, titles: NDArray[np.int64]) -> Floats:
        weight: Floats = np.log((1 + self._count) / (1 + titles)) + 1
        return weight

    def likeness(self, words: str) -> Floats:
        """Measure for every title how much it looks like bare words, 0 to 1."""
        shared, square = np.zeros(self._count), 0.0
        # A piece that no title has weighs as the rarest, or what shares little would look alike.
        unknown = math.log(1 + self._count) + 1
        for one in self._pieces:
            for number in _numbers(_marked(words), one.size):
                at = int(np.searchsorted(one.number, number))
                if at < len(one.number) and one.number[at] == number:
                    weight = float(one.weight[at]) ** 2
                    shared[one.place[one.first[at] : one.past[at]]] += weight
                    square += weight
                else:
                    square += unknown**2
        result: Floats = shared / self._length / math.sqrt(max(square, 1e-9))
        return result


def _starts(ordered: NDArray[np.int64] | NDArray[np.uint32]) -> NDArray[np.int64]:
    """Find where each number starts in numbers in order."""
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


def _lines(words: Sequence[str]) -> str:
    """Write titles one a line, with the start and end of each word marked, all at once.

    >>> _lines(["ict beheerder", "kok"]).split()
    ['<ict><beheerder>', '<kok>']
    """
    return _marked("\n".join(words)).replace("\n", ">\n<") if words else ""


def _marked(words: str) -> str:
    """Mark the start and end of each word.

    >>> _marked("ict beheerder")
    '<ict><beheerder>'
    """
    return f"<{words.replace(' ', '><')}>"


def _numbers(marked: str, size: int) -> Iterator[int]:
    codes = marked.encode("ascii", "replace")
    pieces = {codes[at : at + size] for at in range(len(codes) - size + 1)}
    for piece in sorted(pieces):
        if _END not in piece[:-1]:
            number = 0
            for letter in piece:
                number = (number << _BITS) | letter
            yield number
