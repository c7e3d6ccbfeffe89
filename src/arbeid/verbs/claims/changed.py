"""What changed since somebody may have quoted it: figures of others, and numbers of our own."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.changed import VerdictChange, VerdictChanges
from arbeid.answers.note import Note
from arbeid.claims.changed_numbers import number_changes
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.verbs.claims.claim_names import claim_name


def changed_verdicts() -> VerdictChanges:
    """List what changed, the latest first; what has no year comes last.

    >>> [one.id for one in changed_verdicts().changes if one.claim == "wef-2023-69-83"]
    ['wef-2023-69-83-superseded']
    """
    published = sorted(_published(), key=lambda one: (-(one.year or 0), one.id))
    changes = (*published, *_ours())
    return VerdictChanges(Note("feed.sentence", {"n": len(changes)}), changes)


def _published() -> Iterator[VerdictChange]:
    for entry in CLAIMS.all():
        if entry.superseded_by is not None:
            yield _superseded(entry, entry.superseded_by)
        if entry.corrected is not None:
            yield VerdictChange(
                id=f"{entry.id}-corrected",
                change="corrected",
                title=Note("feed.corrected", {"name": claim_name(entry.id), "shown": entry.shown}),
                text=entry.corrected.note,
                claim=entry.id,
                on=entry.corrected.on.isoformat(),
                year=entry.corrected.on.year,
            )


def _superseded(entry: Claim, name: str) -> VerdictChange:
    later = CLAIMS.get(name)
    return VerdictChange(
        id=f"{entry.id}-superseded",
        change="superseded",
        title=Note(
            "feed.superseded",
            {
                "name": claim_name(entry.id),
                "shown": entry.shown,
                "later": claim_name(name),
                "now": later.shown,
            },
        ),
        text=later.statement,
        claim=entry.id,
        year=PUBLICATIONS.get(later.publication).year,
    )


def _ours() -> Iterator[VerdictChange]:
    for one in number_changes():
        yield VerdictChange(f"{one.id}-renumbered", "renumbered", one.title, one.why)
