"""One thing noticed in a chapter: where it stands, what was read and what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from arbeid.language import Language, Text
from arbeid.wording import Words, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue that stands inside a finding's sentence, such as a reason."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing noticed, as a key with its values; the words are in ``catalogue/wording/guide.toml``.

    ``line`` counts from 1 and ``offset`` from 0, in characters of the file as it was stored; ``before`` and
    ``after`` are the stored text and the mended or proposed one, empty where there is none.

    >>> Diagnostic("damaged_text", line=2, offset=11, before="Ã«", after="ë").sentence("en")
    'The text is damaged: “Ã«” was meant to be “ë”.'
    """

    key: str
    line: int = 1
    offset: int | None = None
    before: str = ""
    after: str = ""
    reading: str | None = None
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def sentence(self, language: Language = "en") -> str:
        """Say it in one sentence."""
        words = words_of(language)
        values = {name: _worded(value, words) for name, value in self.values.items()}
        return words(f"guide.finding.{self.key}", before=self.before, after=self.after, **values)


def _worded(value: object, words: Words) -> object:
    if isinstance(value, Text):
        return value.read(words.language)
    if isinstance(value, Phrase):
        return words(value.key, **dict(value.values))
    return words.number(value, 2) if isinstance(value, float) else value
