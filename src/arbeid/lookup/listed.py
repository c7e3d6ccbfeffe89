"""The job titles that lead to a group: what people in it call their work."""

from __future__ import annotations

from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.codes.crosswalk import reachable
from arbeid.language import Language
from arbeid.lookup.groups import targets_of
from arbeid.lookup.index import titles
from arbeid.registry import remembered


def titles_in(classification: str, code: str, language: Language) -> tuple[str, ...]:
    """Give the titles of one language that lead to a group more than to any other, the firmest first.

    Empty where no list of titles reaches the classification.

    >>> titles_in("brc-2014", "0734", "nl")[:2]
    ('Loodgieters', 'Loodgieters en pijpfitters')
    """
    CLASSIFICATIONS.get(classification)
    return _by_group(classification, language).get(code, ())


@remembered
def _by_group(classification: str, language: Language) -> dict[str, tuple[str, ...]]:
    listed = titles(language)
    first = {
        source: {code: reached[0].code for code, reached in targets_of(source, classification).items()}
        for source in set(listed.classification)
        if source == classification or reachable(source, classification)
    }
    found: dict[str, list[tuple[float, str]]] = {}
    for title, source, code, weight in zip(
        listed.title, listed.classification, listed.code, listed.weight, strict=True
    ):
        group = first.get(source, {}).get(code)
        if group is not None and source != classification:
            found.setdefault(group, []).append((-weight, title))
    return {group: tuple(dict.fromkeys(title for _, title in sorted(own))) for group, own in found.items()}
