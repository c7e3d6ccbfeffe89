"""What the places of a source have now, against what is registered of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from arbeid.data.fetching.cache import cache_folder, expected, sha256
from arbeid.data.fetching.download import GONE, PLAIN, TIMEOUT, is_packed, is_page, most_bytes
from arbeid.data.fetching.mirrors import Place, places
from arbeid.data.sources import Source

if TYPE_CHECKING:
    import requests

State = Literal["same", "changed", "gone", "unreachable", "not_pinned"]
_AT_A_TIME = 8


@dataclass(frozen=True)
class Finding:
    """What one place of a source has: its state, and hash and size as far as they were looked at.

    ``reason`` says why a place was not reachable: ``no_address``, ``no_connection``, ``page``, ``packed``,
    ``too_large``, or the server's answer as a number.
    """

    source: str
    place: str
    state: State
    expected: str = ""
    found: str = ""
    size: int | None = None
    reason: str = ""


def check(sources: Iterable[Source]) -> list[Finding]:
    """Look at every place of these sources, in their order; what is in the cache does not count.

    A server is first asked for size and tag alone; the bytes are fetched and hashed only where those do
    not settle it. Nothing is written but the tag that verified bytes had.
    """
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        return list(chain.from_iterable(pool.map(_look, sources)))


def _look(source: Source) -> list[Finding]:
    if not places(source):
        return [Finding(source.id, "", "unreachable", expected(source), reason="no_address")]
    return [_look_at(source, place) for place in places(source)]


def _look_at(source: Source, place: Place) -> Finding:
    import requests

    if place.file is not None:
        return _in_folder(source, place.address, place.file)
    try:
        with requests.Session() as session:
            session.headers.update(PLAIN)
            return _on_web(source, place.address, session)
    except requests.RequestException:
        return Finding(source.id, place.address, "unreachable", expected(source), reason="no_connection")


def _in_folder(source: Source, address: str, file: Path) -> Finding:
    if not file.is_file():
        return Finding(source.id, address, "gone", expected(source))
    return _judged(source, address, sha256(file), file.stat().st_size)


def _on_web(source: Source, address: str, session: requests.Session) -> Finding:
    head = session.head(address, allow_redirects=True, timeout=TIMEOUT)
    settled = _unanswered(source, address, head) if head.status_code in GONE else None
    if settled is None and head.ok and not is_page(source, head):
        settled = _by_size_or_tag(source, address, head)
    return settled or _by_bytes(source, address, session)


def _by_size_or_tag(source: Source, address: str, head: requests.Response) -> Finding | None:
    told = head.headers.get("Content-Length", "")
    size = int(told) if told.isdigit() and "Content-Encoding" not in head.headers else 0
    if size and source.size and size != source.size:
        return Finding(source.id, address, "changed", expected(source), size=size)
    tag = head.headers.get("ETag", "")
    if tag and _tags(source).get(address) == [tag, expected(source)]:
        return Finding(source.id, address, "same", expected(source), expected(source), size or None)
    return None


def _by_bytes(source: Source, address: str, session: requests.Session) -> Finding:
    with session.get(address, stream=True, timeout=TIMEOUT) as answer:
        if not answer.ok or is_page(source, answer):
            return _unanswered(source, address, answer)
        if is_packed(answer):
            return Finding(source.id, address, "unreachable", expected(source), reason="packed")
        digest, size = hashlib.sha256(), 0
        for chunk in answer.iter_content(1 << 16):
            digest.update(chunk)
            size += len(chunk)
            # An answer may never end: what is longer than the file is another one.
            if size > most_bytes(source):
                return _too_large(source, address)
        finding = _judged(source, address, digest.hexdigest(), size)
        if finding.state == "same":
            _remember_tag(source, address, answer.headers.get("ETag", ""))
        return finding


def _too_large(source: Source, address: str) -> Finding:
    if source.size:
        return Finding(source.id, address, "changed", expected(source))
    return Finding(source.id, address, "unreachable", expected(source), reason="too_large")


def _unanswered(source: Source, address: str, answer: requests.Response) -> Finding:
    state: State = "gone" if answer.status_code in GONE else "unreachable"
    reason = "page" if answer.ok else str(answer.status_code)
    return Finding(source.id, address, state, expected(source), reason=reason)


def _judged(source: Source, address: str, found: str, size: int) -> Finding:
    wanted = expected(source)
    state: State = "not_pinned" if not wanted else "same" if found == wanted else "changed"
    return Finding(source.id, address, state, wanted, found, size)


def _tags_path(source: Source) -> Path:
    return cache_folder() / "tags" / f"{source.id}.json"


def _tags(source: Source) -> dict[str, list[str]]:
    try:
        found: dict[str, list[str]] = json.loads(_tags_path(source).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _remember_tag(source: Source, address: str, tag: str) -> None:
    # A weak tag promises the same meaning, not the same bytes.
    if not tag.startswith('"'):
        return
    tags = _tags(source) | {address: [tag, expected(source)]}
    path = _tags_path(source)
    temporary = path.with_suffix(".part")
    # A tag that cannot be kept only costs a download at the next check.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(tags, indent=1), encoding="utf-8")
        temporary.replace(path)
