"""What stands behind a chapter's readings: claims with our verdicts, and the questions that they answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from arbeid.answers.claims.value import shown_value
from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.shipped import shipped, shipped_questions
from arbeid.guide.checking.note import Note
from arbeid.language import Language
from arbeid.verbs.chapters.sources import CHAPTER
from arbeid.verbs.claims.claim import claim
from arbeid.wording import words_of


def notes(chapter: Chapter, language: Language) -> tuple[Note, ...]:
    """Collect the claims behind a chapter's readings, with our verdict on each, in the chapter's language.

    A reading has the claims that its front matter names (``claims: {S01: [fo-2013-us-47]}``), else those of
    the shipped chapter's source with the same link. Errors: an unknown claim.

    >>> [note.claim for note in notes(shipped(CHAPTER), "nl") if note.source == "S03"][0]
    'mgi-2017-half-activities'
    """
    named = chapter.extra.get("claims")
    behind = _named(named) if isinstance(named, dict) else _of_same_links(chapter)
    return tuple(_note(source, entry, language) for source, entries in behind.items() for entry in entries)


def _named(named: Mapping[object, object]) -> dict[str, list[Claim]]:
    return {
        str(source): [CLAIMS.get(str(name)) for name in (names if isinstance(names, list) else [names])]
        for source, names in named.items()
    }


def _of_same_links(chapter: Chapter) -> dict[str, list[Claim]]:
    ours = {reading.url: reading.id for reading in shipped(CHAPTER).readings}
    return {
        reading.id: sorted(
            (entry for entry in CLAIMS.all() if ours[reading.url] in entry.chapter),
            key=lambda entry: _order(reading.title, entry),
        )
        for reading in chapter.readings
        if reading.url in ours
    }


def _order(title: str, entry: Claim) -> tuple[int, int, str]:
    """Put first what shares names and numbers with the title, then what stands behind few sources."""
    marks = {mark.casefold() for mark in re.findall(r"\b[A-Z]{2,}\b|\d+", title)}
    shared = [marks & set(re.findall(r"\w+", text.casefold())) for text in (entry.id, entry.statement.nl)]
    return -sum(map(len, shared)), len(entry.chapter), entry.id


def _note(source: str, entry: Claim, language: Language) -> Note:
    card, words = claim(entry.id), words_of(language)
    ours = ""
    if card.ours is not None and card.ours.value is not None:
        ours = shown_value(card.ours.value, card.ours.unit, words)
    return Note(
        source=source,
        claim=card.id,
        title=f"{said(card.who, words)}: {words(card.statement)}",
        verdict=card.status,
        words=said(card.why, words),
        published=words(card.shown),
        ours=ours,
        url=card.url,
    )


def questions(chapter: Chapter, language: Language) -> dict[str, str]:
    """Collect the question that each reading answers: from the front matter, else from the shipped chapter.

    >>> questions(shipped(CHAPTER, "en"), "en")["S11"]
    'Who gets the value that AI adds?'
    """
    named = chapter.extra.get("questions")
    if isinstance(named, dict):
        return {str(source): str(question) for source, question in named.items()}
    ours = {reading.url: reading.id for reading in shipped(CHAPTER).readings}
    known = shipped_questions(CHAPTER, language)
    return {reading.id: known[ours[reading.url]] for reading in chapter.readings if reading.url in ours}
