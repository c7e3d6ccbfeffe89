"""The walk from one published figure to another, or to the same rule on another economy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arbeid.data.economies.economy import economy, economy_names
from arbeid.language import Language
from arbeid.verbs.claims.claim import ClaimCard, claim
from arbeid.verbs.claims.why import Why, why
from arbeid.views.claims.walk import effect, walk, written
from arbeid.views.drawing.figure import Figure
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import words_of


def _answer(asked: Asked) -> Answer:
    one, other = asked.params["one"], asked.params["other"]
    on = other if other in economy_names() else None
    found = why(one, None if on else other, on, asked.language)
    first, last = claim(one, asked.language), None if on else claim(other, asked.language)
    figure = walk_figure(found, first, last, asked.language)
    words, unit = asked.words, found.unit
    ends = {"start": written(found.start, unit, words), "end": written(found.end, unit, words)}
    return Answer(
        title=words("web_walk.title", **ends),
        description=figure.alt,
        data={"walk": asdict(found)},
        shown={
            "walk": found,
            "first": first,
            "last": last,
            "on": _title(on, asked.language) if on else None,
            "ends": ends,
            "steps": [
                {
                    "label": step.label,
                    "sentence": step.sentence,
                    "effect": effect(step.effect, unit, words),
                    "after": written(step.value, unit, words),
                    "orders": _orders(step, unit, asked.language),
                    "remainder": step.remainder,
                }
                for step in found.steps
            ],
        },
        figures=(figure,),
        python={figure.id: _python(one, other, on)},
    )


def walk_figure(found: Why, first: ClaimCard, last: ClaimCard | None, language: Language) -> Figure:
    """Draw a walk between two claims, or from one to an economy (``last`` is None)."""
    cards = [card for card in (first, last) if card is not None]
    sources = {source.id: asdict(source) for card in cards for source in card.sources}
    facts: dict[str, Any] = {
        "walk": asdict(found),
        "first": first.who,
        "last": last.who if last else _title(found.other, language),
        "published_end": last is not None,
        "sources": list(sources.values()),
    }
    return walk(facts, words_of(language))


def _title(name: str, language: Language) -> str:
    return economy(name).entry.title.read(language)


def _orders(step: Any, unit: str, language: Language) -> Mapping[str, str] | None:
    if step.average is None or step.low is None or step.high is None or step.low == step.high:
        return None
    words = words_of(language)
    ends = {"average": step.average, "low": step.low, "high": step.high}
    return {name: effect(value, unit, words) for name, value in ends.items()}


def _python(one: str, other: str, on: str | None) -> str:
    asked = f'"{one}", on="{on}"' if on else f'"{one}", "{other}"'
    return f"import arbeid\n\nfor step in arbeid.why({asked}).steps:\n    print(step.label, step.effect)"


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
