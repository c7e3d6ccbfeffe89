"""The report's facts and pages that several tests look at, made once."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from arbeid.answers.market.report import Report
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.market.report import report
from arbeid.views.drawing.figure import Figure
from arbeid.views.report.answers import answers
from arbeid.views.report.report import report_html
from arbeid.wording import words_of

__all__ = ["LANGUAGES", "answer", "facts", "figures", "page"]


@cache
def answer() -> Report:
    """Answer the report on the Netherlands, as of a fixed day."""
    return report("nl", today=date(2026, 11, 24))


@cache
def facts(language: Language) -> dict[str, Any]:
    """Give that report as plain data."""
    return answer().plain(language)


@cache
def figures(language: Language) -> dict[str, Figure]:
    """Give its figures by their English names, in the order of the page."""
    found = [block.figure for one in answers(answer(), words_of(language)) for block in one.blocks]
    names = ("definitions", "ranks", "work", "change", "forecasts", "productivity")
    assert len(found) == len(names)
    return {name: figure for name, figure in zip(names, found, strict=True) if figure is not None}


@cache
def page(language: Language) -> str:
    """Give the page itself."""
    return report_html(answer(), language)
