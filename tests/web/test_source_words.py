"""Sources in the page's language: a Dutch reader meets Dutch words, and English only where it is marked."""

from __future__ import annotations

import re
import string

import pytest

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.story import STORIES
from arbeid.data.sources import SOURCES
from arbeid.language import LANGUAGES
from arbeid.verbs.catalogue.method import method
from arbeid.verbs.claims.story_origins import origin_of
from arbeid.verbs.models.declared import CALCULATORS
from arbeid.wording import _known, phrase_keys, words_of
from each import each

DUTCH, ENGLISH = words_of("nl"), words_of("en")
_ENGLISH = re.compile(
    r"\b(and|the|from|with|use|pay|none|stated|latest|after|snapshot|by|for|our|choice|prior|percent"
    r"|May|March|August|October|December|Netherlands|University|government|years|weeks|share)\b"
)
_MONTH = re.compile(r"\b20\d\d-(0[1-9]|1[0-2])\b")
_NAMES = (
    "US Census Bureau", "Harvard Business School", "Quarterly Journal of Economics", "Working with AI",
)  # fmt: skip


def left_over(text: str) -> list[str]:
    for name in _NAMES:
        text = text.replace(name, "")
    return [found[0] for found in _ENGLISH.finditer(text)]


@each("name", SOURCES.names())
def test_a_source_speaks_dutch(name: str) -> None:
    source = SOURCES.get(name)
    for text in (source.publisher, source.title, source.vintage, source.licence, source.note):
        assert left_over(DUTCH.known(text)) == [], text
        assert ENGLISH.known(text) == text or _MONTH.search(text)
        assert not _MONTH.search(ENGLISH.known(text))


@each("name", PUBLICATIONS.names())
def test_a_publisher_speaks_dutch(name: str) -> None:
    assert left_over(DUTCH.known(PUBLICATIONS.get(name).publisher)) == []


def test_units_and_sources_of_assumptions_speak_dutch() -> None:
    for model in method().models:
        assert f"web_method.model.{model.id}" in phrase_keys()
        for param in model.params:
            for text in (param.unit, param.source):
                assert left_over(DUTCH.known(text)) == [], text


@each("name", CALCULATORS.names())
def test_a_calculator_speaks_dutch(name: str) -> None:
    model = CALCULATORS.get(name)
    texts = [one.unit for one in (*model.takes.values(), *model.gives.values())]
    for text in (*texts, *(one.source for one in model.takes.values())):
        assert left_over(DUTCH.known(text)) == [], text


def test_what_is_known_is_still_said_somewhere() -> None:
    said = {text for one in SOURCES.all() for text in (one.publisher, one.title, one.vintage, one.licence)}
    said |= {one.note for one in SOURCES.all()} | {one.publisher for one in PUBLICATIONS.all()}
    said |= {place for one in CLAIMS.all() for place in one.read_in}
    said |= {figure.raw for story in STORIES.all() for figure in story.figures.values() if figure.raw}
    said |= {text for model in method().models for one in model.params for text in (one.unit, one.source)}
    said |= {
        one.unit for model in CALCULATORS.all() for one in (*model.takes.values(), *model.gives.values())
    }
    # A licence of an economy's own inputs, and the unit of an answer's own quantity.
    assert set(_known()["nl"]) - said <= {"one figure quoted", "hours"}


def test_the_crosswalk_is_the_schakelschema() -> None:
    assert DUTCH.known(SOURCES.get("cbs-brc-2014").title).startswith("Schakelschema")


@pytest.mark.parametrize("story", STORIES.names())
def test_a_number_of_a_story_names_what_it_is_computed_from(story: str) -> None:
    for name, figure in STORIES.get(story).figures.items():
        for language in LANGUAGES:
            origin = said(origin_of(STORIES.get(story).figures, name), words_of(language))
            assert origin or figure.given
            assert not re.search(r"[a-z]_[a-z]|\w-\w+-\d|: ?$|\*", origin), origin
            assert not {"nl", "us"} & set(origin.translate(str.maketrans("", "", string.punctuation)).split())
