"""The chapter: its sources with minutes and the question that each answers, and what its figures come to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arbeid.guide.chapter.chapter import Passage, Section
from arbeid.guide.checking.note import Note
from arbeid.guide.readings.reading import Reading
from arbeid.guide.rendering.page import safe_html
from arbeid.guide.timing.scale import SCALES, STANDARD
from arbeid.language import Language
from arbeid.registry import remembered
from arbeid.verbs.chapters.chapter import load, render
from arbeid.verbs.chapters.notes import notes, questions
from arbeid.verbs.chapters.sources import CHAPTER
from arbeid.views.report.report import without_symbols
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import words_of


@dataclass(frozen=True)
class ReadingPart:
    """A reading with what stands beside it: how long it is in words, its question, the claims behind it."""

    reading: Reading
    colour: str | None
    length: str | None
    question: str | None
    claims: tuple[Note, ...]
    verdicts: str


@dataclass(frozen=True)
class SectionPart:
    """A section with its passages as HTML."""

    section: Section
    html: str
    readings: tuple[ReadingPart, ...]


def _answer(asked: Asked) -> Answer:
    chapter, words = load(CHAPTER, asked.language), asked.words
    sections = _sections(asked.language)
    return Answer(
        title=without_symbols(chapter.title),
        description=chapter.summary,
        data={"chapter": _plain(asked.language)},
        shown={
            "summary": chapter.summary,
            "total": words(
                "web_chapter.total",
                readings=sum(len(part.readings) for part in sections),
                minutes=chapter.minutes,
            ),
            "sections": sections,
            "steps": [(step.colour, step.label.read(asked.language)) for step in SCALES.get(STANDARD).steps],
        },
    )


@remembered(maxsize=2)
def _plain(language: Language) -> Mapping[str, Any]:
    # The page's data is what `arbeid chapter render --to json` writes.
    facts: Mapping[str, Any] = json.loads(render(CHAPTER, "json", language))
    return facts


@remembered(maxsize=2)
def _sections(language: Language) -> tuple[SectionPart, ...]:
    chapter = load(CHAPTER, language)
    claims, asked = notes(chapter, language), questions(chapter, language)
    return tuple(
        SectionPart(
            section,
            safe_html("\n\n".join(block.text for block in section.blocks if isinstance(block, Passage))),
            tuple(
                _reading(
                    reading,
                    asked.get(reading.id),
                    tuple(note for note in claims if note.source == reading.id),
                    language,
                )
                for reading in section.readings
            ),
        )
        for section in chapter.sections
        if section.blocks
    )


def _reading(
    reading: Reading, question: str | None, claims: tuple[Note, ...], language: Language
) -> ReadingPart:
    words = words_of(language)
    step = None if reading.minutes is None else SCALES.get(STANDARD).step(reading.minutes)
    counts = Counter(note.verdict for note in claims)
    verdicts = [f"{count}× {words(f'claim.{status}')}" for status, count in counts.most_common()]
    return ReadingPart(
        reading=reading,
        colour=step.colour if step else None,
        length=step.label.read(language) if step else None,
        question=question,
        claims=claims,
        verdicts=", ".join(verdicts),
    )


PAGES = (
    Page(
        id="chapter",
        paths={"nl": "hoofdstuk", "en": "chapter"},
        template="chapter.html.j2",
        answer=_answer,
        place=50,
    ),
)
