"""Whether links still work: asked politely, many at once, a few per site, within a time limit."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from arbeid.errors import ArbeidError
from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.write import replace_file
from arbeid.guide.checking.diagnostic import Diagnostic, Phrase
from arbeid.guide.links.asker import Asker, has_part, part_of
from arbeid.guide.links.blocking import run_blocking
from arbeid.guide.links.every import Link
from arbeid.guide.links.kind import link_kind
from arbeid.guide.links.state import AGENT, LinkState, Manners, Status
from arbeid.guide.links.unpack import PACKINGS

if TYPE_CHECKING:
    import httpx

KEEP = 86_400.0
"""Seconds that a good answer is remembered."""

# A fault may be mended within the hour, so only good answers are remembered.
_KEPT: tuple[Status, ...] = ("ok", "moved", "moved_host", "elsewhere")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many different addresses were asked, known from the past day, or not asked, and why not."""

    asked: int = 0
    known: int = 0
    late: int = 0
    local: int = 0
    placeholders: int = 0
    other: int = 0


def probe_links(
    urls: Iterable[str],
    manners: Manners | None = None,
    allow_private: bool = False,
    cache: Path | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> dict[str, LinkState]:
    """Ask every web address among these and judge each; placeholders and files are left out.

    ``cache`` is a file in which good answers are kept for a day. Errors: none; a cache that cannot be read or
    written is done without.
    """
    return _probed(urls, manners or Manners(), allow_private, cache, transport)[0]


def probe_and_count(
    urls: Iterable[str],
    manners: Manners | None = None,
    allow_private: bool = False,
    cache: Path | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> tuple[dict[str, LinkState], Tally]:
    """Ask as ``probe_links`` does, and count what was asked and what was not."""
    every = dict.fromkeys(urls)
    states, known = _probed(every, manners or Manners(), allow_private, cache, transport)
    late = sum(state.status == "not_checked" for state in states.values())
    kinds = [_why_not(url) for url in every if url not in states]
    return states, Tally(
        len(states) - known - late,
        known,
        late,
        kinds.count("local"),
        kinds.count("placeholder_link"),
        len(kinds) - kinds.count("local") - kinds.count("placeholder_link"),
    )


def _why_not(url: str) -> str:
    return "local" if url.startswith("#") else link_kind(url)


def _probed(
    urls: Iterable[str],
    manners: Manners,
    allow_private: bool,
    cache: Path | None,
    transport: httpx.AsyncBaseTransport | None,
) -> tuple[dict[str, LinkState], int]:
    """Judge the states of all web addresses, and how many of them were known."""
    wanted = dict.fromkeys(url for url in urls if link_kind(url) == "web")
    known = {} if cache is None or allow_private else _remembered(cache)
    states = {url: known[url] for url in wanted if url in known}
    left = [url for url in wanted if url not in states]
    count = len(states)
    states |= run_blocking(_probe(left, manners, allow_private, transport)) if left else {}
    if cache is not None and not allow_private:
        _remember(cache, {url: states[url] for url in left})
    return {url: states[url] for url in wanted}, count


def link_findings(
    chapter: Chapter, states: Mapping[str, LinkState], links: Sequence[Link] | None = None
) -> Iterator[Diagnostic]:
    """Say of each link what is wrong with it; without ``links`` those of the readings."""
    if links is None:
        links = [Link(reading.url, reading.line, reading.id) for reading in chapter.readings]
    for link in links:
        state = states.get(link.url)
        if state is None or state.status == "ok":
            continue
        code = (("code", state.code),) if state.reason == "status" else ()
        values: dict[str, object] = {"what": Phrase(f"guide.what.{'reading' if link.reading else 'link'}")}
        if state.reason:
            values["reason"] = Phrase(f"guide.reason.{state.reason}", code)
        after = state.final if state.status in ("moved", "moved_host", "elsewhere") else ""
        if state.status == "no_part":
            after = part_of(link.url)
        key = f"link_{state.status}"
        yield Diagnostic(key, link.line, None, link.url, after, link.reading, MappingProxyType(values))


async def _probe(
    urls: list[str], manners: Manners, allow_private: bool, transport: httpx.AsyncBaseTransport | None
) -> dict[str, LinkState]:
    import httpx

    from arbeid.guide.links.guard import Guard

    headers = {"User-Agent": AGENT, "Accept-Encoding": PACKINGS}
    async with httpx.AsyncClient(
        transport=transport or Guard(allow_private), timeout=manners.wait, headers=headers
    ) as client:
        asker = Asker(client, manners)
        pages = defaultdict[str, list[str]](list)
        for url in urls:
            pages[url.partition("#")[0]].append(url)
        tasks = {page: asyncio.create_task(_judged(asker, page, same)) for page, same in pages.items()}
        await asyncio.wait(tasks.values(), timeout=manners.time_limit)
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        found = dict[str, LinkState]()
        for page, task in tasks.items():
            late = dict.fromkeys(pages[page], LinkState("not_checked"))
            found |= late if task.cancelled() else task.result()
        return _unless_offline({url: found[url] for url in urls})


async def _judged(asker: Asker, page: str, urls: list[str]) -> dict[str, LinkState]:
    """Judge the addresses of one page: it is asked once, and the parts that they name are looked up in it."""
    state = await asker.judge(page)
    named = {url: part_of(url) for url in urls}
    parts = await asker.parts(state.final) if state.status == "ok" and any(named.values()) else None
    return {
        url: LinkState("no_part", state.code, state.final)
        if part and parts is not None and not has_part(parts, part)
        else _with_part(state, url)
        for url, part in named.items()
    }


def _with_part(state: LinkState, url: str) -> LinkState:
    """Keep the part of an address where its page has moved."""
    part = url.partition("#")[2]
    if not part or not state.final or "#" in state.final or state.status == "ok":
        return state
    return replace(state, final=f"{state.final}#{part}")


def _unless_offline(states: dict[str, LinkState]) -> dict[str, LinkState]:
    """Where not one site answered, the fault is more likely here than there."""
    if len(states) > 1 and all(state.reason in ("no_host", "no_connection") for state in states.values()):
        return dict.fromkeys(states, LinkState("unreachable", reason="no_connection"))
    return states


def _remembered(cache: Path) -> dict[str, LinkState]:
    try:
        return {url: LinkState(**state) for url, (_, state) in _fresh(cache).items()}
    except TypeError:
        return {}


def _fresh(cache: Path) -> dict[str, tuple[float, dict[str, Any]]]:
    """Read what is younger than a day; a cache that cannot be read is an empty one."""
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
        since = time.time() - KEEP
        return {url: (at, state) for url, (at, state) in kept.items() if at > since}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(cache: Path, states: Mapping[str, LinkState]) -> None:
    good = {url: (time.time(), asdict(state)) for url, state in states.items() if state.status in _KEPT}
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        replace_file(cache, json.dumps({**_fresh(cache), **good}, ensure_ascii=False).encode())
    except (ArbeidError, OSError):
        return  # an answer that is not kept is asked again, that is all
