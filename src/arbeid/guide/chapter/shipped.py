"""The chapters that come with Arbeid, in Dutch and English, from the catalogue."""

from __future__ import annotations

from pathlib import Path

from arbeid.errors import unknown_name
from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.markdown import parse
from arbeid.guide.chapter.write import read_file
from arbeid.language import Language, Text
from arbeid.registry import Entry, Registry, catalogue_folders, remembered


class Questions(Entry):
    """What the readings of a chapter answer, by their ids."""

    questions: dict[str, Text]


QUESTIONS = Registry("chapter", "chapters", Questions)


def shipped(name: str, language: Language = "nl") -> Chapter:
    """Load a chapter of the catalogue: ``NAME.md`` in Dutch, ``NAME.en.md`` in English.

    Both have the same readings in the same order, so that an id means the same in both.

    >>> shipped("werk-van-de-toekomst", "en").readings[4].title
    'The IMF says that AI changes 40% of jobs'
    """
    files = _files(catalogue_folders())
    if name not in files:
        raise unknown_name("chapter", name, files)
    file = files[name]
    return _read(file if language == "nl" else file.with_name(f"{name}.{language}.md"))


def shipped_questions(name: str, language: Language = "nl") -> dict[str, str]:
    """Load the question that each reading of a shipped chapter answers, by the reading's id.

    >>> shipped_questions("werk-van-de-toekomst", "en")["S11"]
    'Who gets the value that AI adds?'
    """
    return {id: text.read(language) for id, text in QUESTIONS.get(name).questions.items()}


def shipped_names() -> list[str]:
    """List the chapters of the catalogue."""
    return sorted(_files(catalogue_folders()))


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    found = (path for folder in reversed(folders) for path in sorted((folder / "chapters").glob("*.md")))
    return {path.stem: path for path in found if "." not in path.stem}


@remembered
def _read(path: Path) -> Chapter:
    return parse(read_file(path))[0]
