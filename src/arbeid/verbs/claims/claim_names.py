"""Names in place of ids: what a reader is told of a claim inside a sentence."""

from __future__ import annotations

import re
from functools import cache

from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.language import Language
from arbeid.wording import words_of


def claim_name(name: str, language: Language) -> str:
    """Say whose claim it is: its publisher and year.

    >>> claim_name("fo-2013-us-47", "nl")
    'Oxford Martin School 2013'
    """
    publication = PUBLICATIONS.get(CLAIMS.get(name).publication)
    return f"{words_of(language).known(publication.publisher)} {publication.year}"


def with_names(text: str, language: Language) -> str:
    """Put in a sentence the names of claims in the place of their ids.

    >>> with_names("fo-2013-us-47: 47% (agz-2016-oecd-9).", "en")
    'Oxford Martin School 2013: 47% (OECD 2016).'
    """
    return _ids(tuple(CLAIMS.names())).sub(lambda found: claim_name(found[0], language), text)


@cache
def _ids(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
