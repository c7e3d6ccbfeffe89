"""Changes of figures as a feed that readers of news subscribe to (JSON Feed 1.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from arbeid.answers.claims.changed import VerdictChange, VerdictChanges
from arbeid.answers.plain import said
from arbeid.wording import Words

_VERSION = "https://jsonfeed.org/version/1.1"
# The order of time is the reader’s: a feed wants a moment, and of a day this is its start.
_START = "T00:00:00Z"


def json_feed(
    found: VerdictChanges, words: Words, address: Callable[[VerdictChange], str], home: str, own: str
) -> dict[str, Any]:
    """Write the changes as a JSON Feed.

    ``address`` leads to what changed, ``home`` to the page that the feed is of, ``own`` to the feed itself.
    An entry without a known day has no date: none is made up.
    """
    return {
        "version": _VERSION,
        "title": words("feed.title"),
        "description": said(found.sentence, words),
        "home_page_url": home,
        "feed_url": own,
        "language": words.language,
        "items": [_item(one, words, address(one)) for one in found.changes],
    }


def _item(one: VerdictChange, words: Words, address: str) -> dict[str, Any]:
    dated = {"date_published": f"{one.on}{_START}"} if one.on else {}
    return {
        "id": one.id,
        "url": address,
        "title": said(one.title, words),
        "content_text": said(one.text, words),
        "tags": [words(f"feed.tag_{one.change}")],
        **dated,
    }
