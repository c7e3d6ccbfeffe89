"""What hears how a pull goes; a face shows it as a bar, and warnings as lines."""

from __future__ import annotations

import warnings

from arbeid.data.sources import Source
from arbeid.errors import ArbeidError


class Watch:
    """Hears a pull and says nothing, but for warnings: those are raised as Python's own."""

    def start(self, source: Source, done: int) -> None:
        """Hear that a source starts to come in, of which this many bytes are here already."""

    def advance(self, count: int) -> None:
        """Hear that this many more bytes came in."""

    def finish(self) -> None:
        """Hear that the source has come in, or not."""

    def note(self, notice: ArbeidError) -> None:
        """Hear a warning that the reader must see."""
        warnings.warn(str(notice), UserWarning, stacklevel=2)
