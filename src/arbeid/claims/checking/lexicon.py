"""Words by what they mean to the checker, in both languages; a file a group in ``catalogue/lexicons``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from arbeid.frozen import Frozen
from arbeid.language import LANGUAGES, Language
from arbeid.registry import Entry, Registry, remembered


class Forms(Frozen):
    """How one thing is said in each language.

    A form is a word or some words: ``*`` stands for any letters, ``…`` for up to nine words in between.
    """

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Lexicon(Entry):
    """One group of words: places, relations, groups of people, and so on, by concept."""

    forms: dict[str, Forms]


_SINGLE, _WORD = re.compile(r"\w+\*?"), re.compile(r"(?<![\w-])\w+")
_CONCEPT = re.compile(r"<(?P<lexicon>\w+)\.(?P<concept>\w+)>")
_FEW = 3
LEXICONS = Registry("lexicon", "lexicons", Lexicon)


@dataclass(frozen=True)
class Hit:
    """A concept that a text names, and where; ``gapped`` if other words may stand in between.

    One that is ``lent`` was named in another part of the sentence, and stands before everything in this one.
    """

    concept: str
    start: int
    end: int
    gapped: bool = False
    lent: bool = False


def hits(lexicon: str, text: str, language: Language | None = None) -> list[Hit]:
    """Find the concepts of a lexicon in a text, in order; without a language in both.

    >>> [hit.concept for hit in hits("places", "Dutch jobs and jobs worldwide", "en")]
    ['nl', 'world']
    """
    lowered = text.lower()
    words, forms = _words(lexicon, language), _forms(lexicon, language)
    found = {
        Hit(concept, start, end)
        for word, start, end in _words_in(lowered)
        for concept in words.concepts(word)
    }
    found |= {
        Hit(concept, *match.span(), gapped)
        for begun in forms.keys() & beginnings(lowered)
        for concept, inside, gapped, form in forms[begun]
        if inside in lowered
        for match in _pattern(form).finditer(text)
    }
    return sorted(found, key=lambda hit: (hit.start, -hit.end, hit.concept, hit.gapped))


# A sentence is held against every lexicon, one after another: it is taken apart once.
@lru_cache(maxsize=64)
def _words_in(lowered: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((match[0], *match.span()) for match in _WORD.finditer(lowered))


@lru_cache(maxsize=64)
def beginnings(lowered: str) -> frozenset[str]:
    """List every few letters of a text in a row, and no letters: with some of these begins all that it holds.

    >>> sorted(beginnings("banen"))
    ['', 'ane', 'ban', 'nen']
    """
    return frozenset({"", *(lowered[at : at + _FEW] for at in range(len(lowered) - _FEW + 1))})


def beginning(letters: str) -> str:
    """Give the few letters that these begin with, or none where there are fewer.

    >>> beginning("baan"), beginning("ai")
    ('baa', '')
    """
    return letters[:_FEW] if len(letters) >= _FEW else ""


@dataclass(frozen=True)
class _Words:
    """Concepts by a whole word and by how a word begins."""

    whole: dict[str, list[str]]
    begun: dict[str, list[str]]
    lengths: tuple[int, ...]

    @cached_property
    def concepts(self) -> Callable[[str], list[str]]:
        """Find the concepts that one word names."""
        # Most words are in many sentences; those of readers are without end, so not all are kept.
        return lru_cache(maxsize=4096)(self._concepts)

    def _concepts(self, word: str) -> list[str]:
        found = self.whole.get(word, [])
        for length in self.lengths:
            if length > len(word):
                break
            if (begun := self.begun.get(word[:length])) is not None:
                found = [*found, *begun]
        return found


@remembered
def _words(lexicon: str, language: Language | None) -> _Words:
    # Of single words, which most forms are, each word of the sentence is looked up.
    whole: defaultdict[str, list[str]] = defaultdict(list)
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for concept, form in _spoken(lexicon, language):
        if _SINGLE.fullmatch(form):
            listed, word = (begun, form[:-1]) if form.endswith("*") else (whole, form)
            listed[word.lower()].append(concept)
    return _Words(dict(whole), dict(begun), tuple(sorted({len(word) for word in begun})))


@remembered
def _forms(lexicon: str, language: Language | None) -> dict[str, list[tuple[str, str, bool, str]]]:
    # Most forms are in no sentence, and looking for their letters is far cheaper than trying their pattern;
    # cheaper still is to look for the first few of those.
    forms: defaultdict[str, list[tuple[str, str, bool, str]]] = defaultdict(list)
    for concept, form in _spoken(lexicon, language):
        if not _SINGLE.fullmatch(form):
            inside = max(re.split(r"[*…]|\s+", form), key=len).lower()
            forms[beginning(inside)].append((concept, inside, "…" in form, form))
    return dict(forms)


def _spoken(lexicon: str, language: Language | None) -> list[tuple[str, str]]:
    spoken = (language,) if language else LANGUAGES
    return [
        (concept, form)
        for concept, forms in LEXICONS.get(lexicon).forms.items()
        for form in dict.fromkeys(form for one in spoken for form in (forms.nl if one == "nl" else forms.en))
    ]


@remembered
def any_form(lexicon: str, concept: str) -> str:
    """Write a pattern of whatever a concept is called in either language, to stand among other words.

    >>> any_form("dates", "decade")
    '(?:decennium|decade)'
    """
    return _either(_called(lexicon, concept))


@remembered
def words_for(lexicon: str, concept: str) -> re.Pattern[str]:
    """Compile whatever a concept is called in either language into one pattern of whole words.

    >>> bool(words_for("beside", "compared").search("hoger dan dat"))
    True
    """
    return words_pattern(_called(lexicon, concept))


@remembered
def phrase(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern in which ``<lexicon.concept>`` is whatever that is called in either language.

    >>> bool(phrase(r"\b<beside.compared>\s+$").search("hoger dan "))
    True
    """
    called = _CONCEPT.sub(lambda match: any_form(match["lexicon"], match["concept"]), pattern)
    return re.compile(called, re.IGNORECASE)


