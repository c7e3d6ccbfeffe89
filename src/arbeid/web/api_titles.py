"""Job titles as an API: a title in, and the occupations that it may stand for out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from arbeid.answers.jobs.titles import Job
from arbeid.answers.plain import plain_type
from arbeid.verbs.jobs.job_titles import find_job
from arbeid.web.api import PROBLEMS, Lang, Spoken
from arbeid.web.serving.problems import spoken_in

_TITLE = "A job title."
router = APIRouter(prefix="/api", responses=PROBLEMS)


class TitleAsked(BaseModel):
    """A title that may be too long for an address, and the language of names and sentences in the answer."""

    q: str = Field(description=_TITLE)
    lang: Spoken | None = Field(None, description="The language of names and sentences; else the address’s.")


@router.get("/jobs", response_model=plain_type(Job))
def jobs(q: Annotated[str, Query(max_length=200, description=_TITLE)], lang: Lang = "en") -> dict[str, Any]:
    """Find which occupations a job title stands for, in the own language first, and how sure that is."""
    return find_job(q, lang).plain(lang)


@router.post("/jobs", response_model=plain_type(Job))
def jobs_posted(asked: TitleAsked, request: Request, lang: Lang = "en") -> dict[str, Any]:
    """Find the same for a title of any length, sent as JSON."""
    return jobs(asked.q, spoken_in(request.scope, asked.lang, lang))
