"""The chapter's sources with their minutes and the claims that stand behind each."""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.answers.chapters.sources import ChapterSources, ClaimLine, ReadingLine
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.shipped import shipped
from arbeid.guide.checking.checks import without_slips
from arbeid.language import LANGUAGES, Language, Text

CHAPTER = "werk-van-de-toekomst"


def chapter_sources(name: str = CHAPTER) -> ChapterSources:
    """List a shipped chapter's sources with the claims that they stand for.

    >>> chapter = chapter_sources()
    >>> len(chapter.readings), chapter.minutes
    (12, 77)
    """
    editions = {language: shipped(name, language) for language in LANGUAGES}
    titles = _titles(editions)
    # What stands behind few sources says more of each than what stands behind many.
    claims = sorted(CLAIMS.all(), key=lambda claim: (len(claim.chapter), claim.id))
    readings = tuple(
        ReadingLine(
            id=reading.id,
            section=section.number or "",
            title=titles[reading.id],
            url=reading.url,
            minutes=reading.minutes,
            claims=tuple(_line(claim) for claim in claims if reading.id in claim.chapter),
        )
        for section in editions["nl"].sections
        for reading in section.readings
    )
    return ChapterSources(
        id=name,
        title=Text(**{language: chapter.title for language, chapter in editions.items()}),
        minutes=sum(line.minutes or 0 for line in readings),
        readings=readings,
    )


def _titles(editions: Mapping[Language, Chapter]) -> dict[str, Text]:
    """Collect the title of each reading, by its id, which means the same in every edition."""
    titles: dict[str, dict[str, str]] = {}
    for language, chapter in editions.items():
        for reading in chapter.readings:
            titles.setdefault(reading.id, {})[language] = without_slips(reading.title, language)
    return {name: Text(**title) for name, title in titles.items()}


def _line(claim: Claim) -> ClaimLine:
    publication = PUBLICATIONS.get(claim.publication)
    return ClaimLine(
        id=claim.id,
        statement=claim.statement,
        shown=claim.shown,
        publisher=Known(publication.publisher),
        year=publication.year,
    )
