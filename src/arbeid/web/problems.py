"""What went wrong, said to a reader as a plain page and to a program as problem+json."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Scope

_LOG = logging.getLogger("arbeid.web")
_STATUS = {
    "web_body_large": 413,
    "web_address_long": 414,
    "web_too_often": 429,
    "web_dropped": 409,
    "web_run_large": 503,
    "web_run_long": 503,
    "web_busy": 503,
}
_PROBLEM = "application/problem+json"


def add_problems(app: FastAPI) -> None:
    """Let the application answer every error in words."""
    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException

    @app.exception_handler(ArbeidError)
    async def _own(request: Request, error: ArbeidError) -> Response:
        return reply(request.scope, status_of(error), error)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        key = {404: "web_no_page", 405: "web_method"}.get(error.status_code, "web_request")
        return reply(request.scope, error.status_code, ArbeidError(key), error.headers)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = str(first["loc"][-1]) if first["loc"] else ""
        return reply(request.scope, 422, ArbeidError("web_value", where=where))

    @app.exception_handler(Exception)
    async def _ours(request: Request, error: Exception) -> Response:
        _LOG.error("%s failed", request.url.path, exc_info=error)
        return reply(request.scope, 500, ArbeidError("web_ours"))


def status_of(error: ArbeidError) -> int:
    """Give the status of an error: 404 for a name that does not exist, 400 for other mistakes.

    >>> status_of(ArbeidError("unknown_name", kind="claim", name="x", nearest="y"))
    404
    """
    if error.key in _STATUS:
        return _STATUS[error.key]
    if error.values.get("kind") == "phrase":
        return 500
    return 404 if error.key.startswith("unknown_name") else 400


def reply(
    scope: Scope, status: int, error: ArbeidError, headers: Mapping[str, str] | None = None
) -> Response:
    """Say an error to whoever asked: a program gets problem+json, a reader a page."""
    language = spoken(scope)
    sentence = error.sentence(language)
    if for_program(scope):
        return _problem(status, error, sentence, language, headers)
    from starlette.responses import HTMLResponse

    from arbeid.web.rendering import problem_page

    return HTMLResponse(problem_page(language, status, sentence), status, headers)


def _problem(
    status: int, error: ArbeidError, sentence: str, language: Language, headers: Mapping[str, str] | None
) -> Response:
    from starlette.responses import Response

    facts = {
        "type": "about:blank",
        "title": words_of(language)(f"web.problem_{status if status in (404, 500) else 400}"),
        "status": status,
        "detail": sentence,
        "key": error.key,
    }
    content = json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, status, headers, _PROBLEM)


def for_program(scope: Scope) -> bool:
    """Say whether a program asks: for the API, or for a page's data."""
    path: str = scope["path"]
    return path.startswith("/api") or path.endswith((".json", ".csv", ".svg", ".png", ".zip"))


def spoken(scope: Scope) -> Language:
    """Give the language of the address, else the one that the reader's browser asks for first."""
    path, query = scope["path"], scope["query_string"]
    for language in LANGUAGES:
        if path == f"/{language}" or path.startswith(f"/{language}/") or f"lang={language}".encode() in query:
            return language
    accepted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1").lower()
    return "nl" if accepted.startswith("nl") else "en"
