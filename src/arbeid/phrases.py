"""How the press bends a claim: exposed read as replaced, tasks as jobs, a level as a yearly rate, and more.

Each way is a file in ``catalogue/mutations`` with its label and explanation. Those of the package are found
by the rules of ``claims/checking/bendings``; a file of a reader's own may tell its way by words alone.
"""

from __future__ import annotations

import re

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Mutation(Entry):
    """One way of bending a claim, found by a rule of its name, or by words (regular expressions).

    With words, a sentence bends a claim this way when it says one of ``said`` and none of ``silent``,
    the claim's own statement says one of ``needs`` (if any) and none of ``unless``, and the claim is about
    one of ``topics``, counts in one of ``units`` and is of one of ``where`` (each only if given).
    """

    label: Text
    explanation: Text
    said: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    where: tuple[str, ...] = ()

    def bends(self, sentence: str, statement: str, topic: str, unit: str, where: str) -> bool:
        """Say whether a sentence bends a claim with this statement in this way."""
        fits = (not self.topics or topic in self.topics) and (not self.units or unit in self.units)
        placed = not self.where or says(where, self.where)
        told = says(sentence, self.said) and not says(sentence, self.silent)
        kept = (not self.needs or says(statement, self.needs)) and not says(statement, self.unless)
        return fits and placed and told and kept


MUTATIONS = Registry("mutation", "mutations", Mutation)


def says(text: str, patterns: tuple[str, ...]) -> bool:
    """Say whether any of the patterns occurs in the text.

    >>> says("Banen verdwijnen", ("verdwijn",)), says("Banen", ())
    (True, False)
    """
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
