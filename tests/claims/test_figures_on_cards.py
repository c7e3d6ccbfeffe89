"""What a card says of our own figures in a sentence is what is counted now, in both languages."""

from __future__ import annotations

import re

import pytest

from arbeid.claims.claim import CLAIMS, DEFINITIONS
from arbeid.claims.recompute import Condition, Switches
from arbeid.claims.rules import share
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Text
from arbeid.wording import words_of


def rule(name: str) -> tuple[str, tuple[Condition, ...]]:
    found = CLAIMS.get(name).recompute
    assert found is not None
    return found.economy, tuple(found.where)


def by_american_jobs(name: str) -> float:
    """Weighed by American jobs on the way to the groups of the economy."""
    place, where = rule(name)
    return float(share(economy(place), where, Switches(crosswalk="jobs")).point)


def as_it_is(name: str) -> float:
    place, where = rule(name)
    return float(share(economy(place), where).point)


def on_whole_groups(name: str) -> float:
    place, where = rule(name)
    return float(
        share(economy(place), tuple(one.model_copy(update={"level": "group"}) for one in where)).point
    )


def defined(name: str, place: str = "nl") -> float:
    return float(share(economy(place), DEFINITIONS.get(name).where).point)


def without_sellers() -> float:
    world = economy("world")
    found = share(world, rule("imf-2024-world-40")[1])
    (sellers,) = world.groups.filter(world.groups["code"] == "52")["jobs"]
    return float(found.point - sellers / (found.covered * world.people))


def of_2021(at: float) -> float:
    where = Condition(measure="eloundou-beta-human", rule="threshold", at=at, level="occupation")
    return float(share(economy("us-2021"), (where,)).point)


FIGURES = {
    "ilo-2023-auto-2-3": {"{1}": (by_american_jobs, as_it_is)},
    "ilo-2023-augment-13": {"{1}": (by_american_jobs,)},
    "ilo-2023-auto-hic-5-5": {"{1}": (by_american_jobs, as_it_is)},
    "ilo-2025-exposed-25": {"{1}": (by_american_jobs,)},
    "ilo-2025-g4-3-3": {"{1}": (by_american_jobs,)},
    "ilo-2025-exposed-hic-34": {"{1}": (lambda _: defined("ilo-2025-gradient-1-4"),)},
    "imf-2024-split-em-16-24": {"{1}": (on_whole_groups,)},
    "imf-2024-split-lic-8-18": {"{1}": (on_whole_groups,)},
    "imf-2024-split-ae-27-33": {"{1}": (on_whole_groups,)},
    "imf-2024-world-40": {"{1}": (lambda _: without_sellers(),)},
    "goldman-2023-two-thirds-7": {"{1}": (lambda _: of_2021(0.5),)},
    "oecd-2019-32-change": {
        "{1}": (lambda _: defined("frey-osborne-50", "us") - defined("frey-osborne-70", "us"),)
    },
    "deloitte-2014-nl-2-3-million": {"{0}": (lambda _: defined("frey-osborne-70"),)},
    "cbs-2026-nl-41-4": {
        "{0}": (lambda _: defined("eloundou-beta-human-10"),),
        "{1}": (lambda _: defined("ilo-2025-gradient-4"),),
    },
}
"""By claim: with how many decimals each of its figures of ours is written, and how it is counted."""


@pytest.mark.parametrize("name", FIGURES)
def test_a_card_says_what_is_counted_now(name: str) -> None:
    """“92% of Dutch workers” and eight others were of before the level of the study, Greece and Serbia."""
    entry = CLAIMS.get(name)
    text = entry.cause or entry.reason
    assert isinstance(text, Text)
    for form, ways in FIGURES[name].items():
        for way in ways:
            value = way(name)
            for language in LANGUAGES:
                shown = words_of(language).percent(value, int(form[1]))
                assert re.search(rf"(?<![\d.,]){re.escape(shown)}", text.read(language)), (shown, language)
