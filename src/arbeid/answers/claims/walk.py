"""The answer to why two numbers differ: a walk from one to the other, a switch at a time."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine


@dataclass(frozen=True, kw_only=True)
class WhyStep(Members):
    """One step: a switch in words, the number after it and its effect.

    ``average``, ``low`` and ``high`` are its effect over all orders of the switches. A remainder (between
    a published figure and ours, or where nothing can be recomputed) has none, and says why. ``sure`` says
    of a way of counting that would explain a gap whether it is possible, likely or proven, and of a step
    that its authors published themselves that it is ``published``.
    """

    switch: str
    label: Sentence
    sentence: Sentence
    value: float
    effect: float
    average: float | None = None
    low: float | None = None
    high: float | None = None
    remainder: bool = False
    sure: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lacking(Members):
    """What is missing for a walk: of a claim (with its name), or of the two together (without one)."""

    claim: str | None
    label: Note | None
    sentence: Sentence


@dataclass(frozen=True)
class Why(Answer, chiefly="steps", compared="ours"):
    """A walk from one published figure to another; the effects add up to ``difference``.

    ``explained`` is the part of the difference that the steps explain (0 to 1). Where that is less than
    half, ``lacking`` says what is missing to explain it, and the steps are no walk to show. Where the end
    is our own count, ``ours`` is it with its range, and ``covered`` the part of the people with a score.
    """

    one: str
    other: str
    unit: str
    start: float
    end: float
    difference: float
    steps: tuple[WhyStep, ...]
    explained: float = 1.0
    lacking: tuple[Lacking, ...] = ()
    ours: Quantity | None = None
    covered: float | None = None
    sources: tuple[SourceLine, ...] = ()
