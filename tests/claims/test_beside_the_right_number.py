"""What stands beside a right number: another that is wrong, another year, another part, another source."""

from __future__ import annotations

import pytest

from arbeid.claims.checking.amounts import amounts
from arbeid.claims.checking.reading import read
from arbeid.language import Language
from judged import answer, bends


@pytest.mark.parametrize(
    "sentence",
    [
        # One number of a study to the letter, and beside it one that it does not give.
        "For US workers the share at high risk falls from 38 percent to 29 once tasks are counted.",
        "Intelligence Group: het deel van de Nederlandse vacatures voor starters daalde van 14,4 naar 5,1%.",
        "OpenAI: 18% of US jobs run a higher risk, 24% are reorganised, 31% grow and 46% change less.",
    ],
)
def test_a_wrong_number_beside_a_right_one_is_seen(sentence: str) -> None:
    assert "wrong-number" in bends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "For US workers the share at high risk falls from 38 percent to 9 once tasks are counted.",
        "Intelligence Group: het deel van de Nederlandse vacatures voor starters daalde van 14,4 naar 9,2%.",
        # The sentence gives a number of its own, beside which the claim leaves none out.
        "Frey and Osborne put 47% of US jobs at high risk, and 12% of the class had heard of them.",
    ],
)
def test_the_right_number_beside_a_right_one_is_left_alone(sentence: str) -> None:
    assert bends(sentence) == set()


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("falls from 38 percent to 9.", "en", [0.38, 0.09]),
        ("daalt van 38 procent naar 9, zodra de taken meetellen", "nl", [0.38, 0.09]),
        # A year is no end of a range, nor is what counts something else.
        ("van 69,9 procent in 1995 naar 81,4 procent in 2024", "nl", [0.699, 0.814]),
        ("from 6% to 9 people", "en", [0.06]),
        ("from 40% to 2030", "en", [0.4]),
    ],
)
def test_a_move_with_its_unit_said_once(text: str, language: Language, low: list[float]) -> None:
    assert [one.low for one in amounts(text, language)] == pytest.approx(low)


@pytest.mark.parametrize(
    "sentence",
    [
        "In de Nederlandse marktsector was het arbeidsaandeel 69,9 procent in 1995 en 81,4 procent in 2024.",
        "The labour share of the Dutch market sector was 69.9% in 1995 and 81.4% in 2024.",
    ],
)
def test_a_number_with_the_year_of_another_is_seen(sentence: str) -> None:
    assert "wrong-year" in bends(sentence)


@pytest.mark.parametrize(
    ("sentence", "bent"),
    [
        # A part that the source tells nothing of is another part; both sexes together are everybody.
        ("Van de bedrijven met tien of meer mensen gebruikte een op de zes AI, aldus het CBS.", True),
        ("Of American women 47% are in jobs at high risk of computerisation, Frey and Osborne found.", True),
        ("Een op de zes Nederlandse bedrijven gebruikt AI, ook de kleinste, aldus het CBS.", False),
    ],
)
def test_a_part_that_the_source_is_not_on_is_another_part(sentence: str, bent: bool) -> None:
    assert ("other-denominator" in bends(sentence)) is bent


def test_men_and_women_are_everybody_and_men_beside_women_are_not() -> None:
    assert read("9.6 percent of all workers, men and women alike", "en").groups == frozenset()
    assert read("3.7% of women’s jobs against 1.4% of men’s", "en").groups == {"sex-women", "sex-men"}


@pytest.mark.parametrize(
    "sentence",
    [
        # How often somebody counts is no rate of what is counted.
        "Employers gave AI as the reason for 40% of US job cuts announced in May 2026, in a monthly tally.",
        "Werkgevers gaven AI op als reden voor 40% van de in mei 2026 aangekondigde Amerikaanse ontslagen,"
        " blijkt uit de maandelijkse telling van Challenger.",
        # Whoever names the studies in a table names no wrong publisher.
        "The table gives 0.7% (Acemoglu), 1.4% (Misch) and 6.8% (Aghion and Bunel) more productivity.",
        # What a speaker has read is not whom he counts.
        "As one who reads too much on the future of work I say that two in five employers expect to cut"
        " staff where AI can do the tasks, according to the World Economic Forum.",
    ],
)
def test_what_only_stands_beside_it_bends_nothing(sentence: str) -> None:
    assert bends(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "In mei 2026 was AI de oorzaak van 40% van alle aangekondigde ontslagen in de Verenigde Staten.",
        "AI caused 40% of the US job cuts announced in May 2026.",
    ],
)
def test_a_reason_that_employers_give_is_no_cause(sentence: str) -> None:
    assert "correlation-as-cause" in bends(sentence)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        # What somebody is asked to say before “that” is a frame, whatever firm or class it is of.
        (
            "At the meeting on the budget the chief executive repeated that 57 percent of American"
            " working hours could already be automated.",
            "mgi-2025-57-hours",
        ),
        # In words alone, with another publisher: all words of one claim.
        (
            "According to the World Bank, policy should steer robots towards complementing people.",
            "wrr-2015-complementarity",
        ),
    ],
)
def test_a_claim_is_found_by_what_it_says(sentence: str, claim: str) -> None:
    assert claim in answer(sentence).claims()
