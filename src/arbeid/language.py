"""The two languages that everything here speaks, and a text that has both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import ConfigDict

from arbeid.errors import Near, UnknownName, no_attribute, unknown_name
from arbeid.frozen import Frozen

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def language(name: object) -> Language:
    """Give the language with this name, in capitals or not; any other name is refused.

    >>> language("nl")
    'nl'
    """
    for known in LANGUAGES:
        if isinstance(name, str) and known == name.lower():
            return known
    raise no_language(name)


def no_language(name: object) -> UnknownName:
    """Write the refusal of any other language: there are two, and neither is near to a third.

    >>> print(no_language("de"))
    There is no language “de”: choose from en, nl.
    """
    return unknown_name("language", name, LANGUAGES, near=Near())


class _InLanguages(Frozen):
    """Something by language, asked by name as the answers that hold it are."""

    # A type check is to know which attributes there are, which a method of this kind would hide.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                return super().__getattr__(name)
            raise no_attribute(name, [*type(self).model_fields, "read"])


class Text(_InLanguages):
    """A text in Dutch and in English; neither may be missing.

    >>> Text(nl="banen", en="jobs").read("nl")
    'banen'
    """

    model_config = ConfigDict(str_min_length=1)

    nl: str
    en: str

    def read(self, language: Language) -> str:
        """Give the text in one language."""
        return self.nl if language == "nl" else self.en


class Texts(_InLanguages):
    """A list of texts for each language, none of them a translation of another.

    >>> Texts(nl=("kok", "kokkin"), en=("cook",)).read("en")
    ('cook',)
    """

    nl: tuple[str, ...]
    en: tuple[str, ...]

    def read(self, language: Language) -> tuple[str, ...]:
        """Read the list of one language."""
        return self.nl if language == "nl" else self.en


def spoken(name: str | None = None) -> Language:
    """Choose the language asked for, or that of ``ARBEID_LANG``, or English. Errors: an unknown language.

    >>> spoken("nl")
    'nl'
    """
    return language(name or os.environ.get("ARBEID_LANG") or "en")
