"""The explorer as a folder: every page that can be reached, in both languages, with relative links."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arbeid.data.fingerprint import fingerprint
from arbeid.errors import ArbeidError, Unwritable
from arbeid.files import unwritable
from arbeid.language import LANGUAGES, Language
from arbeid.web.addresses import file_for, query, read
from arbeid.web.feed import feed_address
from arbeid.web.site.folder import SiteFolder
from arbeid.web.site.own_files import MARKER
from arbeid.web.site.writers import writers

if TYPE_CHECKING:
    import httpx

_LINK = re.compile(r'(?<=[\s"])((?:href|src|action)=")(/[^"]*)(")')


@dataclass(frozen=True)
class Site:
    """A finished site: its folder, how many files it has, and how many bytes."""

    folder: Path
    files: int
    size: int


def export(out: Path, base: str = "", tell: Callable[[int, int], None] | None = None) -> Site:
    """Write the site: a process a language, beside ``out``, where it goes when it is complete.

    ``base`` is the address where it is to live, for what is quoted elsewhere; ``tell`` hears how many
    files are done of how many known. Errors: ``out`` holds something else; a page that fails; a full disk.
    """
    try:
        place = SiteFolder(_real(out))
        with place.held() as folder:
            links = _written(folder, base.rstrip("/"), tell or (lambda done, known: None))
            _add_entrance(folder)
            missing = sorted(link for link in links if not (folder / link).is_file())
            if missing:
                raise ArbeidError("web_export_link", link=missing[0])
            sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
            place.put(folder, {"version": version("arbeid"), "fingerprint": fingerprint({"site": True})})
            sizes.append((place.out / MARKER).stat().st_size)
    except OSError as error:
        raise unwritable(out, error) from error
    return Site(out, len(sizes), sum(sizes))


def _real(out: Path) -> Path:
    """Follow a link to a folder: the link stays, and the site is that folder."""
    try:
        return out.resolve()
    except RuntimeError as error:
        # How Python before 3.13 says that links lead to each other.
        raise Unwritable("unwritable", path=out, reason=str(error)) from error


def _written(folder: Path, base: str, tell: Callable[[int, int], None]) -> set[str]:
    """Let a process a language write its pages; give the files that their links lead to."""
    with writers(_write_language, [(language, folder, base) for language in LANGUAGES]) as said:
        progress: dict[str, tuple[int, int]] = {}
        links: set[str] = set()
        for language, done, known, end in said:
            if isinstance(end, ArbeidError | OSError):
                raise end
            progress[language] = done, known
            tell(sum(one for one, _ in progress.values()), sum(all for _, all in progress.values()))
            links |= end or set()
    return links


def _write_language(say: Callable[[Any], None], language: Language, folder: Path, base: str) -> None:
    import asyncio

    crawler = Crawler(language, folder, lambda done, known: say((language, done, known, None)))
    try:
        asyncio.run(crawler.run(base))
        end: object = crawler.links
    except (ArbeidError, OSError) as error:
        end = error
    except Exception as error:
        end = ArbeidError("web_export_page", url=crawler.at, reason=f"{type(error).__name__}: {error}")
    say((language, crawler.done, len(crawler.seen), end))


class Crawler:
    """Follows the links of one language from its home page and writes what it finds."""

    def __init__(self, language: Language, folder: Path, tell: Callable[[int, int], None]) -> None:
        self.language, self.folder, self.tell = language, folder, tell
        self.seen: set[str] = set()
        self.links: set[str] = set()
        self.waiting: deque[str] = deque()
        self.done = 0
        self.at = ""

    async def run(self, base: str) -> None:
        """Write every page of the language, its data and its figures' files."""
        import httpx

        from arbeid.web.serving.app import create_app

        app = create_app(static=True, base=base, hosts=["*"])
        transport = httpx.ASGITransport(app=app)
        headers = {"accept-encoding": "identity"}
        async with httpx.AsyncClient(transport=transport, base_url="http://site", headers=headers) as client:
            self.follow(f"/{self.language}/")
            while self.waiting:
                self.at = self.waiting.popleft()
                await self._write(client, self.at)
                self.done += 1
                self.tell(self.done, len(self.seen))

    def follow(self, url: str) -> None:
        """Remember a link; those of this language and to shared files are written here."""
        url = url.partition("#")[0]
        self.links.add(file_for(url))
        own = url.startswith((f"/{self.language}/", "/static/"))
        if own and url not in self.seen:
            self.seen.add(url)
            self.waiting.append(url)

    async def _write(self, client: httpx.AsyncClient, url: str) -> None:
        reply = await client.get(url)
        if reply.status_code != 200:
            raise ArbeidError("web_export_page", url=url, reason=str(reply.status_code))
        file = self.folder / file_for(url)
        file.parent.mkdir(parents=True, exist_ok=True)
        content = reply.content
        if reply.headers["content-type"].startswith("text/html"):
            content = self._relative(reply.text, file_for(url)).encode()
        elif url.partition("?")[0].endswith(".json") and "/figure/" not in url and not _is_feed(url):
            self._follow_frames(content)
        file.write_bytes(content)

    def _relative(self, html: str, file: str) -> str:
        up = "../" * file.count("/")

        def link(found: re.Match[str]) -> str:
            url, _, anchor = unescape(found[2]).partition("#")
            if not _filed(url):
                return found[1].partition("=")[0].replace("href", "data-without") + '="' + found[3]
            self.follow(url)
            there = up + file_for(url) + (f"#{anchor}" if anchor else "")
            return found[1] + escape(there) + found[3]

        return _LINK.sub(link, html)

    def _follow_frames(self, content: bytes) -> None:
        """Write each figure of a page alone too, for frames in other pages."""
        facts = json.loads(content)
        path = facts["address"].partition("?")[0]
        for figure in facts["figures"]:
            self.follow(path + query({**facts["state"], "embed": "1", "figure": figure["id"]}))


def _is_feed(url: str) -> bool:
    """Say whether this is the feed, which is no page’s data."""
    return url in {feed_address(language) for language in LANGUAGES}


def _filed(url: str) -> bool:
    """Say whether an address becomes a file; a link to one that does not loses its address."""
    path, _, state = url.partition("?")
    page = path.removesuffix("index.json") if path.endswith("/index.json") else path.removesuffix(".json")
    address = read(page.partition("/figure/")[0] + (f"?{state}" if state else ""))
    return address is None or address.page.filed(address.params, address.state)


def _add_entrance(folder: Path) -> None:
    """Add the page that offers both languages."""
    from arbeid.web.rendering import choice_page

    html = _LINK.sub(lambda found: found[1] + file_for(found[2]) + found[3], choice_page())
    (folder / "index.html").write_text(html, encoding="utf-8")
