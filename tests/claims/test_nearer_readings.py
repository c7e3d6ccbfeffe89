# ruff: noqa: E501 (sentences are kept whole)
"""What a sentence may leave out, what it says of how long, how sure or how it went, and whom it names."""

from __future__ import annotations

import pytest

from judged import answer, bends


@pytest.mark.parametrize(
    "sentence",
    [
        # Whoever names the source may leave out that small firms were not asked.
        "Around one EU enterprise in five used AI in 2025, according to Eurostat.",
        # Hours that are swallowed by tasks are no jobs lost.
        "McKinsey denkt dat techniek in potentie activiteiten kan automatiseren die 60 tot 70 procent van de werktijd opslokken.",
        # A change of which the range holds zero is none.
        "Twee jaar na ChatGPT zagen Humlum en Vestergaard in Deense registers vrijwel geen effect op lonen en uren.",
        # More time is slower.
        "Experienced open-source developers needed 19 percent more time when they were allowed to use AI, METR found, while they thought it had sped them up.",
        # Only loosely a number of theirs, of other people and of something else.
        "Dario Amodei of Anthropic warned that AI could wipe out half of entry-level white-collar jobs within five years.",
        # Of two studies by the same people, the one of which all is right.
        "Wie per taak rekent in plaats van per beroep, komt veel lager uit: gemiddeld 9 procent van de banen in 21 OESO-landen, volgens Arntz, Gregory en Zierahn (2016).",
        # At most so many.
        "Europa moet er volgens McKinsey rekening mee houden dat tot 12 miljoen mensen voor 2030 van beroep moeten wisselen.",
    ],
)
def test_what_is_told_rightly_in_other_words_is_not_flagged(sentence: str) -> None:
    assert answer(sentence) != "flagged"


@pytest.mark.parametrize(
    ("sentence", "bend"),
    [
        ("One in five of all EU enterprises used AI in 2025, according to Eurostat.", "other-denominator"),
        (
            "As long ago as 2003, the OECD calculated that 14 percent of jobs in member countries were highly automatable.",
            "wrong-year",
        ),
        (
            "Yale's Budget Lab found that AI had visibly disrupted the US labour market in the 33 months since ChatGPT's launch.",
            "none-as-effect",
        ),
        (
            "Arntz, Gregory and Zierahn showed the US automation risk rises from 9 to 38 percent once the variety of tasks within jobs is considered.",
            "wrong-number",
        ),
        ("Developers took 19 percent less time with AI, METR found.", "wrong-number"),
        ("Ervaren programmeurs waren met AI 19 procent korter bezig, vond METR.", "wrong-number"),
        (
            "The world has gained a net 78 million jobs thanks to the shifts described in the WEF's 2025 report.",
            "could-as-will",
        ),
        (
            "AI has now displaced 6 to 7 percent of US workers, Goldman Sachs economists reported in 2025.",
            "could-as-will",
        ),
        (
            "In Zweden vonden Humlum en Vestergaard na de komst van chatbots geen meetbaar effect op lonen of gewerkte uren.",
            "other-place",
        ),
    ],
)
def test_one_slot_with_another_value_is_flagged(sentence: str, bend: str) -> None:
    assert bend in bends(sentence)


@pytest.mark.parametrize("publisher", ["Goldman", "the OECD"])
def test_a_number_that_none_of_its_claims_has_is_put_in_the_wrong_mouth(publisher: str) -> None:
    assert "wrong-publisher" in bends(f"40% of jobs disappear, says {publisher}")
