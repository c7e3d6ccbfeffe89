"""What terminal and page say alike of a report's parts."""

from __future__ import annotations

from arbeid.answers.market.definitions import Cousin
from arbeid.wording import Words


def cousin_line(cousin: Cousin, words: Words) -> str:
    """Say what a published figure says, of where, and who published it."""
    publisher = f"{cousin.publisher.said(words)} {cousin.year}"
    return f"{words(cousin.shown)}, {words(cousin.where)} ({publisher})"
