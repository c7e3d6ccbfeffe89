"""What every answer can do: become plain data in a language, and show itself in a notebook."""

from __future__ import annotations

from arbeid.answers.shown import Shown


class Answer(Shown):
    """An answer to a verb: a frozen dataclass, its texts in both languages."""
