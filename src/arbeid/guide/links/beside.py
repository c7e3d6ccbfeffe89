"""Whether a relative link leads to a file beside the chapter."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SOURCES = (".md", ".markdown", ".qmd", ".rmd", ".Rmd", ".ipynb", ".html", ".htm")
"""From which a site makes the page that a link names without its ending, or as HTML."""
_TEMPLATE = re.compile(r"\{[{%<]|<%|^\\|\\[^\w.]")
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
_PAGE = "page"


def is_missing(url: str, folder: Path) -> bool:
    """Tell whether a relative link leads to nothing in or from this folder.

    What only a site knows (an address from its root, a shortcode) is not missing. A page may be named by its
    source, as HTML, or by a folder of its own, as sites do.

    >>> is_missing("no-such-file.md", Path()), is_missing("/from/the/root", Path())
    (True, False)
    """
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return False
    if not path or path.startswith("/") or _TEMPLATE.search(path):
        return False
    # A browser goes down a folder at a backslash too.
    path = path.replace("\\", "/")
    return not any(map(_is_there, _candidates(path, folder)))


def _candidates(path: str, folder: Path) -> Iterator[Path]:
    named = Path(os.path.normpath(folder / path))
    yield named
    if named.suffix.lower() in (".html", ".htm"):
        yield from (named.with_suffix(source) for source in _SOURCES)
    elif path.endswith("/") or not _ENDING.fullmatch(named.suffix):
        # A site gives each page a folder of its own, from which the link then counts.
        for place in (named, Path(os.path.normpath(folder / _PAGE / path))):
            yield from (Path(f"{place}{source}") for source in ("", *_SOURCES))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
