"""What the package's own files say, parsed beforehand: nearly all that an answer waits for is their parsing.

A text is looked up by its hash, so that a file that was changed since, or that a reader wrote, is parsed as
ever: what is kept can lack a file, but never say what an older one said.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

from arbeid.files import write_whole
from arbeid.registry.folders import own_folder

# Those of which one answer reads all, or dozens, or which take long to parse.
FOLDERS = (
    "blocks",
    "claims",
    "classifications",
    "definitions",
    "economies",
    "job_titles",
    "measures",
    "parameters",
    "publications",
    "sources",
    "tables",
    "title_corrections",
)
_DIGITS = 12
_BEFORE = (1980, 1, 1, 0, 0, 0)


def parsed(folder: str, text: str) -> str | None:
    """Look up what a file with this text says, as a JSON object; nothing where it was not kept.

    >>> parsed("claims", "a = 1") is None
    True
    """
    return _kept(folder).get(_digest(text)) if folder in FOLDERS else None


def kept_at() -> Path:
    """Name the file in which the facts of the shipped files are kept."""
    return own_folder().parent / "figures" / "catalogue.zip"


def keep(path: Path | None = None) -> bool:
    """Write the facts of all shipped files of these folders anew, and say whether that changed anything."""
    path, packed = path or kept_at(), BytesIO()
    with ZipFile(packed, "w") as file:
        for folder in FOLDERS:
            # Without a date, so that the same facts are the same bytes.
            member = ZipInfo(f"{folder}.txt", _BEFORE)
            file.writestr(member, "\n".join(_lines(folder)), ZIP_LZMA)
    changed = not path.exists() or path.read_bytes() != packed.getvalue()
    if changed:
        write_whole(path, packed.getvalue())
        _kept.cache_clear()
    return changed


def _lines(folder: str) -> Iterator[str]:
    for path in sorted((own_folder() / folder).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        # Dates are written as TOML has them, which is how the models read them from JSON.
        facts = json.dumps(tomllib.loads(text), ensure_ascii=False, separators=(",", ":"), default=str)
        yield f"{_digest(text)} {facts}"


@cache
def _kept(folder: str) -> dict[str, str]:
    path = kept_at()
    if not path.exists():
        return {}
    with ZipFile(path) as file:
        lines = file.read(f"{folder}.txt").decode("utf-8").split("\n")
    return dict(line.split(" ", 1) for line in lines)


def _digest(text: str) -> str:
    # Hashes are all that packs no smaller: of the 64 digits this many tell any two texts apart.
    return sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
