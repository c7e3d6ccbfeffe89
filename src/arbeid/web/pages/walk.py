"""The walk from one published figure to another, or to the same rule on another economy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arbeid.answers.claims.value import covered_line, ranged
from arbeid.answers.claims.walk import Why, WhyStep
from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.claims.level import LEVELS
from arbeid.data.economies.economy import economy, economy_names
from arbeid.errors import ArbeidError
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.why import why
from arbeid.verbs.drawing import walk_figure
from arbeid.views.claims.lacking import how_much, lines
from arbeid.views.claims.walk import effect, written
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    one, other = asked.params["one"], asked.params["other"]
    on = other if other in economy_names() else None
    level = asked.state.get("level")
    found = why(one, None if on else other, on, level)
    first, last = claim(one), None if on else claim(other)
    words, unit = asked.words, found.unit
    figure = None if found.lacking else walk_figure(found, first, last, words)
    ends = {"start": written(found.start, unit, words), "end": written(found.end, unit, words)}
    return Answer(
        title=words("web_walk.title", **ends),
        description=how_much(found, words) if figure is None else figure.alt,
        data={"walk": found.plain(asked.language)},
        shown={
            "walk": found,
            "first": first,
            "last": last,
            "on": economy(on).entry.title if on else None,
            "levels": list(_levels(one, on, level)),
            "how_much": how_much(found, words),
            "lacking": lines(found, words),
            "ends": ends,
            "ours": _ours(found, words),
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
        figures=() if figure is None else (figure,),
        python={} if figure is None else {figure.id: _python(one, other, on, level)},
    )


def _ours(found: Why, words: Words) -> str:
    """Write our own count at the end with its range and coverage; nothing where the end was published."""
    if found.ours is None or found.ours.low is None:
        return ""
    covered = covered_line(found.covered, words)
    return " · ".join((ranged(found.ours, words), *([covered] if covered else ())))


def _levels(one: str, on: str | None, chosen: str | None) -> Iterator[Mapping[str, Any]]:
    """Give the levels at which the rule can be applied there, with the state that choosing one leads to."""
    if on is None:
        return
    possible: list[str] = [level for level in LEVELS if _has_level(one, on, level)]
    rule = CLAIMS.get(one).recompute
    own = rule.where[0].level if rule else None
    if own is not None and own not in LEVELS and possible:
        # A publication's own level may be neither of the two that can be asked for.
        possible.insert(0, own)
    for level in possible if len(possible) > 1 else ():
        state = {} if level == own else {"level": level}
        yield {"name": level, "chosen": level == (chosen or own), "state": state}


def _has_level(one: str, on: str, level: str) -> bool:
    try:
        why(one, None, on, level)
    except ArbeidError:
        return False
    return True


def _orders(step: WhyStep, unit: str, words: Words) -> Mapping[str, str] | None:
    if step.average is None or step.low is None or step.high is None or step.low == step.high:
        return None
    ends = {"average": step.average, "low": step.low, "high": step.high}
    return {name: effect(value, unit, words) for name, value in ends.items()}


def _python(one: str, other: str, on: str | None, level: str | None) -> str:
    asked = f'"{one}", on="{on}"' if on else f'"{one}", "{other}"'
    asked += f', level="{level}"' if level else ""
    return f"import arbeid\n\nfor step in arbeid.why({asked}).steps:\n    print(step.switch, step.effect)"


PAGES = (
    Page(
        id="walk",
        paths={"nl": "verschil/{one}/{other}", "en": "why/{one}/{other}"},
        template="walk.html.j2",
        answer=_answer,
        keys=("level",),
        under="claims",
        painted=False,
        filed=lambda params, state: not state,
    ),
)
