"""How a page answers: as HTML, as data, as one figure in a frame, and as a figure's files."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from arbeid.data.fingerprint import fingerprint
from arbeid.errors import ArbeidError, unknown_name
from arbeid.language import LANGUAGES, Language
from arbeid.registry import remembered
from arbeid.views.drawing.figure import Figure
from arbeid.web import files
from arbeid.web.addresses import Address
from arbeid.web.page import Answer, Asked, Page, pages
from arbeid.web.quoting import Quoting
from arbeid.web.rendering import embed_html, page_html
from arbeid.web.serving.guard import FRAMED
from arbeid.web.serving.kept import Kept
from arbeid.web.serving.posted import posted_route
from arbeid.web.serving.question import state_of

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

_LONGEST_VALUE = 300
_SMALL = 1_000
_Pairs = tuple[tuple[str, str], ...]
_HTML = "text/html; charset=utf-8"
_VARY = "Accept-Encoding, X-Arbeid-Part"


@dataclass(frozen=True)
class Serving:
    """The pages as routes. ``base`` is where the explorer lives, where that is known beforehand.

    ``static`` says that what is served becomes files; ``today`` fixes the day, else it is the reader's.
    """

    base: str | None = None
    static: bool = False
    today: date | None = None
    kept: Kept = field(default_factory=Kept)
    packed: Kept = field(default_factory=Kept)

    def add_to(self, app: FastAPI) -> None:
        """Add the routes of every page, in both languages."""
        # A fixed address comes before one with a blank in it, which would take it for a name.
        for page in sorted(pages().values(), key=lambda one: one.paths["nl"].count("{")):
            for language in LANGUAGES:
                for ending, way in (("/figure/{file}", self._file), (".json", self._data)):
                    app.add_api_route(_path(page, language, ending), _route(way, page, language), **_HIDDEN)
                app.add_api_route(_path(page, language), _route(self._page, page, language), **_HIDDEN)
                if page.posted:
                    way = posted_route(self._posted, page, language)
                    app.add_api_route(_path(page, language), way, include_in_schema=False, methods=["POST"])

    def _page(self, request: Request, page: Page, language: Language) -> Response:
        base = self._base(request)
        address, asked = self._asked(request, page, language)
        if request.query_params.get("embed") == "1":
            named = request.query_params.get("figure", "")

            def framed() -> bytes:
                answer = _answer(page, asked)
                return embed_html(address, answer, _figure(answer, named), base).encode()

            reply = self._reply(request, (base, "embed", address.url, named), framed, _HTML)
            reply.headers[FRAMED] = "1"
            return reply

        def written() -> bytes:
            return page_html(address, _answer(page, asked), base, self.static).encode()

        return self._reply(request, (base, address.url, asked.part), written, _HTML)

    def _posted(self, request: Request, page: Page, language: Language, state: Mapping[str, str]) -> Response:
        # What was sent is neither kept nor in the address: it may be a text that is nobody else’s.
        from starlette.responses import Response

        answer = page.answer(Asked(language, {}, state, self.today or date.today(), self.static))
        content = page_html(Address(page, language), answer, self._base(request), self.static)
        return Response(content, media_type=_HTML, headers={"cache-control": "no-store"})

    def _data(self, request: Request, page: Page, language: Language) -> Response:
        address, asked = self._asked(request, page, language)
        return self._reply(
            request, address.data, lambda: _twin(address, _answer(page, asked)), "application/json"
        )

    def _file(self, request: Request, page: Page, language: Language) -> Response:
        address, asked = self._asked(request, page, language)
        named, _, kind = request.path_params["file"].partition(".")
        if kind not in files.MEDIA:
            raise unknown_name("format", kind, files.MEDIA)
        base = self._base(request)

        def made() -> bytes:
            answer = _answer(page, asked)
            figure = _figure(answer, named)
            return files.content(figure, kind, Quoting(address, answer, base, figure).readme)

        reply = self._reply(request, (base, address.file(named, kind)), made, files.MEDIA[kind])
        if kind not in ("svg", "png"):
            name = f"arbeid-{page.id}-{named}.{kind}"
            reply.headers["content-disposition"] = f'attachment; filename="{name}"'
        return reply

    def _asked(self, request: Request, page: Page, language: Language) -> tuple[Address, Asked]:
        params = {name: value for name, value in request.path_params.items() if name != "file"}
        state = state_of(page, request.query_params.multi_items())
        for value in (*params.values(), *state.values()):
            _check(value)
        today = self.today or date.today()
        part = request.headers.get("x-arbeid-part", "")
        # Anything else a reader sends would fill what is kept with copies of one page.
        part = part if part in page.parts else ""
        asked = Asked(language, params, state, today, self.static, part)
        return Address(page, language, params, state), asked

    def _base(self, request: Request) -> str:
        return str(request.base_url).rstrip("/") if self.base is None else self.base

    def _reply(self, request: Request, key: Any, make: Callable[[], bytes], media: str) -> Response:
        from starlette.responses import Response

        content = self.kept.get((key, self.today or date.today()), make)
        # Of the content itself: after a new version only what really changed is sent again.
        digest = hashlib.sha256(content).hexdigest()[:24]
        # Weak, as the same answer is sent packed and plain; and asked after each time, as the day is part
        # of it.
        headers = {"etag": f'W/"{digest}"', "cache-control": "no-cache", "vary": _VARY}
        if digest in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if len(content) > _SMALL and "gzip" in request.headers.get("accept-encoding", ""):
            # Packed once for all readers: packing costs five times what the rest of an answer does.
            content = self.packed.get(digest, lambda: gzip.compress(content, mtime=0))
            headers["content-encoding"] = "gzip"
        return Response(content, media_type=media, headers=headers)


_HIDDEN: Mapping[str, Any] = {"include_in_schema": False, "methods": ["GET", "HEAD"]}


def _path(page: Page, language: Language, ending: str = "") -> str:
    path = f"/{language}/{page.paths[language]}"
    return (path + "index" if path.endswith("/") and ending else path) + ending


def _route(way: Callable[..., Response], page: Page, language: Language) -> Callable[..., Response]:
    from starlette.requests import Request as Requested

    def route(request: Requested) -> Response:
        return way(request, page, language)

    # FastAPI reads the annotations, which this module keeps as text.
    route.__annotations__ = {"request": Requested}
    return route


def _answer(page: Page, asked: Asked) -> Answer:
    """Let the page answer; its data and its figures' files are often asked for right after it."""
    params, state = tuple(asked.params.items()), tuple(sorted(asked.state.items()))
    return _answered((page.id, asked.language, asked.part), params, state, asked.today, asked.static)


@remembered(maxsize=24)
def _answered(
    where: tuple[str, Language, str], params: _Pairs, state: _Pairs, today: date, static: bool
) -> Answer:
    page, language, part = where
    return pages()[page].answer(Asked(language, dict(params), dict(state), today, static, part))


def _check(value: str) -> None:
    if len(value) > _LONGEST_VALUE:
        raise ArbeidError("web_value_long", longest=_LONGEST_VALUE)
    if any(ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in value):
        raise ArbeidError("web_value_letters")


def _figure(answer: Answer, named: str) -> Figure:
    known = {figure.id: figure for figure in answer.figures}
    if named not in known:
        raise unknown_name("figure", named, known)
    return known[named]


def _twin(address: Address, answer: Answer) -> bytes:
    facts = {
        "page": address.page.id,
        "language": address.language,
        "title": answer.title,
        "description": answer.description,
        "address": address.url,
        "params": dict(address.params),
        "state": dict(address.state),
        "version": version("arbeid"),
        "fingerprint": fingerprint({"page": address.page.id, **address.params, **address.state}),
        "data": answer.data,
        "figures": [figure.plain() for figure in answer.figures],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
