"""The answer to a text of any kind: what it was taken for, and what else it may be meant for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.jobs.titles import Certainty, JobGroup
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence

Kind = Literal["job", "claim", "sentence", "story", "place", "measure", "term", "answer"]


@dataclass(frozen=True, kw_only=True)
class Reading(Members):
    """One thing that a text may be meant for, and the command that tells more of it.

    ``id`` is that of the claim, story, measure, term or answer of our own, an economy's (with ``/CUT/CELL``
    for a place in it), or the code of a group in ``economy``. ``nearness`` says how much of the text it
    answers: it orders the readings and is no chance. A job has its ``groups`` with how certain the first is;
    a sentence that tells a claim otherwise than its source has what it ``bends``.
    """

    kind: Kind
    id: str
    name: Sentence
    about: Sentence
    command: str
    nearness: float
    economy: str | None = None
    certainty: Certainty | None = None
    groups: tuple[JobGroup, ...] = ()
    bends: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Asked(Answer, chiefly="readings"):
    """What a text was taken for, said in ``sentence``, and its readings, the likeliest first.

    No readings where nothing fits: ``sentence`` then says so.
    """

    text: str
    sentence: Sentence
    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading | None:
        """What the text was taken for."""
        return self.readings[0] if self.readings else None
