"""The ledger of claims: complete, honest about what was read, and equal in both languages."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.data.economies.economy import economy_names
from arbeid.language import Text
from arbeid.verbs.claims.claim import claim as card
from arbeid.wording import words_of
from each import each

KNOWN = (Path(__file__).parents[1] / "files" / "claim_ids.txt").read_text(encoding="utf-8").split()
IDS = CLAIMS.names()
CHAPTER = {f"S{number:02d}" for number in range(1, 13)}
# Whoever reads a claim again, or adds one, says so here.
CHECKS = {"recomputed": 41, "data_public": 46, "model": 24, "microdata": 31, "survey": 19, "no_number": 3}
READ = {"verified": 46, "part_verified": 15, "secondary": 100, "memory": 3}
GRADES = {"primary": 27, "copy": 22, "report": 105, "data": 7, "memory": 3}
MEASURES = {
    *(f"eloundou-{score}-{scorer}" for score in ("alpha", "beta", "zeta") for scorer in ("human", "gpt4")),
    *("ilo-2023", "ilo-2025", "microsoft", "observed", "aioe", "aioe-language", "aioe-image"),
    *("complementarity", "frey-osborne", "anthropic-reach-2025-02", "anthropic-reach-2026-01"),
}
CLASSES = {
    "ilo-2023": {"automation", "augmentation", "big-unknown", "not-affected"},
    "ilo-2025": {"gradient-1", "gradient-2", "gradient-3", "gradient-4", "minimal", "not-exposed"},
}
SENTENCES = ("statement", "shown", "definition", "reason", "cause", "analogue")
POINT = re.compile(r"\d\.\d")
THOUSANDS = {"nl": re.compile(r"\b\d{1,3}(?:\.\d{3})+\b"), "en": re.compile(r"\b\d{1,3}(?:,\d{3})+\b")}
LARGE = {"miljoen": "million", "miljard": "billion", "biljoen": "trillion"}


of_each_claim = each("claim", CLAIMS.all())


def texts(claim: Claim) -> dict[str, Text]:
    named = {name: getattr(claim, name) for name in (*SENTENCES, "where", "when")}
    named |= {f"values.{number}": value.what for number, value in enumerate(claim.values)}
    return {name: text for name, text in named.items() if text is not None}


def plain(text: str, language: str) -> str:
    """Write a text's numbers with decimal points and without thousands separators."""
    separator, decimal = (".", ",") if language == "nl" else (",", ".")
    text = THOUSANDS[language].sub(lambda found: found.group().replace(separator, ""), text)
    return re.sub(rf"(?<=\d){re.escape(decimal)}(?=\d)", ".", text)


def numbers(text: str, language: str) -> Counter[float]:
    return Counter(float(found) for found in re.findall(r"\d+(?:\.\d+)?", plain(text, language)))


def test_exactly_the_known_claims_are_there() -> None:
    assert len(KNOWN) == len(set(KNOWN)) == 164
    assert set(IDS) == set(KNOWN)
    assert [claim.id for claim in CLAIMS.all()] == IDS


def test_tallies_by_check_by_how_they_were_read_and_by_grade() -> None:
    assert Counter(claim.check for claim in CLAIMS.all()) == CHECKS
    assert Counter(claim.read for claim in CLAIMS.all()) == READ
    assert Counter(claim.grade for claim in CLAIMS.all()) == GRADES


@of_each_claim
def test_every_claim_has_a_grade_that_says_where_it_was_read(claim: Claim) -> None:
    assert claim.grade in GRADES
    assert (claim.grade == "memory") == (claim.read == "memory") == (not claim.read_in)
    if claim.read == "secondary":
        assert claim.grade == "report"


def test_every_publication_is_cited_and_every_citation_exists() -> None:
    assert {claim.publication for claim in CLAIMS.all()} == set(PUBLICATIONS.names())


