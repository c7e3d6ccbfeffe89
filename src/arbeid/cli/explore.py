"""The explorer, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from arbeid.cli.options import Lang
from arbeid.cli.site import checked_url


def explore(
    lang: Lang,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to listen; 0 takes a free one.")
    ] = 8417,
    host: Annotated[
        str, typer.Option("--host", help="This machine alone by default; another address lets others in.")
    ] = "127.0.0.1",
    url: Annotated[
        str, typer.Option("--url", help="Where others reach it, for what they quote, frame and print.")
    ] = "",
    proxy: Annotated[
        list[str] | None,
        typer.Option("--proxy", help="A proxy before it, whose word is taken for who asks; may be repeated."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
) -> None:
    """Open Arbeid in the browser. Stop it with Ctrl+C."""
    from arbeid.language import language
    from arbeid.web.server import serve
    from arbeid.wording import words_of

    spoken = language(lang)

    def ready(address: str) -> None:
        typer.echo(words_of(spoken)("web.at", address=f"{address}{spoken}/"))
        if browser:
            import webbrowser
            from threading import Timer

            Timer(0.5, webbrowser.open, [f"{address}{spoken}/"]).start()

    serve(host, port, ready, url=checked_url(url), proxies=proxy or ())
