"""Whom a sentence names: publishers by what they are called, publications by their authors."""

from __future__ import annotations

import re

from arbeid.claims.checking.lexicon import hits
from arbeid.claims.claim import PUBLICATIONS, Publication
from arbeid.claims.publisher import PUBLISHERS, called
from arbeid.registry import remembered

_AUTHORS = re.compile(r"\(([^()]*)\)")
_SURNAME = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ’']{3,}(?:[ -][A-Z][a-z]+)?")
_SAYS = (
    r"(?:says?|said|finds?|found|reports?|reported|estimates?|estimated|warns?|warned|writes?|wrote|expects?|expected|"
    r"predicts?|predicted|thinks?|shows?|showed|calculates?|calculated|puts?|concludes?|concluded|claims?|claimed|sees?|"
    r"forecasts?|announce[sd]?|reveals?|revealed|prove[sd]?|measured|count(?:s|ed)|zegt|zei|zeggen|meldt|meldde|schat|schatte|"
    r"schatten|schrijft|schreef|schreven|verwacht\w*|voorspel\w*|denkt|dacht|becijfer\w*|bereken\w*|rekent|rekende|stelt|"
    r"stelde|waarschuw\w*|concludeer\w*|vindt|vond|vonden|ziet|beweer\w*|laat zien|toont|toonde|aan|onthul\w*|bewijst|mat|maten)"
)
_SAYS_BEFORE = re.compile(
    r"(?:according to|volgens|aldus|by|from|van|says|said|zegt|meldt|schrijft|\bblijkt uit|per|warns?|finds?|reports?|"
    r"found by|onderzoek van|cijfers van|report by|study by|rapport van|stelt|verwacht|schat|denkt|predicts|estimates|"
    r"becijferde|berekende|voorspelde|voorspelt|concludeert|waarschuwt|vindt|zei)(?:\s+(?:the|de|het|een|a|an|researchers|"
    r"onderzoekers|economists|economen|at|of|bij|experts|uit|from|van|consultants|adviseurs|consultancy|adviesbureau|"
    r"zakenbank|bank|consultant|adviseur)){0,4}\s+[\"“‘'(]?$",
    re.IGNORECASE,
)
_SAYS_AFTER = re.compile(
    rf"(?:’s|'s|s)?\s*(?:(?:researchers|economists|onderzoekers|economen|scientists|analysts|analisten|report|rapport|study|"
    rf"Sachs|Nederland|Netherlands|has|have|heeft|hebben|and|en|\w+)\s+){{0,3}}{_SAYS}\b|\s*(?:\([^)]*\))?:",
    re.IGNORECASE,
)
# Words in the brackets of a title that are no surnames.
_NO_NAMES = frozenset({"State", "Union", "Verkenning", "Organization", "Science", "NBER", "WP", "Rock", "Press"})


def named(sentence: str) -> frozenset[str]:
    """List the publications that a sentence may name, by their publisher or by an author.

    >>> sorted(named("Frey and Osborne wrote it"))
    ['frey-osborne-2013']
    >>> named("It is often said")
    frozenset()
    """
    return frozenset(name for name, pattern in _names() if pattern.search(sentence))


def attributed(sentence: str) -> bool:
    """Say whether a sentence puts what it says in the mouth of a publisher that is known here.

    >>> attributed("According to the OECD it is so"), attributed("Jobs at Goldman Sachs")
    (True, False)
    """
    return any(_SAYS_BEFORE.search(sentence[:start]) or _SAYS_AFTER.match(sentence[end:]) for start, end in name_spans(sentence))


def name_spans(sentence: str) -> list[tuple[int, int]]:
    """List where a sentence names publishers or authors."""
    return [match.span() for pattern in _bodies() for match in pattern.finditer(sentence)]


@remembered
def _names() -> list[tuple[str, re.Pattern[str]]]:
    return [(publication.id, _pattern(publication)) for publication in PUBLICATIONS.all()]


@remembered
def _bodies() -> list[re.Pattern[str]]:
    return [_any(one.called) for one in PUBLISHERS.all()] + [_pattern(one) for one in PUBLICATIONS.all()]


def _pattern(publication: Publication) -> re.Pattern[str]:
    return _any((*called(publication.publisher), *authors(publication)))


def _any(names: tuple[str, ...]) -> re.Pattern[str]:
    # The beginning of a word is enough; capitals of an abbreviation count, those of a name need not.
    parts = "|".join(_one(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{parts})")


def _one(name: str) -> str:
    if name.isupper() or len(name) <= 4:
        return rf"{re.escape(name)}(?!\w)"
    return rf"(?i:{re.escape(name)})"


def authors(publication: Publication) -> tuple[str, ...]:
    """Read the surnames in the brackets of a publication's title.

    >>> authors(PUBLICATIONS.get("frey-osborne-2013"))
    ('Frey', 'Osborne')
    """
    brackets = _AUTHORS.findall(publication.title)
    if not brackets:
        return ()
    said = brackets[-1].split("; ")[-1] if "; " in brackets[-1] else brackets[-1]
    listed = [one for part in brackets[-1].split(";") for one in _SURNAME.findall(part)] if said else []
    return tuple(dict.fromkeys(one for one in listed if one not in _NO_NAMES))


_CAPITAL = re.compile(r"(?<![.!?:…“\"‘(]\s)(?<=[^\W_]\s|[,;–]\s)[A-ZÀ-Ý][\w’'-]+")
_KNOWN = ("places", "anchors", "relations", "groups", "plain_words", "counted")


def strangers(text: str) -> tuple[str, ...]:
    """List the names in a sentence that nothing here knows: a town, a firm or a person of the writer's own.

    >>> strangers("At Swiftlane in Carlow, Dutch AI replaced 12 people"), strangers("In America the IMF counts jobs")
    (('Swiftlane', 'Carlow'), ())
    """
    spans = name_spans(text) + [(hit.start, hit.end) for one in _KNOWN for hit in hits(one, text)]
    return tuple(
        name[0]
        for name in _CAPITAL.finditer(text)
        if not any(start <= name.start() <= end + 1 for start, end in spans)
    )
