"""Authors who share a line: “Anna de Boer en Bo Smit” are two, “Ernst & Young” is one.

Nothing but the shape of a name tells them apart, and a firm that is cut in two is worse than two people on
one line: a line is parted only where every part looks like a person, with a given name or initials.
"""

from __future__ import annotations

import re

_BETWEEN = re.compile(r",? (?:and|en|&|und|et) ")
_DUTCH = ("van", "de", "der", "den", "ter", "ten", "te", "het", "'t", "’t")
_OTHERS = (
    "von",
    "zu",
    "zur",
    "af",
    "av",
    "da",
    "di",
    "do",
    "dos",
    "du",
    "del",
    "della",
    "la",
    "le",
    "el",
    "al",
    "bin",
)
_PARTICLES = frozenset((*_DUTCH, *_OTHERS))
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


def names_in(written: str) -> tuple[str, ...]:
    """Part a line into the persons on it; one name where they may as well be a firm.

    >>> names_in("Anna de Boer, Bo Smit en Cor Vis"), names_in("Boer, Anna and Smit, Bo")
    (('Anna de Boer', 'Bo Smit', 'Cor Vis'), ('Boer, Anna', 'Smit, Bo'))
    >>> names_in("Ministerie van Onderwijs, Cultuur en Wetenschap")
    ('Ministerie van Onderwijs, Cultuur en Wetenschap',)
    """
    parts = _BETWEEN.split(" ".join(written.split()))
    if len(parts) == 1:
        return (written,)
    found = [name for part in parts for name in _before_commas(part)]
    return tuple(found) if all(map(_is_person, found)) else (written,)


def _before_commas(part: str) -> list[str]:
    # A comma parts persons, but also a family name from the given one that was put behind it.
    names = [name.strip() for name in part.split(",")]
    return names if len(names) > 1 and all(map(_is_person, names)) else [part.strip()]


def _is_person(name: str) -> bool:
    words = name.replace(",", " ").split()
    named = [word for word in words if word.lower() not in _PARTICLES]
    capitals = all(_NAME.fullmatch(word) and word[0].isupper() for word in named)
    initial = len(words) == 1 and len(name.rstrip(".")) == 1
    return capitals and (len(named) > 1 or (initial and bool(named)))
