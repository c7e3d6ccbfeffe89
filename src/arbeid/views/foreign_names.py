"""Names that exist in another language alone say so on a page: American occupations among Dutch words.

A voice that reads a page aloud must know where the language changes (WCAG 3.1.2). Such names stand in rows,
in sentences and in charts; they are looked for in the page as it is written, so that no page forgets one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import polars as pl
from markupsafe import escape

from arbeid.data.codes.classifications import CLASSIFICATIONS, labels
from arbeid.data.economies.cuts import cell_names
from arbeid.data.economies.entry import ECONOMIES
from arbeid.language import LANGUAGES, Language
from arbeid.registry import remembered

_FIRST_WORD = re.compile(r"\b[A-Z][a-z]+")
_TAG = re.compile(r"</?(\w+)")
# In these no element may stand.
_PLAIN = ("script", "style", "title", "desc", "textarea")
_DRAWN = ("text", "tspan")


def marked(html: str, language: Language) -> str:
    """Mark in a page the names that its language has no word for, each with the language that it is in.

    >>> marked("<p>Vaak naar Registered Nurses</p>", "nl")
    '<p>Vaak naar <span lang="en">Registered Nurses</span></p>'
    >>> marked("<p>Registered Nurses</p>", "en")
    '<p>Registered Nurses</p>'
    """
    parts, past = [], 0
    for start, name, own in _names_in(html, language):
        opened = html.rfind("<", 0, start)
        tag = _TAG.match(html, opened) if opened >= 0 else None
        last = html[opened:start]
        # Within a tag a name is an attribute, which has no language of its own.
        if tag is None or ">" not in last or tag[1] in _PLAIN or " lang=" in last:
            continue
        if tag[1] == "option":
            # An option holds no element, and has a language itself where the name is all that it says.
            if last.endswith(">") and html.startswith("</option", start + len(name)):
                parts += [html[past : start - 1], f' lang="{own}">{name}']
                past = start + len(name)
            continue
        element = "tspan" if tag[1] in _DRAWN else "span"
        parts += [html[past:start], f'<{element} lang="{own}">{name}</{element}>']
        past = start + len(name)
    return "".join([*parts, html[past:]])


def foreign_to(name: str, language: Language) -> Language | None:
    """Tell in which language a name is that a language has no word for; nothing for any other name.

    >>> foreign_to("Registered Nurses", "nl"), foreign_to("Kappers", "nl")
    ('en', None)
    """
    first = _FIRST_WORD.match(name)
    listed = _foreign(language).get(first[0], []) if first else []
    return next((own for known, own in listed if known == escape(name)), None)


def _names_in(html: str, language: Language) -> Iterator[tuple[int, str, Language]]:
    """Find the names that are foreign to a language, with where each starts; of two the longest."""
    foreign, past = _foreign(language), 0
    for word in _FIRST_WORD.finditer(html) if foreign else ():
        start = word.start()
        if start < past or word[0] not in foreign:
            continue
        for name, own in foreign[word[0]]:
            end = start + len(name)
            if html.startswith(name, start) and not html[end : end + 1].isalnum():
                past = end
                yield start, name, own
                break


@remembered
def _foreign(language: Language) -> Mapping[str, list[tuple[str, Language]]]:
    """List by their first word, long ones first, the names that a list has in another language alone."""
    own: set[str] = set()
    names: dict[str, Language] = {}
    for listed in _lists():
        own |= set(listed[language].drop_nulls())
        for other in LANGUAGES:
            lacking = listed.filter(pl.col(language).is_null())[other].drop_nulls()
            names |= dict.fromkeys(lacking, other)
    by_word: defaultdict[str, list[tuple[str, Language]]] = defaultdict(list)
    for name in sorted(names.keys() - own, key=lambda name: (-len(name), name)):
        if first := _FIRST_WORD.match(name):
            by_word[first[0]].append((str(escape(name)), names[name]))
    return dict(by_word)


def _lists() -> Iterator[pl.DataFrame]:
    """Load the names of all groups of occupations, and of the industries and the like of economies."""
    yield from (labels(one.id) for one in CLASSIFICATIONS.all())
    cuts = [one for entry in ECONOMIES.all() for one in entry.cuts.values() if one.names is not None]
    yield from (cell_names(one) for one in cuts)
