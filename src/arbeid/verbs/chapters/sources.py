"""The chapter's sources with their minutes and the claims that stand behind each."""

from __future__ import annotations

from arbeid.answers.chapters import ChapterLines, ClaimLine, ReadingLine
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.registry import remembered
from arbeid.verbs.chapters.readings import listed

CHAPTER = "werk-van-de-toekomst"


@remembered(maxsize=4)
def chapter_sources(name: str = CHAPTER) -> ChapterLines:
    """List a shipped chapter's sources with the claims that they stand for.

    >>> lines = chapter_sources()
    >>> len(lines.readings), lines.minutes
    (12, 77)
    """
    chapter = listed(name)
    # What stands behind few sources says more of each than what stands behind many.
    claims = sorted(CLAIMS.all(), key=lambda claim: (len(claim.chapter), claim.id))
    readings = tuple(
        ReadingLine(
            id=reading.id,
            section=reading.section,
            title=reading.title,
            url=reading.url,
            minutes=reading.minutes,
            claims=tuple(_line(claim) for claim in claims if reading.id in claim.chapter),
        )
        for reading in chapter.readings
    )
    minutes = sum(line.minutes or 0 for line in readings)
    return ChapterLines(id=name, title=chapter.title, minutes=minutes, readings=readings)


def _line(claim: Claim) -> ClaimLine:
    publication = PUBLICATIONS.get(claim.publication)
    return ClaimLine(
        id=claim.id,
        statement=claim.statement,
        shown=claim.shown,
        publisher=Known(publication.publisher),
        year=publication.year,
    )
