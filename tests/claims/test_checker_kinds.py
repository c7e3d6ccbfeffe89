"""Kinds of sentences that the checker once missed or wrongly flagged: in both languages, two of a kind."""

from __future__ import annotations

import pytest

from arbeid.claims.checking.amounts import amounts
from arbeid.claims.checking.lexicon import LEXICONS, hits
from arbeid.claims.checking.named import named
from arbeid.claims.checking.reading import read
from arbeid.language import Language
from judged import answer, bends


def leans(sentence: str) -> set[str]:
    return set(answer(sentence).claims())


@pytest.mark.parametrize(
    ("text", "language", "value", "kind"),
    [
        ("In 2024 gebruikte ruim zes op de tien bedrijven AI", "nl", 0.6, "share"),
        ("In 2024 nearly six in ten firms used AI", "en", 0.6, "share"),
        ("vier tiende van het werk", "nl", 0.4, "share"),
        ("a good quarter of employment", "en", 0.25, "share"),
        ("nog geen derde van de banen", "nl", 1 / 3, "share"),
        ("two thirds of a percent", "en", 0.02 / 3, "share"),
        ("een half procentpunt", "nl", 0.5, "points"),
        ("seven times as often", "en", 7, "times"),
        ("in 87 van de 93 beroepsgroepen", "nl", 87, "count"),
    ],
)
def test_an_amount_is_read(text: str, language: Language, value: float, kind: str) -> None:
    (found,) = amounts(text, language)
    assert (found.low, found.kind) == (pytest.approx(value), kind)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("een paar tienden van een procentpunt", "nl"),
        ("a few tenths of a percentage point", "en"),
        ("drie keer per week", "nl"),
    ],
)
def test_a_part_of_a_point_is_no_point(text: str, language: Language) -> None:
    assert amounts(text, language) == []


def test_a_number_behind_a_comma_restates_a_word() -> None:
    (found,) = amounts("Ruim de helft van de bedrijven, 58 procent, verwacht minder", "nl")
    assert found.low == pytest.approx(0.58)
    assert len(amounts("Half of the jobs, 5% of occupations", "en")) == 2


@pytest.mark.parametrize(
    ("text", "language", "relation"),
    [
        ("gaan er door AI 9.000 banen aan", "nl", "loss"),
        ("AI takes 9.3 million American jobs", "en", "loss"),
        ("gooit AI 94 procent van de banen om", "nl", "change"),
        ("AI is reshaping two thirds of jobs", "en", "change"),
        ("vacatures drogen op", "nl", "fell"),
        ("vacancies are drying up", "en", "fell"),
        ("robots pikken 14 procent van de banen in de OESO-landen in en meer", "nl", "loss"),
    ],
)
def test_a_verb_is_known_in_its_forms(text: str, language: Language, relation: str) -> None:
    assert relation in read(text, language).relations


def test_an_ending_of_a_verb_is_no_preposition() -> None:
    assert "loss" not in read("krimpt met 3,8 procent in de blootgestelde beroepen", "nl").relations


@pytest.mark.parametrize(
    "sentence",
    [
        "Generatieve AI levert Nederland binnen tien jaar gegarandeerd 80 tot 85 miljard euro op.",
        "Generative AI is bound to add 80 to 85 billion euros to the Dutch economy in ten years.",
        "The Dutch government says AI will solve the staff shortage.",
        "Het kabinet schreef dat AI de personeelstekorten gaat oplossen.",
    ],
)
def test_a_promise_is_surer_than_a_possibility(sentence: str) -> None:
    assert "could-as-will" in bends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het aantal startersvacatures is door de opmars van AI sinds januari 2024 met 29 procent gekelderd.",
        "Dankzij AI stegen de lonen bij de meest blootgestelde bedrijven met 24 procent, zegt PwC.",
        "Thanks to AI the most exposed firms saw wages rise by 24%, PwC says.",
    ],
)
def test_what_was_seen_together_is_no_cause(sentence: str) -> None:
    assert "correlation-as-cause" in bends(sentence)


@pytest.mark.parametrize(
    "frame",
    [
        "As my headmaster told our class yesterday, {}",
        "Friends, members of this union: {}",
        "I am not exaggerating: {}",
        "{}, and anyone who denies it is fooling himself.",
        "{} – and our customers have noticed.",
        "{}, so retrain while you still can.",
    ],
)
def test_a_frame_hides_no_bend(frame: str) -> None:
    told = "AI will wipe out 40% of jobs in the world"
    assert answer(frame.format(told)).outcome == "flagged"


def test_what_is_of_ones_own_stays_so() -> None:
    assert answer("At our hospital AI will replace 40% of jobs.").outcome == "no_claim"
    assert answer("Bij ons ziekenhuis verdwijnt 40% van de banen door AI.").outcome == "no_claim"


def test_a_neighbour_may_speak_of_the_world() -> None:
    told = "Mijn buurman riep dat AI bijna vier van de tien banen op de wereld gaat wegvagen."
    assert "exposed-as-replaced" in bends(told)


def test_a_trade_and_its_number_are_enough_without_ai() -> None:
    assert leans("Call centre workers became 14% more productive") == {"brynjolfsson-2023-14"}
    assert "brynjolfsson-2023-14" in leans(
        "Klantenservicemedewerkers losten 14 procent meer vragen per uur op."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "In Denmark 70% of firms with ten or more people use AI.",
        "Volgens UWV is de arbeidsmarkt krap in 12 van de 93 beroepsgroepen.",
    ],
)
def test_another_number_of_the_only_claim_is_wrong(sentence: str) -> None:
    assert "wrong-number" in bends(sentence)


def test_work_in_the_mass_is_neither_jobs_nor_hours() -> None:
    assert "tasks-as-jobs" not in bends(
        "With existing technology 57% of US work can be automated, McKinsey says."
    )
    assert "tasks-as-jobs" in bends(
        "With existing technology 57% of US jobs can be automated, McKinsey says."
    )


def test_a_month_or_a_paper_names_no_publication() -> None:
    assert named("Vacancies fell since January 2024, I read in the paper") == frozenset()


def test_common_words_are_in_one_class_of_their_language() -> None:
    forms = LEXICONS.get("plain_words").forms
    assert len({word for one in forms.values() for word in one.nl}) > 1000
    assert len({word for one in forms.values() for word in one.en}) > 1000


def test_single_words_are_looked_up_as_their_pattern_would_find_them() -> None:
    found = [(hit.concept, hit.start) for hit in hits("places", "Japan-China, India’s and Chinatown", "en")]
    assert found == [("jp", 0), ("in", 13)]
