"""The major and minor groups of occupation codes, within which scores and growth are alike."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.data.codes.classifications import CLASSIFICATIONS, major_groups, names_of
from arbeid.language import Text
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
    length, _ = major_groups(classification)
    american = classification == _AMERICAN
    return families([code[:length] for code in codes], [_minor(code) if american else code for code in codes])


def major_of(classification: str, code: str) -> str:
    """Read the code of the major group that an occupation lies in.

    >>> major_of("soc-2018", "15-1252"), major_of("isco-08-2", "25")
    ('15-0000', '2')
    """
    length, _ = major_groups(classification)
    return f"{code[:length]}-0000" if classification == _AMERICAN else code[:length]


def name_in(classification: str, code: str, *, major: bool = False) -> Text:
    """Name an occupation, or the major group that it lies in; a code without a name by itself.

    >>> name_in("isco-08-2", "25", major=True).en, name_in("soc-2018", "15-0000").en
    ('Professionals', '15-0000')
    """
    list_of = (CLASSIFICATIONS.get(classification).major if major else None) or classification
    length = major_groups(classification)[0] if major else len(code)
    return names_of(list_of).get(code[:length], Text(nl=code, en=code))


def _minor(code: str) -> str:
    return f"{code[:5]}00" if code[:4] in _SPLIT_MINORS else f"{code[:4]}000"
