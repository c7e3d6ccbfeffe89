"""A new chapter: everything in its place, to be filled in."""

from __future__ import annotations

from datetime import date

from arbeid.guide.chapter.chapter import Chapter, Passage, Section
from arbeid.guide.chapter.front import FrontMatter
from arbeid.guide.readings.reading import Reading
from arbeid.language import Language
from arbeid.wording import words_of

_MINUTES = 5


def new_chapter(title: str, language: Language, day: date, number: int = 1) -> Chapter:
    """Start a chapter: front matter, a numbered heading, an introduction and one reading to replace.

    >>> chapter = new_chapter("Werk: nu en straks", "nl", date(2026, 11, 24), number=9)
    >>> chapter.title, chapter.language, [part.number for part in chapter.sections]
    ('Werk: nu en straks', 'nl', ['9', '9.1'])
    """
    import yaml

    words = words_of(language)
    title = " ".join(title.split())
    facts = {
        "title": title,
        "summary": words("guide.new.summary"),
        "date": day,
        "lang": language,
        "authors": ["admin"],
        "tags": ["Artificial Intelligence"],
    }
    front = FrontMatter(yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, width=1000).rstrip("\n"))
    # No colour of its own: the scale gives one where the chapter is shown, and none has enough contrast here.
    reading = Reading("S01", words("guide.new.reading"), "https://example.com/", _MINUTES, icon="article")
    introduction = Passage(words("guide.new.introduction"))
    first = Section(1, title, f"{number}.", rule=True, blocks=(introduction, reading))
    second = Section(2, words("guide.new.section"), f"{number}.1", rule=True, blocks=(introduction,))
    return Chapter(front, (first, second))
