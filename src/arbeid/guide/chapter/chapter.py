"""A course chapter: front matter, and sections with passages of Markdown and readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arbeid.guide.chapter import keys
from arbeid.guide.chapter.front import FrontMatter
from arbeid.guide.chapter.inline import plain
from arbeid.guide.readings.reading import Reading

KNOWN_KEYS = ("title", "summary", "date", "authors", "tags", "lang", "language")


@dataclass(frozen=True, slots=True)
class Passage:
    """Any Markdown that is neither heading nor reading, kept to the letter.

    ``readings`` are those that stand inside it: in a nested list, behind an author, in a table.
    """

    text: str
    line: int = field(default=1, compare=False)
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level.

    ``level`` is 1 to 6, or 0 for what stands before the first heading; ``title`` is Markdown. ``label`` is
    the number as written (“8.” or “8.1”); ``rule`` says whether a line (``---``) follows the heading.
    """

    level: int
    title: str
    label: str | None = None
    rule: bool = False
    blocks: tuple[Passage | Reading, ...] = ()
    line: int = field(default=1, compare=False)

    @property
    def plain_title(self) -> str:
        """Read the title without the marks of Markdown."""
        return plain(self.title)

    @property
    def number(self) -> str | None:
        """Read the number without a closing full stop."""
        return None if self.label is None else self.label.rstrip(".")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """List the readings that stand directly under this heading, those inside its passages included."""
        found = ((block,) if isinstance(block, Reading) else block.readings for block in self.blocks)
        return tuple(reading for readings in found for reading in readings)

    @property
    def introduction(self) -> str:
        """Take the Markdown that comes before the first reading; empty where there is none."""
        first = self.blocks[0] if self.blocks else None
        return first.text if isinstance(first, Passage) else ""

    @property
    def minutes(self) -> int:
        """Add up the known minutes of its readings."""
        return total_minutes(self.readings)

    @property
    def anchor(self) -> str:
        """Name the section in links: by its number, else by its title in ASCII."""
        return "section-" + (re.sub(r"\W", "-", self.number) if self.number else ascii_slug(self.title))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as read from its file; ``sections`` in document order, at any depth.

    What the front matter does not say is empty or None, never guessed.
    """

    front: FrontMatter | None = None
    sections: tuple[Section, ...] = ()

    @property
    def facts(self) -> Mapping[str, Any]:
        """Read all values of the front matter."""
        return self.front.values if self.front else {}

    @property
    def extra(self) -> dict[str, Any]:
        """Choose the values of the front matter that the format itself does not know."""
        return {key: value for key, value in self.facts.items() if key not in KNOWN_KEYS}

    @property
    def title(self) -> str:
        """Read the title of the front matter, else the first heading; empty where there is neither."""
        headings = (section.plain_title for section in self.sections if section.level)
        return keys.title(self.facts) or next(headings, "")

    @property
    def summary(self) -> str:
        """Read the summary, empty where there is none."""
        return keys.summary(self.facts)

    @property
    def date(self) -> date | None:
        """Read the date; None where there is none or it is no date."""
        return keys.day(self.facts)

    @property
    def authors(self) -> tuple[str, ...]:
        """List the authors."""
        return keys.authors(self.facts)

    @property
    def tags(self) -> tuple[str, ...]:
        """List the tags."""
        return keys.tags(self.facts)

    @property
    def language(self) -> str | None:
        """Read the language that the front matter names (``nl``, ``en``, ...), in lower case."""
        return keys.language(self.facts)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """List all readings in document order."""
        return tuple(reading for section in self.sections for reading in section.readings)

    @property
    def minutes(self) -> int:
        """Add up the known minutes of all readings."""
        return total_minutes(self.readings)


def total_minutes(readings: tuple[Reading, ...]) -> int:
    """Add up the minutes that are known."""
    return sum(reading.minutes for reading in readings if reading.minutes is not None)


def ascii_slug(title: str) -> str:
    """Make a name for links of a title: ASCII, lower case, hyphens.

    >>> ascii_slug("AI creëert meer banen!")
    'ai-creeert-meer-banen'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "untitled"
