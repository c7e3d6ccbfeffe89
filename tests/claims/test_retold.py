"""A study retold in free words is not told to bend itself; each case stands for a kind of wording."""

from __future__ import annotations

import pytest

from arbeid.claims.checking.amounts import amounts
from arbeid.claims.checking.clauses import clauses
from arbeid.claims.checking.counting import counted_by
from arbeid.claims.checking.judging import Judgement, judge
from arbeid.claims.checking.reading import read
from arbeid.language import Language


def outcome(sentence: str) -> str:
    return judge(sentence)[0].outcome


def bends(found: Judgement) -> set[str]:
    return {kind for match in found.matches for kind in match.bent}


@pytest.mark.parametrize(
    "sentence",
    [
        # Several figures of one study: only the first says of whom, or how surely.
        "By Goldman's arithmetic AI substitutes 25,000 American jobs a month and creates 9,000.",
        "In 57% van de gesprekken met Claude vulde AI mensen aan, in 43% nam het de taak over.",
        "Of Dutch firms 10% have no jobs for starters any more and 58% expect fewer, IDC found.",
        # A bracket goes with the name before it.
        "Eurostat: 20% van de EU-bedrijven met minstens tien man gebruikt AI, met Denemarken (42%) voorop.",
        "20.0% of EU firms with ten or more people use AI, Denmark (42.0%) and Finland (37.8%) most.",
        # What is left out is not denied: whom, where nobody else is named instead.
        "Arntz c.s. komen voor dezelfde Amerikanen niet op 38 maar op 9 procent.",
        "In de herhaling van METR ging het 18% sneller, een cijfer dat METR zelf onbetrouwbaar noemt.",
        # Denials that turn a bound round.
        "Meer dan 0,66% productiviteitswinst in tien jaar zit er volgens Acemoglu niet in.",
        # Who works elsewhere, or under a longer name, is the publisher all the same.
        "A team from MIT and Stanford saw support agents with an AI assistant solve 14% more issues an hour.",
        "De Internationale Arbeidsorganisatie noemt een kwart van de werkenden ter wereld blootgesteld.",
        # Higher education is no branch.
        "Volgens Allianz verandert of verdwijnt in vijf jaar 60% van de banen van hogeropgeleiden.",
        # To let see is to show.
        "Noorse cijfers laten sinds oktober 2022 een groei zien van 0,1% in de meest blootgestelde beroepen.",
        # Up from what it was is no rise of what it is.
        "Goldman Sachs: AI displaces 9% of US workers over ten years, up from 6 to 7%.",
        "McKinsey's scenarios had 400 to 800 million people displaced by 2030 in the most extreme case.",
    ],
)
def test_a_study_retold_freely_is_not_flagged(sentence: str) -> None:
    assert outcome(sentence) != "flagged", bends(judge(sentence)[0])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        # Beside a figure told rightly a bend is still one, where that part says it.
        ("IMF: 60% of jobs in rich countries are exposed and 40% worldwide vanish.", "exposed-as-replaced"),
        ("In Zweden gebruikt 42% van de bedrijven AI, in Denemarken 35%, aldus Eurostat.", "other-place"),
        # So is one that all parts share.
        ("57% van het werk wordt ondersteund en 43% geautomatiseerd, aldus Anthropic.", "other-denominator"),
        # A month is no year.
        ("AI remt de banengroei met 10.000 tot 15.000 banen per jaar, zegt Goldman.", "level-as-yearly"),
        ("On balance AI costs America 16,000 jobs a year, says Goldman Sachs.", "level-as-yearly"),
        # What nobody foresaw of jobs, in words that no list holds.
        ("40% of jobs worldwide will flumber, says the IMF.", "could-as-will"),
        ("Veertig procent van de banen ter wereld zal flomberen, aldus het IMF.", "could-as-will"),
        # Goodbye to 40% is no growth up to 40%.
        ("Say goodbye to 40% of all jobs on the planet, the IMF wrote.", "exposed-as-replaced"),
        # Those who answered are not everybody.
        ("A third of people expect AI to do most of their work within a year.", "other-denominator"),
        ("Only 30% of workers use ChatGPT for work, OpenAI data show.", "other-denominator"),
    ],
)  # fmt: skip
def test_a_part_that_bends_is_flagged_all_the_same(sentence: str, kind: str) -> None:
    found = judge(sentence)[0]
    assert found.outcome == "flagged"
    assert kind in bends(found)


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("a little over a third (36%) of their work", "en", [0.36]),
        ("ruim een derde – 34% – van de banen", "nl", [0.34]),
        ("a third, against 94% in theory", "en", [1 / 3, 0.94]),
        ("zakt van 38 naar 9 procent", "nl", [0.38, 0.09]),
        ("fell from 38 to 9 percent", "en", [0.38, 0.09]),
        ("ninety-four per cent", "en", [0.94]),
        ("two-thirds of jobs", "en", [2 / 3]),
    ],
)
def test_an_amount_said_twice_is_one_and_one_that_moved_is_two(
    text: str, language: Language, shares: list[float]
) -> None:
    assert [one.low for one in amounts(text, language)] == pytest.approx(shares)


def test_a_range_of_bare_numbers_is_one_amount() -> None:
    assert [(one.low, one.high) for one in amounts("10.000 tot 15.000 banen per maand", "nl")] == [
        (1e4, 1.5e4)
    ]
    assert [one.low for one in amounts("10,000 and 15,000 jobs", "en")] == [1e4, 1.5e4]


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("42% gebruikers onder de mensen in de werkende leeftijd", "nl", "people"),
        ("12% users among workers", "en", "workers"),
        ("47 procent, en dat gaat over beroepen", "nl", None),
        ("instead of whole occupations it comes to 9 percent", "en", None),
        ("40% of the job cuts announced in May", "en", "cuts"),
        ("the 30% of messages about work", "en", "talks"),
    ],
)
def test_an_amount_counts_what_belongs_to_it(text: str, language: Language, counted: str | None) -> None:
    found = read(text, language)
    assert counted_by(found.amounts[0], found) == counted


def test_what_stands_before_a_bracket_goes_with_the_number_in_it() -> None:
    whole = read("with Denmark (42%), Finland (37.8%) and Sweden (35%) in front", "en")
    assert [sorted(part.places) for part in clauses(whole)] == [["dk"], ["fi"], ["se"]]
    whole = read("worldwide 40% of jobs (60% in advanced economies)", "en")
    assert [sorted(part.places) for part in clauses(whole)] == [["world"], ["advanced"]]


def test_a_sentence_is_cleared_only_where_it_counts_what_the_source_counts() -> None:
    assert outcome("77% of companies now use Claude to automate work.") != "fine"
    assert outcome("40% of jobs disappear") != "fine"
