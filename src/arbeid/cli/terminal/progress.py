"""Progress of pulls on the screen: one bar for all sources, one for a large file that is coming in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from arbeid.cli.terminal.screen import remark
from arbeid.data.fetching.watch import Watch

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from arbeid.data.sources import Source
    from arbeid.errors import ArbeidError
    from arbeid.wording import Words

LARGE = 1_000_000


class Lines(Watch):
    """Shows warnings as lines, and nothing else: for a log or a pipe."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def note(self, notice: ArbeidError) -> None:
        """Show a warning."""
        remark(notice.sentence(self.words.language, options=True))

    def one_done(self) -> None:
        """Hear that one more of the sources is done, or has failed."""


class Bars(Lines):
    """Shows how far all sources are, and how far a large one is."""

    def __init__(self, words: Words, progress: Progress, count: int) -> None:
        super().__init__(words)
        self.progress = progress
        self.overall = progress.add_task(words("data.pulling.all"), total=count) if count > 1 else None
        self.file: TaskID | None = None

    def one_done(self) -> None:
        """Move the bar of all sources."""
        if self.overall is not None:
            self.progress.advance(self.overall)

    def start(self, source: Source, done: int) -> None:
        """Open a bar for a source that is large, or of unknown size."""
        if source.size == 0 or source.size >= LARGE:
            self.file = self.progress.add_task(source.id, total=source.size or None, completed=done)

    def advance(self, count: int) -> None:
        """Move the bar of this source."""
        if self.file is not None:
            self.progress.advance(self.file, count)

    def finish(self) -> None:
        """Close the bar of this source."""
        if self.file is not None:
            self.progress.remove_task(self.file)
            self.file = None


@contextmanager
def watching(words: Words, count: int = 0) -> Iterator[Lines]:
    """Give what hears a pull of so many sources: bars on a terminal, only warnings elsewhere."""
    if not sys.stderr.isatty():
        yield Lines(words)
        return
    from rich.console import Console
    from rich.progress import Progress

    # What is piped must stay on the output that it was written to.
    piped = not sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=not piped) as progress:
        yield Bars(words, progress, count)
