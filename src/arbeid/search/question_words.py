"""The words that people put around what they look for: small ones, and those that say what kind they want."""

from __future__ import annotations

import re

from arbeid.language import LANGUAGES, Language
from arbeid.registry import Entry, Registry, remembered
from arbeid.search.words import folded, words_in

_MOST_BESIDE = 4


class QuestionWords(Entry):
    """Words of one language: ``small`` ones say nothing by themselves, the others say what kind is wanted.

    ``asks`` for why numbers differ, ``defines`` for what a term means, ``scores`` for a measure;
    ``says_job`` stands before what somebody does for a living, and ``beside_job`` is what a question or a
    headline on a job and AI says beside the job.
    """

    small: tuple[str, ...]
    asks: tuple[str, ...]
    defines: tuple[str, ...]
    scores: tuple[str, ...]
    says_job: tuple[str, ...]
    beside_job: tuple[str, ...]


QUESTION_WORDS = Registry("question words", "question_words", QuestionWords)


@remembered
def small_words() -> frozenset[str]:
    """List the small words of both languages: people mix them."""
    return frozenset(
        word
        for language in LANGUAGES
        for said in QUESTION_WORDS.get(language).small
        for word in words_in(said)
    )


def asks(text: str, language: Language) -> bool:
    """Tell whether a text asks why numbers differ.

    >>> asks("waarom verschillen 47 en 9 procent", "nl"), asks("IMF 40%", "nl")
    (True, False)
    """
    return _said(text, language, "asks") is not None


def defines(text: str, language: Language) -> bool:
    """Tell whether a text asks what something means."""
    return _said(text, language, "defines") is not None


def scores(text: str, language: Language) -> bool:
    """Tell whether a text asks for a score or a measure."""
    return _said(text, language, "scores") is not None


def job_in(text: str, language: Language) -> str:
    """Take what somebody does for a living out of a sentence that says so.

    >>> job_in("I am a nurse", "en"), job_in("nurse", "en")
    ('nurse', 'nurse')
    """
    said = _pattern(language, "says_job").match(text)
    rest = text[said.end() :].strip() if said else ""
    return rest or text


def jobs_beside(text: str, language: Language, most: int = _MOST_BESIDE) -> tuple[str, ...]:
    """List what may be jobs in a question or headline on AI: what else it says, where that is little.

    ``most`` is how many words of it may say something else than that it is on work and AI.

    >>> jobs_beside("Will AI replace lawyers and judges?", "en"), jobs_beside("IMF 40%", "en")
    (('lawyers', 'judges'), ())
    """
    beside, small = _stems(language), small_words()
    runs: list[list[str]] = [[]]
    told = False
    for written in re.findall(r"[^\W_](?:[\w'’-]*[^\W_])?", text):
        words = words_in(written)
        told = told or not beside.isdisjoint(words)
        if beside.issuperset(words) or small.issuperset(words):
            runs.append([])
        else:
            runs[-1].append(written)
    left = sum(map(len, runs))
    return tuple(" ".join(run) for run in runs if run) if told and left <= most else ()


@remembered
def _stems(language: Language) -> frozenset[str]:
    return frozenset(word for said in QUESTION_WORDS.get(language).beside_job for word in words_in(said))


def _said(text: str, language: Language, kind: str) -> re.Match[str] | None:
    return _pattern(language, kind).search(folded(text))


@remembered
def _pattern(language: Language, kind: str) -> re.Pattern[str]:
    known = sorted(getattr(QUESTION_WORDS.get(language), kind), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b", re.IGNORECASE)
