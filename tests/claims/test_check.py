# ruff: noqa: E501 (sentences are kept whole)
"""Sentences from the press: bent ones are flagged for the right reason, harmless ones are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.claims.checking.named import named
from arbeid.claims.claim import PUBLICATIONS
from arbeid.claims.publisher import PUBLISHERS, called
from arbeid.errors import ArbeidError
from arbeid.phrases import MUTATIONS
from arbeid.verbs.claims.check import check

pytestmark = pytest.mark.long

Added = Callable[[str, str], Path]

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
    ("According to ICG generative AI adds 8% a year to the GDP of the EU.", "icg-2024-nl-gdp-9", "level-as-yearly"),
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

# Sentences of our own, as newspapers write them: bent, faithful, and about something else.
NEWSPAPER_BENT = [
    (
        "Volgens PwC gaat 44 procent van de Nederlandse banen verloren door generatieve AI.",
        "exposed-as-replaced",
    ),
    (
        "Bijna de helft van de Amerikaanse banen verdwijnt binnen twintig jaar, aldus Frey en Osborne: 47 procent.",
        "exposed-as-replaced",
    ),
    (
        "The ILO warns that one in four jobs, 25% of employment, will be wiped out by AI.",
        "exposed-as-replaced",
    ),
    ("OpenAI researchers: 80% of US workers will lose their jobs to ChatGPT.", "exposed-as-replaced"),
    ("Goldman Sachs: AI vervangt 300 miljoen banen.", "exposed-as-replaced"),
    ("AI could replace 300 million jobs, says Goldman Sachs.", "exposed-as-replaced"),
    (
        "47 to 56% of American jobs are affected by language models with software, according to OpenAI.",
        "tasks-as-jobs",
    ),
    ("PwC: wereldeconomie groeit door AI met 14% per jaar.", "level-as-yearly"),
    ("Accenture says AI lifts labour productivity 40% a year.", "level-as-yearly"),
    ("Accenture: AI kan de arbeidsproductiviteit met 40% verhogen in 2030.", "wrong-year"),
    (
        "Het World Economic Forum verwacht 69 miljoen nieuwe banen en 38 miljoen verdwenen banen in 2027.",
        "wrong-number",
    ),
    ("In Nederland is 3,3% van de banen het meest blootgesteld, meldt de ILO.", "world-as-country"),
    ("ICG: generative AI raises EU GDP by 8% annually.", "level-as-yearly"),
    ("WEF: 92 million jobs displaced by 2025.", "wrong-year"),
    ("Acemoglu verwacht 0,66% hogere productiviteit per jaar.", "level-as-yearly"),
    (
        "Twee tot drie op de tien: 26% van de banen in lage-inkomenslanden verdwijnt volgens het IMF.",
        "exposed-as-replaced",
    ),
    (
        "Robots pakken 2 tot 3 miljoen Nederlandse banen af... nee: 44 procent van de banen wordt vervangen door AI, zegt PwC.",
        "exposed-as-replaced",
    ),
    (
        "Dutch workers beware: the IMF says almost 40% of Dutch employment is exposed to AI.",
        "world-as-country",
    ),
    ("Oxford-onderzoekers: 47% van de banen in de VS wordt overgenomen door robots.", "exposed-as-replaced"),
    ("Volgens PwC draagt AI elk jaar 14% bij aan het wereld-bbp.", "level-as-yearly"),
    (
        "De helft van de banen is in 2055 geautomatiseerd, rekent McKinsey voor: 50% van de banen.",
        "tasks-as-jobs",
    ),
    ("Een kwart van de banen gaat verdwijnen: 25%, zegt de ILO.", "exposed-as-replaced"),
]
NEWSPAPER_FAITHFUL = [
    ("In advanced economies about 60% of jobs are exposed to AI, the IMF estimates.", "imf-2024-ae-60"),
    ("PwC Nederland: ruim 44% van de banen in hoge mate blootgesteld aan generatieve AI.", "pwc-2023-nl-44"),
    (
        "De OESO schat dat 27% van de werkgelegenheid in beroepen met het hoogste automatiseringsrisico valt.",
        "oecd-2023-27",
    ),
    ("Stanford: banen van 22-25-jarigen in blootgestelde beroepen daalden met 13%.", "canaries-2025-13"),
    ("CBS: 41% van de werkenden denkt dat AI een deel van hun werk kan overnemen.", "cbs-2026-nl-41-4"),
    ("Acemoglu verwacht hooguit 0,66% hogere productiviteit in tien jaar.", "acemoglu-2024-0-66"),
    (
        "De komende vijf jaar verdwijnen 83 miljoen banen en komen er 69 miljoen bij, voorspelt het World Economic Forum.",
        "wef-2023-69-83",
    ),
    (
        "McKinsey: generative AI could add 0.1 to 0.6 points to productivity growth a year through 2040.",
        "mckinsey-2023-0-1-0-6",
    ),
    (
        "Deloitte stelde in 2014 dat 2 tot 3 miljoen banen kunnen verdwijnen door automatisering.",
        "deloitte-2014-nl-2-3-million",
    ),
    (
        "In Denemarken bespaarden chatbots 2,8% van de werktijd, bleek uit onderzoek van Humlum.",
        "humlum-2025-null",
    ),
    ("METR found experienced developers were 19% slower with AI.", "metr-2025-minus-19"),
    ("Anthropic: in 57% van de gesprekken vult AI het werk aan, in 43% neemt AI het over.", "aei-2025-57-43"),
    (
        "Two thirds of jobs are exposed and 7% could be replaced, Goldman Sachs wrote.",
        "goldman-2023-two-thirds-7",
    ),
]
NEWSPAPER_ELSEWHERE = [
    "Het kabinet trekt 40 miljoen euro uit voor AI-onderwijs.",
    "Bij de gemeente Utrecht gebruikt 60% van de ambtenaren een taalmodel.",
    "Our company cut 9% of its workforce last year after introducing new software.",
    "ASML groeide met 14% per jaar dankzij de vraag naar AI-chips.",
    "Ook in 2026 blijft 47% van de bedrijven personeel zoeken.",
    "The IMF expects the world economy to grow by 3.3% in 2026.",
    "Volgens de IMF-chef stijgt de werkloosheid in de eurozone naar 6,0%.",
    "Het aantal werklozen daalde in het derde kwartaal met 4 duizend tot 3,7% van de beroepsbevolking.",
    "AI saves our teachers about 20% of preparation time, the school board says.",
    "De KLM schrapt 250 banen, de ING 950; de bank noemt AI als een van de redenen.",
    "In de zorg werkt 26% van de vrouwen voltijd.",
    "Prices rose 2.3% in October, the statistics office said.",
]


@pytest.mark.parametrize(("sentence", "kind"), NEWSPAPER_BENT)
def test_a_newspaper_that_bends_a_claim_is_told_how(sentence: str, kind: str) -> None:
    assert kind in {flag.kind for leans in check(sentence).leans[:1] for flag in leans.flags}


@pytest.mark.parametrize(("sentence", "claim"), NEWSPAPER_FAITHFUL)
def test_a_newspaper_that_is_faithful_gets_its_claim_and_no_flag(sentence: str, claim: str) -> None:
    first = check(sentence).leans[0]
    assert (first.claim, first.flags) == (claim, ())


@pytest.mark.parametrize("sentence", NEWSPAPER_ELSEWHERE)
def test_a_newspaper_on_something_else_is_left_alone(sentence: str) -> None:
    assert check(sentence).leans == ()


@pytest.mark.parametrize(("sentence", "claim", "kind"), BENT)
def test_a_bent_sentence_is_flagged_for_the_right_reason(sentence: str, claim: str, kind: str) -> None:
    found = {leans.claim: {flag.kind for flag in leans.flags} for leans in check(sentence).leans}
    assert kind in found.get(claim, set())


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_harmless_sentence_is_not(sentence: str) -> None:
    found = check(sentence)
    assert [leans.flags for leans in found.leans if leans.flags] == []


def test_a_sentence_without_a_claim_says_so_rather_than_guess() -> None:
    assert check("De zon schijnt op 40% van de dagen.").leans == ()
    assert not check("The moon is 384 thousand km away.").flagged


@given(st.text(max_size=200))
def test_any_text_is_checked_or_refused_where_it_is_empty(text: str) -> None:
    try:
        assert isinstance(check(text).leans, tuple)
    except ArbeidError as error:
        # Of signs that nobody sees there is nothing to check.
        assert not any(sign.isalnum() for sign in text), error


def test_every_mutation_explains_itself_in_both_languages() -> None:
    for mutation in MUTATIONS.all():
        assert mutation.label.nl != mutation.label.en
        assert mutation.explanation.nl.endswith(".")


def test_a_file_says_what_else_a_publisher_is_called(added: Added) -> None:
    # One file for both: with a catalogue of the reader's own every claim is read anew.
    names = ["Studio Zuidas", "S.Z. (2024)"]
    sentences = [f"43% of work goes well with machines, according to {name}." for name in names]
    for sentence in sentences:
        unknown = check(sentence)
        assert not unknown.flagged
        assert [one.outcome for one in unknown.sentences] == ["not_judged"]
        assert not named(sentence)
    called_so = ", ".join(f'"{name}"' for name in names)
    added("publishers/ing.toml", f'publisher = "ING Research"\ncalled = [{called_so}]\n')
    for sentence in sentences:
        assert [line.claim for line in check(sentence).leans] == ["ing-2025-nl-43-complementary"]
        assert "ing-2025-ai-complementary-jobs" in named(sentence)


def test_a_publisher_without_a_file_is_called_by_its_first_name() -> None:
    assert called("Gartner") == ("Gartner",)
    assert called("University of Somewhere / NBER") == ("University of Somewhere",)


@pytest.mark.parametrize("name", PUBLISHERS.names())
def test_a_publisher_of_a_file_has_published(name: str) -> None:
    assert PUBLISHERS.get(name).publisher in {one.publisher for one in PUBLICATIONS.all()}
