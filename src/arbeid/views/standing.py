"""Where the studies put an occupation, in one sentence."""

from __future__ import annotations

from arbeid.views.phrasing import Facts
from arbeid.wording import Words


def standing(counted: Facts, words: Words) -> str:
    """Say in which third most studies put it; where no third has a majority, that they are divided.

    ``counted`` has the number of ``studies`` and of those that say top, middle and bottom.

    >>> from arbeid.wording import words_of
    >>> standing({"studies": 5, "top": 0, "middle": 1, "bottom": 4}, words_of("en"))
    '4 of 5 studies put this occupation in the least touched third.'
    """
    studies = counted["studies"]
    if not studies:
        return words("occupations.standing.none")
    most = max(("top", "middle", "bottom"), key=lambda third: counted[third])
    if counted[most] == studies:
        return words(f"occupations.standing.all_{most}", studies=studies)
    if 2 * counted[most] > studies:
        return words(f"occupations.standing.{most}", count=counted[most], studies=studies)
    parts = [
        words(f"occupations.standing.part_{third}", count=counted[third])
        for third in ("top", "middle", "bottom")
        if counted[third]
    ]
    return words("occupations.standing.divided", studies=studies, parts=words.list(parts))
