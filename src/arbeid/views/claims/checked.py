"""A checked text in numbers: how many of its sentences came out in each way."""

from __future__ import annotations

from typing import get_args

from arbeid.answers.claims.checked import Checked, Outcome


def outcomes(found: Checked) -> dict[str, int]:
    """Count the sentences of a text, and those of each outcome.

    >>> outcomes(Checked("", (), ()))["sentences"]
    0
    """
    every = [one.outcome for one in found.sentences]
    return {"sentences": len(every), **{name: every.count(name) for name in get_args(Outcome)}}