@each("name", PUBLICATIONS.names())
def test_a_publication_is_dated_and_has_an_address(name: str) -> None:
    publication = PUBLICATIONS.get(name)
    assert 2013 <= publication.year <= 2026
    assert str(publication.year) in publication.date
    assert re.fullmatch(r"https?://\S+", publication.url)
    assert publication.interest is None or publication.interest.nl != publication.interest.en


def test_sellers_of_ai_and_commissioned_work_are_marked() -> None:
    sellers = re.compile("Anthropic|Microsoft|OpenAI|Accenture|PwC|Google")
    marked = {one.id for one in PUBLICATIONS.all() if one.interest is not None}
    assert {one.id for one in PUBLICATIONS.all() if sellers.search(one.publisher)} <= marked


@of_each_claim
def test_chapter_ids(claim: Claim) -> None:
    assert claim.chapter
    assert set(claim.chapter) <= CHAPTER


WAYS = ("recompute", "mean", "sum", "scenario")


def ways(claim: Claim) -> list[str]:
    return [way for way in WAYS if getattr(claim, way) is not None]


@of_each_claim
def test_one_learns_why_or_how(claim: Claim) -> None:
    assert len(ways(claim)) <= 1
    assert claim.reason or ways(claim)
    if claim.check == "recomputed":
        assert ways(claim)
    elif claim.check != "data_public":
        assert claim.recompute is None
        assert claim.mean is None


@of_each_claim
def test_public_data_are_used_or_the_missing_file_is_named(claim: Claim) -> None:
    if claim.check == "data_public":
        assert bool(ways(claim)) != bool(claim.missing)
        assert all(len(name.nl) > 20 and name.nl != name.en for name in claim.missing)
    else:
        assert not claim.missing


def test_nineteen_claims_on_public_data_are_recomputed() -> None:
    used = [claim for claim in CLAIMS.all() if claim.check == "data_public" and ways(claim)]
    assert len(used) == 19
    assert all(claim.cause for claim in used)


@of_each_claim
def test_an_analogue_says_what_it_stands_for(claim: Claim) -> None:
    if claim.analogue:
        assert ways(claim)
        assert claim.cause
        assert re.search(r"in plaats van|zijn de onze|[Aa]nder", claim.analogue.nl)


@of_each_claim
def test_places_where_it_was_read(claim: Claim) -> None:
    assert bool(claim.read_in) == (claim.read != "memory")


@each("name", [one.id for one in CLAIMS.all() if one.read != "verified"])
def test_the_card_says_what_was_not_read(name: str) -> None:
    dutch, english = (said(card(name).read, words_of(language)) for language in ("nl", "en"))
    assert re.search(r"niet gelezen|niet nakijken|nog niet in de bron", dutch)
    assert re.search(r"was not read|could not check|not yet checked", english)
    assert "gecontroleerd en" not in dutch
    assert all(place.split()[0] in english for place in CLAIMS.get(name).read_in)


UNREAD = r"niet (zelf )?(gelezen|gezien)|niet te lezen|niet in de bron|uit een samenvatting"


@of_each_claim
def test_a_claim_that_says_it_was_not_read_is_not_called_verified(claim: Claim) -> None:
    texts = (claim.definition, claim.cause, claim.analogue, claim.reason)
    if claim.read_at == "report" or any(re.search(UNREAD, text.nl) for text in texts if text):
        assert claim.read != "verified"


def test_what_was_read_in_reports_alone_cannot_be_filed_as_verified() -> None:
    facts = CLAIMS.get("imf-2024-ae-60").model_dump()
    with pytest.raises(ValidationError, match="only reports were read"):
        Claim.model_validate({**facts, "read": "verified"})


