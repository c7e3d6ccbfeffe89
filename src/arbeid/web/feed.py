"""The feed of what changed, for readers that subscribe to it; a file in a folder without a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from arbeid.answers.claims.changed import VerdictChange
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.changed import changed_verdicts
from arbeid.views.claims.feed import json_feed
from arbeid.web.addresses import to
from arbeid.web.quoting import outside, public
from arbeid.wording import words_of

_MEDIA = "application/feed+json"


def feed_address(language: Language) -> str:
    """Name where the feed of a language is.

    >>> feed_address("nl")
    '/nl/feed.json'
    """
    return f"/{language}/feed.json"


def feed(language: Language, base: str, static: bool) -> dict[str, Any]:
    """Write the feed with addresses as others reach them; of this machine alone they stay without a host."""
    place = public(base)

    def address(one: VerdictChange) -> str:
        here = to("claim", language, claim=one.claim) if one.claim else to("changed-numbers", language)
        return outside(place, here, static)

    home = outside(place, to("claims", language), static)
    return json_feed(changed_verdicts(), words_of(language), address, home, place + feed_address(language))


def add_feed(base: str | None, static: bool) -> APIRouter:
    """Add the feed of each language; ``base`` is where the explorer lives, if the request cannot tell."""
    routes = APIRouter()

    def answered(language: Language) -> Callable[[Request], JSONResponse]:
        def answer(request: Request) -> JSONResponse:
            here = base if base is not None else str(request.base_url).rstrip("/")
            return JSONResponse(feed(language, here, static), media_type=_MEDIA)

        # FastAPI reads the annotations, which this module keeps as text.
        answer.__annotations__ = {"request": Request}
        return answer

    for one in LANGUAGES:
        routes.add_api_route(
            feed_address(one), answered(one), methods=["GET", "HEAD"], include_in_schema=False
        )
    return routes
