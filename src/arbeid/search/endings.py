"""The endings that tell number or form, of all languages together: one text may mix them."""

from __future__ import annotations

from arbeid.registry import Entry, Registry, remembered


class WordEndings(Entry):
    """The endings of one language."""

    endings: tuple[str, ...]


WORD_ENDINGS = Registry("word endings", "word_endings", WordEndings)


@remembered
def endings() -> tuple[str, ...]:
    """List the endings, the longest first, since the longest that fits is meant.

    >>> endings()[-1], "ingen" in endings()
    ('y', True)
    """
    every = {ending for one in WORD_ENDINGS.all() for ending in one.endings}
    return tuple(sorted(every, key=lambda ending: (-len(ending), ending)))
