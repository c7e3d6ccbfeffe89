"""Sentences that ask something, and those that tell something first and only hand it on."""

from __future__ import annotations

import re

from arbeid.claims.checking.lexicon import any_form
from arbeid.registry import remembered


def asks(text: str) -> bool:
    """Say whether a sentence asks something and tells nothing.

    >>> asks("Will 40% of jobs go?"), asks("Four in ten jobs are exposed, isn’t that a lot?")
    (True, False)
    """
    if not text.rstrip("\"'”’») ").endswith("?"):
        return False
    return not _told().match(text) and not _told_first(text)


def _told_first(text: str) -> bool:
    # “Six in ten jobs are exposed, isn’t that a lot?” tells something first.
    head, comma, tail = text.rpartition(",")
    return bool(comma and _tail().match(tail) and not _asking().match(head))


@remembered
def _asking() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_form('beside', 'asking')}\b", re.IGNORECASE)


@remembered
def _tail() -> re.Pattern[str]:
    # A number in the tail would make it a claim that is asked about.
    return re.compile(rf"\s*{any_form('beside', 'tail')}\b[^\d%]*$", re.IGNORECASE)


@remembered
def _told() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_form('beside', 'told')}\b", re.IGNORECASE)
