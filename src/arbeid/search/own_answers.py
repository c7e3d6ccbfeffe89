"""What Arbeid answers itself, by a command and on a page: what people ask for it, in everyday words."""

from __future__ import annotations

from arbeid.frozen import Frozen
from arbeid.language import Text, Texts
from arbeid.registry import Entry, Registry, remembered


class OwnAnswer(Frozen):
    """A question that a ``command`` answers, what else people ask, and the ``page`` that says most of it.

    ``{usual}`` in the command stands for the usual economy.
    """

    command: str
    page: str
    name: Text
    called: Texts
    sentence: Text


class OwnAnswers(Entry):
    """Some such questions, by a name for each."""

    answers: dict[str, OwnAnswer]


OWN_ANSWERS = Registry("own answers", "own_answers", OwnAnswers)


@remembered
def own_answers() -> dict[str, OwnAnswer]:
    """List all such questions by name.

    >>> own_answers()["use"].command
    'arbeid use {usual}'
    """
    return {name: own for one in OWN_ANSWERS.all() for name, own in one.answers.items()}
