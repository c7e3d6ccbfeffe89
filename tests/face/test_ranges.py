"""Every modelled number of every answer has a range, or stands in a list here with the reason why not.

The list is the whole of what has none: a number that loses its range fails, and so does a line of the list
that nothing needs any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any

import pytest
from test_shown import ASKED as SHOWN

import arbeid
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.answers.shown import Shown
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.models.calculate import calculate
from arbeid.wording import words_of
from each import each

pytestmark = pytest.mark.long

BRIEF: dict[str, Any] = {"shock": "eloundou-beta-human", "years": 1, "burn_in": 2}
OWN = {"reinstatement": 0.4}
ASKED: dict[str, Callable[[], Shown]] = {
    **SHOWN,
    "flows": lambda: arbeid.flows("nl", **BRIEF),
    "flows us": lambda: arbeid.flows("us", **BRIEF),
    "run with flows": lambda: arbeid.run("base", "nl", by="sex"),
    "run of own values": lambda: arbeid.scenario("base").with_(reinstatement=0.4).run(),
    "run us": lambda: arbeid.run("base", "us", flows=False),
    "run us of own values": lambda: arbeid.run("base", "us", values=OWN, flows=False),
    "report us": lambda: arbeid.report("us"),
    "job us": lambda: arbeid.job("registered nurse", economy="us"),
    "compare with flows": lambda: arbeid.compare("base", "fast-adoption", "nl"),
    "collaboration us": lambda: arbeid.collaboration("us"),
    **{f"model {one.id}": partial(calculate, one.id) for one in arbeid.list_models()},
}
AS_PUBLISHED = "what somebody else published, as it was published: they gave no range"
OF_ONE_STUDY = "by one study's scores: how far studies are apart is the range of the number beside it"
BY_ITSELF = "an end, a spread or a single draw itself: it says how sure another number is"
ALLOWED: Mapping[str, str] = {
    "Backtested.past[].created": AS_PUBLISHED,
    "Backtested.past[].displaced": AS_PUBLISHED,
    "ClaimCard.published": AS_PUBLISHED,
    "Report.appear.forecasts[].base": AS_PUBLISHED,
    "Report.appear.forecasts[].created": AS_PUBLISHED,
    "Report.appear.forecasts[].displaced": AS_PUBLISHED,
    "StoryPage.figures[].quantity": AS_PUBLISHED,
    "StoryPage.picture.lines[].value.quantity": AS_PUBLISHED,
    "StoryChart.lines[].value.quantity": AS_PUBLISHED,
    "Use.people[].share": AS_PUBLISHED,
    "Use.messages[].share": AS_PUBLISHED,
    "EnsembleFacts.evidence.counted[].share": AS_PUBLISHED,
    "RunFacts.assumptions[].value": "an assumption: its law is what is drawn, and `ensemble` lists it",
    "RunFacts.productivity[].published[].a_year": AS_PUBLISHED,
    "RunFacts.productivity[].published[].level": AS_PUBLISHED,
    "RunFacts.productivity[].published[].ours_a_year": "run.limit_studies",
    **{
        f"{prefix}.rows[].{name}": "views.productivity.no_range"
        for prefix in ("Productivity", "Report.productivity")
        for name in ("level", "a_year", "published_level", "published_a_year")
    },
    **{
        f"{prefix}.divisions[].{name}": OF_ONE_STUDY
        for prefix in (
            *("Collaboration.rows[]", "Collaboration.total", "JobWithAI.groups[].work"),
            *("JobWithAI.everyone", "WholeJob.with_ai.groups[].work", "WholeJob.with_ai.everyone"),
        )
        for name in ("handed_over", "pair", "person")
    },
    "EnsembleFacts.occupations[].within": BY_ITSELF,
    "Fan.samples[].net[]": BY_ITSELF,
    "SensitivityFacts.drivers[].effect": BY_ITSELF,
    "SensitivityFacts.drivers[].effect_sd": BY_ITSELF,
    "SensitivityFacts.driven[].mean": BY_ITSELF,
    "SensitivityFacts.driven[].sd": BY_ITSELF,
    "SensitivityFacts.driven[].together": BY_ITSELF,
    "SensitivityFacts.structures[].apart[].within": BY_ITSELF,
    **{
        f"SensitivityFacts.each[].{end}.{name}": BY_ITSELF
        for end in ("low", "high")
        for name in ("net", "productivity")
    },
    "FlowFacts.cycle.area": "flows.note.cycle",
    "FlowBatchFacts.cases[].results{}": "flows.note.no_range_batch",
    "ModelAnswer.cases[].results{}": "model.no_range",
}
"""Numbers without a range, by where they stand; what is a key of the wording is said by the answer itself."""


@cache
def answer(name: str) -> Shown:
    return ASKED[name]()


def quantities(part: object, at: str) -> Iterator[tuple[str, Quantity]]:
    """Walk all numbers that an answer holds, each with where it stands."""
    if isinstance(part, Quantity):
        yield at, part
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from quantities(getattr(part, one.name), f"{at}.{one.name}")
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from quantities(one, f"{at}{{}}")
    elif isinstance(part, tuple | list):
        for one in part:
            yield from quantities(one, f"{at}[]")


@cache
def without_range(name: str) -> frozenset[str]:
    """Name where modelled numbers of an answer stand that have no range."""
    facts = answer(name)._facts()
    return frozenset(
        at
        for at, one in quantities(facts, type(facts).__name__)
        if one.badge == "modelled" and one.value is not None and (one.low is None or one.high is None)
    )


@each("name", sorted(ASKED))
def test_a_modelled_number_has_a_range_or_a_reason(name: str) -> None:
    assert not without_range(name) - ALLOWED.keys()


def test_no_reason_stands_for_nothing() -> None:
    found = frozenset().union(*(without_range(name) for name in ASKED))
    assert ALLOWED.keys() == found


@each("name", sorted(ASKED))
def test_a_number_with_a_range_lies_in_it(name: str) -> None:
    """But for those that stand outside by what they are: the point beside what was drawn around a middle."""
    facts = answer(name)._facts()
    upside_down: dict[str, int] = defaultdict(int)
    for at, one in quantities(facts, type(facts).__name__):
        if one.low is not None and one.high is not None and one.low > one.high:
            upside_down[at] += 1
    assert not upside_down


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_that_are_ours_stand_in_the_answer_in_both_languages(language: Language) -> None:
    words = words_of(language)
    for name in ASKED:
        keys = {ALLOWED[at] for at in without_range(name) & ALLOWED.keys()} & OURS
        for key in keys:
            start = (
                words(key, results="@").partition("@")[0].strip() if key == "model.no_range" else words(key)
            )
            assert start in str(answer(name).plain(language)), (name, key)


OURS = frozenset({"run.limit_studies", "views.productivity.no_range", "flows.note.cycle",
                  "flows.note.no_range_batch", "model.no_range"})  # fmt: skip


def test_modelled_numbers_of_all_stories_without_a_range_are_published_ones() -> None:
    """What the engine works out for a story is swept; what a study says stands as the study says it."""
    words = words_of("en")
    for line in arbeid.stories():
        for figure in arbeid.story(line.id)._facts().figures:
            if figure.quantity.badge == "modelled" and figure.quantity.low is None:
                assert said(figure.how, words) in {words("story.how_published"), words("story.how_said")}
