"""One reading of a chapter, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from arbeid.errors import ArbeidError
from arbeid.guide.chapter.inline import address, escaped, escaped_address, plain
from arbeid.guide.marks import ICON_COLOUR, TIME_ICON, written_time
from arbeid.guide.readings.kind import KINDS, Kind, kind_by_icon
from arbeid.guide.readings.line import Match, match, rewritten

__all__ = [
    "ICON_COLOUR",
    "KINDS",
    "TIME_ICON",
    "Kind",
    "Match",
    "Reading",
    "is_listed",
    "match",
    "rewritten",
    "written",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """One source that a chapter points at; what the chapter does not say is None.

    ``id`` is S01, S02, ... by document order. ``title`` and ``url`` are plain text, ``markup`` and
    ``address`` the Markdown that they were written in, where that is known. ``minutes`` is a whole number,
    ``colour`` that of the hourglass beside it, ``icon`` the ligature name of the kind. Errors: a title
    or link that no line of Markdown can hold.

    >>> Reading("S01", "Banen", "https://example.com/banen", 9, "#9DC384", "article").kind
    'article'
    """

    id: str
    title: str
    url: str
    minutes: int | None = None
    colour: str | None = None
    icon: str | None = None
    icon_colour: str = ICON_COLOUR
    time_icon: str = TIME_ICON
    line: int = field(default=1, compare=False)
    markup: str = field(default="", compare=False)
    address: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.title or re.search(r"[\r\n]", self.title):
            raise ArbeidError("reading_title", id=self.id, title=self.title)
        if not self.url or re.search(r"\s", self.url):
            raise ArbeidError("reading_url", id=self.id, url=self.url)

    @property
    def kind(self) -> str | None:
        """Name the kind (article, video, audio, book, course); an unknown icon is its own kind."""
        return None if self.icon is None else kind_by_icon().get(self.icon, self.icon)

    @property
    def marked_title(self) -> str:
        """Write the title as Markdown, with its emphasis where it has any."""
        return self.markup if self.markup and plain(self.markup) == self.title else escaped(self.title)


def written(reading: Reading) -> str:
    """Write the line for a reading; one without icon and minutes becomes an item of a list.

    >>> written(Reading("S01", "Banen", "https://example.com/banen", 9))
    '[Banen](https://example.com/banen) <span style="float: right;">~9 min</span>'
    """
    link = reading.address if reading.address and address(reading.address) == reading.url else ""
    parts = [f"[{reading.marked_title}]({link or escaped_address(reading.url)})"]
    if reading.icon is not None:
        style = f'class="material-symbols-outlined" style="color: {reading.icon_colour};"'
        parts.insert(0, f"<span {style}>{reading.icon}</span>")
    if reading.minutes is not None:
        parts.append(written_time(reading.minutes, reading.colour, reading.time_icon))
    return f"- {parts[0]}" if is_listed(reading) else " ".join(parts)


def is_listed(reading: Reading) -> bool:
    """Tell whether a reading is written as an item of a list, for want of an icon and minutes."""
    return reading.icon is None and reading.minutes is None
