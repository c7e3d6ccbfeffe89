"""What every answer can do: become plain data in a language, and show itself in a notebook."""

from __future__ import annotations

from typing import Any

from arbeid.answers.plain import plain
from arbeid.answers.shown import Shown
from arbeid.language import language as language_named
from arbeid.wording import words_of


class Answer(Shown):
    """An answer to a verb: a frozen dataclass, its texts in both languages."""

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Give the answer as plain data: English keys, shares 0 to 1, a unit beside every value.

        Errors: an unknown language.
        """
        return plain(self, words_of(language_named(language)))
