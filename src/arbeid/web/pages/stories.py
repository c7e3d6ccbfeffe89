"""The contradictions told as stories: a list, and a page each with exercise and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arbeid.verbs.claims.claim_names import with_names
from arbeid.verbs.claims.story import StoryPage, stories, story, story_figure
from arbeid.verbs.claims.story_origins import origins_of
from arbeid.views.claims.walk import effect, written
from arbeid.web.page import Answer, Asked, Page


def _list(asked: Asked) -> Answer:
    words, found = asked.words, stories(asked.language)
    return Answer(
        title=words("web_stories.title"),
        description=words("web_stories.description", count=len(found)),
        data={"stories": [asdict(line) for line in found]},
        shown={"lines": found},
    )


def _one(asked: Asked) -> Answer:
    told = story(asked.params["story"], asked.language)
    figure = story_figure(told.id, asked.language)
    lines = stories(asked.language)
    at = next(place for place, line in enumerate(lines) if line.id == told.id)
    return Answer(
        title=told.title,
        description=told.basic.split(". ")[0] + ".",
        data={"story": asdict(told)},
        shown={
            "told": told,
            "origins": origins_of(told.id, asked.language),
            "walk_to": _walk_to(told),
            "no_walk": with_names(told.no_walk or "", asked.language),
            "steps": _steps(told, asked),
            "before": lines[at - 1] if at else None,
            "after": lines[at + 1] if at + 1 < len(lines) else None,
        },
        figures=(figure,),
        python={figure.id: _python(told)},
    )


def _walk_to(told: StoryPage) -> Mapping[str, str] | None:
    return None if told.walk is None else {"one": told.walk.one, "other": told.walk.other}


def _steps(told: StoryPage, asked: Asked) -> list[Mapping[str, Any]]:
    if told.walk is None:
        return []
    unit, words = told.walk.unit, asked.words
    return [
        {
            "label": step.label,
            "sentence": step.sentence,
            "effect": effect(step.effect, unit, words),
            "after": written(step.value, unit, words),
        }
        for step in told.walk.steps
    ]


def _python(told: StoryPage) -> str:
    return f'from arbeid.verbs.claims.story import story_figure\n\nprint(story_figure("{told.id}").csv())'


PAGES = (
    Page(
        id="stories",
        paths={"nl": "verhalen", "en": "stories"},
        template="stories.html.j2",
        answer=_list,
        place=30,
    ),
    Page(
        id="story",
        paths={"nl": "verhalen/{story}", "en": "stories/{story}"},
        template="story.html.j2",
        answer=_one,
        under="stories",
    ),
)
