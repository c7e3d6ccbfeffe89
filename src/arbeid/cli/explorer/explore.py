"""The explorer, on this machine."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from arbeid.cli import OFTEN
from arbeid.cli.explorer.site import checked_url
from arbeid.cli.terminal.options import Lang
from arbeid.cli.terminal.screen import say


def explore(
    lang: Lang,
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8417,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    url: Annotated[str, typer.Option("--url")] = "",
    proxy: Annotated[list[str] | None, typer.Option("--proxy")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser")] = True,
) -> None:
    """Open Arbeid in the browser. Stop it with Ctrl+C."""
    from arbeid.language import language
    from arbeid.web.serving.server import serve
    from arbeid.wording import words_of

    spoken = language(lang)
    # A server does not end, and what its answers leave behind would gather.
    gc.set_threshold(*OFTEN)

    def ready(address: str) -> None:
        say(words_of(spoken)("web.at", address=f"{address}{spoken}/"))
        if browser:
            import webbrowser
            from threading import Timer

            Timer(0.5, webbrowser.open, [f"{address}{spoken}/"]).start()

    serve(host, port, ready, url=checked_url(url), proxies=proxy or ())
