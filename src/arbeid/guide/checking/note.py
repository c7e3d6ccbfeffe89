"""What stands behind a reading, handed in from above as plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One published claim behind a reading, with what a recomputation found.

    ``source`` is the reading's id, ``verdict`` one of the status keys (matches, close, differs,
    stand_in, cannot_recompute, too_early, past_met, past_missed), ``words`` a sentence that says it safely;
    ``published`` and ``ours`` are figures as they are shown. All texts are in one language.
    """

    source: str
    claim: str
    title: str
    verdict: str
    words: str = ""
    published: str = ""
    ours: str = ""
    url: str = ""
