"""Data and method: every source, measure, definition, model and parameter, as the catalogue has it."""

from __future__ import annotations

from importlib.metadata import version

from arbeid.answers.catalogue.method import Method
from arbeid.answers.models import ModelAnswer
from arbeid.data.fingerprint import fingerprint
from arbeid.registry import remembered
from arbeid.verbs.catalogue.method import method
from arbeid.verbs.models.calculate import calculate, list_models
from arbeid.views.models import amount, span
from arbeid.views.report.report import BADGES
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import is_phrase

_PARTS = ("badges", "sources", "measures", "models", "calculators", "scenarios", "api")
_API = (
    "economies",
    "measures",
    "definitions/nl",
    "exposure/nl/eloundou-beta-human",
    "claims",
    "claims/fo-2013-us-47",
    "why?one=fo-2013-us-47&on=nl",
    "stories/c01",
    "jobs?q=nurse",
    "models",
    "model/robots?set=added=2",
)


def _answer(asked: Asked) -> Answer:
    found, words = _method(), asked.words
    used: dict[str, list[str]] = {}
    for measure in found.measures:
        for source in measure.sources:
            used.setdefault(source, []).append(measure.id)
    return Answer(
        title=words("web_method.title"),
        description=words(
            "web_method.description",
            sources=len(found.sources),
            measures=len(found.measures),
            models=len(found.models),
        ),
        data={
            "method": found.plain(asked.language),
            "version": version("arbeid"),
            "figures": fingerprint({}),
        },
        shown={
            "found": found,
            "used": used,
            "badges": BADGES,
            "parts": _PARTS if not asked.static else _PARTS[:-1],
            "calls": _API,
            "calculators": _calculators(),
            "amount": amount,
            "is_phrase": is_phrase,
            "span": span,
            "hash": fingerprint({}),
        },
    )


@remembered(maxsize=1)
def _calculators() -> tuple[ModelAnswer, ...]:
    """Compute every calculator as its source has it."""
    return tuple(calculate(one.id) for one in list_models())


@remembered
def _method() -> Method:
    return method()


PAGES = (
    Page(
        id="method",
        paths={"nl": "methode", "en": "method"},
        template="method.html.j2",
        answer=_answer,
        place=70,
    ),
)
