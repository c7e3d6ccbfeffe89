"""The job titles that lead to a group: what people in it call their work."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.codes.crosswalk import reachable
from arbeid.language import Language
from arbeid.lookup.forms import SPELLINGS
from arbeid.lookup.groups import codes_leading_to
from arbeid.lookup.lists import titles_of
from arbeid.registry import remembered


def titles_in(classification: str, code: str, language: Language) -> tuple[str, ...]:
    """List the titles of one language that lead to a group more than to any other, the firmest first.

    Empty where no list of titles reaches the classification.

    >>> titles_in("brc-2014", "0734", "nl")[:2]
    ('Loodgieters', 'Loodgieters en pijpfitters')
    """
    CLASSIFICATIONS.get(classification)
    wanted = pl.DataFrame(
        _leading(classification, code), schema={"classification": pl.String, "code": pl.String}, orient="row"
    )
    # Only the names are told, so the forms by which titles are looked up need not be made.
    listed = titles_of(language).join(wanted, on=["classification", "code"], how="semi")
    named = sorted((-weight, title) for weight, title in listed.select("weight", "title").iter_rows())
    return tuple(dict.fromkeys(title for _, title in named))


@remembered(maxsize=1024)
def _leading(classification: str, code: str) -> list[tuple[str, str]]:
    """List the codes with titles that lead to a group more than to any other."""
    sources = {one.classification for spelling in SPELLINGS.all() for one in spelling.lists}
    return [
        (source, own)
        for source in sorted(sources - {classification})
        if reachable(source, classification)
        for own in codes_leading_to(source, code, classification)
    ]
