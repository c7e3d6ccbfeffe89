"""Lessons: a printable sheet a story with its prepared link, and an answer sheet for the teacher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arbeid.verbs.claims.story import StoryPage, stories, story
from arbeid.verbs.claims.story_origins import origins_of
from arbeid.web.page import Answer, Asked, Page


def _list(asked: Asked) -> Answer:
    words, lines = asked.words, stories(asked.language)
    minutes = sum(line.minutes for line in lines)
    return Answer(
        title=words("web_lessons.title"),
        description=words("web_lessons.description", count=len(lines), minutes=minutes),
        data={"lessons": [asdict(line) for line in lines]},
        shown={"lines": lines},
    )


def _sheet(asked: Asked) -> Answer:
    told = story(asked.params["story"], asked.language)
    return Answer(
        title=told.title,
        description=told.exercise,
        data={"lesson": _facts(told), "exercise": told.exercise},
        shown={"told": told},
    )


def _answers(asked: Asked) -> Answer:
    told, words = story(asked.params["story"], asked.language), asked.words
    return Answer(
        title=words("web_lessons.answers_to", title=told.title),
        description=told.answer,
        data={"lesson": _facts(told), "exercise": told.exercise, "answer": told.answer},
        shown={
            "told": told,
            "origins": origins_of(told.id, asked.language),
        },
    )


def _facts(told: StoryPage) -> Mapping[str, Any]:
    return {
        "id": told.id,
        "title": told.title,
        "headlines": told.headlines,
        "minutes": told.minutes,
        "basic": told.basic,
    }


PAGES = (
    Page(
        id="lessons",
        paths={"nl": "lessen", "en": "lessons"},
        template="lessons.html.j2",
        answer=_list,
        place=60,
    ),
    Page(
        id="lesson",
        paths={"nl": "lessen/{story}", "en": "lessons/{story}"},
        template="lesson.html.j2",
        answer=_sheet,
        under="lessons",
    ),
    Page(
        id="answers",
        paths={"nl": "lessen/{story}/antwoord", "en": "lessons/{story}/answer"},
        template="answers.html.j2",
        answer=_answers,
        under="lessons",
    ),
)
