"""The explorer as a folder that any web server can show."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Lang
from arbeid.cli.terminal.screen import say


def site_folder(name: str) -> Path:
    """Read the name of the folder; an empty one is not taken for the folder where the reader stands."""
    from arbeid.errors import ArbeidError

    if not name.strip():
        raise ArbeidError("out_empty", option="arbeid site")
    return Path(name)


def site(
    lang: Lang,
    out: Annotated[Path, typer.Argument(parser=site_folder)],
    url: Annotated[str, typer.Option("--url")] = "",
) -> None:
    """Write the explorer as a static folder: the same pages in both languages, with relative links."""
    from arbeid.language import language
    from arbeid.web.site.export import export
    from arbeid.wording import words_of

    words = words_of(language(lang))
    with _leaving_nothing(), counting(words("web.writing")) as tell:
        found = export(out, checked_url(url), tell)
    size = words.number(found.size / 1e6, 1)
    say(words("web.written", path=out, files=words.number(found.files), size=size))


def checked_url(url: str) -> str:
    """Give the address where a site is to live, or refuse it; empty is none.

    >>> checked_url("https://example.org/arbeid/")
    'https://example.org/arbeid'
    """
    from urllib.parse import urlsplit

    from arbeid.errors import ArbeidError

    try:
        parts = urlsplit(url)
        named = parts.hostname if parts.scheme in ("https", "http") and parts.port != 0 else None
    except ValueError:
        named = None
    if url and (not named or parts.query or parts.fragment or set(url) & set(" \"'<>\\")):
        raise ArbeidError("web_url", url=url)
    return url.rstrip("/")


@contextmanager
def _leaving_nothing() -> Iterator[None]:
    """Let whoever ends this from outside end it as Ctrl+C does: with what was half written removed."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _end) for number in (getattr(signal, name) for name in names)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)
