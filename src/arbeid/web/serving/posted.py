"""Forms that are sent in the body of a request, where what they say is too long for an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from arbeid.language import Language
from arbeid.web.page import Page
from arbeid.web.serving.question import state_of

if TYPE_CHECKING:
    from starlette.responses import Response

_MOST_FIELDS = 20


def form(body: bytes) -> dict[str, str]:
    """Read a form as a browser sends it; what is no form has no fields.

    >>> form(b"text=Banen+verdwijnen%3F&x=")
    {'text': 'Banen verdwijnen?', 'x': ''}
    """
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)


def posted_route(way: Callable[..., Response], page: Page, language: Language) -> Callable[..., Any]:
    """Make the route of a page that takes a form: it reads the body, and the page answers in a thread."""
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import Request

    async def route(request: Request) -> Response:
        sent = form(await request.body())
        state = state_of(page, sent.items())
        return await run_in_threadpool(way, request, page, language, state)

    # FastAPI reads the annotations, which this module keeps as text.
    route.__annotations__ = {"request": Request}
    return route
