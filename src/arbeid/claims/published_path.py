"""The way between two published values along steps that their authors published themselves."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

from arbeid.claims.claim import CLAIMS, Claim, PublishedStep, PublishedValue
from arbeid.registry import remembered

# Longer ways string together things that nobody set beside each other.
LONGEST = 4
Place = tuple[str, int]


@dataclass(frozen=True)
class Stretch:
    """One published step, taken from ``start`` to ``end`` (a claim and the place of its value)."""

    start: Place
    end: Place
    step: PublishedStep


def published_path(start: Claim, end: Claim) -> tuple[Stretch, ...]:
    """Find the shortest way between the values that two claims are about; empty where there is none.

    >>> path = published_path(CLAIMS.get("agz-2017-us-38-to-9"), CLAIMS.get("agz-2016-oecd-9"))
    >>> [(stretch.step.switch, value_at(stretch.end).middle) for stretch in path]
    [('level', 0.09), ('population', 0.09)]
    """
    goal = (end.id, end.of)
    ways: deque[tuple[Place, tuple[Stretch, ...]]] = deque([((start.id, start.of), ())])
    seen = {(start.id, start.of)}
    while ways:
        place, way = ways.popleft()
        if place == goal:
            return way
        for stretch in _stretches().get(place, ()) if len(way) < LONGEST else ():
            if stretch.end not in seen:
                seen.add(stretch.end)
                ways.append((stretch.end, (*way, stretch)))
    return ()


def value_at(place: Place) -> PublishedValue:
    """Look up a value of a claim."""
    claim, at = place
    return CLAIMS.get(claim).values[at]


@remembered
def _stretches() -> dict[Place, tuple[Stretch, ...]]:
    found: dict[Place, list[Stretch]] = defaultdict(list)
    for claim in CLAIMS.all():
        for step in claim.published_steps:
            here, there = (claim.id, step.value), step.end()
            if value_at(here).unit == value_at(there).unit:
                found[here].append(Stretch(here, there, step))
                found[there].append(Stretch(there, here, step))
    return {place: tuple(stretches) for place, stretches in found.items()}
