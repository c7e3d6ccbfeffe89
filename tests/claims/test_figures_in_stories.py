"""Numbers typed in a story's text, beside those it names, are filed, counted now, or of its exercise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import permutations

from arbeid.claims.claim import CLAIMS
from arbeid.claims.story import STORIES, Figure, Story
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.language import LANGUAGES, Language
from card_figures import numbers_in
from each import each

COUNTED: dict[str, tuple[Callable[[], float], ...]] = {
    # Jobs of May 2021, in millions: each once, and once for each title that they were matched with.
    "c18": (
        lambda: economy("us-2021").people / 1e6,
        lambda: float(table("us-titles-2021").frame["jobs"].sum()) / 1e6,
    ),
    # One hour with AI does the work of so many without.
    "c17": (lambda: 1 + CLAIMS.get("nng-2023-66").values[0].middle,),
    "c19": (lambda: economy("nl").groups.height, lambda: economy("world").groups.height),
}
TOLD: dict[str, tuple[float, ...]] = {
    # Something of another kind, to compare with: degrees and euros, marks for a test.
    "c05": (20,),
    "c12": (6, 7, 8),
    # Years between a study and its horizon, and those over which new work was counted.
    "c08": (19,),
    "c16": (78,),
    # The ages of a group in a table.
    "c20": (24, 29),
}
SIZES = (1, 100, 1e-3, 1e-6)


def typed(entry: Story, part: str, language: Language) -> list[tuple[str, float, float]]:
    """List the numbers that a text writes itself, instead of naming a figure."""
    return numbers_in(re.sub(r"\{[^}]*\}", "", entry.texts()[part].read(language)), language)


def filed(entry: Story) -> Iterator[float]:
    """Give the numbers of a story's claims, its own figures and the settings and sums behind these."""
    for name in entry.claims:
        claim = CLAIMS.get(name)
        for text in (*claim.texts().values(), claim.where, claim.when):
            yield from (value for _, value, _ in numbers_in(text.en, "en"))
        for value in claim.values:
            yield from (end for end in (value.value, value.low, value.high) if end is not None)
        if claim.sum is not None:
            yield from claim.sum.parts.values()
        if claim.factors is not None:
            yield from claim.factors.inputs().values()
    for figure in entry.figures.values():
        yield from (figure.value, *thresholds(figure))


def thresholds(figure: Figure) -> Iterator[float]:
    """Give the thresholds at which a figure is counted, and the numbers in its formula."""
    if figure.share is not None:
        yield from (one.at for one in figure.share.where if one.at is not None)
    if figure.sum is not None:
        yield from (float(one) for one in re.findall(r"(?<![a-z_\d.])\d+(?:\.\d+)?", figure.sum.formula))


def is_one_of(value: float, half: float, numbers: set[float]) -> bool:
    return any(abs(abs(one) * size - value) <= half * 1.001 for one in numbers for size in SIZES)


def is_worked_out(value: float, half: float, numbers: set[float]) -> bool:
    """Tell whether one operation on two of the numbers comes to it: an answer may go in steps."""
    found = (
        (one + other, one - other, one / other if other else 0.0) for one, other in permutations(numbers, 2)
    )
    return any(abs(one - value) <= half * 1.001 for three in found for one in three)


def unknown(entry: Story, part: str, language: Language, known: set[float]) -> Iterator[str]:
    """List the typed numbers of a text that nothing answers for; what stands in an exercise is made up."""
    asked = {value for _, value, _ in typed(entry, "exercise", language)}
    steps = asked if part == "answer" else set[float]()
    for shown, value, half in typed(entry, part, language):
        if is_one_of(value, half, known | steps) or is_worked_out(value, half, steps):
            steps = steps | {value} if steps else steps
        else:
            yield shown


@each("entry", STORIES.all())
def test_a_typed_number_is_filed_counted_or_of_the_exercise(entry: Story) -> None:
    known = {*filed(entry), *TOLD.get(entry.id, ())}
    known |= {way() for way in COUNTED.get(entry.id, ())}
    for language in LANGUAGES:
        for part in entry.texts():
            if part != "exercise":
                assert list(unknown(entry, part, language, known)) == [], (part, language)


@each("entry", STORIES.all())
def test_both_languages_type_the_same_numbers(entry: Story) -> None:
    for part in entry.texts():
        dutch, english = ([value for _, value, _ in typed(entry, part, one)] for one in LANGUAGES)
        assert sorted(dutch) == sorted(english), part
