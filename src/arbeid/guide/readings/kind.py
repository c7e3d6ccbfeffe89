"""Kinds of reading, and the icons, emoji and words by which a chapter shows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Kind(Entry):
    """A kind of reading: the icon names, emoji and words that stand for it, and what citations call it.

    What ``plays`` has a length, so that “12:30” beside its name is no time of day.
    """

    label: Text
    icons: tuple[str, ...]
    emoji: tuple[str, ...]
    words: tuple[str, ...]
    csl: str
    bibtex: str
    ris: str
    plays: bool = False


KINDS = Registry("kind", "kinds", Kind)


@cache
def kind_by_icon() -> Mapping[str, str]:
    """Map the name of each icon to its kind."""
    return {icon: kind.id for kind in KINDS.all() for icon in kind.icons}


@cache
def icon_by_sign() -> Mapping[str, str]:
    """Map each emoji to the icon of its kind."""
    return {sign: kind.icons[0] for kind in KINDS.all() for sign in kind.emoji}


@cache
def icon_by_word() -> Mapping[str, str]:
    """Map each word to the icon of its kind, the longest first."""
    return {word: kind.icons[0] for kind in KINDS.all() for word in sorted(kind.words, key=len, reverse=True)}


@cache
def playing_words() -> tuple[str, ...]:
    """List the words of the kinds that play."""
    return tuple(word for kind in KINDS.all() if kind.plays for word in kind.words)
