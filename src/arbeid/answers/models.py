"""The answer of a calculator: what it took, what that comes to, and how far it could be off."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Badge, Quantity
from arbeid.errors import unknown_name
from arbeid.language import Text


@dataclass(frozen=True)
class ModelInput(Members):
    """A parameter of a calculator: its bounds, its default and where that comes from.

    ``many`` says that it is a list, a number for each sector or task. ``has_prior`` says that results get a
    range from it where nobody sets it.
    """

    name: str
    label: Text
    unit: str
    default: float | tuple[float, ...]
    low: float
    high: float
    source: str
    badge: Badge
    many: bool
    has_prior: bool


@dataclass(frozen=True)
class ModelResult(Members):
    """What a calculator gives: its name, and the unit in which it is counted."""

    name: str
    label: Text
    unit: str


@dataclass(frozen=True)
class ModelLine(Members):
    """One calculator in the list of them."""

    id: str
    title: Text
    sentence: Text
    source: str


@dataclass(frozen=True)
class ModelCase(Members):
    """One set of values, from 1: what was given by parameter (a list as ``gains[1]``), and its results."""

    id: str
    given: dict[str, Quantity]
    results: dict[str, Quantity]


@dataclass(frozen=True)
class ModelAnswer(Answer, chiefly="cases"):
    """The answer of one calculator, for one case or for many.

    ``answer["wage"]`` is a result of the first case, ``answer.values("wage")`` that of all as an array.
    """

    id: str
    title: Text
    sentence: Text
    limits: Text
    sources: tuple[str, ...]
    parameters: tuple[ModelInput, ...] = field(repr=False)
    results: tuple[ModelResult, ...] = field(repr=False)
    cases: tuple[ModelCase, ...]
    notes: tuple[Note, ...] = ()

    def __getitem__(self, name: str) -> Quantity:
        return self._result(name, self.cases[0])

    def _result(self, name: str, case: ModelCase) -> Quantity:
        if not isinstance(name, str) or name not in case.results:
            raise unknown_name("result", name, case.results)
        return case.results[name]

    def values(self, name: str) -> NDArray[np.float64]:
        """List a result of every case, (cases,); a missing one is not a number. Errors: no such result."""
        found = (self._result(name, case).value for case in self.cases)
        return np.array([math.nan if value is None else value for value in found])
