"""The contradictions told as stories: a list, and a page each with exercise and answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.answers.claims.story import StoryPage
from arbeid.answers.plain import lines, said
from arbeid.verbs.claims.story import stories, story, story_figure
from arbeid.verbs.claims.story_origins import origins_of
from arbeid.views.claims.lacking import how_much
from arbeid.views.claims.lacking import lines as lacking_lines
from arbeid.views.claims.walk import effect, written
from arbeid.web.claim_names import with_names
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _list(asked: Asked) -> Answer:
    words, found = asked.words, stories()
    return Answer(
        title=words("web_stories.title"),
        description=words("web_stories.description", count=len(found)),
        data={"stories": lines(found, words)},
        shown={"lines": found},
    )


def _one(asked: Asked) -> Answer:
    told, words = story(asked.params["story"]), asked.words
    figure = story_figure(told.id, asked.language)
    every = stories()
    at = next(place for place, line in enumerate(every) if line.id == told.id)
    return Answer(
        title=told.title.said(words),
        description=told.basic.said(words).split(". ")[0] + ".",
        data={"story": told.plain(asked.language)},
        shown={
            "told": told,
            "origins": origins_of(told.id),
            "walk_to": _walk_to(told),
            "no_walk": with_names(said(told.no_walk, words), words) if told.no_walk else "",
            "steps": _steps(told, words),
            "lacking": lacking_lines(told.walk, words) if told.walk else [],
            "how_much": how_much(told.walk, words) if told.walk and told.walk.lacking else "",
            "before": every[at - 1] if at else None,
            "after": every[at + 1] if at + 1 < len(every) else None,
        },
        figures=(figure,),
        python={figure.id: _python(told)},
    )


def _walk_to(told: StoryPage) -> Mapping[str, str] | None:
    return None if told.walk is None else {"one": told.walk.one, "other": told.walk.other}


def _steps(told: StoryPage, words: Words) -> list[Mapping[str, Any]]:
    if told.walk is None or told.walk.lacking:
        return []
    unit = told.walk.unit
    return [
        {
            "label": said(step.label, words),
            "sentence": said(step.sentence, words),
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
