"""Walks explain at least half of a difference, at any level; elsewhere it is said what is missing."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations

import pytest
from benchmarks.walks import outcome, pairs

import arbeid
from arbeid.answers.plain import said
from arbeid.claims import rules
from arbeid.claims.claim import CLAIMS
from arbeid.claims.published_path import published_path, value_at
from arbeid.claims.rules import share_by
from arbeid.claims.story import STORIES
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.neighbours import neighbours
from arbeid.verbs.claims.why import why
from arbeid.web.page import Asked, pages
from arbeid.web.pages.walk import _levels
from arbeid.wording import words_of

TO_NL = (
    "fo-2013-us-47",
    "eloundou-2023-19",
    "eloundou-2023-80",
    "goldman-2023-two-thirds-7",
    "imf-2024-world-40",
    "ilo-2025-exposed-25",
    "ilo-2023-auto-2-3",
    "imf-2024-split-ae-27-33",
)
# Some of the claims that others are told with: between them all ways of explaining, and cards.
TOLD = ("fo-2013-us-47", "agz-2017-us-38-to-9", "imf-2024-lic-26", "aei-2025-57-43", "wef-2025-170-92")


@pytest.mark.parametrize("name", TO_NL)
def test_eight_claims_walk_to_the_netherlands_and_their_steps_add_up(name: str) -> None:
    found = why(name, on="nl")
    assert sum(step.effect for step in found.steps) == pytest.approx(found.difference, abs=1e-12)
    assert found.steps[-1].value == pytest.approx(found.end, abs=1e-12)
    assert "level" not in [step.switch for step in found.steps]


@pytest.mark.parametrize(
    ("name", "level", "people", "end"),
    [("fo-2013-us-47", -0.131, -0.107, 0.235), ("eloundou-2023-19", -0.057, 0.044, 0.214)],
)
def test_level_and_people_are_two_steps_in_no_order(
    name: str, level: float, people: float, end: float
) -> None:
    """``methods.md`` 1 has -13.1 and -11.4, -5.0 and +3.8; docs/decisions/walks-at-a-level.md says why."""
    found = why(name, on="nl", level="group")
    steps = {step.switch: step for step in found.steps}
    assert steps["level"].effect == pytest.approx(level, abs=0.001)
    assert steps["population"].effect == pytest.approx(people, abs=0.001)
    assert steps["level"].effect == steps["level"].average
    assert found.end == pytest.approx(end, abs=0.001)
    assert sum(step.effect for step in found.steps) == pytest.approx(found.difference, abs=1e-12)
    own = why(name, on="nl")
    assert why(name, on="nl", level="occupation").end == own.end


def test_a_level_that_only_one_end_has_is_named() -> None:
    """The world has no Dutch groups, so rule and level turn together; the words are those of the level."""
    (step,) = (one for one in why("imf-2024-world-40", on="nl", level="group").steps[2:])
    assert step.switch == "definition"
    said_of = said(step.sentence, words_of("en"))
    assert "two digits" in said_of
    assert "114 occupation groups" in said_of


def test_a_page_shows_a_level_of_the_publications_own() -> None:
    assert [(one["name"], one["chosen"]) for one in _levels("imf-2024-world-40", "nl", None)] == [
        ("sub_major", True),
        ("group", False),
    ]


def test_every_claim_that_can_be_counted_here_adds_up_or_says_what_is_missing() -> None:
    walks = cards = 0
    for name in CLAIMS.names():
        try:
            found = why(name, on="nl")
        except ArbeidError:
            continue
        scale = max(1.0, abs(found.difference))
        assert sum(step.effect for step in found.steps) == pytest.approx(
            found.difference, abs=1e-12 * scale
        ), name
        assert bool(found.lacking) == (found.explained < 0.5), name
        walks, cards = walks + (not found.lacking), cards + bool(found.lacking)
    assert walks >= 8 and cards


def test_a_walk_that_pages_linked_stays_a_walk() -> None:
    """Every eighth of the 277; `python -m benchmarks.walks` asks them all."""
    for pair in pairs()[::8]:
        found = pair.walk()
        assert outcome(found) == pair.outcome, pair.ends
        assert all(len(said(one.sentence, words_of("nl"))) > 20 for one in found.lacking), pair.ends


def test_a_level_alone_is_counted_on_the_claims_own_economy() -> None:
    assert why("eloundou-2023-19", level="group").other == "us-2021"


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"one": "fo-2013-us-47", "on": "nl", "level": "groep"}, "no level “groep”"),
        ({"one": "fo-2013-us-47", "other": "eloundou-2023-19", "level": "group"}, "at one level only"),
        ({"one": "ilo-2025-exposed-25", "on": "nl", "level": "group"}, "sorts single occupations"),
        ({"one": "mckinsey-2023-60-70", "on": "nl", "level": "group"}, "mean of scores"),
        ({"one": "imf-2024-ae-60", "on": "nl", "level": "occupation"}, "may not ship"),
        ({"one": "agz-2017-us-38-to-9", "level": "group"}, "at another level"),
    ],
)
def test_a_level_that_a_rule_does_not_have_is_refused(asked: dict[str, str], problem: str) -> None:
    with pytest.raises(ArbeidError, match=problem):
        why(**asked)


def test_what_cannot_be_explained_by_half_says_what_is_missing() -> None:
    found = why("cbs-2026-nl-41-4", "pwc-2023-nl-44")
    assert found.explained == 0
    for language in LANGUAGES:
        plain = found.plain(language)["lacking"]
        assert [one["claim"] for one in plain] == ["cbs-2026-nl-41-4", "pwc-2023-nl-44"]
        reason = CLAIMS.get("cbs-2026-nl-41-4").reason
        assert reason is not None
        assert plain[0]["sentence"] == reason.read(language)


def test_gaps_in_opposite_directions_do_not_explain_each_other() -> None:
    found = why("goldman-2023-two-thirds-7", "imf-2024-ae-60")
    rest = [step.effect for step in found.steps if step.remainder]
    assert abs(sum(rest)) < abs(found.difference) < sum(map(abs, rest))
    assert found.lacking


def test_authors_own_decomposition_is_walked_along() -> None:
    found = why("fo-2013-us-47", "agz-2016-oecd-9")
    assert [(step.switch, round(step.effect, 2)) for step in found.steps] == [
        ("remainder", -0.09),
        ("level", -0.29),
        ("population", 0.0),
    ]
    assert found.explained == pytest.approx(29 / 38)
    assert not found.lacking
    assert found.steps[1].sure == "published"


def test_a_part_of_the_people_that_only_one_side_knows_is_one_step_with_them() -> None:
    found = why("ilo-2025-g4-women-4-7", "eloundou-2023-80")
    assert found.steps[1].switch == "people"
    assert "women" in said(found.steps[1].sentence, words_of("en"))
    assert "vrouwen" in said(found.steps[1].sentence, words_of("nl"))


@pytest.mark.parametrize("name", [entry.id for entry in CLAIMS.all() if entry.published_steps])
def test_published_steps_lead_to_a_value_in_the_same_unit(name: str) -> None:
    entry = CLAIMS.get(name)
    for step in entry.published_steps:
        there = value_at(step.end())
        assert there.unit == entry.values[step.value].unit
        if step.sentence is not None:
            assert not re.search(r"[{}]", step.sentence.nl + step.sentence.en)


def test_there_is_no_published_way_between_things_that_nobody_set_side_by_side() -> None:
    assert published_path(CLAIMS.get("fo-2013-us-47"), CLAIMS.get("imf-2024-ae-60")) == ()


@pytest.mark.parametrize("name", TOLD)
def test_only_walks_that_explain_half_are_offered(name: str) -> None:
    beside = neighbours(name)
    for other in beside.claims:
        assert why(name, other.id).explained >= 0.5
    for other in beside.unexplained:
        found = why(name, other.id)
        assert found.explained < 0.5
        assert all(said(one.sentence, words_of("nl")) for one in found.lacking)
    units = {CLAIMS.get(one.id).values[CLAIMS.get(one.id).of].unit for one in beside.claims}
    assert units <= {CLAIMS.get(name).values[CLAIMS.get(name).of].unit}


def test_a_share_is_counted_once_in_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    claim("ilo-2025-exposed-25")
    monkeypatch.setattr(rules, "share", None)
    assert claim("ilo-2025-exposed-25").ours is not None
    rule = CLAIMS.get("ilo-2025-exposed-25").recompute
    assert rule is not None
    assert share_by(rule) is share_by(rule)


@pytest.mark.parametrize("name", [entry.id for entry in CLAIMS.all() if entry.analogue])
def test_a_stand_in_is_named_in_the_safe_sentence_with_its_definition(name: str) -> None:
    card, entry = claim(name), CLAIMS.get(name)
    assert entry.analogue is not None
    for language in LANGUAGES:
        words = words_of(language)
        assert words(entry.analogue) in said(card.safe, words)
        assert card.stand_in is not None
        assert said(card.stand_in, words) in said(card.safe, words)
    if entry.recompute is not None:
        assert said(card.switches[1].sentence, words_of("en")) in said(card.safe, words_of("en"))


def test_python_reads_the_level_as_the_command_does() -> None:
    assert arbeid.why("fo-2013-us-47", on="nl", level="group").plain("nl")["steps"][2]["switch"] == "level"


def test_equal_numbers_that_count_different_things_are_a_card_with_a_page() -> None:
    equal = {
        (one, other)
        for story in STORIES.all()
        for one, other in permutations(story.claims, 2)
        if (first := number_of(one)) is not None and first == number_of(other)
    }
    assert ("imf-2024-world-40", "wef-2025-40-cut") in equal
    for one, other in sorted(equal):
        try:
            found = why(one, other)
        except ArbeidError:
            continue
        assert found.steps or found.lacking, (one, other)
        page = pages()["walk"].answer(Asked("en", {"one": one, "other": other}, {}, date(2026, 11, 30)))
        assert page.title


def number_of(name: str) -> float | None:
    claim = CLAIMS.get(name)
    return claim.values[claim.of].value if claim.values else None
