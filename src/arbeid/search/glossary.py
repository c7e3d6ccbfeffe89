"""The terms of the field: what each is called in both languages, and one sentence that says what it is."""

from __future__ import annotations

from arbeid.language import Text, Texts
from arbeid.registry import Entry, Registry


class Term(Entry):
    """A term with its name, what else people call it, and what it means."""

    name: Text
    called: Texts
    sentence: Text


TERMS = Registry("term", "terms", Term)
