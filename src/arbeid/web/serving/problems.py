"""What went wrong, said to a reader as a plain page and to a program as problem+json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

from arbeid.errors import ArbeidError, UnknownName
from arbeid.language import LANGUAGES, Language, no_language
from arbeid.web.serving.negotiation import header, wanted
from arbeid.web.serving.refused import Refused
from arbeid.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Scope

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_TEXTS = ("q", "text")
"""What an address may be asked with that can also be sent with POST, where it is longer."""
_SPOKEN = "arbeid.spoken"
_PROBLEM = "application/problem+json"


def add_problems(app: FastAPI) -> None:
    """Let the application answer every error in words."""
    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException

    @app.exception_handler(ArbeidError)
    async def _own(request: Request, error: ArbeidError) -> Response:
        status = status_of(error)
        elsewhere = in_small_letters(request.scope) if status == 404 else None
        return elsewhere or reply(request.scope, status, error)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        if isinstance(error.__cause__, ArbeidError):
            return reply(request.scope, status_of(error.__cause__), error.__cause__)
        if error.status_code == 405:
            return _other_method(request)
        if error.status_code == 404 and (elsewhere := in_small_letters(request.scope)):
            return elsewhere
        key = "web_no_page" if error.status_code == 404 else "web_request"
        return reply(request.scope, error.status_code, ArbeidError(key), error.headers)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = str(first["loc"][-1]) if first["loc"] else ""
        if where == "lang":
            # The one enumeration that the verbs have a sentence for: it is the same from everywhere.
            return reply(request.scope, 404, no_language(first["input"]))
        if first["type"] == "string_too_long" and where in _TEXTS:
            longest = first["ctx"]["max_length"]
            return reply(request.scope, 422, ArbeidError("web_text_long", where=where, longest=longest))
        return reply(request.scope, 422, ArbeidError("web_value", where=where))


def language_problem(scope: Scope) -> ArbeidError | None:
    """Refuse a language that we do not speak at any address of the API, whether its answer has words or not.

    >>> print(language_problem({"path": "/api/check", "query_string": b"lang=de"}))
    There is no language “de”: choose from en, nl.
    """
    if not scope["path"].startswith("/api"):
        return None
    return next((no_language(one) for one in _languages_asked(scope) if one.lower() not in LANGUAGES), None)


def _languages_asked(scope: Scope) -> list[str]:
    return parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True).get("lang", [])


def _other_method(request: Request) -> Response:
    """Say which methods this address has: all of its routes together, not only the first."""
    from starlette.routing import Match

    def has(method: str) -> bool:
        asked = {**request.scope, "method": method}
        return any(route.matches(asked)[0] is Match.FULL for route in request.app.routes)

    allowed = [method for method in _METHODS if has(method)]
    said = ", ".join("GET, HEAD" if method == "GET" else method for method in allowed)
    error = ArbeidError("web_method" if allowed == ["GET"] else "web_method_other", allowed=said)
    return reply(request.scope, 405, error, {"allow": said})


def status_of(error: ArbeidError) -> int:
    """Give the status of an error: 404 for a name that does not exist, 400 for other mistakes.

    >>> status_of(UnknownName("unknown_name", kind="claim", name="x", nearest="y"))
    404
    """
    if isinstance(error, Refused):
        return error.status
    if error.values.get("kind") == "phrase":
        return 500
    return 404 if isinstance(error, UnknownName) else 400


def reply(
    scope: Scope, status: int, error: ArbeidError, headers: Mapping[str, str] | None = None
) -> Response:
    """Say an error to whoever asked: a program gets problem+json, a reader a page."""
    asked = _language_of(scope)
    language = asked or spoken(scope)
    headers = {**(headers or {}), **({} if asked else {"vary": "Accept-Language"})}
    sentence = error.sentence(language)
    if for_program(scope):
        return _problem(status, error, sentence, language, headers)
    from starlette.responses import HTMLResponse

    from arbeid.web.rendering import problem_page

    return HTMLResponse(problem_page(language, status, sentence, _offered(scope, error)), status, headers)


def _offered(scope: Scope, error: ArbeidError) -> list[tuple[str, str]]:
    """Link the countries that an error offers to the page that was asked for, by name and address."""
    names = [one for one in str(error.values.get("countries", "")).split(", ") if one]
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"))
    rest = "".join(f"&{urlencode({key: value})}" for key, value in asked if key not in ("country", "economy"))
    return [(name, f"{scope['path']}?country={name}{rest}") for name in names]


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
    # An address may hold half of a surrogate pair, which UTF-8 cannot write.
    content = json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, status, headers, _PROBLEM)


def for_program(scope: Scope) -> bool:
    """Say whether a program asks: for the API, or for a page's data."""
    path: str = scope["path"]
    return path.startswith("/api") or path.endswith((".json", ".csv", ".svg", ".png", ".zip"))


def spoken(scope: Scope) -> Language:
    """Give the language of the address, else the one that the reader's browser asks for first."""
    if (found := _language_of(scope)) is not None:
        return found
    accepted = wanted(header(scope, b"accept-language"))
    spoken_there = [name.partition("-")[0] for name, weight in accepted.items() if weight]
    return next((language for name in spoken_there for language in LANGUAGES if language == name), "en")


def spoken_in(scope: Scope, body: Language | None, address: Language) -> Language:
    """Choose the language of an answer to a body: its own, else the address's; its errors are in it too."""
    scope[_SPOKEN] = body or address
    return body or address


def _language_of(scope: Scope) -> Language | None:
    """Read the language that a body asked for, or an address says: in its path, else as its ``lang``."""
    if _SPOKEN in scope:
        return cast(Language, scope[_SPOKEN])
    start = scope["path"].split("/")[1:2]
    asked = [one.partition("-")[0].lower() for one in _languages_asked(scope)]
    return next((language for one in (start, asked[:1]) for language in LANGUAGES if one == [language]), None)


def in_small_letters(scope: Scope) -> Response | None:
    """Send a reader on who typed a page's address in capitals; nothing where that is no page either."""
    from starlette.responses import RedirectResponse

    from arbeid.web.addresses import read

    path: str = scope["path"]
    small = path.lower()
    if small == path or scope["method"] != "GET" or read(small) is None:
        return None
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(quote(small) + (f"?{query}" if query else ""), 308)
