"""The forms under which a job title is looked up: its bare words, its letters, and its stem.

Bare words have no capitals, accents, apostrophes, punctuation or marks of sex (“m/v”). Letters are the bare
words written as one, so that hyphens and spaces in compounds do not matter. A stem lacks the endings that
tell sex and number, and doubled letters: “lerares” and “leraren” stem as “leraar” does.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from pydantic import Field

from arbeid.frozen import Frozen
from arbeid.language import Language
from arbeid.registry import Entry, Registry, remembered

_LEAST_LEFT = 3
_DOUBLED = re.compile(r"(.)\1+")
_MARKS = re.compile("[\u0300-\u036f]+")
_BARE = re.compile(r"\w+(?: \w+)*")
_APOSTROPHES = re.compile(r"['’](?:s\b)?")
_BETWEEN = re.compile(r"[^\w+#\n]+")


class Endings(Frozen):
    """Endings that tell sex or number, what each becomes, and words that then come out alike.

    ``person`` endings make somebody of a thing or a deed: “office” is no “officer”.
    """

    becomes: dict[str, str]
    same: tuple[str, ...]
    person: bool = False


class TitleList(Frozen):
    """One list of titles: of a ``table`` of ours, or else the names that a classification gives its groups.

    A table has code, title, kind and source, and ``lists`` where several lists were counted; ``source`` is
    that of a classification's names. ``people`` is the economy whose people are spread over the codes.
    """

    classification: str
    table: str | None = None
    source: str = ""
    people: str


class Told(Frozen):
    """How people say in a sentence what they do: a pattern on bare words, and the title that it becomes."""

    pattern: str
    becomes: str


class Spelling(Entry):
    """How job titles of one language vary: what to leave out or set aside, and rules for endings in order.

    ``lists`` say where titles come from, in this order; ``everyday`` are names of our own, by code of the
    first list's classification, and come after that classification's own; ``everyday_elsewhere`` the same by
    another classification of the lists. ``compounds`` says that words are written together, so that the head
    of a title may be the end of a word. ``generic`` heads lead nowhere alone, nor do ``ambiguous`` titles or
    heads of titles in as many groups as ``spread``; words with ``person_endings`` may say what somebody is,
    those with ``deed_endings`` what is done; ``no_titles`` name no job. ``told`` sentences say what somebody
    does; the small words of ``parted`` follow the title itself (“at”, “for”); words of ``praise`` (“guru”)
    say of no trade which it is.
    """

    lists: tuple[TitleList, ...]
    left_out: tuple[str, ...]
    set_aside: tuple[str, ...]
    endings: tuple[Endings, ...]
    compounds: bool = False
    everyday: dict[str, tuple[str, ...]]
    everyday_elsewhere: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    generic: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    spread: float = 4.0
    person_endings: tuple[str, ...] = ()
    deed_endings: tuple[str, ...] = ()
    no_titles: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    parted: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    first_names: tuple[str, ...] = ()


SPELLINGS = Registry("language", "job_titles", Spelling)


def bare(text: str, language: Language) -> str:
    """Write the bare words of a title, or of many titles that are one a line.

    >>> bare("Pâtissier (m/v)", "nl"), bare("ICT-beheerder", "nl")
    ('patissier', 'ict beheerder')
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    lines = plain.split("\n")
    # Most titles are words with a space between; only the others have anything to leave out or to tidy.
    others = [at for at, line in enumerate(lines) if not _BARE.fullmatch(line)]
    tidied = _tidied("\n".join(lines[at] for at in others), language).split("\n")
    for at, line in zip(others, tidied, strict=False):
        lines[at] = line.strip()
    return "\n".join(lines)


def _tidied(lines: str, language: Language) -> str:
    # All lines at once: thousands of short searches take three times as long as one through all of them.
    known = _APOSTROPHES.sub("", _left_out(language).sub("", lines))
    return _BETWEEN.sub(" ", known)


def letters(words: str) -> str:
    """Write bare words as one.

    >>> letters("ict beheerder")
    'ictbeheerder'
    """
    return words.replace(" ", "")


def stems(words: str, language: Language) -> list[str]:
    """Cut each bare word down to its stem; one repeated at once stands once.

    >>> stems("verkoper verkoopster auto s", "nl")
    ['verkop', 'auto', 's']
    """
    return [found for found, _ in groupby(word_stem(word, language) for word in words.split(" "))]


def stem(words: str, language: Language) -> str:
    """Write the stems of bare words as one.

    >>> stem("lerares", "nl") == stem("leraren", "nl") == stem("leraar", "nl")
    True
    """
    return "".join(stems(words, language))


@remembered
def word_stem(word: str, language: Language) -> str:
    """Cut the endings that tell sex and number off one bare word.

    >>> word_stem("leraressen", "nl")
    'lerar'
    """
    for endings, becomes in _endings(language):
        if word.endswith(endings):
            ending = next(ending for ending in endings if word.endswith(ending))
            shorter = word.removesuffix(ending) + becomes[ending]
            word = shorter if len(shorter) >= _LEAST_LEFT else word
    return _DOUBLED.sub(r"\1", word)


def as_personal(asked: str, known: str, language: Language) -> bool:
    """Tell whether bare words end as a word for somebody does, where a known title does: “wassen” does not.

    >>> as_personal("auto wassen", "autowasser", "nl"), as_personal("verkoopster", "verkoper", "nl")
    (False, True)
    """
    endings = _person_endings(language)
    return asked.endswith(endings) or not known.endswith(endings)


@remembered
def _person_endings(language: Language) -> tuple[str, ...]:
    return tuple(ending for rule in SPELLINGS.get(language).endings if rule.person for ending in rule.becomes)


@remembered
def _left_out(language: Language) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{pattern})" for pattern in SPELLINGS.get(language).left_out), re.MULTILINE
    )


@remembered
def _endings(language: Language) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """List the rules with their endings from long to short, since the longest that fits is meant."""
    rules = SPELLINGS.get(language).endings
    return [(tuple(sorted(rule.becomes, key=len, reverse=True)), rule.becomes) for rule in rules]
