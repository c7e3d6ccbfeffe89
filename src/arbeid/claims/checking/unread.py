"""The words of a sentence that nothing here knows: while there are any, it was not understood whole."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from arbeid.claims.checking.framing import PARTS
from arbeid.claims.checking.lexicon import hits
from arbeid.claims.checking.matching import Match
from arbeid.claims.checking.named import name_spans
from arbeid.claims.checking.number_names import spelled_number
from arbeid.claims.checking.profile import own_words, stem
from arbeid.claims.checking.reading import Reading
from arbeid.language import LANGUAGES

_KNOWN = (
    "relations",
    "counted",
    "places",
    "groups",
    "certainty",
    "time",
    "causes",
    "anchors",
    "stance",
    "plain_words",
)
# With a letter before it, as in GPT-4, it is a name; a year is known.
_NUMBER = re.compile(r"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\w-])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


Span = tuple[int, int]


def telling_parts(whole: Reading) -> list[Span]:
    """List where the parts of a sentence stand that tell its numbers; the whole of it where it has none."""
    edges = [0, *(match.end() for match in PARTS.finditer(whole.text)), len(whole.text)]
    parts = list(pairwise(edges))
    some = [part for part in parts if any(part[0] <= one.start < part[1] for one in whole.amounts)]
    return some or parts


def unread(
    text: str, whole: Reading, matches: Collection[Match], parts: Collection[Span] = ()
) -> tuple[str, ...]:
    """List the words of a sentence that are in no lexicon, no amount, no name and no text of its claims.

    With ``parts`` only the words that stand in one of these.
    """
    spans = [(hit.start, hit.end) for lexicon in _KNOWN for hit in hits(lexicon, text, whole.language)]
    spans += [(one.start, one.end) for one in whole.amounts] + name_spans(text)
    own = frozenset().union(*(one.telling.figure.words for one in matches))
    said = frozenset().union(*(own_words(one.telling.figure.claim) for one in matches))
    return tuple(
        word[0]
        for word in _WORD.finditer(text)
        if not any(start < word.end() and word.start() < end for start, end in spans)
        and stem(word[0]) not in own
        and word[0].lower() not in said
        and not _bound(text, word.start())
        and not any(spelled_number(word[0], language) for language in LANGUAGES)
        and (not parts or any(start <= word.start() < end for start, end in parts))
    )


def unread_numbers(whole: Reading) -> bool:
    """Say whether a sentence has a number that is no amount, year, age or size that is known here."""
    spans = [(one.start, one.end) for one in whole.amounts] + name_spans(whole.text)
    spans += [(hit.start, hit.end) for one in ("groups", "anchors") for hit in hits(one, whole.text)]
    return any(
        not any(start <= found.start() < end for start, end in spans)
        for found in _NUMBER.finditer(whole.text)
    )


def _bound(text: str, start: int) -> bool:
    # Letters that belong to a number or to a longer word with a hyphen, as in 22-year-olds.
    return start > 0 and text[start - 1] in "0123456789-’'"
