"""The chapter's sources with their minutes and the claims that stand behind each."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.guide.chapter.shipped import shipped
from arbeid.guide.checking.checks import without_slips
from arbeid.language import Language
from arbeid.wording import words_of

CHAPTER = "werk-van-de-toekomst"


@dataclass(frozen=True)
class ClaimLine:
    """A claim in one line: its id, what was published, by whom and when."""

    id: str
    statement: str
    shown: str
    publisher: str
    year: int


@dataclass(frozen=True)
class ReadingLine:
    """One source of the chapter, with its section, reading time and claims."""

    id: str
    section: str
    title: str
    url: str
    minutes: int | None
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True)
class ChapterLines:
    """The chapter: its title, its sources in order, and the minutes of all together."""

    id: str
    title: str
    minutes: int
    readings: tuple[ReadingLine, ...]


def chapter_sources(language: Language = "en", name: str = CHAPTER) -> ChapterLines:
    """List a shipped chapter's sources with the claims that they stand for.

    >>> lines = chapter_sources("nl")
    >>> len(lines.readings), lines.minutes
    (12, 77)
    """
    chapter = shipped(name, language)
    # What stands behind few sources says more of each than what stands behind many.
    claims = sorted(CLAIMS.all(), key=lambda claim: (len(claim.chapter), claim.id))
    readings = tuple(
        ReadingLine(
            id=reading.id,
            section=section.number or "",
            title=without_slips(reading.title, language),
            url=reading.url,
            minutes=reading.minutes,
            claims=tuple(_line(claim, language) for claim in claims if reading.id in claim.chapter),
        )
        for section in chapter.sections
        for reading in section.readings
    )
    return ChapterLines(name, chapter.title, sum(line.minutes or 0 for line in readings), readings)


def _line(claim: Claim, language: Language) -> ClaimLine:
    publication = PUBLICATIONS.get(claim.publication)
    return ClaimLine(
        id=claim.id,
        statement=claim.statement.read(language),
        shown=claim.shown.read(language),
        publisher=words_of(language).known(publication.publisher),
        year=publication.year,
    )
