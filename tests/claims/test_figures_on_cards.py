"""Every number in a card's sentences on our own figures is what is counted now, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from arbeid.claims.claim import CLAIMS, Claim
from arbeid.claims.verdict import verdict
from arbeid.language import LANGUAGES, Text
from arbeid.verbs.claims.verify.ledger_numbers import numbers_computed, numbers_filed
from arbeid.wording import Words, words_of
from card_figures import COUNTED, OF_OTHERS, numbers_in

OF_OURS = ("cause", "reason", "analogue")
OF_THEIRS = ("statement", "shown", "definition", "when", "where")


def sentences(claim: Claim) -> Iterator[Text]:
    for name in OF_OURS:
        text = getattr(claim, name)
        if text is not None:
            yield text


def written(form: str, value: float, words: Words) -> str:
    percent = re.fullmatch(r"\{(\d)\}", form)
    return words.percent(value, int(percent[1])) if percent else words.number(value, int(form))


@pytest.mark.parametrize("name", COUNTED)
def test_a_card_says_what_is_counted_now(name: str) -> None:
    """“92% of Dutch workers” and eight others were of before the level of the study, Greece and Serbia."""
    texts = list(sentences(CLAIMS.get(name)))
    for form, way in COUNTED[name]:
        value = way(name)
        for language in LANGUAGES:
            shown = written(form, value, words_of(language))
            text = " ".join(text.read(language) for text in texts)
            assert re.search(rf"(?<![\d.,]){re.escape(shown)}(?!\d|[.,]\d)", text), (shown, language)


@pytest.mark.parametrize("claim", CLAIMS.all(), ids=lambda claim: claim.id)
def test_every_number_of_a_card_is_filed_counted_or_of_others(claim: Claim) -> None:
    """A number that nothing answers for would stay as it is when the figure moves."""
    filed_or_ours = [*numbers_filed(claim), *numbers_computed(claim, verdict(claim)), *settings(claim)]
    counted = [way(claim.id) for _, way in COUNTED.get(claim.id, ())]
    theirs = {value for text in OF_THEIRS for _, value, _ in numbers_in(getattr(claim, text).en, "en")}
    theirs |= set(OF_OTHERS.get(claim.id, ()))
    for text in sentences(claim):
        in_both = [sorted(value for _, value, _ in numbers_in(text.read(one), one)) for one in LANGUAGES]
        assert in_both[0] == in_both[1], text
        for shown, value, half in numbers_in(text.en, "en"):
            met = any(
                abs(abs(one) * size - value) <= half * 1.001
                for one in (*filed_or_ours, *counted)
                for size in (1, 100, 1e-6, 1e-9)
            )
            assert met or value in theirs, (shown, text.en)


def settings(claim: Claim) -> Iterator[float]:
    """Give the thresholds that a claim is recomputed with, or at which its figure would be met."""
    if claim.recompute is not None:
        for one in claim.recompute.where:
            yield from (end for end in (one.at, one.below) if end is not None)
    if claim.solve is not None:
        yield from claim.solve.at.values()


def test_numbers_of_others_stand_on_their_card() -> None:
    for name, values in OF_OTHERS.items():
        said = {value for text in sentences(CLAIMS.get(name)) for _, value, _ in numbers_in(text.en, "en")}
        assert set(values) <= said, name


@pytest.mark.parametrize(
    ("name", "then", "now"), [("fo-2013-us-47", "42.5%", "43.5%"), ("ilo-2025-g4-3-3", "2.2%", "1.9%")]
)
def test_a_number_that_moved_is_found(name: str, then: str, now: str) -> None:
    claim = CLAIMS.get(name)
    assert claim.cause is not None and then in claim.cause.en
    dutch, english = (text.replace(".", ",") for text in (then, now))
    moved = Text(nl=claim.cause.nl.replace(dutch, english), en=claim.cause.en.replace(then, now))
    with pytest.raises(AssertionError):
        test_every_number_of_a_card_is_filed_counted_or_of_others(claim.model_copy(update={"cause": moved}))
