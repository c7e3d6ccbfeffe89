"""The answer to how far the measures agree on one labour market."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.market.groups import Voice
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class Disputed(Members):
    """A group with its lowest and highest rank (0 to 100) among the measures, and their distance."""

    code: str
    name: Text
    spread: Quantity
    lowest: Quantity
    highest: Quantity


@dataclass(frozen=True)
class Agreement(Answer, chiefly="disputed"):
    """The measures that reach an economy, their rank correlations, and what they have in common.

    ``voices`` are the independent studies among them: the disputed groups are ranked by these, each counted
    once. ``correlations`` is a square in the order of ``measures`` (missing where too few groups are shared);
    ``explained`` and ``loadings`` hold for each of two components its share of variance and each measure's
    loading.
    """

    economy: str
    measures: tuple[str, ...]
    voices: tuple[Voice, ...]
    left_out: tuple[str, ...]
    weighted: bool
    correlations: tuple[tuple[float | None, ...], ...]
    explained: tuple[float, ...]
    loadings: tuple[tuple[float, ...], ...]
    complete_groups: int
    disputed: tuple[Disputed, ...]
    sources: tuple[SourceLine, ...]
