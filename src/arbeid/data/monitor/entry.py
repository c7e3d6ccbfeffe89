"""What a country's monitor says: what is counted, where it breaks, and what was declared before looking."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry

Design = Literal["vintages", "groups", "quarters"]
"""Single years on detailed occupations; every year on coarse groups; sums over quarters of exposure."""


class Break(Frozen):
    """A year from which people were counted in another way, and what changed."""

    year: int
    why: Text


class Primary(Frozen):
    """The one measure that a test rests on, declared on a day before the outcome was looked at.

    ``table`` brings its scores by code (``column``) where they are not the measure's own.
    """

    measure: str
    declared: date
    table: str | None = None
    column: str = "score"


class Threshold(Frozen):
    """One thing that must hold before the sentence may change, with its number.

    ``p_below``: the primary measure's p; ``beyond_earlier``: how many standard deviations of its null the
    slope lies from that of the earlier window; ``kept_without_one``: the part of the slope that is left
    without the group that carries most of it. ``running`` is the number of vintages after each other in
    which it must hold.
    """

    test: Literal["p_below", "beyond_earlier", "kept_without_one"]
    value: float
    running: int = Field(default=1, ge=1)
    sentence: Text


class Mind(Frozen):
    """What would change our mind: all thresholds together, set in advance on a day."""

    declared: date
    thresholds: tuple[Threshold, ...]


class Published(Frozen):
    """An estimate that others published of the same country: to lay beside ours, never to fit to."""

    value: float
    unit: Literal["change", "log"] = "change"
    what: Text
    source: str


class Logged(Frozen):
    """A day on which a vintage came in or the sentence changed."""

    day: date
    what: Text


class Monitor(Entry):
    """A country's file: its table, its windows, its breaks, and what was declared.

    ``window`` is the first and last year of the long difference, ``earlier`` the one before that it is laid
    beside; no window runs over a break but where codes kept their title. ``starts`` are the years from
    which the window may start as well. ``others`` are measures to set beside the primary one, ``placebos``
    those that were measured after the outcome. ``tested`` says whether a p is given: with few groups it
    cries wolf. ``claims`` are those of the ledger on the same question, its own country first.
    """

    title: Text
    design: Design
    table: str
    economy: str = ""
    classification: str = ""
    window: tuple[int, int] = (0, 0)
    earlier: tuple[int, int] | None = None
    starts: tuple[int, ...] = ()
    base: int = 0
    primary: Primary | None = None
    others: tuple[str, ...] = ()
    placebos: tuple[str, ...] = ()
    tested: bool = False
    breaks: tuple[Break, ...] = ()
    notes: tuple[Text, ...] = ()
    rivals: tuple[Text, ...] = ()
    mind: Mind | None = None
    published: tuple[Published, ...] = ()
    claims: tuple[str, ...] = ()
    log: tuple[Logged, ...] = Field(default_factory=tuple)

    @model_validator(mode="after")
    def _declares_what_it_tests(self) -> Self:
        if self.tested and (self.primary is None or self.mind is None):
            raise ValueError("what is tested needs a primary measure and what would change our mind")
        return self

    @property
    def counts(self) -> Literal["occupations", "groups"]:
        """What it counts people by: single occupations, or coarser groups."""
        return "occupations" if self.design == "vintages" else "groups"

    def broken_between(self, first: int, last: int) -> bool:
        """Say whether people were counted in another way at some year after ``first``, up to ``last``."""
        return any(first < one.year <= last for one in self.breaks)


MONITORS = Registry("monitor", "monitors", Monitor)
