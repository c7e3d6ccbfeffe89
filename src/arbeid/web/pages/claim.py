"""One published figure as a card: what it counts, ours beside it, and a sentence that can be printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.answers.claims.card import ClaimCard
from arbeid.answers.claims.value import covered_line, ranged, shown_value
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.neighbours import neighbours
from arbeid.verbs.claims.story import stories
from arbeid.views.claims.reading import later_lines, league_rows
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    name, words = asked.params["claim"], asked.words
    card = claim(name, asked.today)
    beside = neighbours(name)
    told = [line for line in stories() if line.id in beside.stories]
    return Answer(
        title=words(card.statement),
        description=said(card.safe, words),
        data={"claim": card.plain(asked.language), "neighbours": beside.plain(asked.language)},
        shown={
            "card": card,
            "beside": beside,
            "stories": told,
            "published": _written(card.published, words) or words(card.shown),
            "ours": _written(card.ours, words),
            "nearest": _written(card.nearest, words),
            "later": list(later_lines(card.later, words)),
            "league": league_rows(card.later, words),
            "covered": covered_line(card.ours_covered, words),
            "bounds": _bounds(card, words),
            "bar": _bar(card, words),
            "opened": [(said(line.sentence, words), _written(line.value, words)) for line in card.open],
            "solved": _solved(card, words),
        },
    )


def _bounds(card: ClaimCard, words: Words) -> str | None:
    """Write between which ends ours lies whatever the weights; nothing where that says no more."""
    ours, bounds = card.ours or card.nearest, card.ours_bounds
    if ours is None or bounds is None or (ours.low, ours.high) == (bounds.low, bounds.high):
        return None
    return _written(bounds, words)


def _solved(card: ClaimCard, words: Words) -> list[tuple[str, str | None]]:
    return [
        (
            words("web_claim.from", measure=line.label, at=words.number(line.at, 2)),
            _written(line.share, words),
        )
        for line in card.solved
    ]


def _written(quantity: Quantity | None, words: Words) -> str | None:
    if quantity is None:
        return None
    if quantity.value is not None:
        return ranged(quantity, words)
    if quantity.low is None or quantity.high is None:
        # One end alone is a bound: the publication's own words say on which side.
        return None
    low, high = (shown_value(end, quantity.unit, words) for end in (quantity.low, quantity.high))
    return words("web_claim.range", low=low, high=high)


def _bar(card: ClaimCard, words: Words) -> Mapping[str, Any] | None:
    """Give both figures as parts of one axis: 0 to 100% for shares, else up to the largest of them."""
    if card.ours is None or card.published is None:
        return None
    theirs = [card.published.value, card.published.low, card.published.high]
    known = [value for value in (*theirs, card.ours.value, card.ours.high) if value is not None]
    if not known or min(known) < 0:
        return None
    most = 1.0 if card.ours.unit == "share" and max(known) <= 1 else max(known) * 1.1 or 1.0
    return {
        "low": _part(card.ours.low, most),
        "middle": _part(card.ours.value, most),
        "high": _part(card.ours.high, most),
        "published": [value / most for value in theirs if value is not None],
        "ends": ("0%" if card.ours.unit in ("share", "change") else "0", _end(most, card.ours.unit, words)),
    }


def _end(most: float, unit: str, words: Words) -> str:
    return "100%" if unit == "share" and most == 1 else shown_value(most, unit, words)


def _part(value: float | None, most: float) -> float | None:
    return None if value is None else value / most


PAGES = (
    Page(
        id="claim",
        paths={"nl": "cijfers/{claim}", "en": "claims/{claim}"},
        template="claim.html.j2",
        answer=_answer,
        under="claims",
    ),
)
