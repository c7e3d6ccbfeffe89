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

_SIZES = (3, 4)
_BITS = 7
_START, _END, _LINE = ord("<"), ord(">"), ord("\n")


@dataclass(frozen=True)
class _Pieces:
    """All pieces of one size: their numbers in order, where each one's places start and end, its weight."""

    size: int
    number: NDArray[np.int64]
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
        letters = np.frombuffer("\n".join(map(_marked, words)).encode("ascii", "replace"), np.uint8)
        lines = np.cumsum(letters == _LINE)
        self._pieces = [self._of_size(size, letters.astype(np.int64), lines) for size in _SIZES]
        squares = np.zeros(self._count)
        for one in self._pieces:
            weights = np.repeat(one.weight**2, one.past - one.first)
            squares += np.bincount(one.place, weights, minlength=self._count)
        self._length: Floats = np.sqrt(squares).clip(1e-9)

    def _of_size(self, size: int, letters: NDArray[np.int64], lines: NDArray[np.int64]) -> _Pieces:
        count = max(len(letters) - size + 1, 0)
        number, whole = np.zeros(count, np.int64), np.ones(count, np.bool_)
        for at in range(size):
            here = letters[at : at + count]
            number = (number << _BITS) | here
            # A piece lies within one word.
            whole &= (here != _LINE) if at == size - 1 else (here != _LINE) & (here != _END)
        # Piece and place as one number: unique pairs of them would be sorted many times as slowly.
        pairs = number[whole] * max(self._count, 1) + lines[:count][whole]
        pairs.sort()
        numbers, place = np.divmod(pairs[_starts(pairs)], max(self._count, 1))
        # They are in order by now, and `np.unique` would sort them once more, with their places: for longer
        # than all else takes.
        first = _starts(numbers)
        past = np.append(first, len(numbers))[1:]
        return _Pieces(size, numbers[first], first, past, self._weight(past - first), place)

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


def _starts(ordered: NDArray[np.int64]) -> NDArray[np.int64]:
    """Find where each number starts in numbers in order."""
    return np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))


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