@of_each_claim
def test_values_are_in_their_unit(claim: Claim) -> None:
    for value in claim.values:
        given = [number for number in (value.low, value.value, value.high) if number is not None]
        assert given == sorted(given)
        if value.unit == "share":
            assert all(0 <= number <= 1 for number in given)
        elif value.unit == "change":
            assert all(-1 <= number <= 1 for number in given)
        elif value.unit == "points":
            assert all(-0.1 <= number <= 0.1 for number in given)
        elif value.unit == "points_a_year":
            assert all(0 < number < 10 for number in given)
        elif value.unit == "ratio":
            # A number of times, of years or of percent at one percent: no share that lost its unit.
            assert all(0 < number < 100 for number in given)
        else:
            assert all(number == int(number) for number in given)
    unlabelled = Counter(value.unit for value in claim.values if value.what is None)
    assert all(count == 1 for count in unlabelled.values())


@of_each_claim
def test_every_value_is_said_in_words(claim: Claim) -> None:
    said = numbers(" ".join(text.en for text in texts(claim).values()), "en")
    for value in claim.values:
        sizes = (0.01,) if value.unit in ("share", "change", "points") else (1, 1e6, 1e9, 1e12)
        for number in (value.low, value.value, value.high):
            if number is not None:
                assert any(round(abs(number) / size, 4) in said for size in sizes), (claim.id, number)


@of_each_claim
def test_both_languages_say_it(claim: Claim) -> None:
    for name, text in texts(claim).items():
        assert text.nl == text.nl.strip()
        assert text.en == text.en.strip()
        if name in SENTENCES:
            assert text.nl != text.en, (claim.id, name)


@of_each_claim
def test_numbers_are_written_as_the_language_does(claim: Claim) -> None:
    for name, text in texts(claim).items():
        assert not re.search(r"\d\.\d+ ?%", text.nl), (claim.id, name)
        assert not re.search(r"\d,\d+ ?%", text.en), (claim.id, name)
        assert not POINT.search(THOUSANDS["nl"].sub("", text.nl)), (claim.id, name)
        assert not re.search(r"\d,\d", THOUSANDS["en"].sub("", text.en)), (claim.id, name)


@of_each_claim
def test_both_languages_give_the_same_numbers(claim: Claim) -> None:
    for name, text in texts(claim).items():
        assert numbers(text.nl, "nl") == numbers(text.en, "en"), (claim.id, name)
        for dutch, english in LARGE.items():
            assert len(re.findall(dutch, text.nl)) == len(re.findall(rf"\b{english}\b", text.en)), name


@of_each_claim
def test_switches_name_known_measures_and_economies(claim: Claim) -> None:
    if claim.recompute is None:
        return
    assert claim.recompute.economy in economy_names()
    assert claim.recompute.where
    assert claim.values[claim.of].unit in ("share", "jobs")
    for condition in claim.recompute.where:
        assert condition.measure in MEASURES
        assert (condition.rule == "classes") == (condition.measure in CLASSES)
        assert set(condition.classes) <= CLASSES.get(condition.measure, set())


@of_each_claim
def test_a_forecast_agrees_with_its_claim(claim: Claim) -> None:
    forecast = claim.forecast
    if forecast is None:
        return
    assert forecast.start < forecast.horizon == claim.horizon
    heads = [value for value in claim.values if value.unit in ("jobs", "people")]
    counted = {abs(value.value) for value in heads if value.value}
    counted |= {(value.low, value.high) for value in heads}
    assert {forecast.created, forecast.displaced} - {None} <= counted


def test_the_definitions_of_section_two_have_their_cousins() -> None:
    with_switches = {claim.id for claim in CLAIMS.all() if claim.recompute is not None}
    assert len(with_switches) == 29
    assert {"fo-2013-us-47", "imf-2024-world-40", "eloundou-2023-80", "ilo-2025-g4-3-3"} <= with_switches


def test_the_test_can_tell_a_wrong_number() -> None:
    assert numbers("ruim 1.250 van 2,5%", "nl") == numbers("over 1,250 of 2.5%", "en")
    assert numbers("2,5%", "nl") != numbers("25%", "en")
