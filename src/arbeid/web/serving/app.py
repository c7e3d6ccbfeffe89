"""The explorer as an application: pages, their data, an API; it asks nothing of anyone else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING

from arbeid.errors import UnknownName
from arbeid.web.addresses import to

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# A file's address has the hash of its content, so what it leads to never changes.
_A_YEAR = "public, max-age=31536000, immutable"


def create_app(
    *,
    hosts: Sequence[str] = LOOPBACK,
    base: str | None = None,
    static: bool = False,
    today: date | None = None,
) -> FastAPI:
    """Make the application.

    ``hosts`` are the names that it answers to, so that no other site can pose as it. ``base`` is where
    it lives, where the request cannot tell; ``static`` makes pages that need no server.
    """
    from fastapi import FastAPI

    from arbeid.web import api, api_ask, api_check, api_models, api_monitor, api_runs, api_titles
    from arbeid.web.feed import add_feed
    from arbeid.web.serving.packed import Serving
    from arbeid.web.serving.problems import add_problems

    app = FastAPI(
        title="Arbeid",
        version=version("arbeid"),
        summary="The debate on AI and work, computable.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_warm,
    )
    add_problems(app)
    _add_files(app)
    api_runs.add_runs(app)
    app.include_router(api_ask.router)
    app.include_router(api_check.router)
    app.include_router(api_titles.router)
    app.include_router(api_models.router)
    app.include_router(api_monitor.router)
    api.add_to(app)
    app.include_router(add_feed(base, static))
    Serving(base=base, static=static, today=today).add_to(app)
    _add_doors(app, hosts)
    return app


def _add_doors(app: FastAPI, hosts: Sequence[str]) -> None:
    """Add what every request passes on its way in, and every response on its way out."""
    from starlette.middleware.cors import CORSMiddleware
    from starlette.middleware.gzip import GZipMiddleware

    from arbeid.web.serving.caller import Callers
    from arbeid.web.serving.guard import Guard

    # What is added last is met first: the guard turns a request away before anything is worked out for it,
    # and what it answers itself is never packed.
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6)
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])
    app.add_middleware(Callers)
    app.add_middleware(Guard, hosts=hosts)


@asynccontextmanager
async def _warm(app: FastAPI) -> AsyncIterator[None]:
    """Get the slow libraries ready while the first reader is on the way."""
    from threading import Thread

    from arbeid.web.serving.workers import WORKERS

    # A daemon, so that whoever stops the server at once need not wait for it.
    Thread(target=_load, name="warming", daemon=True).start()
    WORKERS.start()
    try:
        yield
    finally:
        WORKERS.close()


def _load() -> None:
    import vl_convert  # noqa: F401

    from arbeid.verbs.jobs.occupation import occupation
    from arbeid.verbs.market.definitions import definitions
    from arbeid.verbs.search.ask import ask

    # What most pages rest on: one answer of each fills the memories that all the others read from.
    ask("IMF 40%")
    definitions("nl")
    occupation("nl", "1033")


def _add_files(app: FastAPI) -> None:
    from starlette.requests import Request
    from starlette.responses import RedirectResponse, Response

    from arbeid.web.rendering import asset, asset_named
    from arbeid.web.serving.problems import spoken

    def first(request: Request) -> Response:
        return RedirectResponse(to("home", spoken(request.scope)), 307, {"vary": "Accept-Language"})

    def file(name: str) -> Response:
        content = asset(asset_named(name))
        if content is None:
            raise UnknownName("unknown_name_none", kind="file", name=name)
        media = "text/css" if name.endswith(".css") else "text/javascript"
        return Response(content, media_type=media, headers={"cache-control": _A_YEAR})

    # FastAPI reads the annotations, which this module keeps as text.
    first.__annotations__ = {"request": Request}
    file.__annotations__ = {"name": str}
    app.add_api_route("/", first, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/static/{name}", file, methods=["GET", "HEAD"], include_in_schema=False)
