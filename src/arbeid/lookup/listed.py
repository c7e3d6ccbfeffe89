"""The job titles that lead to a group: what people in it call their work."""

from __future__ import annotations

from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.codes.crosswalk import reachable
from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS
from arbeid.lookup.groups import targets_of
from arbeid.lookup.index import titles
from arbeid.registry import remembered


def titles_in(classification: str, code: str, language: Language) -> tuple[str, ...]:
    """List the titles of one language that lead to a group more than to any other, the firmest first.

    Empty where no list of titles reaches the classification.

    >>> titles_in("brc-2014", "0734", "nl")[:2]
    ('Loodgieters', 'Loodgieters en pijpfitters')
    """
    CLASSIFICATIONS.get(classification)
    listed = titles(language)
    leading = [own for own in _leading(classification).get(code, ()) if own in listed.by_code]
    places = sorted(place for own in leading for place in listed.by_code[own])
    named = sorted((-listed.weight[place], listed.title[place]) for place in places)
    return tuple(dict.fromkeys(title for _, title in named))


@remembered
def _leading(classification: str) -> dict[str, list[tuple[str, str]]]:
    """List for each group the codes with titles that lead to it more than to any other."""
    sources = {one.classification for spelling in SPELLINGS.all() for one in spelling.lists}
    leading: dict[str, list[tuple[str, str]]] = {}
    for source in sorted(sources - {classification}):
        if reachable(source, classification):
            for code, reached in targets_of(source, classification).items():
                leading.setdefault(reached[0].code, []).append((source, code))
    return leading
