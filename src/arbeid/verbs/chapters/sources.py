"""The chapter's sources with their minutes and the claims that stand behind each."""

from __future__ import annotations

from arbeid.answers.chapters import ChapterLines, ClaimLine, ReadingLine
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.language import LANGUAGES, Text
from arbeid.registry import remembered

CHAPTER = "werk-van-de-toekomst"


@remembered(maxsize=4)
def chapter_sources(name: str = CHAPTER) -> ChapterLines:
    """List a shipped chapter's sources with the claims that they stand for.

    >>> lines = chapter_sources()
    >>> len(lines.readings), lines.minutes
    (12, 77)
    """
    # The parser of chapters is heavy, and no other part of an answer needs it.
    from arbeid.guide.chapter.shipped import shipped
    from arbeid.guide.checking.checks import without_slips

    chapters = {language: shipped(name, language) for language in LANGUAGES}
    titles = {
        language: [without_slips(reading.title, language) for reading in chapter.readings]
        for language, chapter in chapters.items()
    }
    # What stands behind few sources says more of each than what stands behind many.
    claims = sorted(CLAIMS.all(), key=lambda claim: (len(claim.chapter), claim.id))
    placed = [(section, reading) for section in chapters["nl"].sections for reading in section.readings]
    readings = tuple(
        ReadingLine(
            id=reading.id,
            section=section.number or "",
            title=Text(**{language: titles[language][at] for language in LANGUAGES}),
            url=reading.url,
            minutes=reading.minutes,
            claims=tuple(_line(claim) for claim in claims if reading.id in claim.chapter),
        )
        for at, (section, reading) in enumerate(placed)
    )
    title = Text(**{language: chapter.title for language, chapter in chapters.items()})
    minutes = sum(line.minutes or 0 for line in readings)
    return ChapterLines(id=name, title=title, minutes=minutes, readings=readings)


def _line(claim: Claim) -> ClaimLine:
    publication = PUBLICATIONS.get(claim.publication)
    return ClaimLine(
        id=claim.id,
        statement=claim.statement,
        shown=claim.shown,
        publisher=Known(publication.publisher),
        year=publication.year,
    )
