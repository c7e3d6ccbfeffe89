"""The answer to a job title: what was found, and the groups that it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from arbeid.answers.answer import Answer
from arbeid.language import Language, Text

How = Literal["exact", "prefix", "part", "near"]

_RANK: dict[How, int] = {"exact": 0, "prefix": 1, "part": 2, "near": 2}


@dataclass(frozen=True)
class Match:
    """A title that was found: its own language, how it was found, how sure (0 to 1), and its source's id."""

    title: str
    language: Language
    classification: str
    code: str
    how: How
    sure: float
    source: str

    @property
    def rank(self) -> int:
        """Where the way in which it was found stands: 0 exact, 1 prefix, 2 part and near."""
        return _RANK[self.how]


@dataclass(frozen=True, kw_only=True)
class JobGroup:
    """A group that the job may be in: how sure (0 to 1), the title that leads to it, and how that was found.

    ``uniform`` says that on the way a crosswalk named several groups without weights. A code that its
    classification does not name has no name.
    """

    classification: str
    code: str
    name: Text | None
    sure: float
    title: str
    how: How
    uniform: bool


@dataclass(frozen=True, kw_only=True)
class BrowsedGroup:
    """A group to browse, the classification that it is of, and whether it has groups of its own."""

    classification: str
    code: str
    name: Text
    has_groups: bool


@dataclass(frozen=True)
class Job(Answer):
    """The titles that a text may mean, the surest first, and the groups by classification.

    Where nothing comes near, both are empty and ``browse`` holds the major groups to choose from.
    """

    CHIEFLY: ClassVar[str] = "matches"

    text: str
    matches: tuple[Match, ...]
    groups: Mapping[str, tuple[JobGroup, ...]]
    browse: tuple[BrowsedGroup, ...]
