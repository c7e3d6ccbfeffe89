"""Answers on claims: typed, in both languages at once, and worded where they are shown."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from pydantic import TypeAdapter

from arbeid.answers.answer import Answer
from arbeid.answers.claims.card import ClaimCard
from arbeid.answers.claims.checked import Checked
from arbeid.answers.claims.ledger import LedgerLine
from arbeid.answers.claims.neighbours import Neighbours
from arbeid.answers.claims.story import StoryLine, StoryPage, Told
from arbeid.answers.claims.walk import Why
from arbeid.answers.note import Note, Saying
from arbeid.answers.plain import key_of, line_type, lines, plain_type, said
from arbeid.answers.sayings import Joined, Known, Number, Percent, Period
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language, Text
from arbeid.verbs.claims.check import check
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.ledger import claims
from arbeid.verbs.claims.neighbours import neighbours
from arbeid.verbs.claims.story import stories, story
from arbeid.verbs.claims.why import why
from arbeid.wording import phrase_keys, words_of

BENT = "Goldman Sachs expects AI to add 7% to world GDP annually"
ANSWERS: dict[str, tuple[type, Callable[[], Answer]]] = {
    "card": (ClaimCard, lambda: claim("fo-2013-us-47")),
    "card without ours": (ClaimCard, lambda: claim("rathenau-2015-no-single-number")),
    "card of a ratio": (ClaimCard, lambda: claim("uwv-2025-mismatch")),
    "walk": (Why, lambda: why("fo-2013-us-47", "eloundou-2023-80")),
    "walk of factors": (Why, lambda: why("goldman-2023-gdp-7-1-5", "acemoglu-2024-0-66")),
    "walk elsewhere": (Why, lambda: why("imf-2024-world-40", on="nl")),
    "walk to ours": (Why, lambda: why("eloundou-2023-19")),
    "checked": (Checked, lambda: check(BENT)),
    "neighbours": (Neighbours, lambda: neighbours("fo-2013-us-47")),
    "story of a walk": (StoryPage, lambda: story("c18")),
    "story of numbers": (StoryPage, lambda: story("c12")),
}
HEAD = ("schema", "language")


def parts(value: Any) -> Iterator[Any]:
    """Give a value and all that it is made of."""
    yield value
    # A text of a story has places for its numbers, which it fills itself.
    if isinstance(value, Text | Told):
        return
    inner: Any = ()
    if isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, tuple | list):
        inner = value
    elif is_dataclass(value) and not isinstance(value, type):
        inner = [getattr(value, field.name) for field in fields(value)]
    for one in inner:
        yield from parts(one)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_plain_data_with_the_head_of_all_answers(name: str, language: Language) -> None:
    kind, asked = ANSWERS[name]
    found, keys = asked().plain(language), [key_of(field) for field in fields(kind)]
    assert json.loads(json.dumps(found)) == found
    assert (found["schema"], found["language"]) == (1, language)
    assert list(found)[:2] == list(HEAD)
    assert [key for key in found if key not in (*HEAD, "flagged")] == keys


@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "checked"])
def test_plain_data_keeps_to_the_schema_that_the_service_tells(name: str) -> None:
    kind, asked = ANSWERS[name]
    adapter = TypeAdapter(plain_type(kind))
    adapter.validate_python(asked().plain("nl"), strict=False)
    assert not {"Text", "Note", "Told", "Saying"} & set(adapter.json_schema().get("$defs", {}))


@pytest.mark.parametrize("name", ANSWERS)
def test_every_note_has_a_phrase_and_every_text_reads_in_both_languages(name: str) -> None:
    notes = [part for part in parts(ANSWERS[name][1]()) if isinstance(part, Note | Saying | Text)]
    assert notes
    for note in notes:
        assert not isinstance(note, Note) or note.key in phrase_keys(), note
        for language in LANGUAGES:
            told = said(note, words_of(language))
            assert "{" not in told, told
            assert "Text(" not in told, told
            assert "Note(" not in told, told


@pytest.mark.parametrize("verb", [claim, why, check, neighbours, story, stories, claims])
def test_a_verb_on_claims_takes_no_language(verb: Callable[..., Any]) -> None:
    assert not {"language", "words", "lang"} & set(inspect.signature(verb).parameters)


def test_one_answer_reads_in_both_languages() -> None:
    card = claim("fo-2013-us-47")
    dutch, english = card.plain("nl"), card.plain("en")
    assert dutch["statement"] != english["statement"]
    assert "(2013)" in dutch["who"]
    assert dutch["ours"] == english["ours"]
    assert "47,3%" in dutch["safe"]
    assert "47.3%" in english["safe"]


def test_a_list_has_no_head_and_keeps_its_keys() -> None:
    for found, kind in ((claims(status="differs"), LedgerLine), (stories(), StoryLine)):
        for language in LANGUAGES:
            rows = lines(found, words_of(language))
            TypeAdapter(list[line_type(kind)]).validate_python(rows)  # type: ignore[misc]
            assert [list(row) == [field.name for field in fields(kind)] for row in rows] == [True] * len(rows)


@pytest.mark.parametrize("name", ["rathenau-2015-no-single-number", "canaries-2025-13"])
def test_why_there_is_no_walk_is_said_in_one_language(name: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        why(name)
    reason = caught.value.values["reason"]
    assert isinstance(reason, Text)
    assert reason.nl in caught.value.sentence("nl")
    assert reason.en in caught.value.sentence("en")
    assert reason.nl not in caught.value.sentence("en")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ArbeidError, match="There is no language"):
        claim("fo-2013-us-47").plain("de")


def test_the_list_takes_its_filters_by_name_alone() -> None:
    with pytest.raises(TypeError):
        claims("nl")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("note", "dutch", "english"),
    [
        (Number(1234.5, 1), "1.234,5", "1,234.5"),
        (Percent(0.0415, 1), "4,2%", "4.2%"),
        (Period("2025Q4"), "4e kwartaal 2025", "Q4 2025"),
        (Known("US public domain"), "publiek domein (VS)", "US public domain"),
        (Joined(("a", Text(nl="banen", en="jobs"), "a"), " + "), "a + banen + a", "a + jobs + a"),
        (Joined((Text(nl="een", en="one"), Text(nl="een", en="a")), ", ", once=True), "een", "one, a"),
        (Note("why.said_of", {"claim": Note("why.ours"), "said": Percent(0.5)}), "naar onze uitkomst: 50%",
         "to our value: 50%"),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_is_written_as_each_language_does(
    note: Note | Saying, dutch: str, english: str
) -> None:
    assert [said(note, words_of(language)) for language in LANGUAGES] == [dutch, english]


def test_a_claim_is_named_for_its_publisher_and_year() -> None:
    assert said(claim_name("roa-nl-low-risk-growth"), words_of("nl")).split()[-1].isdigit()
