"""A list of answers, one line each, that shows itself as every answer does."""

from __future__ import annotations

from typing import Any, TypeVar

from arbeid.answers.plain import SCHEMA, lines
from arbeid.answers.shown import Shown
from arbeid.language import spoken
from arbeid.wording import words_of

T = TypeVar("T")


class Listing(Shown, list[T]):
    """A list of what there is: a list as any other, with a frame and words of its own."""

    def to_dict(self, *, language: str | None = None) -> dict[str, Any]:
        """Turn the list into plain data: its lines, and the language of their words."""
        words = words_of(spoken(language))
        return {"schema": SCHEMA, "language": words.language, "lines": lines(self, words)}
