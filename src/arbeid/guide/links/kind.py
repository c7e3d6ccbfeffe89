"""What a link points at, told from its address alone."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from arbeid.registry import Entry, Registry

LinkKind = Literal["web", "local", "placeholder_link", "unsafe_link", "schemeless_link"]

_PLACEHOLDER = re.compile(
    r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$"  # reserved by RFC 2606
)
_WEB = ("http", "https")
_MISTYPED = re.compile(r"[\"'“”‘’(]{0,9}(?:h?tt?ps?(?:[:;.,]/{1,3}|//))", re.IGNORECASE)
"""How an address begins that was meant to begin with https://, where nothing better fits."""
_HOST = re.compile(r"(?:[^\W_](?:[^\W_]|-)*\.)+([^\W\d_]{2,24})(?::\d{1,5})?")


class Endings(Entry):
    """Endings of names: those of sites, and those of files that are as short as a country's."""

    sites: tuple[str, ...]
    files: tuple[str, ...]


ENDINGS = Registry("endings", "endings", Endings)


def link_kind(url: str) -> LinkKind:
    """Tell what a link is; one that is schemeless lacks https://.

    >>> [link_kind(url) for url in ("https://ilo.org", "../b", "http://example.com", "javascript:alert(1)")]
    ['web', 'local', 'placeholder_link', 'unsafe_link']
    >>> [link_kind(url) for url in ("www.cbs.nl/nl", "cbs.nl", "les2.md")]
    ['schemeless_link', 'schemeless_link', 'local']
    >>> link_kind("https//cbs.nl"), link_kind("“https://cbs.nl”")
    ('schemeless_link', 'schemeless_link')
    >>> link_kind("//cbs.nl/nl"), link_kind("//example.com/a")
    ('schemeless_link', 'placeholder_link')
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "unsafe_link"
    if not parts.netloc and (is_mistyped(url) or _is_site(re.split(r"[/?#]", url, maxsplit=1)[0])):
        return "schemeless_link"
    if parts.scheme not in ("", *_WEB):
        return "unsafe_link"
    if not parts.scheme and not parts.netloc:
        return "local" if parts.path.strip("/") not in ("", "TODO", "todo", "...") else "placeholder_link"
    if _PLACEHOLDER.search(host):
        return "placeholder_link"
    # “//host” takes the scheme of the page that it is on, and a file or a letter has none to give.
    return "unsafe_link" if not host else "web" if parts.scheme else "schemeless_link"


def is_mistyped(url: str) -> bool:
    """Tell whether an address begins almost as one of the web.

    >>> [is_mistyped(url) for url in ("https//ilo.org", "“https://ilo.org”", "htp://ilo.org", "https://ilo.org")]
    [True, True, True, False]
    """
    return _MISTYPED.match(url) is not None and not url.lower().startswith(("http://", "https://"))


def with_scheme(url: str) -> str:
    """Put https:// before an address, in the place of what was typed for it.

    >>> with_scheme("cbs.nl/a"), with_scheme("https;//cbs.nl/a"), with_scheme("“https://cbs.nl/a”")
    ('https://cbs.nl/a', 'https://cbs.nl/a', 'https://cbs.nl/a')
    """
    typed = _MISTYPED.match(url) if is_mistyped(url) else None
    rest = url[typed.end() :].rstrip("\"'“”‘’)") if typed else url
    return f"https://{rest}"


def _is_site(name: str) -> bool:
    found = _HOST.fullmatch(name)
    if found is None:
        return False
    ending = found[1].lower()
    sites, files = _endings()
    return name.lower().startswith("www.") or ending in sites or (len(ending) == 2 and ending not in files)


@cache
def _endings() -> tuple[frozenset[str], frozenset[str]]:
    known = ENDINGS.all()
    return (
        frozenset(ending for entry in known for ending in entry.sites),
        frozenset(ending for entry in known for ending in entry.files),
    )
