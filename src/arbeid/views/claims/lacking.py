"""What is missing to explain why two numbers differ, in words, where there is too little for a walk."""

from __future__ import annotations

from arbeid.answers.claims.walk import Why
from arbeid.answers.plain import said
from arbeid.views.claims.walk import effect
from arbeid.wording import Words

_HARDLY = 0.005


def how_much(found: Why, words: Words) -> str:
    """Say which part of the difference can be explained."""
    if not found.difference:
        return words("why.lacking_equal")
    difference = effect(found.difference, found.unit, words)
    if found.explained < _HARDLY:
        return words("why.lacking_all", difference=difference)
    return words("why.lacking_part", difference=difference, part=words.percent(found.explained, 0))


def lines(found: Why, words: Words) -> list[tuple[str, str]]:
    """Say what is missing, by claim; of the two together without a name."""
    return [(said(one.label, words) if one.label else "", said(one.sentence, words)) for one in found.lacking]
