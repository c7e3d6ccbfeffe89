"""What writers call a publisher: its name in short, or in another language."""

from __future__ import annotations

from pydantic import Field

from arbeid.registry import Entry, Registry, remembered


class Publisher(Entry):
    """A publisher as publications name it, and what sentences call it; the beginning of a word is enough."""

    publisher: str
    called: tuple[str, ...] = Field(min_length=1)


PUBLISHERS = Registry("publisher", "publishers", Publisher)


def called(publisher: str) -> tuple[str, ...]:
    """List what a publisher is called; one without a file by its name up to a slash or a comma.

    >>> called("OECD")[:2], called("SER, The Hague")
    (('OECD', 'OESO'), ('SER',))
    """
    short = publisher.split("/", maxsplit=1)[0].split(",", maxsplit=1)[0].strip()
    return _called().get(publisher, (short,))


@remembered
def _called() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in PUBLISHERS.all():
        found[one.publisher] = (*found.get(one.publisher, ()), *one.called)
    return found
