"""Which other figures a claim can be walked to: of the same unit, those it is told with first.

A walk is offered where it explains at least half of the difference.
"""

from __future__ import annotations

from itertools import islice

from arbeid.answers.claims.neighbours import Neighbour, Neighbours
from arbeid.answers.note import Note
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.claims.published_path import published_path
from arbeid.claims.story import STORIES
from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.registry import remembered
from arbeid.verbs.arguments import checked, counted
from arbeid.verbs.claims.why import why


@checked
def neighbours(name: str, most: int = 5) -> Neighbours:
    """Find what a claim can be compared with. Errors: an unknown claim.

    >>> found = neighbours("fo-2013-us-47")
    >>> found.claims[0].id, found.stories[0], "nl" in [place.id for place in found.economies]
    ('agz-2016-oecd-9', 'c01', True)
    """
    entry, most = CLAIMS.get(name), counted("most", most)
    stories = [story for story in STORIES.all() if name in story.claims]
    together = {other: story.id for story in reversed(stories) for other in story.claims}
    known = [
        other
        for other in CLAIMS.all()
        if other.id != name and _alike(entry, other) and (other.id in together or _bridged(entry, other))
    ]
    known.sort(key=lambda other: (other.id not in together, _far(entry, other)))
    # Those of the same story keep the order in which it tells them.
    order = [other for story in stories for other in story.claims]
    told = sorted((one for one in known if one.id in together), key=lambda one: order.index(one.id))
    rest = [one for one in known if one.id not in together]
    walkable = islice((one for one in told + rest if _explained(name, one.id)), most)
    unexplained = islice((one for one in told if _explained(name, one.id) is False), most)
    return Neighbours(
        claims=tuple(_neighbour(one, together.get(one.id)) for one in walkable),
        economies=_economies(entry),
        stories=tuple(story.id for story in stories),
        unexplained=tuple(_neighbour(one, together.get(one.id)) for one in unexplained),
    )


def _alike(one: Claim, other: Claim) -> bool:
    units = [claim.values[claim.of].unit if claim.values else None for claim in (one, other)]
    return units[0] is not None and units[0] == units[1]


def _bridged(one: Claim, other: Claim) -> bool:
    """Say whether a walk may explain anything: both can be recomputed alike, or were published together."""
    rules = one.recompute is not None and other.recompute is not None
    factors = one.scenario is not None and other.scenario is not None
    return rules or factors or bool(published_path(one, other))


@remembered(maxsize=4000)
def _explained(one: str, other: str | None, on: str | None = None) -> bool | None:
    """Say whether the walk explains enough; nothing where there is none at all."""
    try:
        return not why(one, other, on).lacking
    except ArbeidError:
        return None


def _far(one: Claim, other: Claim) -> tuple[bool, str]:
    return one.topic != other.topic, other.id


def _neighbour(claim: Claim, story: str | None) -> Neighbour:
    publisher = Known(PUBLICATIONS.get(claim.publication).publisher)
    return Neighbour(claim.id, Note("claim.shown_by", {"shown": claim.shown, "publisher": publisher}), story)


def _economies(claim: Claim) -> tuple[Neighbour, ...]:
    if claim.recompute is None:
        return ()
    return tuple(
        Neighbour(name, economy(name).entry.title)
        for name in choices().at_hand
        if name != claim.recompute.economy and _explained(claim.id, None, name)
    )
