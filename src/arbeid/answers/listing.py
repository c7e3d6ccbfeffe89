"""A list of answers, one line each, that shows itself as every answer does."""

from __future__ import annotations

from typing import Any, TypeVar

from arbeid.answers.plain import SCHEMA, lines
from arbeid.answers.shown import Shown
from arbeid.language import language as language_named
from arbeid.wording import words_of

T = TypeVar("T")


class Listing(Shown, list[T]):
    """A list of what there is: a list as any other, with a frame and words of its own."""

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Give the list as plain data: its lines in one language. Errors: an unknown language."""
        words = words_of(language_named(language))
        return {"schema": SCHEMA, "language": words.language, "lines": lines(self, words)}
