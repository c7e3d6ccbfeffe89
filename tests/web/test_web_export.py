"""The explorer as a folder: the same pages, relative links that resolve, whole or not there."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path

import pytest

from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.web.addresses import file_for
from arbeid.web.rendering import asset_address
from arbeid.web.site import export
from web_server import address, client, explorer

pytestmark = pytest.mark.long
PAGES = ("home", "stories", "chapter", "lessons", "method")
URLS = [address(page, "nl").partition("?")[0] for page in PAGES]


class Few(export.Crawler):
    """Writes a few pages, and remembers every link."""

    def follow(self, url: str) -> None:
        wanted = [*URLS, "/static/", "/nl/index", "/nl/verhalen.json"]
        if url.startswith("/static/") or url.partition("#")[0] in URLS or url in wanted[-1:]:
            super().follow(url)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("site")
    asyncio.run(Few("nl", found, lambda done, known: None).run("https://example.org/ai"))
    return found


def test_the_files_hold_what_the_server_says(folder: Path) -> None:
    with explorer() as base, client(base) as asking:
        for url in URLS:
            served, written = asking.get(url).text, (folder / file_for(url)).read_text(encoding="utf-8")
            assert _text(written) == _text(served), url


def _text(html: str) -> list[str]:
    """Give the words of the body, without what only a server can do."""
    body = html.partition("<main")[2].partition("</main>")[0]
    for live in (
        r"<button.*?</button>",
        r'<form class="search".*?</form>',
        r"<noscript>.*?</noscript>",
        r'<section aria-labelledby="api">.*?</section>',
        r'<nav class="on-page".*?</nav>',
        r'<span class="served">.*?</span>',
        r"<pre.*?</pre>",
        r"<details><summary>[^<]*</summary>\s*<p.*?</details>",
    ):
        body = re.sub(live, "", body, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", body).split()
    return [word for word in words if "://" not in word]


def test_links_are_relative_and_lead_into_the_folder(folder: Path) -> None:
    for file in folder.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        for link in re.findall(r'\s(?:href|src|action)="([^"]*)"', html):
            target = unescape(link).partition("#")[0]
            if not target or target.startswith(("https://", "http://", "data:")):
                continue
            assert not target.startswith("/"), (file, link)
            there = (file.parent / target).resolve()
            assert there.is_relative_to(folder.resolve()), (file, link)
    for url in URLS:
        assert (folder / file_for(url)).is_file()
    for script in ("arbeid.js", "explorer.js", "theme.js"):
        assert (folder / asset_address(script).lstrip("/")).is_file()


def test_what_is_quoted_elsewhere_names_the_place(folder: Path) -> None:
    html = (folder / "nl/index.html").read_text(encoding="utf-8")
    assert "https://example.org/ai/nl/index.embed-1.figure-definities.html" in html
    assert "127.0.0.1" not in html and "http://site" not in html


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(ArbeidError, match="choose an empty or new folder"):
        export.export(tmp_path)
    assert (tmp_path / "thesis.docx").read_text() == "mine"


def test_a_site_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"

    def written(folder: Path, base: str, tell: object) -> set[str]:
        for language in LANGUAGES:
            (folder / language).mkdir()
            (folder / language / "index.html").write_text(base)
        return {"nl/index.html", "en/missing.html"} if base == "broken" else {"nl/index.html"}

    monkeypatch.setattr(export, "_written", written)
    with pytest.raises(ArbeidError, match=r"en/missing\.html"):
        export.export(out, "broken")
    assert list(tmp_path.iterdir()) == []
    assert export.export(out, "first").files == 4
    export.export(out, "second")
    assert (out / "nl/index.html").read_text() == "second"
    with pytest.raises(ArbeidError):
        export.export(out, "broken")
    assert (out / "nl/index.html").read_text() == "second"
    assert list(tmp_path.iterdir()) == [out]
