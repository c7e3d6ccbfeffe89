"""The explorer as a folder that any web server can show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arbeid.cli.counting import counting
from arbeid.cli.options import Lang
from arbeid.cli.screen import say


def site(
    lang: Lang,
    out: Annotated[Path, typer.Argument()],
    url: Annotated[str, typer.Option("--url")] = "",
) -> None:
    """Write the explorer as a static folder: the same pages in both languages, with relative links."""
    from arbeid.errors import ArbeidError
    from arbeid.language import language
    from arbeid.web.export import export
    from arbeid.wording import words_of

    words = words_of(language(lang))
    if url and not url.startswith(("https://", "http://")):
        raise ArbeidError("web_url", url=url)
    with counting(words("web.writing")) as tell:
        found = export(out, url, tell)
    size = words.number(found.size / 1e6, 1)
    say(words("web.written", path=out, files=words.number(found.files), size=size))
