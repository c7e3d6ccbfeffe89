"""A figure as files to keep: its table, its drawing, and all of it with its licence in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

from arbeid.errors import unknown_name
from arbeid.views.drawing.figure import Figure

_PIXELS = 2
# The first day that the format knows: an archive depends on its content alone.
_EPOCH = (1980, 1, 1, 0, 0, 0)
MEDIA = MappingProxyType(
    {
        "csv": "text/csv; charset=utf-8",
        "excel.csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "svg": "image/svg+xml",
        "png": "image/png",
        "zip": "application/zip",
    }
)


def content(figure: Figure, kind: str, about: str) -> bytes:
    """Write one of a figure's files; ``about`` is what its archive says in README.txt.

    Errors: an unknown kind of file.
    """
    if kind not in MEDIA:
        raise unknown_name("format", kind, MEDIA)
    return _archive(figure, about) if kind == "zip" else _WAYS[kind](figure)


def _png(figure: Figure) -> bytes:
    return figure.png(_PIXELS)


_WAYS: Mapping[str, Callable[[Figure], bytes]] = {
    "csv": lambda figure: figure.csv().encode(),
    "excel.csv": lambda figure: figure.csv_nl().encode(),
    "json": lambda figure: figure.json().encode(),
    "svg": lambda figure: figure.svg().encode(),
    "png": _png,
}


def _archive(figure: Figure, about: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "README.txt", about.encode())
        _add(archive, "LICENCES.txt", _licences(figure).encode())
        for kind, way in _WAYS.items():
            _add(archive, f"{figure.id}.{kind}", way(figure))
    return file.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _licences(figure: Figure) -> str:
    lines = [figure.words("web.zip_licences"), ""]
    for source in figure.sources:
        known = figure.words.known
        lines += [f"- {known(source.publisher)}: {known(source.title)} ({known(source.vintage)})"]
        lines += [f"  {source.licence}", f"  {source.url}"]
    return "\n".join(lines) + "\n"
