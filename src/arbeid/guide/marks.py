"""The places on a line where the time of its reading stands, and how a new time is put there."""

from __future__ import annotations

from typing import NamedTuple

ICON_COLOUR = "#5f6368"
TIME_ICON = "hourglass_bottom"


class Marks(NamedTuple):
    """Where a line holds a reading's time: the stretch that a new number takes, that of its colour.

    ``start`` is where its link starts, ``after`` where a time goes that is not there yet, and ``beside``
    another time that is mentioned there.
    """

    start: int
    after: int
    time: tuple[int, int] | None = None
    whole: bool = False
    colour: tuple[int, int] | None = None
    beside: str = ""


def changes(marks: Marks, minutes: int, colour: str) -> list[tuple[tuple[int, int], str]]:
    """List what is to be put where for these minutes and this colour, from the last place to the first."""
    if marks.time is None:
        return [((marks.after, marks.after), f" {written_time(minutes, colour, TIME_ICON)}")]
    new = [(marks.time, f"{minutes} min" if marks.whole else str(minutes))]
    if marks.colour:
        new.append((marks.colour, colour))
    return sorted(new, reverse=True)


def written_time(minutes: int, colour: str | None, icon: str) -> str:
    """Write minutes as the format has them."""
    glass = f' <i class="material-icons" style="color: {colour};">{icon}</i>' if colour else ""
    return f'<span style="float: right;">~{minutes} min{glass}</span>'


def moved(marks: Marks, by: int) -> Marks:
    """Move marks to count from ``by`` characters earlier."""
    time = marks.time and (marks.time[0] + by, marks.time[1] + by)
    colour = marks.colour and (marks.colour[0] + by, marks.colour[1] + by)
    return marks._replace(start=marks.start + by, after=marks.after + by, time=time, colour=colour)
