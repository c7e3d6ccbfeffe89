"""Networks of the catalogue: where moves between occupations, or how alike they are, come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from arbeid.data.binding import MaybeBound
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Edges(MaybeBound):
    """An edge list (origin, destination, weight): a table of ours, a CSV file, or values nested so.

    ``jobs`` names a table of ours (code, jobs) that turns shares of each origin into people; without it
    every origin counts alike when occupations are joined.
    """

    keys: ClassVar[tuple[str, ...]] = ("origin", "destination")

    values: Mapping[str, Mapping[str, float]] | None = None
    jobs: str | None = None

    @model_validator(mode="after")
    def _has_moves(self) -> Edges:
        if not self.is_bound:
            raise ValueError("give exactly one of table, file or values")
        return self


class Likeness(Frozen):
    """A table of ours (code, activity, weight), and how many most alike occupations each applies to."""

    table: str
    nearest: int = 20


class Matrix(Frozen):
    """A source that is a square matrix without a header; rows are occupations numbered from zero."""

    source: str


class NetworkEntry(Entry):
    """A network's file: exactly one of ``edges``, ``likeness``, ``matrix`` or ``complete``.

    ``classification`` is that of its codes; without one they are the economy's own. ``mobility`` is the
    yearly chance of changing occupation, from which the share of applications that stay in the own occupation
    follows, and ``unemployment`` the mean rate that goes with it where the economy has no rate of its own.
    ``counted_in`` lists the economies that it speaks of, and ``elsewhere`` is what a title says in any other.
    """

    label: Text
    sentence: Text
    note: Text
    badge: Literal["measured", "derived", "modelled", "assumed"] = "derived"
    classification: str | None = None
    edges: Edges | None = None
    likeness: Likeness | None = None
    matrix: Matrix | None = None
    complete: bool = False
    mobility: float = Field(default=0.19, ge=0, le=1)
    unemployment: float = Field(default=0.06, ge=0, le=1)
    counted_in: tuple[str, ...] = ()
    elsewhere: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> NetworkEntry:
        if sum(map(bool, (self.edges, self.likeness, self.matrix, self.complete))) != 1:
            raise ValueError("give exactly one of edges, likeness, matrix or complete")
        return self


NETWORKS = Registry("network", "networks", NetworkEntry)
