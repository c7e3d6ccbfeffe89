"""What the work of an occupation consists of, and what of that AI speeds up, or is used for already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity
from arbeid.language import Text

Mark = Literal["used", "possible", "person"]


@dataclass(frozen=True)
class VendorUse(Members):
    """The share of all that one vendor's users ask that is this activity, whoever asks it."""

    vendor: str
    label: Text
    share: Quantity


@dataclass(frozen=True)
class Activity(Members):
    """One work activity of an occupation, and its weight among all of them (0 to 1).

    ``sped_up`` is the share of its tasks that people judged a language model to do at least twice as fast,
    by itself or in software. ``studies`` look at the activity, and by ``faster`` of them AI speeds it up.
    ``used`` are the vendors at which it is more than one in 2,000 of what is asked. The ``mark`` is person
    where no study says that AI speeds it up, else used where a vendor sees it, else possible; missing where
    no study looks at it. That people ask about work does not show that AI can do it.
    """

    code: str
    name: Text
    weight: Quantity
    sped_up: Quantity
    faster: int
    studies: int
    used: tuple[VendorUse, ...]
    mark: Mark | None


@dataclass(frozen=True)
class Activities(Members):
    """The work activities of an occupation, those that weigh most first, and the ids of their sources.

    ``place`` is where their weights were asked, which may be another country.
    """

    place: Text
    rows: tuple[Activity, ...]
    sources: tuple[str, ...]
