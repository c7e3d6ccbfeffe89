"""What terminal and page say alike of a report's parts."""

from __future__ import annotations

from arbeid.answers.market.definitions import Cousin, Definitions
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
