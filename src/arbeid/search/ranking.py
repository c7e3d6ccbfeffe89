"""What a text may be meant for, best first: the index of words, full names, and the checker of sentences.

A name in full is what it names. A number that the checker knows to be a claim's lifts that claim. Then what
was asked for counts: why numbers differ is a story, what a word means is a term, a score is a measure. What
answers too little of a text is left out, so that a text on something else finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from arbeid.claims.checking.matching import Match
from arbeid.claims.checking.named import named
from arbeid.claims.checking.sentences import judged, language_of, without_markup
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.publisher import called
from arbeid.language import Language
from arbeid.search.findable import Findable
from arbeid.search.index import Index, index, kept
from arbeid.search.leaning import leaning
from arbeid.search.percents import percents
from arbeid.search.question_words import asks, defines, scores
from arbeid.search.words import last_typed, words_in

LONGEST = 400
"""The most letters of a text that are read."""
NAMED, NUMBER = 1.0, 0.3
LEAST, LEAST_OF_SENTENCE, SENTENCE = 0.34, 0.2, 7
_LEANS, _PER_EVIDENCE = 0.6, 0.04
_ASKED, UNASKED, _CITED, _MOST_CITED = 0.35, 0.85, 0.01, 5
_BOTH = 0.4
_TOGETHER = 8
_PUBLISHER = 0.95


@dataclass(frozen=True)
class Question:
    """A text as it is read: without markup, its first 400 letters; ``cut`` says that it had more."""

    text: str
    language: Language
    cut: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that say what it is on; of a text of small words alone these."""
        return kept(words_in(self.text))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it has as many words as a headline has, and asks for nothing."""
        told = len(re.findall(r"[^\W_]+", self.text)) >= SENTENCE
        return told and not (self.asks or self.defines)

    @cached_property
    def asks(self) -> bool:
        """Whether it asks why numbers differ."""
        return asks(self.text, self.written)

    @cached_property
    def defines(self) -> bool:
        """Whether it asks what something means."""
        return defines(self.text, self.written)

    @cached_property
    def scores(self) -> bool:
        """Whether it asks for a score or a measure."""
        return scores(self.text, self.written)

    @cached_property
    def named(self) -> frozenset[str]:
        """The publications that it may name, by their publisher or by an author."""
        return named(self.text)

    @cached_property
    def is_publisher(self) -> bool:
        """Whether it is the name of a publisher, and nothing more."""
        names = {name for one in self.named for name in called(PUBLICATIONS.get(one).publisher)}
        return self.words in {kept(words_in(name)) for name in names}

    def names_two_of(self, claims: Iterable[str]) -> bool:
        """Tell whether it names the publishers of two of these claims, and so sets them beside each other."""
        behind = {CLAIMS.get(one).publication for one in claims} & self.named
        return _apart({PUBLICATIONS.get(one).publisher for one in behind}) > 1

    @cached_property
    def written(self) -> Language:
        """The language that it is written in, or else that of its reader."""
        return judged(language_of(self.text)) or self.language


@dataclass(frozen=True)
class Ranked:
    """Something that a text may be meant for, how much of the text it answers, and the number it leans on."""

    one: Findable
    score: float
    match: Match | None = None


def _apart(publishers: Iterable[str]) -> int:
    """Count publishers; two that share a name, such as the ILO alone and with NASK, are one."""
    groups: list[set[str]] = []
    for names in (set(called(one)) for one in publishers):
        shared = [group for group in groups if group & names]
        groups = [group for group in groups if group not in shared] + [names.union(*shared)]
    return len(groups)


def question(text: str, language: Language) -> Question:
    """Read a text: the first 400 letters without markup.

    >>> question("<b>IMF</b> 40%", "en").words
    ('imf', '40')
    """
    whole = " ".join(without_markup(text[: 2 * LONGEST]).split())
    return Question(whole[:LONGEST], language, len(text) > 2 * LONGEST or len(whole) > LONGEST)


def ranked(asked: Question, *, begun: bool = False) -> list[Ranked]:
    """List what a text may be meant for, best first; ``begun`` says that its last word may go on.

    >>> [one.one.id for one in ranked(question("de Oxford-studie", "nl"))][:1]
    ['fo-2013-us-47']
    >>> ranked(question("chocolate cake recipe", "en"))
    []
    """
    if not asked.words:
        return _by_small_words(asked)
    typed = last_typed(asked.text) if begun else ""
    of_hundred = percents(asked.text, asked.written)
    known, found = index(), index().scores(asked.words, typed=typed, percents=of_hundred)
    names = known.begun(asked.words, typed) if begun else known.names.get(asked.words, ())
    leans = {} if begun else leaning(asked.text, asked.written)
    every = [
        _scored(Ranked(one, found.get(at, 0.0), leans.get(one.id)), asked, leans, full=at in names)
        for at, one in enumerate(known.documents)
        if at in found or at in names or one.id in leans
    ]
    least = LEAST_OF_SENTENCE if asked.is_sentence else LEAST
    enough = [one for one in every if one.score >= least]
    best = sorted(enough, key=lambda one: (-one.score, len(one.one.id), one.one.id))
    return _own_last(best)[:_TOGETHER]


def _own_last(best: list[Ranked]) -> list[Ranked]:
    """Put an answer of our own that is asked for in other words than its own after the first of the rest."""
    first = next((one.score for one in best if one.one.kind != "answer"), None)
    if first is None:
        return best
    lower = [
        replace(one, score=min(one.score, first * UNASKED))
        if one.one.kind == "answer" and one.score < NAMED
        else one
        for one in best
    ]
    return sorted(lower, key=lambda one: -one.score)


def _by_small_words(asked: Question) -> list[Ranked]:
    """Find what is called by a small word: “IT”, “us”."""
    known: Index = index()
    found = known.names.get(tuple(words_in(asked.text)), ())
    return [Ranked(known.documents[at], NAMED) for at in found]


def _scored(one: Ranked, asked: Question, leans: Mapping[str, Match], *, full: bool) -> Ranked:
    kind, score = one.one.kind, one.score
    if full:
        # A study and its score have one name, and of the two the number is talked about.
        score += NAMED + (NUMBER if kind == "claim" else 0.0)
    elif kind == "claim" and asked.is_publisher and CLAIMS.get(one.one.id).publication in asked.named:
        # Who names a publisher alone is offered what is talked about most of it.
        score = _PUBLISHER + _CITED * one.one.cited
    if one.match is not None:
        score = max(score, _LEANS) + _PER_EVIDENCE * one.match.score
    if kind == "story":
        score = score + _ASKED * score if asked.asks else score * UNASKED
        score += _BOTH if asked.names_two_of(one.one.claims) else 0.0
        told = [claim for claim in one.one.claims if claim in leans]
        if asked.names_two_of(told):
            score = max(score, _LEANS + _BOTH)
    if kind == "term" and asked.defines:
        score += _ASKED
    if kind == "measure" and asked.scores:
        score += _ASKED * score
    return replace(one, score=score + _CITED * min(one.one.cited, _MOST_CITED))
