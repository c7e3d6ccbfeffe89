"""What a reader's program says it would rather have: the languages and packings of its headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

# A header may be kilobytes long, and nobody tells so many languages or packings apart.
_MOST = 20


def wanted(header: str) -> dict[str, float]:
    """Read a header of names with weights, the most wanted first; a weight of 0 says that it is not wanted.

    >>> wanted("gzip;q=0, br, *;q=0.5")
    {'br': 1.0, '*': 0.5, 'gzip': 0.0}
    >>> wanted("en;q=0.5, nl-NL")
    {'nl-nl': 1.0, 'en': 0.5}
    """
    found: dict[str, float] = {}
    for part in header.lower().split(",")[:_MOST]:
        name, *more = (one.strip() for one in part.split(";"))
        weights = [one.partition("=")[2].strip() for one in more if one.partition("=")[0].strip() == "q"]
        if name:
            found[name] = _weight(weights[0]) if weights else 1.0
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def _weight(text: str) -> float:
    """Read a weight from 0 to 1; anything else is none."""
    try:
        # Python reads digits of any script, and any number of them; a weight has three decimals at most.
        weight = float(text) if text.isascii() and len(text) < 8 else 0.0
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def takes_gzip(header: str) -> bool:
    """Say whether a reader takes an answer that is packed with gzip.

    >>> [takes_gzip(one) for one in ("gzip, br", "*", "gzip;q=0", "*;q=0, gzip;q=0.1", "")]
    [True, True, False, True, False]
    """
    asked = wanted(header)
    return asked.get("gzip", asked.get("x-gzip", asked.get("*", 0.0))) > 0


def header(scope: Scope, name: bytes) -> str:
    """Give all values of a header of a request as one."""
    # Every byte is a letter of Latin-1, so that no header can fail to be read.
    return ", ".join(value.decode("latin-1") for key, value in scope["headers"] if key == name)


def with_plain_packing(scope: Scope) -> list[tuple[bytes, bytes]]:
    """Give the headers of a request, in which ``gzip`` stands for packing only where it is wanted."""
    # The packer looks for the word alone, and would pack for “gzip;q=0” too.
    rest = [(key, value) for key, value in scope["headers"] if key != b"accept-encoding"]
    return [*rest, (b"accept-encoding", b"gzip")] if takes_gzip(header(scope, b"accept-encoding")) else rest


def with_one_vary(headers: Sequence[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Write what an answer varies with as one header, each name once: a page and its packer both say it.

    >>> with_one_vary([(b"vary", b"Accept-Encoding, X-Part, accept-encoding"), (b"etag", b"1")])
    [(b'etag', b'1'), (b'vary', b'Accept-Encoding, X-Part')]
    """
    said = [name.strip() for key, value in headers if key.lower() == b"vary" for name in value.split(b",")]
    names: dict[bytes, bytes] = {}
    for name in said:
        names.setdefault(name.lower(), name)
    rest = [one for one in headers if one[0].lower() != b"vary"]
    return [*rest, (b"vary", b", ".join(names.values()))] if said else rest
