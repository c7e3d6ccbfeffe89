"""From an answer to HTML: the explorer's templates over those that every face shares."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.claims.story import STORIES
from arbeid.data.economies.economy import economy, economy_names
from arbeid.language import LANGUAGES, Language
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.templating import templates
from arbeid.views.foreign_names import marked
from arbeid.web.addresses import Address, to
from arbeid.web.ask_index import index_address, index_file
from arbeid.web.page import Answer, Page, pages, places
from arbeid.web.quoting import Quoting, outside, public
from arbeid.web.versus_index import versus_address, versus_file
from arbeid.wording import words_of

if TYPE_CHECKING:
    from jinja2 import Environment

_IN_A_FOLDER = "ask-folder.js"
_STYLES, _SCRIPTS = "site.css", ("arbeid.js", "explorer.js", "ask.js")


@cache
def environment() -> Environment:
    """Give the shared environment with this room's templates before the shared ones."""
    from jinja2 import ChoiceLoader, PackageLoader

    shared = templates()
    own = PackageLoader("arbeid", "web/templates")
    loader = ChoiceLoader([own, *([shared.loader] if shared.loader else [])])
    found = shared.overlay(loader=loader, auto_reload=False)
    found.globals.update(has=lambda page: page in pages(), places=places, said=said)
    return found


def page_html(address: Address, answer: Answer, base: str, static: bool = False) -> str:
    """Write a page. ``base`` is where the explorer lives, for what is quoted elsewhere; it may be empty."""
    quoting = partial(Quoting, address, answer, base, static=static)
    # What stands on the page is printed and passed on: there, this machine's own address is none.
    base = public(base)
    shown = {
        **_around(address.language, address.page),
        "address": address,
        "answer": answer,
        "canonical": outside(base, address.url, static) if base else "",
        "languages": [(language, address.other(language).url) for language in LANGUAGES],
        "data_at": address.data,
        "description": answer.description,
        "static": static,
        "versus_index": versus_address(address.language) if static and address.page.id == "versus" else "",
        "ask_index": index_address(address.language) if static else "",
        "outside": lambda url: outside(base, url, static) if base else "",
        "public": lambda url: "" if _loopback(base) else outside(base, url, static) if base else "",
        "downloads": lambda figure: quoting(figure).downloads(),
        "beyond": lambda figure: _beyond(quoting(figure)),
        **answer.shown,
    }
    if static:
        shown["scripts"] = [asset_address(_IN_A_FOLDER), *shown["scripts"]]
    return marked(environment().get_template(address.page.template).render(shown), address.language)


def _loopback(base: str) -> bool:
    """Say whether an address works on this computer alone, and so is of no use on paper.

    >>> _loopback("http://127.0.0.1:8000"), _loopback("http://[::1]:8000"), _loopback("https://example.org")
    (True, True, False)
    """
    host = urlsplit(base).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.") or host.endswith(".localhost")


def embed_html(address: Address, answer: Answer, figure: Figure, base: str) -> str:
    """Write one figure alone, for a frame in another page."""
    shown = {**_around(address.language, address.page), "description": figure.alt, "one": figure}
    whole = base + address.url
    written = environment().get_template("embed.html.j2").render(shown, answer=answer, whole=whole)
    return marked(written, address.language)


def problem_page(
    language: Language, status: int, sentence: str, offered: Sequence[tuple[str, str]] = ()
) -> str:
    """Write the page that says what was wrong and where to go: to what is ``offered``, if anything."""
    words = words_of(language)
    shown = {
        **_around(language, None),
        "description": sentence,
        "languages": [(other, to("home", other)) for other in LANGUAGES],
        "data_at": "",
        "canonical": "",
        "title": words(f"web.problem_{status if status in (404, 500) else 400}"),
        "sentence": sentence,
        "meant": offered or _meant(sentence, language),
    }
    return environment().get_template("problem.html.j2").render(shown)


def _meant(sentence: str, language: Language) -> list[tuple[str, str]]:
    """Give the names in a sentence that have a page, with its address: the nearest to what was asked, say."""
    found = ((name, _page_of(name, language)) for name in re.findall("“([^“”]+)”", sentence))
    return [(name, at) for name, at in found if at]


def _page_of(name: str, language: Language) -> str:
    """Give where the page of a claim, a story, an economy or a Dutch occupation is; empty for others."""
    if name in CLAIMS.names():
        return to("claim", language, claim=name)
    if name in STORIES.names():
        return to("story", language, story=name)
    if name in economy_names():
        return to("jobs", language, {"economy": name})
    return to("job", language, economy="nl", code=name) if name in _codes() else ""


@cache
def _codes() -> frozenset[str]:
    return frozenset(economy("nl").groups["code"])


def choice_page() -> str:
    """Write the page that offers both languages, for a folder whose server cannot ask for them."""
    shown = {**_around("nl", None), "description": "Arbeid", "data_at": "", "canonical": "", "languages": []}
    return environment().get_template("choice.html.j2").render(shown, every=LANGUAGES, words_of=words_of)


def _around(language: Language, page: Page | None) -> dict[str, Any]:
    return {
        "words": words_of(language),
        "language": language,
        "version": version("arbeid"),
        "to": lambda name, state=None, **params: to(name, language, state, **params),
        "section": page.section if page else "",
        "page": page,
        "static": False,
        "badges_at": to("method", language) + "#badges" if "method" in pages() else "#badges",
        "styles": [asset_address(_STYLES)],
        "theme_at": asset_address("theme.js"),
        "scripts": [asset_address(name) for name in (*_SCRIPTS, *(page.scripts if page else ()))],
    }


def _beyond(quoting: Quoting) -> Any:
    from markupsafe import Markup

    html = environment().get_template("beyond.html.j2").render(quoting=quoting, words=quoting.words)
    return Markup(html)  # noqa: S704 (rendered with escaping)


def asset(name: str) -> bytes | None:
    """Give one of the explorer's own files: its style, which is all style sheets in one, or a script."""
    return _assets().get(name) or index_file(name) or versus_file(name)


def asset_address(name: str) -> str:
    """Give the address of such a file; it changes with its content, so that it can be kept for ever.

    >>> asset_address("explorer.js").startswith("/static/explorer.")
    True
    """
    stem, ending = name.rsplit(".", 1)
    return f"/static/{stem}.{hashlib.sha256(_assets()[name]).hexdigest()[:12]}.{ending}"


def asset_named(stamped: str) -> str:
    """Give the name of a file from its address with a hash: ``explorer.1234.js`` is ``explorer.js``."""
    parts = stamped.split(".")
    return f"{parts[0]}.{parts[-1]}"


@cache
def _assets() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    styles = []
    for room in ("views", "web"):
        for file in sorted(resources("arbeid").joinpath(room, "static").iterdir(), key=lambda one: one.name):
            if file.name.endswith(".css"):
                styles.append(file.read_bytes())
            elif file.name.endswith(".js"):
                found[file.name] = file.read_bytes()
    return {**found, _STYLES: b"\n".join(styles)}
