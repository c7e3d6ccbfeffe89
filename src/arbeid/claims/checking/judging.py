"""What the checker answers to each sentence: the claims behind it, how they are bent, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.claims.checked import Outcome
from arbeid.claims.checking.clauses import clauses
from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.matching import Match, match, without_thresholds
from arbeid.claims.checking.named import attributed, named
from arbeid.claims.checking.reading import Reading, read
from arbeid.claims.checking.sentences import Sentence, judged, sentences
from arbeid.claims.checking.unread import unread

LONGEST = 120
"""The most words that a sentence may have to be judged."""
Reason = Literal["", "long", "language", "question", "denied", "words", "parts"]


@dataclass(frozen=True)
class Judgement:
    """One sentence, what came of it and why; ``unread`` are the words that nothing here knows."""

    sentence: Sentence
    outcome: Outcome
    reason: Reason = ""
    matches: tuple[Match, ...] = ()
    unread: tuple[str, ...] = ()

    def claims(self) -> dict[str, list[Match]]:
        """Group the matches by claim, the surest first."""
        grouped: dict[str, list[Match]] = {}
        for one in sorted(self.matches, key=lambda one: (not one.bent, -one.score)):
            grouped.setdefault(one.telling.figure.claim.id, []).append(one)
        return grouped


def judge(text: str) -> list[Judgement]:
    """Judge every sentence of a text.

    >>> [one.outcome for one in judge("47% of US jobs will vanish, Frey and Osborne wrote. The sun shines.")]
    ['flagged', 'no_claim']
    """
    return [_judge(sentence) for sentence in sentences(text)]


def _judge(sentence: Sentence) -> Judgement:
    if len(sentence.text.split()) > LONGEST:
        return Judgement(sentence, "not_judged", "long")
    language = judged(sentence.language)
    if language is None and sentence.language is not None:
        return Judgement(sentence, "not_judged", "language")
    whole = read(sentence.text, language)
    publications = named(sentence.text)
    said_by = attributed(sentence.text)
    matches = without_thresholds(
        [one for part in clauses(whole) for one in match(part, publications, said_by)]
    )
    if not matches:
        return Judgement(sentence, "no_claim")
    return _weighed(sentence, whole, tuple(matches))


def _weighed(sentence: Sentence, whole: Reading, matches: tuple[Match, ...]) -> Judgement:
    if whole.question or whole.denied:
        plain = tuple(Match(one.telling, one.score, ()) for one in matches)
        return Judgement(sentence, "not_judged", "question" if whole.question else "denied", plain)
    if any(one.bent for one in matches):
        return Judgement(sentence, "flagged", "", matches)
    words = unread(sentence.text, whole, matches)
    if words:
        return Judgement(sentence, "not_judged", "words", matches, words)
    told = [one for one in matches if one.telling.close >= Closeness.VAGUE]
    if len(told) < max(1, len(whole.amounts)) or not (whole.relations or told[0].telling.counted):
        return Judgement(sentence, "not_judged", "parts", matches)
    return Judgement(sentence, "fine", "", matches)
