"""The major and minor groups of occupation codes, within which scores and growth are alike."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.models.monitor.nested import Families, families

# Minor groups that the list of occupations numbers by three digits and a hundred, not by a thousand.
_SPLIT_MINORS = ("15-1", "31-1", "51-5")
_AMERICAN = "soc-2018"


def families_of(classification: str, codes: Sequence[str]) -> Families:
    """Number the families of occupations: the two digits and the minor group of SOC, one digit of ISCO.

    Groups of two digits have no minor group above them, so each is its own.

    >>> families_of("soc-2018", ["15-1252", "15-1211", "15-2031"]).minor.tolist()
    [0, 0, 1]
    """
    if classification == _AMERICAN:
        return families([code[:2] for code in codes], [_minor(code) for code in codes])
    return families([code[:1] for code in codes], list(codes))


def major_of(classification: str, code: str) -> str:
    """Read the code of the major group that an occupation lies in.

    >>> major_of("soc-2018", "15-1252"), major_of("isco-08-2", "25")
    ('15-0000', '2')
    """
    return f"{code[:2]}-0000" if classification == _AMERICAN else code[:1]


def _minor(code: str) -> str:
    return f"{code[:5]}00" if code[:4] in _SPLIT_MINORS else f"{code[:4]}000"
