"""What a text on AI and work leans on, and where it says something else than its sources."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.checked import Checked, Flag, Leans, OneSentence
from arbeid.answers.note import Note, Sentence
from arbeid.answers.sayings import Joined
from arbeid.claims.checking.judging import Judgement, judge
from arbeid.claims.checking.matching import Match
from arbeid.claims.claim import PUBLICATIONS, Claim
from arbeid.phrases import MUTATIONS
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.claims.cite import published
from arbeid.verbs.claims.claim import claim, said_by

_SURE = 10.0


@checked
def check(sentence: str) -> Checked:
    """Find the claims that each sentence of a text leans on, and flag what it makes of them.

    The text may be one sentence, an article or a page of HTML, in Dutch or English. Errors: a text of blanks.

    >>> found = check("Goldman Sachs expects AI to add 7% to world GDP annually")
    >>> [flag.kind for flag in found.leans[0].flags], found.sentences[0].outcome
    (['level-as-yearly'], 'flagged')
    >>> check("AI may change how we work").leans
    ()
    """
    judged = judge(written(sentence, "check_empty"))
    leans = tuple(one for at, judgement in enumerate(judged) for one in _leans(at, judgement))
    return Checked(sentence, leans, tuple(map(_sentence, judged)), published(one.claim for one in leans))


def _leans(at: int, judgement: Judgement) -> Iterator[Leans]:
    for name, matches in judgement.claims().items():
        card = claim(name)
        sure = round(min(100.0, _SURE * max(one.score for one in matches)), 1)
        yield Leans(card.id, card.statement, sure, tuple(_flags(matches)), card.safe, at)


def _flags(matches: list[Match]) -> Iterator[Flag]:
    kinds = dict.fromkeys(kind for one in matches for kind in one.bent)
    entry = matches[0].telling.figure.claim
    for kind in kinds:
        way = MUTATIONS.get(kind)
        yield Flag(way.id, way.label, _explanation(kind, way.explanation, entry))


def _explanation(kind: str, otherwise: Sentence, entry: Claim) -> Sentence:
    if kind in ("wrong-number", "wrong-year"):
        return Note(f"check.{kind.replace('-', '_')}_why", {"shown": entry.shown})
    if kind == "wrong-publisher":
        return Note("check.wrong_publisher_why", {"who": said_by(PUBLICATIONS.get(entry.publication))})
    if kind.startswith(("other-place", "country-as", "world-as", "advanced-as")):
        return Note("check.place_why", {"where": entry.where})
    return otherwise


def _sentence(judgement: Judgement) -> OneSentence:
    sentence = judgement.sentence
    return OneSentence(sentence.text, sentence.line, sentence.column, judgement.outcome, _why(judgement))


def _why(judgement: Judgement) -> Sentence:
    if judgement.outcome == "not_judged":
        words = Joined(tuple(f"“{word}”" for word in dict.fromkeys(judgement.unread)))
        return Note(f"check.not_judged.{judgement.reason}", {"words": words} if judgement.unread else {})
    return Note(f"check.{judgement.outcome}")
