"""Where the studies put an occupation, in one sentence."""

from __future__ import annotations

from arbeid.answers.jobs.occupation import Standing
from arbeid.wording import Words


def standing(counted: Standing, words: Words) -> str:
    """Say in which third most studies put it; where no third has a majority, that they are divided.

    >>> from arbeid.answers.quantity import Quantity
    >>> from arbeid.wording import words_of
    >>> standing(Standing(5, top=0, middle=1, bottom=4, rank=Quantity(30, "rank", "derived")), words_of("en"))
    '4 of 5 studies put this occupation in the least touched third.'
    """
    if not counted.studies:
        return words("occupations.standing.none")
    thirds = {"top": counted.top, "middle": counted.middle, "bottom": counted.bottom}
    most = max(thirds, key=lambda third: thirds[third])
    if thirds[most] == counted.studies:
        return words(f"occupations.standing.all_{most}", studies=counted.studies)
    if 2 * thirds[most] > counted.studies:
        return words(f"occupations.standing.{most}", count=thirds[most], studies=counted.studies)
    parts = [
        words(f"occupations.standing.part_{third}", count=count) for third, count in thirds.items() if count
    ]
    return words("occupations.standing.divided", studies=counted.studies, parts=words.list(parts))
