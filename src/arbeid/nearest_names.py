"""Which known names somebody may have meant: those a slip or two away, and none where nothing is near."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

# A part of a name is as good as the whole, but where both are as near the whole was meant.
_PART = 0.5
# So many letters that two words begin with, and two in three of what was typed, make them alike.
_BEGUN = 4
# Of so few letters every other letter makes another name.
_TOO_FEW = 2


def closest(asked: str, known: Iterable[str], at_most: int = 3) -> list[str]:
    """Choose the known names nearest to what was typed: those that begin alike first, else as they come.

    Capitals do not count. A slip is a letter that is wrong, missing or too much, or two that are swapped; one
    in three letters at most. A name is also near by its beginning, its end or a part between hyphens, and
    where it begins as most of what was typed does.

    >>> closest("bsae", ["base", "no-new-work"]), closest("nonsense", ["observed", "aioe"])
    (['base'], [])
    >>> closest("52", ["23", "25"]), closest("xx", ["nl", "us"]), closest("economy", ["blocks", "economies"])
    (['25'], [], ['economies'])
    >>> closest("class-5", ["class-1", "class-4"])
    ['class-4', 'class-1']
    >>> closest("eloundu-beta", ["aioe", "eloundou-beta-human"]), closest("ages", ["sex", "wage", "age"])
    (['eloundou-beta-human'], ['age'])
    """
    letters = asked.casefold()
    most = max(1, len(letters) // 3)
    names = [one for one in dict.fromkeys(known) if len(letters) > _TOO_FEW or _other_order(letters, one)]
    gaps = {name: _gap(letters, name.casefold(), most) for name in names}
    near = [name for name, gap in gaps.items() if gap <= most]
    least = min((gaps[name] for name in near), default=0)
    nearest = [name for name in near if gaps[name] == least]
    # The beginning of a name, and of a code above all, is what people have right; then the nearest number.
    begun = {name: _alike_from_the_start(letters, name.casefold()) for name in nearest}
    nearest.sort(key=lambda name: (-begun[name], _counts_off(letters, name)))
    return nearest[:at_most]


def _other_order(letters: str, name: str) -> bool:
    """Say whether a name of one or two letters may be one of others: swapped, or with one more or less."""
    return len(letters) > 1 and (len(name) != len(letters) or sorted(name.casefold()) == sorted(letters))


def _alike_from_the_start(first: str, second: str) -> int:
    apart = (at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other)
    return next(apart, min(len(first), len(second)))


def _counts_off(asked: str, name: str) -> int:
    """Tell how far apart the digits are where two names first differ, as of the third and the fourth."""
    pairs = ((one, other) for one, other in zip(asked, name, strict=False) if one != other)
    one, other = next(pairs, ("", ""))
    return abs(int(one) - int(other)) if one.isdecimal() and other.isdecimal() else 0


def _gap(asked: str, name: str, most: int) -> float:
    whole = _slips(asked, name, most)
    parts = [_slips(asked, part, most) + _PART for part in _parts(name)] if whole else []
    gap = min(whole, *parts) if parts else whole
    # Another ending of the same word, as of one and of many, takes more slips than it is far.
    begun = _alike_from_the_start(asked, name)
    return float(most) if gap > most and begun >= _BEGUN and 3 * begun >= 2 * len(asked) else gap


def _parts(name: str) -> Iterator[str]:
    ends = [match.span() for match in re.finditer(r"[^-_. ]+", name)]
    for at, (start, _) in enumerate(ends):
        yield from (name[start:end] for _, end in ends[at:] if (start, end) != (0, len(name)))


def _slips(asked: str, name: str, most: int) -> float:
    """Count the slips that make one text of the other; infinitely many beyond ``most``."""
    # Loaded where something was mistyped, which most commands never see.
    from rapidfuzz.distance import OSA

    found = OSA.distance(asked, name, score_cutoff=most)
    return found if found <= most else math.inf
