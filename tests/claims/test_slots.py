# ruff: noqa: E501 (sentences are kept whole)
"""One slot of a claim is filled with another value: a size, a year, a direction, a forecast told as done."""

from __future__ import annotations

import pytest

from arbeid.claims.checking.bendings.order import moves
from arbeid.claims.checking.dates import dated, spans
from arbeid.claims.checking.reading import read
from judged import answer, bends


@pytest.mark.parametrize(
    "sentence",
    [
        # The digits are right, and millions are told as thousands, or ten times as much.
        "Per saldo komen er tot 2030 78 duizend banen bij op de wereld, voorspelde het World Economic Forum begin 2025.",
        "McKinsey says generative AI adds 44 trillion a year.",
        "Generatieve AI kan de wereldeconomie volgens McKinsey jaarlijks 2,6 tot 4,4 miljoen dollar opleveren.",
        "Generative AI could add 2.6 to 4.4 billion dollars to the world economy every year.",
        # Turned round.
        "Stanford found AI created 13% more jobs for young workers.",
        "Directief gebruik steeg in acht maanden van 39 naar 27 procent, zegt Anthropic.",
        "Directive use rose from 39% to 27% in eight months, Anthropic says.",
        "Support agents with an AI assistant solved 14 percent fewer issues an hour, novices 34 percent, NBER reports.",
    ],
)
def test_another_size_or_direction_is_a_wrong_number(sentence: str) -> None:
    assert "wrong-number" in bends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Back in 2003 Frey and Osborne put 47 percent of US employment in the high-risk category for computerisation.",
        "Het CBS meldt dat 22,7 procent van de bedrijven met minstens tien werkzame personen al in 2019 AI gebruikte.",
        "In niet meer dan drie jaar tijd zou generatieve AI het mondiale bbp 7 procent hoger kunnen brengen, schatte Goldman Sachs in 2023.",
        "Acemoglu caps the total factor productivity gain from AI at 0.66 percent over the coming fifty years.",
        "In Nederland daalde het deel van de ChatGPT-berichten over werk van 60,3 procent in juli 2007 naar 29,9 procent in juni 2026, zegt OpenAI.",
    ],
)
def test_a_year_or_a_term_that_the_claim_is_nowhere_on_is_wrong(sentence: str) -> None:
    assert "wrong-year" in bends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The world already has 78 million more jobs than before, as the World Economic Forum established in 2025.",
        "Dankzij generatieve AI is het wereldwijde bbp in tien jaar 7 procent gegroeid, stelde Goldman Sachs in 2023 vast.",
        "Between 6 and 7 percent of US workers have been put out of their jobs by AI, Goldman Sachs measured in 2025.",
        "Twaalf miljoen Amerikanen zijn inmiddels door AI van beroep gewisseld, telde het McKinsey Global Institute in 2023.",
        # What another part of the sentence says could be hedges no “will”.
        "McKinsey: an extra 12 million US workers will have to change occupation by 2030; 30 percent of hours are automatable.",
    ],
)
def test_a_forecast_told_as_counted_is_surer_than_its_source(sentence: str) -> None:
    assert "could-as-will" in bends(sentence)


@pytest.mark.parametrize(
    ("sentence", "claim", "kind"),
    [
        # So many jobs only one source has.
        ("McKinsey: 300 million jobs.", "goldman-2023-300-million", "wrong-publisher"),
        ("McKinsey: 300 miljoen banen.", "goldman-2023-300-million", "wrong-publisher"),
        # Of a rich country rather the world’s figure is told than that of emerging economies.
        ("The IMF says 40% of American jobs will go.", "imf-2024-world-40", "world-as-country"),
        (
            "The OECD found that 47% of Portuguese jobs are at high risk of automation.",
            "fo-2013-us-47",
            "other-place",
        ),
    ],
)
def test_the_claim_that_is_meant_is_named_with_its_bend(sentence: str, claim: str, kind: str) -> None:
    found = {match.telling.figure.claim.id: match.bent for match in answer(sentence).matches}
    assert kind in found[claim]


@pytest.mark.parametrize(
    "sentence",
    [
        # A number of another year is not this year’s wrong one.
        "Bijna 23 procent van de bedrijven met tien of meer werkzame personen gebruikte in 2024 AI; een jaar eerder was dat nog 14 procent, aldus het CBS.",
        "Van de bedrijven in de Europese Unie met tien of meer werknemers werkte 13,5 procent in 2024 met AI, aldus Eurostat; in 2023 was het 8 procent.",
        # What they thought is not what was found.
        "Ze dachten sneller te zijn, maar de zestien ervaren ontwikkelaars in de proef van METR deden er met AI 19 procent langer over.",
        # Each of the two numbers says its own direction.
        "In its 2023 edition the World Economic Forum still expected a net loss: 69 million jobs created and 83 million gone by 2027.",
        "On balance AI now costs America 16,000 jobs a month, Goldman's latest arithmetic goes: 25,000 lost, 9,000 gained.",
        "Frequent use of new technology at work rose from 9 percent in 2023 to 24 percent, RaboResearch reports.",
        "Goldman Sachs: 300 million jobs.",
        # A drag that is there now is no forecast.
        "AI drukt de Amerikaanse banengroei inmiddels met 10.000 tot 15.000 per maand, denken de economen van Goldman.",
    ],
)
def test_what_is_told_rightly_stays_unflagged(sentence: str) -> None:
    assert answer(sentence).outcome != "flagged"


def test_years_terms_and_moves_are_read() -> None:
    assert dated("In juli 2007 en eind 2024, sinds de komst van ChatGPT in 2022") == {2007, 2024}
    assert spans("in niet meer dan drie jaar tijd") == {3}
    assert moves(read("It fell from 27% in 2024 to 39% in 2025", "en")) == {(0.27, 0.39)}
