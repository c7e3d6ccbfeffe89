"""The checker as an API: a text in, and what each of its sentences leans on and makes of it out."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from arbeid.answers.claims.checked import Checked
from arbeid.answers.plain import plain_type
from arbeid.web.api import PROBLEMS, Lang, Spoken
from arbeid.web.serving.problems import spoken_in
from arbeid.web.serving.workers import WORKERS

_TEXT = "A sentence, an article or a page of HTML."
router = APIRouter(prefix="/api", responses=PROBLEMS)
_Answered = make_dataclass("Checked", [("flagged", bool)], bases=(plain_type(Checked),))


class TextAsked(BaseModel):
    """A text that may be too long for an address, and the language of names and sentences in the answer."""

    text: str = Field(description=_TEXT)
    lang: Spoken | None = Field(None, description="The language of names and sentences; else the address’s.")


@router.get("/check", response_model=_Answered)
def check(
    text: Annotated[str, Query(max_length=300, description=_TEXT)], lang: Lang = "en"
) -> dict[str, Any]:
    """Find the published claims that each sentence of a text leans on, and flag where it bends them."""
    found: Checked = WORKERS.do("check", text)
    return found.plain(lang)


@router.post("/check", response_model=_Answered)
def check_posted(asked: TextAsked, request: Request, lang: Lang = "en") -> dict[str, Any]:
    """Find the same in a text of any length, sent as JSON."""
    return check(asked.text, spoken_in(request.scope, asked.lang, lang))
