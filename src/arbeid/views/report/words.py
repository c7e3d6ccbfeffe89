"""What terminal and page say alike of a report's parts."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.definitions import Cousin, Definitions
from arbeid.answers.market.groups import Groups, Voice
from arbeid.answers.plain import said
from arbeid.wording import Words


def cousin_line(cousin: Cousin, words: Words) -> str:
    """Say what a published figure says, of where, and who published it."""
    publisher = f"{cousin.publisher.said(words)} {cousin.year}"
    return f"{words(cousin.shown)}, {words(cousin.where)} ({publisher})"


def touched(answer: Definitions, words: Words) -> str:
    """Say between which shares people are touched, over which definitions, and how far the others run."""
    compared, shares = any(row.cousins for row in answer.rows), [row.share.value for row in answer.rows]
    return words(
        "report.touched" if compared and answer.variants else "report.touched_all",
        low=words.percent(answer.low.value),
        high=words.percent(answer.high.value),
        n=len(answer.over),
        lowest=words.percent(shares[-1], 1),
        highest=words.percent(shares[0], 1),
    )


def voice_names(voices: Sequence[Voice], words: Words) -> str:
    """Name independent studies, each with how many of its measures there are where it has several."""
    return words.list([_voice(one, words) for one in voices])


def _voice(voice: Voice, words: Words) -> str:
    label = said(voice.label, words)
    return words("voice.counted", n=len(voice.measures), label=label) if len(voice.measures) > 1 else label


def beside(ranked: Groups, words: Words) -> str:
    """Say which measures stand beside the ranks, and why; nothing where none does."""
    names = [words(ranked.study_labels[name]) for name in ranked.beside]
    return words("report.beside", names=words.list(names), n=len(names)) if names else ""
