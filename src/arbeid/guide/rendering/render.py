"""A chapter in the forms that others read: html, md, hugo, json, bibtex, csl, ris."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from arbeid.errors import unknown_name
from arbeid.guide.chapter.chapter import Chapter, Passage, Section
from arbeid.guide.chapter.inline import escaped, escaped_address
from arbeid.guide.chapter.write import write
from arbeid.guide.checking.note import Note
from arbeid.guide.readings.reading import KINDS, Reading
from arbeid.guide.rendering.citations import bibtex, csl, ris
from arbeid.guide.rendering.page import chapter_page, kind_label
from arbeid.guide.timing.scale import STANDARD
from arbeid.language import Language
from arbeid.wording import Words, words_of


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside a chapter: the language of the shell, claims, questions, colours, and how whole.

    ``questions`` maps a reading's id to the question that it answers.
    """

    language: Language = "nl"
    notes: Sequence[Note] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    scale: str = STANDARD
    embed: bool = False


def render(chapter: Chapter, form: str, beside: Beside | None = None) -> str:
    """Write a chapter in a form.

    >>> from arbeid.guide.chapter.markdown import parse
    >>> print(render(parse("- [Banen](https://example.com/b) ~9 min")[0], "hugo"))
    - [Banen](https://example.com/b) · 9 min
    """
    if form not in FORMS:
        raise unknown_name("format", form, FORMS)
    return FORMS[form](chapter, beside or Beside())


def _html(chapter: Chapter, beside: Beside) -> str:
    return chapter_page(
        chapter,
        beside.language,
        beside.notes,
        beside.questions,
        scale=beside.scale,
        embed=beside.embed,
    )


def _json(chapter: Chapter, beside: Beside) -> str:
    facts = {
        "title": chapter.title,
        "summary": chapter.summary or None,
        "date": chapter.date and chapter.date.isoformat(),
        "language": chapter.language,
        "authors": list(chapter.authors),
        "tags": list(chapter.tags),
        "extra": chapter.extra,
        "minutes": chapter.minutes,
        "sections": [_section_facts(part, beside) for part in chapter.sections],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _section_facts(part: Section, beside: Beside) -> dict[str, Any]:
    return {
        "level": part.level,
        "number": part.number,
        "title": part.plain_title,
        "minutes": part.minutes,
        "passages": [block.text for block in part.blocks if isinstance(block, Passage)],
        "readings": [_reading_facts(reading, beside) for reading in part.readings],
    }


def _reading_facts(reading: Reading, beside: Beside) -> dict[str, Any]:
    return {
        "id": reading.id,
        "title": reading.title,
        "url": reading.url,
        "kind": reading.kind,
        "minutes": reading.minutes,
        "colour": reading.colour,
        "question": beside.questions.get(reading.id),
        "claims": [_note_facts(note) for note in beside.notes if note.source == reading.id],
    }


def _note_facts(note: Note) -> dict[str, Any]:
    return {
        "id": note.claim,
        "title": note.title,
        "published": note.published or None,
        "ours": note.ours or None,
        "status": note.verdict,
        "sentence": note.words or None,
        "url": note.url or None,
    }


def _hugo(chapter: Chapter, beside: Beside) -> str:
    """Write Markdown without raw HTML, for a site whose theme has no icons and whose Goldmark is safe.

    The tolerant reader reads it back: kind and minutes stand in words behind each link.
    """
    words = words_of(beside.language)
    parts = [chapter.front.written()] if chapter.front else []
    for section in chapter.sections:
        if section.level:
            label = f"{section.label} " if section.label else ""
            parts.append(f"{'#' * section.level} {label}{section.title}")
        parts.extend(
            _hugo_line(block, words) if isinstance(block, Reading) else block.text for block in section.blocks
        )
    return "\n\n".join(parts)


def _hugo_line(reading: Reading, words: Words) -> str:
    title = reading.marked_title
    if "<" in title:
        title = re.sub(r"(?<!\\)<", "&lt;", escaped(reading.title))
    kind = kind_label(reading.kind, words) if reading.kind in KINDS.names() else None
    time = None if reading.minutes is None else words("guide.page.minutes", n=reading.minutes)
    return " · ".join([f"- [{title}]({escaped_address(reading.url)})", *filter(None, (kind, time))])


Writer = Callable[[Chapter, Beside], str]
FORMS: dict[str, Writer] = {
    "html": _html,
    "md": lambda chapter, _: write(chapter),
    "hugo": _hugo,
    "json": _json,
    "bibtex": lambda chapter, _: bibtex(chapter),
    "csl": lambda chapter, _: csl(chapter),
    "ris": lambda chapter, _: ris(chapter),
}
