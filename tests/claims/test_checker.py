# ruff: noqa: E501 (sentences are kept whole)
"""The checker says what a sentence bends, by what it says and not by its wording, and what it did not understand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arbeid.claims.checking.dates import spans
from arbeid.claims.checking.reading import read
from arbeid.claims.checking.sentences import sentences
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.cli.app import app
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.check import check

BENT = [
    ("AI vernietigt 300 miljoen banen volgens Goldman Sachs", "goldman-2023-300-million", "exposed-as-replaced"),
    ("AI destroys 300 million jobs", "goldman-2023-300-million", "exposed-as-replaced"),
    ("AI vernietigt 300 miljoen banen", "goldman-2023-300-million", "exposed-as-replaced"),
    ("300 million jobs will vanish because of AI", "goldman-2023-300-million", "exposed-as-replaced"),
    ("47% of jobs will be automated, says Oxford", "fo-2013-us-47", "exposed-as-replaced"),
    ("47% of jobs will be automated", "fo-2013-us-47", "exposed-as-replaced"),
    ("47 procent van de banen verdwijnt", "fo-2013-us-47", "exposed-as-replaced"),
    ("47% van de Amerikaanse banen verdwijnt", "fo-2013-us-47", "exposed-as-replaced"),
    ("Veertig procent van de banen verdwijnt, zegt het IMF", "imf-2024-world-40", "exposed-as-replaced"),
    ("40% of jobs disappear, says the IMF", "imf-2024-world-40", "exposed-as-replaced"),
    ("44% van de Nederlandse banen verandert door AI (PwC)", "pwc-2023-nl-44", "exposed-as-changed"),
    ("ChatGPT makes workers 14% more productive", "brynjolfsson-2023-14", "other-denominator"),
    ("47% of jobs in the Netherlands are at high risk", "fo-2013-us-47", "other-place"),
    ("Worldwide 47% of jobs are at high risk", "fo-2013-us-47", "country-as-world"),
    ("19% of Dutch workers could see half of their tasks affected by language models", "eloundou-2023-19", "other-place"),
    ("IMF: 60% of jobs worldwide are exposed to AI", "imf-2024-ae-60", "advanced-as-world"),
    ("In Nederland heeft 47% van de banen een hoge kans op automatisering, volgens Frey en Osborne", "fo-2013-us-47", "other-place"),
    ("Stanford: AI caused employment of 22- to 25-year-olds in the most exposed occupations to fall 13%", "canaries-2025-13", "correlation-as-cause"),
    ("Volgens McKinsey heeft 47% van de Amerikaanse banen een hoge kans op automatisering", "fo-2013-us-47", "wrong-publisher"),
    ("The World Economic Forum says four in ten employees will be cut where AI can do their tasks", "wef-2025-40-cut", "other-denominator"),
    ("Van elke tien banen in de wereld worden er vier vervangen door AI", "imf-2024-world-40", "exposed-as-replaced"),
    ("Twee tot drie miljoen Nederlandse banen verdwijnen door automatisering", "deloitte-2014-nl-2-3-million", "could-as-will"),
]  # fmt: skip
FAITHFUL = [
    ("Four in ten jobs worldwide are exposed to AI", "imf-2024-world-40"),
    ("In rijke landen is zestig procent van de banen blootgesteld aan AI", "imf-2024-ae-60"),
    ("One worker in four worldwide is in an occupation with some exposure to generative AI", "ilo-2025-exposed-25"),
    ("85 million jobs displaced by 2025, said the WEF", "wef-2020-97-85"),
    ("Call centre workers with an AI assistant became 14% more productive", "brynjolfsson-2023-14"),
    ("People with AI are 66% more productive", "nng-2023-66"),
    ("80% of US workers could see at least 10% of their tasks affected by language models", "eloundou-2023-80"),
]  # fmt: skip
NOT_JUDGED = [
    ("Will AI destroy 300 million jobs?", "question"),
    ("Het klopt niet dat 47% van de banen verdwijnt.", "denied"),
    ("The report does not say that 44% of Dutch jobs will disappear.", "denied"),
    ("Selon le FMI, près de 40 % des emplois dans le monde sont exposés à l'IA.", "language"),
    ("Laut IWF sind fast 40 Prozent der Arbeitsplätze weltweit durch KI betroffen.", "language"),
    ("AI " + "and jobs " * 5000, "long"),
    ("AI splorkt 40% van de banen in de wereld, zegt het IMF.", "words"),
    ("Frey en Osborne: 47% van de Amerikaanse banen wordt gefrunnikt.", "words"),
]  # fmt: skip
AMONG = "The sun shines. 47% of US jobs will vanish, Frey and Osborne wrote.\n\nThe shop opens at nine."


@pytest.mark.parametrize(("sentence", "claim", "kind"), BENT)
def test_a_bent_claim_is_found_by_what_is_said(sentence: str, claim: str, kind: str) -> None:
    found = check(sentence)
    assert found.sentences[0].outcome == "flagged"
    assert [(one.claim, kind) for one in found.leans] == [
        (claim, flag.kind) for one in found.leans for flag in one.flags if flag.kind == kind
    ]


@pytest.mark.parametrize(("sentence", "claim"), FAITHFUL)
def test_a_faithful_telling_finds_its_claim_and_no_flag(sentence: str, claim: str) -> None:
    found = check(sentence)
    assert not found.flagged
    assert [one.claim for one in found.leans] == [claim]


@pytest.mark.parametrize(("sentence", "reason"), NOT_JUDGED)
def test_what_was_not_understood_is_not_judged_and_says_why(sentence: str, reason: str) -> None:
    found = check(sentence)
    assert not found.flagged
    assert {one.outcome for one in found.sentences} == {"not_judged"}
    assert f"not_judged.{reason}" in str(found.sentences[0].why)


@pytest.mark.parametrize(
    "sentence",
    [
        "Geen 40% van de banen verdwijnt, dat heeft het IMF nooit gezegd.",
        "Niet 40% van de banen verdwijnt, zegt het IMF.",
        "Not 47% of US jobs will be automated, whatever Frey and Osborne wrote.",
    ],
)
def test_a_number_that_is_denied_finds_its_claim_and_is_not_judged(sentence: str) -> None:
    found = check(sentence)
    assert [one.outcome for one in found.sentences] == ["not_judged"]
    assert found.leans and not found.flagged


def test_two_claims_in_one_sentence_are_each_judged() -> None:
    found = check(
        "In rijke landen is 60% van de banen blootgesteld aan AI, en wereldwijd verdwijnt 40%, zegt het IMF"
    )
    flags = {one.claim: [flag.kind for flag in one.flags] for one in found.leans}
    assert flags == {"imf-2024-ae-60": [], "imf-2024-world-40": ["exposed-as-replaced"]}


def test_a_text_gets_one_answer_a_sentence_with_its_line() -> None:
    found = check(AMONG)
    assert [one.outcome for one in found.sentences] == ["no_claim", "flagged", "no_claim"]
    assert [one.line for one in found.sentences] == [1, 1, 3]
    assert [one.at for one in found.leans] == [1]


def test_a_page_is_read_without_its_markup() -> None:
    page = "<html><head><title>x</title></head><body>\n<p>47% of US <b>jobs</b> &amp; work</p>\n<script>a<b</script><li>AI</li></body></html>"
    assert [(one.text, one.line) for one in sentences(page)] == [("47% of US jobs & work", 2), ("AI", 3)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("within seven years", 7), ("binnen vierentwintig jaar", 24), ("over the next four decades", 40)],
)
def test_a_number_of_years_is_read_in_whatever_words(text: str, count: int) -> None:
    assert spans(text) == {count}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Bank of America expects jobs to go", set()),
        ("De Europese Centrale Bank ziet banen verdwijnen", set()),
        ("PwC Netherlands and the World Economic Forum count jobs in Sweden", {"se"}),
        ("The OECD counts jobs in OECD countries", {"oecd"}),
    ],
)
def test_a_place_in_a_name_is_not_where_a_figure_holds(text: str, places: set[str]) -> None:
    assert read(text, None).places == places


def test_an_abbreviation_ends_no_sentence() -> None:
    assert len(sentences("Mr. De Vries of the U.S. branch counts approx. 2.5 jobs.")) == 1


def test_a_file_becomes_findings_for_code_scanning(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(AMONG, encoding="utf-8")
    done = CliRunner().invoke(app, ["check", "--file", str(path), "--format", "sarif", "--lang", "en"])
    result = json.loads(done.stdout)["runs"][0]["results"][0]
    assert done.exit_code == 1
    assert result["ruleId"] == "exposed-as-replaced"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_standard_input_becomes_lines_for_github() -> None:
    done = CliRunner().invoke(app, ["check", "-", "--format", "github", "--lang", "en"], input=AMONG)
    assert done.exit_code == 1
    assert done.stdout.startswith("::warning file=-,line=1,col=17,title=exposed-as-replaced::fo-2013-us-47")


def test_a_text_that_bends_nothing_ends_with_0(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The sun shines. The shop opens at nine.", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", "--file", str(path), "--lang", "en"])
    assert (done.exit_code, done.stdout.split(":")[0]) == (0, "2 sentences")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "There is nothing to check"),
        (["check", "a", "--file", "b.txt"], "There is a sentence and a file"),
        (["check", "a", "--format", "sarrif"], "There is no format “sarrif”: the nearest is “sarif”."),
        (["check", "--file", "absent.txt"], "Cannot read “absent.txt”"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(app, [*arguments, "--lang", "en"])
    assert (done.exit_code, said in str(done.exception or "") + done.output) in ((2, True), (1, True))


KINDS_OF_BENDING = [
    ("A third of all Dutch companies use AI, 33.2% of them.", "other-denominator"),
    ("Van de Nederlandse bedrijven gebruikte 22,7 procent AI in 2024.", "other-denominator"),
    ("In the Netherlands 44% of the population used AI at work in the last year.", "other-denominator"),
    ("47 procent van de Amerikaanse beroepen loopt een hoog risico, schreven Frey en Osborne.", "other-denominator"),
    ("AI has shaved 13% off employment of 22- to 25-year-olds in the most exposed US occupations.", "correlation-as-cause"),
    ("In Finland AI has destroyed jobs for the young.", "none-as-effect"),
    ("According to METR, experienced developers were 39% slower with AI.", "wrong-number"),
    ("By the end of the decade 40% of jobs in the world will be exposed to AI, says the IMF.", "wrong-year"),
    ("AI raises Dutch productivity by 2.4% in ten years, according to Britain’s OBR.", "other-place"),
    ("Gartner says 9% of jobs in 21 OECD countries are highly automatable.", "wrong-publisher"),
    ("Researchers at Microsoft found that 80% of US workers could see at least a tenth of their tasks affected.", "wrong-publisher"),
    ("Zes op de tien banen op aarde zijn blootgesteld aan AI, dat is toch enorm?", "advanced-as-world"),
    ("57% of American jobs can be done by machines that exist today, McKinsey found.", "tasks-as-jobs"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind"), KINDS_OF_BENDING)
def test_a_kind_of_bending_is_flagged(sentence: str, kind: str) -> None:
    assert kind in {flag.kind for one in check(sentence).leans for flag in one.flags}


TOLD_RIGHTLY = [
    "About 40% of UK work is exposed to AI, according to the Office for Budget Responsibility.",
    "Van de bedrijven met tien of meer werkzame personen gebruikte 22,7 procent in 2024 AI, meldt het CBS.",
    "Two point three per cent of jobs worldwide have automation potential, says the ILO.",
    "Acemoglu puts the gain in GDP at about 1% in ten years.",
    "Volgens McKinsey kan in de VS 57 procent van de werkuren met bestaande technologie worden geautomatiseerd.",
    "Niemand heeft beweerd dat de helft van Nederland straks zonder werk zit.",
    "At no point did Goldman Sachs predict that 300 million people would lose their jobs.",
    "Goldman Sachs shares closed 1.5 percent lower on Tuesday.",
]


@pytest.mark.parametrize("sentence", TOLD_RIGHTLY)
def test_what_is_told_rightly_or_denied_is_not_flagged(sentence: str) -> None:
    assert not check(sentence).flagged


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_claim_bends_itself(language: Language) -> None:
    """Who quotes the ledger, and says whose figure it is, is never told to bend it."""
    bent = []
    for claim in CLAIMS.all():
        published = PUBLICATIONS.get(claim.publication)
        told = f"{published.publisher} ({published.year}): {claim.statement.read(language)}"
        bent += [claim.id for one in check(told).sentences if one.outcome == "flagged"]
    assert bent == []


@pytest.mark.parametrize(
    "sentence", ["14% of jobs disappear", "40% of jobs will be lost to AI", "14% van de banen verdwijnt"]
)
def test_what_may_be_anybodys_is_never_cleared(sentence: str) -> None:
    # Flagged for what is likeliest meant, or not judged.
    assert [one.outcome for one in check(sentence).sentences] != ["fine"]
    assert all(flag for line in check(sentence).leans for flag in line.flags)
