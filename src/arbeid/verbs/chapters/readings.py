"""What a shipped chapter lists: as the build kept it, so that no parser is loaded, else as its text says."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import polars as pl

from arbeid.data.figures import TableMissing, table
from arbeid.data.recipes import Made
from arbeid.language import LANGUAGES, Text
from arbeid.registry import catalogue_folders
from arbeid.registry.folders import own_folder

TABLE = "chapter-readings"
_TEXTS = ("chapter", "id", "section", "url", "title_nl", "title_en", "chapter_nl", "chapter_en", "read_from")
_SCHEMA = {"place": pl.Float64, "minutes": pl.Float64, **dict.fromkeys(_TEXTS, pl.String)}


@dataclass(frozen=True)
class ListedReading:
    """One source as a chapter lists it, slips of the pen in its title put right."""

    id: str
    section: str
    title: Text
    url: str
    minutes: int | None


@dataclass(frozen=True)
class ListedChapter:
    """A chapter's title and its sources in order."""

    title: Text
    readings: tuple[ListedReading, ...]


def listed(name: str) -> ListedChapter:
    """Load what a shipped chapter lists. Errors: an unknown chapter.

    >>> [reading.section for reading in listed("werk-van-de-toekomst").readings][:4]
    ['8', '8', '8', '8.1']
    """
    # A folder of the reader's own may put other slips of the pen right than the build did.
    kept = _kept(name) if len(catalogue_folders()) == 1 else None
    return kept or _read(name)


def readings(made: Made) -> pl.DataFrame:
    """List what every chapter of ours lists, for the build: one row a source."""
    names = sorted(path.stem for path in _folder().glob("*.toml"))
    rows = [row for name in names for row in _rows(name, _read(name))]
    return pl.DataFrame(rows, schema=_SCHEMA)


def _kept(name: str) -> ListedChapter | None:
    """Load what the build kept of a chapter, if that was read from the text as it stands now."""
    try:
        rows = table(TABLE).frame.filter(chapter=name).sort("place").to_dicts()
    except TableMissing:
        return None
    if not rows or rows[0]["read_from"] != _hash(name):
        return None
    title = Text(nl=rows[0]["chapter_nl"], en=rows[0]["chapter_en"])
    return ListedChapter(
        title,
        tuple(
            ListedReading(
                id=row["id"],
                section=row["section"],
                title=Text(nl=row["title_nl"], en=row["title_en"]),
                url=row["url"],
                minutes=None if row["minutes"] is None else int(row["minutes"]),
            )
            for row in rows
        ),
    )


def _rows(name: str, chapter: ListedChapter) -> list[dict[str, object]]:
    whole = {
        "chapter": name,
        "chapter_nl": chapter.title.nl,
        "chapter_en": chapter.title.en,
        "read_from": _hash(name),
    }
    return [
        {
            **whole,
            "place": place,
            "id": one.id,
            "section": one.section,
            "minutes": one.minutes,
            "url": one.url,
            "title_nl": one.title.nl,
            "title_en": one.title.en,
        }
        for place, one in enumerate(chapter.readings)
    ]


def _read(name: str) -> ListedChapter:
    """Read what a chapter lists from its text in both languages."""
    # The parser of chapters is heavy, and no other part of an answer needs it.
    from arbeid.guide.chapter.shipped import shipped
    from arbeid.guide.checking.checks import without_slips

    chapters = {language: shipped(name, language) for language in LANGUAGES}
    titles = {
        language: [without_slips(reading.title, language) for reading in chapter.readings]
        for language, chapter in chapters.items()
    }
    placed = [(section, one) for section in chapters["nl"].sections for one in section.readings]
    return ListedChapter(
        Text(**{language: chapter.title for language, chapter in chapters.items()}),
        tuple(
            ListedReading(
                id=one.id,
                section=section.number or "",
                title=Text(**{language: titles[language][at] for language in LANGUAGES}),
                url=one.url,
                minutes=one.minutes,
            )
            for at, (section, one) in enumerate(placed)
        ),
    )


def _hash(name: str) -> str:
    files = [_folder() / f"{name}{ending}.md" for ending in ("", ".en")]
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _folder() -> Path:
    return own_folder() / "chapters"
