"""Sentences that ask something, and those that tell something first and only hand it on."""

from __future__ import annotations

from arbeid.claims.checking.lexicon import phrase

_TOLD, _ASKING = r"\W*<beside.told>\b", r"\W*<beside.asking>\b"
# A number in the tail would make it a claim that is asked about.
_TAIL = r"\s*(?:<beside.comments>\s+)?(?:<beside.tail>|<beside.asking>)\b[^\d%]*$"
# “Why worry, when 87 of 93 groups are short?” takes for granted what stands behind “when”.
_PRESUMED = r"\W*(?:<beside.why>\b.*\s<beside.when>|<beside.how>\b.*\s<beside.now_that>)\s"


def asks(text: str) -> bool:
    """Say whether a sentence asks something and tells nothing.

    >>> asks("Will 40% of jobs go?"), asks("Four in ten jobs are exposed, isn’t that a lot?")
    (True, False)
    >>> asks("Why worry when 40% of jobs are exposed?"), asks("Who pays if 40% of jobs go?")
    (False, True)
    """
    if not text.rstrip("\"'”’») ").endswith("?"):
        return False
    return not (phrase(_TOLD).match(text) or phrase(_PRESUMED).match(text) or _told_first(text))


def _told_first(text: str) -> bool:
    # “Six in ten jobs are exposed, isn’t that a lot?” tells something first.
    head, comma, tail = text.rpartition(",")
    return bool(comma and phrase(_TAIL).match(tail) and not phrase(_ASKING).match(head))
