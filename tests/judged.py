"""What the press checker says of a text that is one sentence, as its tests ask it."""

from __future__ import annotations

from arbeid.claims.checking.judging import Judgement, judge


def answer(sentence: str) -> Judgement:
    (found,) = judge(sentence)
    return found


def bends(sentence: str) -> set[str]:
    return {kind for match in answer(sentence).matches for kind in match.bent}