def _called(lexicon: str, concept: str) -> list[str]:
    forms = LEXICONS.get(lexicon).forms[concept]
    return [*forms.nl, *forms.en]


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return words_pattern([form])


def words_pattern(forms: list[str]) -> re.Pattern[str]:
    """Compile forms into one pattern of whole words, the longest first.

    >>> words_pattern(["raak* … kwijt"]).search("Zij raken hun baan kwijt") is None
    True
    >>> bool(words_pattern(["raken … kwijt"]).search("Zij raken hun baan kwijt"))
    True
    """
    return re.compile(rf"(?<![\w-]){_either(forms)}(?!\w)", re.IGNORECASE)


@remembered
def _particles() -> frozenset[str]:
    return frozenset(_called("beside", "particles"))


def _either(forms: list[str]) -> str:
    parts = sorted(dict.fromkeys(forms), key=len, reverse=True)
    return f"(?:{'|'.join(map(_form, parts))})"


def _form(form: str) -> str:
    pieces = [re.escape(piece.strip()) for piece in form.split("…")]
    # Up to nine words may stand in between, none of them behind a comma or another sign.
    whole = r"\s+(?:(?:[\w’'%-]+|[€$£]?\d[\d.,]*\d%?)\s+){0,9}?".join(pieces)
    if len(pieces) > 1 and pieces[-1] in _particles():
        # “Shrinks by 4% in the most exposed jobs”: here the ending of the verb is a preposition.
        whole += rf"(?!\s+(?:{any_form('beside', 'noun_ahead')}|\d))"
    if whole.startswith(r"\*"):
        whole = r"[\w-]*" + whole[2:]
    return whole.replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
