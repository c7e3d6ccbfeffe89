"""What Arbeid answers itself, by a command and on a page: what people ask for it, in everyday words."""

from __future__ import annotations

from arbeid.language import Text, Texts
from arbeid.registry import Entry, Registry


class OwnAnswer(Entry):
    """A question that a ``command`` answers, what else people ask, and the ``page`` that says most of it.

    ``{usual}`` in the command stands for the usual economy.
    """

    command: str
    page: str
    name: Text
    called: Texts
    sentence: Text


OWN_ANSWERS = Registry("own answer", "own_answers", OwnAnswer)
