"""One box for anything: what a text was taken for, and what else it may be meant for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.answers.asked import Asked as Found
from arbeid.answers.asked import Reading
from arbeid.answers.plain import said
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.search.ask import ask, suggestions
from arbeid.views.foreign_names import foreign_to
from arbeid.web.page import Answer, Asked, Page, filed_without_state
from arbeid.web.readings import address_of, group_address
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    words, text = asked.words, asked.state.get("q", "")
    found = (suggestions if "typing" in asked.state or not text.strip() else ask)(text, asked.language)
    first, others = found.readings[:1], found.readings[1:]
    return Answer(
        title=words("web_ask.title"),
        description=words("web_ask.description"),
        data=_plain(found, words),
        shown={
            "q": text,
            "sentence": said(found.sentence, words),
            "readings": [_shown(one, words) for one in first],
            "others": [_shown(one, words) for one in others],
            "safe": _safe(found, words),
        },
    )


def _plain(found: Found, words: Words) -> dict[str, Any]:
    plain = found.plain(words.language)
    for one, row in zip(found.readings, plain["readings"], strict=True):
        row |= {
            "address": address_of(one, words.language),
            "kind_name": words(f"ask.kind_{one.kind}"),
            "name_language": foreign_to(said(one.name, words), words.language) or words.language,
        }
    return plain


def _shown(one: Reading, words: Words) -> Mapping[str, Any]:
    """Word a reading for the page, with where it leads."""
    return {
        "kind": one.kind,
        "name": said(one.name, words),
        "about": said(one.about, words),
        "address": address_of(one, words.language),
        "groups": [
            (group, group_address(one, group, words.language))
            for group in (one.groups if one.certainty == "choose" else ())
        ],
        "bends": [said(bend, words) for bend in one.bends],
    }


def _safe(found: Found, words: Words) -> str:
    """Write the sentence that is safe instead of one that bends its source."""
    first = found.first
    return said(claim(first.id).safe, words) if first and first.kind == "sentence" and first.bends else ""


PAGES = (
    Page(
        id="ask",
        paths={"nl": "zoek", "en": "search"},
        template="ask.html.j2",
        answer=_answer,
        keys=("q", "typing"),
        filed=filed_without_state,
    ),
)
