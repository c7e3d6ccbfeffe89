"""The answer to which claims there are: a line each, with our verdict."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.claims.card import Status
from arbeid.answers.note import Sentence
from arbeid.answers.sayings import Known
from arbeid.language import Text


@dataclass(frozen=True)
class LedgerLine:
    """One claim in a list: who said it, our value in its ``unit``, the verdict and its reason."""

    id: str
    statement: Text
    shown: Text
    publisher: Known
    year: int
    chapter: tuple[str, ...]
    status: Status
    ours: float | None
    unit: str | None
    why: Sentence
    missing: tuple[Text, ...]
    check: str
    read: str
    url: str
