# ruff: noqa: E501 (sentences are kept whole)
"""A number that no claim of the kind has is a wrong one; a question, a range or a comparison may hide it."""

from __future__ import annotations

import pytest

from arbeid.claims.checking.amounts import amounts
from arbeid.claims.checking.asking import asks
from arbeid.claims.checking.reading import read
from arbeid.language import Language
from judged import answer, bends


@pytest.mark.parametrize(
    "sentence",
    [
        # One of the two ends is right, and the other is no number of the claim.
        "Volgens het WEF komen er tot 2030 270 miljoen banen bij en verdwijnen er 92 miljoen.",
        "By 2022 there are 133 million new roles and 120 million are displaced.",
        # What is counted, or its unit, is another than that of the number told rightly.
        "14% of jobs in 32 countries are highly automatable, which is about 106 million workers.",
        "Van de bedrijven gebruikt 69% AI en zag ongeveer 90% geen effect; zij verwachten 2,2% meer productiviteit.",
        # No publisher, and none of the few claims on this has the number.
        "In low-income countries 42% of employment is exposed to AI.",
        "In opkomende economieën staat 64% van de banen bloot aan AI.",
        "AI stelt het equivalent van 480 miljoen voltijdbanen bloot aan automatisering.",
    ],
)
def test_a_number_that_the_claim_has_not_is_wrong(sentence: str) -> None:
    assert "wrong-number" in bends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # Both ends of a range beside its middle.
        "Tufts counts 9.3 million US jobs that could go because of AI; it may also be 2.7 or 19.5 million.",
        # Several claims are on this, and one of them has the number.
        "In low-income countries 26% of employment is exposed to AI.",
        "In rijke landen staat 34% van de banen bloot aan generatieve AI.",
        # What is said of a place of one's own is another number.
        "By 2030 170 million jobs are created, says the WEF, and our hospital will have 40 million in cash.",
    ],
)
def test_a_number_of_its_own_is_not(sentence: str) -> None:
    assert "wrong-number" not in bends(sentence)


def test_the_far_end_of_a_range_is_wrong_where_its_middle_is_not_told() -> None:
    assert "wrong-number" in bends("METR's developers expected 20% and were 39% slower with AI.")


@pytest.mark.parametrize(
    ("text", "language", "lows"),
    [
        ("from 55 to below 51 percent", "en", [0.55, 0.51]),
        ("van 55 procent in de jaren zeventig tot onder de 51 in 2015", "nl", [0.55, 0.51]),
        ("tussen 40 en ruim 45 procent", "nl", [0.4]),
    ],
)
def test_a_bound_may_stand_before_the_second_number(text: str, language: Language, lows: list[float]) -> None:
    assert [one.low for one in amounts(text, language)] == pytest.approx(lows)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Labour's share of income fell from 55% to under 51% all over the world.", "advanced-as-world"),
        ("In rijke en arme landen, over de hele wereld, is 60% van de banen blootgesteld aan AI.", "advanced-as-world"),
        ("Goldman Sachs says AI takes 16,000 American jobs in a whole year.", "level-as-yearly"),
        ("Waarom praten we over robots, terwijl 87 van de 93 Belgische beroepsgroepen krap zijn?", "other-place"),
        ("47% of US jobs will vanish, Frey and Osborne wrote, and does anybody listen?", "exposed-as-replaced"),
    ],
)  # fmt: skip
def test_what_a_sentence_takes_for_granted_is_said(sentence: str, kind: str) -> None:
    assert kind in bends(sentence)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Who pays the taxes if 47% of jobs vanish?", True),
        ("How many jobs go while AI spreads?", True),
        ("Verdwijnt 40% van de banen, wat denk jij?", True),
        ("Wat moeten we, nu 40% van de banen verdwijnt?", False),
        ("Four in ten jobs are exposed, but who is ready for it?", False),
    ],
)
def test_a_question_may_tell_something(sentence: str, right: bool) -> None:
    assert asks(sentence) is right


def test_what_a_number_is_compared_with_is_not_where_it_holds() -> None:
    told = "Bijna vier op de tien banen in de wereld zijn blootgesteld, en in de VS nog iets meer."
    assert answer(told).outcome != "flagged"
    assert "us" not in {place for one in answer(told).matches for place in one.telling.clause.places}
    assert read(told, "nl").places == {"world", "us"}
