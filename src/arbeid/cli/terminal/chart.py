"""A figure as a file, in the form that the ending of its name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from arbeid.errors import unknown_name
from arbeid.files import write_whole

if TYPE_CHECKING:
    from arbeid.views.drawing.figure import Figure


def write_chart(figure: Callable[[], Figure], path: Path) -> None:
    """Write a figure as .svg, .png or .csv; it is not drawn before the ending is known.

    Errors: another ending, a place that cannot be written.
    """
    ways = {".svg": "svg", ".png": "png", ".csv": "csv"}
    suffix = path.suffix.lower()
    if suffix not in ways:
        raise unknown_name("chart", path.suffix, ways)
    made = getattr(figure(), ways[suffix])()
    write_whole(path, made if isinstance(made, bytes) else made.encode("utf-8"))
