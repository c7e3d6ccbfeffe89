"""What a sentence is about, and which parts of it only frame what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.lexicon import hits, phrase, words_for
from arbeid.language import Language

PARTS = re.compile(r"[,;:]\s|\s[–—-]\s")
"""What divides a sentence in parts, each of which may only frame another one."""
_OF_WHOM = frozenset({"own", "elsewhere", "speaker"})
_AT_PLACE, _COMMENTS = r"\W*<beside.at_place>\b", r"\W*<beside.comments>\b"
_SPEAKS_THAT = r"\b(?:<saying.says>|<beside.frame>)(?:\s+\w+){0,3}?\s+<beside.speaks_that>\s+"


def about(text: str, language: Language | None, found: Sequence[Amount]) -> frozenset[str]:
    """List what a sentence is about that has these amounts: AI, or a firm, class or town of its own.

    >>> sorted(about("The mayor repeated that AI exposes 40% of jobs", "en", []))
    ['ai']
    """
    # “As my headmaster told our class, 40% of jobs are exposed”: a school is in what frames it, not in it.
    anchors = hits("anchors", text, language)
    edges = [0, *sorted(_edges(text)), len(text)]
    frames = [
        (start, end)
        for start, end in pairwise(edges)
        if not any(start <= one.start < end for one in found) and _frames(text, start, end)
    ]
    return frozenset(
        hit.concept
        for hit in anchors
        if hit.concept not in _OF_WHOM or not any(start <= hit.start < end for start, end in frames)
    )


def _edges(text: str) -> list[int]:
    # “The mayor repeated that 40% ...”: what is told begins behind “that”.
    told = [match.end() for match in phrase(_SPEAKS_THAT).finditer(text)]
    return [*(match.end() for match in PARTS.finditer(text)), *told]


def _frames(text: str, start: int, end: int) -> bool:
    part = text[start:end]
    if phrase(rf"{_SPEAKS_THAT}$").search(part):
        return True
    if phrase(_AT_PLACE).match(part):
        return False
    told = words_for("beside", "frame").search(part) or part.rstrip().endswith(":")
    return bool(told) or (start > 0 and bool(phrase(_COMMENTS).match(part)))
