"""The one box as an API: what a text may be meant for, whole or while it is typed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from arbeid.answers.asked import Asked
from arbeid.answers.plain import plain_type
from arbeid.verbs.search.ask import ask as find
from arbeid.verbs.search.ask import suggestions
from arbeid.web.api import PROBLEMS, Lang, Spoken
from arbeid.web.serving.problems import spoken_in

_MEANT = "A job, a headline, a figure, a place or a term; the first 400 letters are read."
_GOES_ON = "Whether the last word may go on."
router = APIRouter(prefix="/api", responses=PROBLEMS)


class QuestionAsked(BaseModel):
    """A text that may be too long for an address, and the language of names and sentences in the answer."""

    q: str = Field(description=_MEANT)
    typing: bool = Field(False, description=_GOES_ON)
    lang: Spoken | None = Field(None, description="The language of names and sentences; else the address’s.")


@router.get("/ask", response_model=plain_type(Asked))
def ask(
    q: Annotated[str, Query(max_length=300, description=_MEANT)],
    typing: Annotated[bool, Query(description=_GOES_ON)] = False,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Find what a text may be meant for: a job, headline, claim, story, place, measure or term."""
    return (suggestions if typing else find)(q, lang).plain(lang)


@router.post("/ask", response_model=plain_type(Asked))
def ask_posted(asked: QuestionAsked, request: Request, lang: Lang = "en") -> dict[str, Any]:
    """Find the same for a text of any length, sent as JSON."""
    return ask(asked.q, asked.typing, spoken_in(request.scope, asked.lang, lang))
