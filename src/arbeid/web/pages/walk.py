"""The walk from one published figure to another, or to the same rule on another economy."""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.answers.claims.card import ClaimCard
from arbeid.answers.claims.walk import Why, WhyStep
from arbeid.answers.plain import said
from arbeid.data.economies.economy import economy, economy_names
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.why import why
from arbeid.views.claims.walk import WalkEnds, effect, walk, written
from arbeid.views.drawing.figure import Figure
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    one, other = asked.params["one"], asked.params["other"]
    on = other if other in economy_names() else None
    found = why(one, None if on else other, on)
    first, last = claim(one), None if on else claim(other)
    words, unit = asked.words, found.unit
    figure = walk_figure(found, first, last, words)
    ends = {"start": written(found.start, unit, words), "end": written(found.end, unit, words)}
    return Answer(
        title=words("web_walk.title", **ends),
        description=figure.alt,
        data={"walk": found.plain(asked.language)},
        shown={
            "walk": found,
            "first": first,
            "last": last,
            "on": economy(on).entry.title if on else None,
            "ends": ends,
            "steps": [
                {
                    "label": said(step.label, words),
                    "sentence": said(step.sentence, words),
                    "effect": effect(step.effect, unit, words),
                    "after": written(step.value, unit, words),
                    "orders": _orders(step, unit, words),
                    "remainder": step.remainder,
                }
                for step in found.steps
            ],
        },
        figures=(figure,),
        python={figure.id: _python(one, other, on)},
    )


def walk_figure(found: Why, first: ClaimCard, last: ClaimCard | None, words: Words) -> Figure:
    """Draw a walk between two claims, or from one to an economy (``last`` is None)."""
    cards = [card for card in (first, last) if card is not None]
    ends = WalkEnds(
        first=said(first.who, words),
        last=said(last.who if last else economy(found.other).entry.title, words),
        published=last is not None,
        sources=tuple(source for card in cards for source in card.sources),
    )
    return walk(found, ends, words)


def _orders(step: WhyStep, unit: str, words: Words) -> Mapping[str, str] | None:
    if step.average is None or step.low is None or step.high is None or step.low == step.high:
        return None
    ends = {"average": step.average, "low": step.low, "high": step.high}
    return {name: effect(value, unit, words) for name, value in ends.items()}


def _python(one: str, other: str, on: str | None) -> str:
    asked = f'"{one}", on="{on}"' if on else f'"{one}", "{other}"'
    return f"import arbeid\n\nfor step in arbeid.why({asked}).steps:\n    print(step.switch, step.effect)"


PAGES = (
    Page(
        id="walk",
        paths={"nl": "verschil/{one}/{other}", "en": "why/{one}/{other}"},
        template="walk.html.j2",
        answer=_answer,
        under="claims",
        painted=False,
    ),
)
