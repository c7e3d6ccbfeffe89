"""The answer to what a chapter reads: its sources with their minutes and the claims behind each."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.sayings import Known
from arbeid.language import Text


@dataclass(frozen=True)
class ClaimLine(Members):
    """A claim in one line: its id, what was published, by whom and when."""

    id: str
    statement: Text
    shown: Text
    publisher: Known
    year: int


@dataclass(frozen=True)
class ReadingLine(Members):
    """One source of the chapter, with its section, reading time and claims."""

    id: str
    section: str
    title: Text
    url: str
    minutes: int | None
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, kw_only=True)
class ChapterLines(Members):
    """The chapter: its title, its sources in order, and the minutes of all together."""

    id: str
    title: Text
    minutes: int
    readings: tuple[ReadingLine, ...]
