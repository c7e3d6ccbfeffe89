"""The answer to a job title: what was found, and the groups that it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Language, Text

How = Literal["exact", "form", "prefix", "part", "near"]

# Past zeker, past waarschijnlijk, kies zelf.
Certainty = Literal["sure", "likely", "choose"]

_RANK: dict[How, int] = {"exact": 0, "form": 1, "prefix": 2, "part": 2, "near": 2}


@dataclass(frozen=True)
class Match(Members):
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
        """Where the way in which it was found stands: 0 exact, 1 another form, 2 the others."""
        return _RANK[self.how]


@dataclass(frozen=True, kw_only=True)
class JobGroup(Members):
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
class BrowsedGroup(Members):
    """A group to browse, the classification that it is of, and whether it has groups of its own."""

    classification: str
    code: str
    name: Text
    has_groups: bool


@dataclass(frozen=True, kw_only=True)
class JobChoice(Members):
    """A group to choose from where a title may mean several, and the people in it."""

    group: JobGroup
    people: Quantity


@dataclass(frozen=True)
class JobQuestion(Members):
    """What is asked back where a title may mean several groups: which of these, and who counted people."""

    text: str
    choices: tuple[JobChoice, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Job(Answer, chiefly="matches"):
    """The titles that a text may mean, the surest first, and the groups by classification.

    ``certainty`` says by classification whether the first group surely or probably fits, or that the asker
    must choose. Where nothing comes near, all three are empty, ``browse`` holds the major groups to choose
    from, and ``resembling`` the titles that look a little like it, which lead nowhere by themselves.
    """

    text: str
    matches: tuple[Match, ...]
    groups: Mapping[str, tuple[JobGroup, ...]]
    browse: tuple[BrowsedGroup, ...]
    certainty: Mapping[str, Certainty] = field(default_factory=dict)
    resembling: tuple[str, ...] = ()
