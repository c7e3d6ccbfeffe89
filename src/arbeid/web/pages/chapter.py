"""The chapter: its sources with minutes and the question that each answers, and what its figures come to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from arbeid.guide.rendering.page import safe_html
from arbeid.guide.timing.scale import SCALES, STANDARD
from arbeid.language import Language
from arbeid.registry import remembered
from arbeid.verbs.chapters.chapter import render
from arbeid.verbs.chapters.sources import CHAPTER
from arbeid.views.report.report import without_symbols
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    facts, words = _facts(asked.language), asked.words
    sections = [part for part in facts["sections"] if part["passages"] or part["readings"]]
    return Answer(
        title=without_symbols(facts["title"]),
        description=facts["summary"],
        data={"chapter": facts},
        shown={
            "summary": facts["summary"],
            "total": words(
                "web_chapter.total",
                readings=sum(len(part["readings"]) for part in sections),
                minutes=facts["minutes"],
            ),
            "sections": [_section(part, words) for part in sections],
            "steps": [(step.colour, step.label.read(asked.language)) for step in SCALES.get(STANDARD).steps],
        },
    )


@remembered(maxsize=2)
def _facts(language: Language) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(render(CHAPTER, "json", language))
    return found


def _section(part: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    return {
        **part,
        "html": safe_html("\n\n".join(part["passages"])),
        "readings": [_reading(reading, words) for reading in part["readings"]],
    }


def _reading(reading: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    step = None if reading["minutes"] is None else SCALES.get(STANDARD).step(reading["minutes"])
    counts = Counter(claim["status"] for claim in reading["claims"])
    verdicts = [f"{count}× {words(f'claim.{status}')}" for status, count in counts.most_common()]
    return {
        **reading,
        "colour": step.colour if step else None,
        "length": step.label.read(words.language) if step else None,
        "verdicts": ", ".join(verdicts),
    }


PAGES = (
    Page(
        id="chapter",
        paths={"nl": "hoofdstuk", "en": "chapter"},
        template="chapter.html.j2",
        answer=_answer,
        place=50,
    ),
)
