"""The checker as an API: a text in, and what each of its sentences leans on and makes of it out."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from arbeid.answers.claims.checked import Checked
from arbeid.answers.plain import plain_type
from arbeid.language import Language
from arbeid.web.api import PROBLEMS
from arbeid.web.serving.workers import WORKERS

router = APIRouter(prefix="/api", responses=PROBLEMS)
_Answered = make_dataclass("Checked", [("flagged", bool)], bases=(plain_type(Checked),))


class TextAsked(BaseModel):
    """A text to check, and the language of names and sentences in the answer."""

    text: str = Field(min_length=1, description="A sentence, an article or a page of HTML.")
    lang: Language = Field("en", description="The language of names and sentences.")


@router.post("/check", response_model=_Answered)
def check(asked: TextAsked) -> dict[str, Any]:
    """Find the published claims that each sentence of a text leans on, and flag where it bends them."""
    found: Checked = WORKERS.do("check", asked.text)
    return found.plain(asked.lang)
