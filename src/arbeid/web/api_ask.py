"""The one box as an API: what a text may be meant for, whole or while it is typed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from arbeid.answers.asked import Asked
from arbeid.answers.plain import plain_type
from arbeid.verbs.search.ask import ask as find
from arbeid.verbs.search.ask import suggestions
from arbeid.web.api import PROBLEMS, Lang

Asks = Annotated[str, Query(max_length=300, description="A job, a headline, a figure, a place or a term.")]
router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/ask", response_model=plain_type(Asked))
def ask(
    q: Asks,
    typing: Annotated[bool, Query(description="Whether the last word may go on.")] = False,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Find what a text may be meant for: a job, headline, claim, story, place, measure or term."""
    return (suggestions if typing else find)(q, lang).plain(lang)
