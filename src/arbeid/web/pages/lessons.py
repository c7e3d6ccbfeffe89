"""Lessons: a printable sheet a story with its prepared link, and an answer sheet for the teacher."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.answers.claims.story import StoryPage
from arbeid.answers.plain import lines
from arbeid.verbs.claims.story import stories, story
from arbeid.verbs.claims.story_origins import origins_of
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _list(asked: Asked) -> Answer:
    words, every = asked.words, stories()
    minutes = sum(line.minutes for line in every)
    return Answer(
        title=words("web_lessons.title"),
        description=words("web_lessons.description", count=len(every), minutes=minutes),
        data={"lessons": lines(every, words)},
        shown={"lines": every},
    )


def _sheet(asked: Asked) -> Answer:
    told, words = story(asked.params["story"]), asked.words
    exercise = told.exercise.said(words)
    return Answer(
        title=told.title.said(words),
        description=exercise,
        data={"lesson": _facts(told, words), "exercise": exercise},
        shown={"told": told},
    )


def _answers(asked: Asked) -> Answer:
    told, words = story(asked.params["story"]), asked.words
    answer = told.answer.said(words)
    return Answer(
        title=words("web_lessons.answers_to", title=told.title.said(words)),
        description=answer,
        data={"lesson": _facts(told, words), "exercise": told.exercise.said(words), "answer": answer},
        shown={
            "told": told,
            "origins": origins_of(told.id),
        },
    )


def _facts(told: StoryPage, words: Words) -> Mapping[str, Any]:
    return {
        "id": told.id,
        "title": told.title.said(words),
        "headlines": [headline.said(words) for headline in told.headlines],
        "minutes": told.minutes,
        "basic": told.basic.said(words),
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
