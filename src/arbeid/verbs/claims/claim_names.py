"""The name of a claim: what a reader is told of it inside a sentence."""

from __future__ import annotations

from arbeid.answers.note import Note
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS


def claim_name(name: str) -> Note:
    """Say whose claim it is: its publisher and year.

    >>> from arbeid.answers.plain import said
    >>> from arbeid.wording import words_of
    >>> said(claim_name("fo-2013-us-47"), words_of("nl"))
    'Oxford Martin School 2013'
    """
    publication = PUBLICATIONS.get(CLAIMS.get(name).publication)
    return Note("claim.name", {"publisher": Known(publication.publisher), "year": publication.year})
