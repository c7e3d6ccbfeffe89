"""The occupations that make and keep AI, where part of the new work appears."""

from __future__ import annotations

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Makers(Entry):
    """A group of occupations, as codes by classification."""

    title: Text
    note: Text
    codes: dict[str, tuple[str, ...]]


MAKERS = Registry("group of occupations", "occupations", Makers)
