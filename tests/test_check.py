# ruff: noqa: E501 (sentences are kept whole)
"""Sentences from the press: bent ones are flagged for the right reason, harmless ones are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.phrases import MUTATIONS, numbers, years
from arbeid.verbs.check import check

BENT = [
    ("The IMF says AI will replace at least 60% of jobs in advanced economies.", "imf-2024-ae-60", "exposed-as-replaced"),
    ("40% van de banen verdwijnt door AI, zegt het IMF.", "imf-2024-world-40", "exposed-as-replaced"),
    ("The ILO found that 24% of clerical jobs are highly exposed to AI.", "ilo-2023-clerical-24-58", "tasks-as-jobs"),
    ("Volgens de ILO is 24% van de administratieve banen hoog blootgesteld.", "ilo-2023-clerical-24-58", "tasks-as-jobs"),
    ("Goldman Sachs expects AI to raise world GDP by 7% annually.", "goldman-2023-gdp-7-1-5", "level-as-yearly"),
    ("Goldman Sachs says AI will lift global GDP by 7% by 2030.", "goldman-2023-gdp-7-1-5", "wrong-year"),
    ("Generatieve AI voegt volgens ICG elk jaar 9% toe aan het Nederlandse bbp.", "icg-2024-nl-gdp-9", "level-as-yearly"),
    ("The World Economic Forum expects 33 million new roles by 2022.", "wef-2018-133-75", "wrong-number"),
    ("Volgens het IMF is bijna 40% van de Nederlandse banen blootgesteld aan AI.", "imf-2024-world-40", "world-as-country"),
    ("WEF: 170 million jobs created by 2035.", "wef-2025-170-92", "wrong-year"),
]  # fmt: skip
HARMLESS = [
    "AI may change how we work.",
    "Almost 40% of employment worldwide is exposed to AI, says the IMF.",
    "De ILO meldt dat 3,3% van de werkgelegenheid in de wereld in de hoogste gradiënt zit.",
    "Around 80% of US workers could see at least 10% of their tasks affected.",
    "About 47% of US jobs are in occupations with a high probability of computerisation, Frey wrote.",
    "In 2024 the Netherlands had 9.8 million people in work.",
    "Unemployment was 3.7% in 2025.",
    "Onze school gebruikt AI in 20% van de lessen.",
    "The WEF expects 170 million new jobs and 92 million lost by 2030.",
    "Acemoglu expects at most 0.66% higher productivity in ten years.",
    "PwC says 44% of Dutch jobs are highly exposed to generative AI.",
    "43% of Dutch jobs are complementary to AI, according to ING.",
    "De helft van de klas vindt AI handig.",
    "Support agents solved 14% more issues an hour.",
    "24% of clerical tasks are highly exposed, the ILO says.",
    "McKinsey ziet 0,1 tot 0,6 procentpunt groei per jaar.",
    "Goldman Sachs expects world GDP to be 7% higher after ten years.",
    "Two thirds of jobs are exposed to some degree.",
    "Productivity grew 1.2% a year in the 2010s.",
    "Robots assembled 500 cars.",
]


@pytest.mark.parametrize(("sentence", "claim", "kind"), BENT)
def test_a_bent_sentence_is_flagged_for_the_right_reason(sentence: str, claim: str, kind: str) -> None:
    found = {leans.claim: {flag.kind for flag in leans.flags} for leans in check(sentence).leans}
    assert kind in found.get(claim, set())


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_harmless_sentence_is_not(sentence: str) -> None:
    found = check(sentence, "nl")
    assert [leans.flags for leans in found.leans if leans.flags] == []


def test_a_sentence_without_a_claim_says_so_rather_than_guess() -> None:
    assert check("De zon schijnt op 40% van de dagen.").leans == ()
    assert not check("The moon is 384 thousand km away.").flagged


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    assert isinstance(check(text).leans, tuple)


def test_numbers_and_years_are_told_apart() -> None:
    assert numbers("1,2 miljard in 2030, 0.66% of 15.7 trillion") == pytest.approx([1.2e9, 0.0066, 15.7e12])
    assert years("by 2030 or 2.050") == [2030]


def test_every_mutation_explains_itself_in_both_languages() -> None:
    for mutation in MUTATIONS.all():
        assert mutation.label.nl != mutation.label.en
        assert mutation.explanation.nl.endswith(".")
