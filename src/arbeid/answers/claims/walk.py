"""The answer to why two numbers differ: a walk from one to the other, a switch at a time."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.note import Sentence


@dataclass(frozen=True)
class WhyStep:
    """One step: a switch in words, the number after it and its effect.

    ``average``, ``low`` and ``high`` are its effect over all orders of the switches. A remainder (between
    a published figure and ours, or where nothing can be recomputed) has none, and says why. ``sure`` says
    of a way of counting that would explain a gap whether it is likely or proven.
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


@dataclass(frozen=True)
class Why(Answer):
    """A walk from one published figure to another; the effects add up to ``difference``."""

    one: str
    other: str
    unit: str
    start: float
    end: float
    difference: float
    steps: tuple[WhyStep, ...]
