"""What the checker answers to each sentence: the claims behind it, how they are bent, or why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from arbeid.answers.claims.checked import Outcome
from arbeid.claims.checking.clauses import clauses
from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.evidence import likeness
from arbeid.claims.checking.lexicon import words_for
from arbeid.claims.checking.matching import Match, Saying, match, told_twice, without_thresholds
from arbeid.claims.checking.named import attributed, name_spans, named
from arbeid.claims.checking.profile import own_words
from arbeid.claims.checking.reading import Reading, read
from arbeid.claims.checking.retold import retold
from arbeid.claims.checking.sentences import Sentence, judged, sentences
from arbeid.claims.checking.telling import Telling
from arbeid.claims.checking.together import together
from arbeid.claims.checking.unread import telling_parts, unread, unread_numbers

LONGEST = 120
"""The most words that a sentence may have to be judged."""
Reason = Literal["", "long", "language", "question", "denied", "words", "parts", "whose"]
_PUBLISHER = "wrong-publisher"
# Bends that a word may lift which nobody here knows: not said where there are several in the part that
# tells the number, unless the sentence says “all”. What only frames it can lift nothing.
_BY_OMISSION = frozenset({"other-denominator", "correlation-as-cause", "other-statement", "could-as-will"})
FEW_UNREAD = 2
"""How many unknown words may stand beside a number that is flagged for what is left out."""
_EVERYWHERE = frozenset({"world", "many"})


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


def judge(text: str, few: int = FEW_UNREAD) -> list[Judgement]:
    """Judge every sentence of a text; ``few`` is how many unknown words let a flag stand that one may lift.

    >>> [one.outcome for one in judge("47% of US jobs will vanish, Frey and Osborne wrote. The sun shines.")]
    ['flagged', 'no_claim']
    """
    return [_judge(sentence, few) for sentence in sentences(text)]


def _judge(sentence: Sentence, few: int) -> Judgement:
    if len(sentence.text.split()) > LONGEST:
        return Judgement(sentence, "not_judged", "long")
    language = judged(sentence.language)
    if language is None and sentence.language is not None:
        return Judgement(sentence, "not_judged", "language")
    whole = read(sentence.text, language)
    saying = Saying(named(sentence.text), attributed(sentence.text), told_twice(whole))
    matches = _matches(whole, saying)
    if not matches and whole.refused and not whole.amounts:
        # “No 40% of jobs disappear” denies a number, and that too is about a claim.
        whole = replace(whole, amounts=whole.refused, denied=True)
        matches = _matches(whole, saying)
    return _weighed(sentence, whole, matches, few) if matches else Judgement(sentence, "no_claim")


def _matches(whole: Reading, saying: Saying) -> tuple[Match, ...]:
    found = [one for part in clauses(whole) for one in match(part, saying)]
    found = together(without_thresholds(found))
    every = (_as_named(one, whole.text) for one in (*found, *retold(whole, found)))
    return tuple(_as_quoted(one, whole.text) for one in every)


def _as_named(one: Match, text: str) -> Match:
    # A table of five studies names the five: whoever names them too names no wrong publisher.
    words = own_words(one.telling.figure.claim)
    if _PUBLISHER not in one.bent or not all(text[at:end].lower() in words for at, end in name_spans(text)):
        return one
    return replace(one, bent=tuple(kind for kind in one.bent if kind != _PUBLISHER))


def _as_quoted(one: Match, text: str) -> Match:
    """Leave a claim in its own words as it is: of these only the wrong publisher can be said."""
    statement, said = one.telling.figure.claim.statement, _plain(text)
    if not any(_plain(words) in said for words in (statement.nl, statement.en)):
        return one
    return replace(one, bent=tuple(kind for kind in one.bent if kind == _PUBLISHER))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w%€$]+", text.lower()))


def _weighed(sentence: Sentence, whole: Reading, matches: tuple[Match, ...], few: int) -> Judgement:
    if whole.question or whole.denied:
        plain = tuple(Match(one.telling, one.score, ()) for one in matches)
        return Judgement(sentence, "not_judged", "question" if whole.question else "denied", plain)
    words = unread(sentence.text, whole, matches)
    bent = {kind for one in matches for kind in one.bent}
    near = unread(sentence.text, whole, matches, telling_parts(whole)) if words else ()
    lifted = bent <= _BY_OMISSION and len(near) > few
    if bent and not (lifted and not words_for("beside", "everybody").search(sentence.text)):
        return Judgement(sentence, "flagged", "", matches)
    matches = tuple(replace(one, bent=()) for one in matches)
    if words:
        return Judgement(sentence, "not_judged", "words", matches, words)
    return _understood(sentence, whole, matches)


def _understood(sentence: Sentence, whole: Reading, matches: tuple[Match, ...]) -> Judgement:
    # Every word is known and nothing bends: it is fine where every part of it is the figure’s own.
    told = [one for one in matches if one.telling.close >= Closeness.VAGUE]
    if (
        len(told) < max(1, len(whole.amounts))
        or unread_numbers(whole)
        or not all(_alike(one.telling) for one in told)
        or not (whole.relations or told[0].telling.counted)
    ):
        return Judgement(sentence, "not_judged", "parts", matches)
    if not all(_says_whose(one.telling) for one in told):
        return Judgement(sentence, "not_judged", "whose", matches)
    return Judgement(sentence, "fine", "", matches)


def _alike(telling: Telling) -> bool:
    """Say whether a clause counts what its figure counts, of the same people, and says the same of it."""
    figure, said = telling.figure, telling.clause.relations - {"believed"}
    counts = telling.counted is None or not figure.value or likeness(telling) > 0
    same = not said or not figure.also_relations or bool(said & figure.also_relations)
    part = {one for one in figure.groups if not one.startswith("part")} <= telling.clause.groups
    return counts and same and part


def _says_whose(telling: Telling) -> bool:
    """Say whether it is certain which figure is told: by its source, or to the letter and with its place.

    “14% of jobs disappear” may be anybody's, so nothing can be said for it.
    """
    figure = telling.figure
    if figure.claim.publication in telling.named:
        return True
    somewhere = figure.places - _EVERYWHERE
    return telling.close is Closeness.EXACT and (not somewhere or bool(telling.clause.places & somewhere))
