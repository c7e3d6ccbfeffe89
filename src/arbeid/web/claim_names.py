"""Names in place of ids, in a sentence that names claims by their ids."""

from __future__ import annotations

import re
from functools import cache

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.wording import Words


def with_names(text: str, words: Words) -> str:
    """Put in a sentence the names of claims in the place of their ids.

    >>> from arbeid.wording import words_of
    >>> with_names("fo-2013-us-47: 47% (agz-2016-oecd-9).", words_of("en"))
    'Oxford Martin School 2013: 47% (OECD 2016).'
    """
    return _ids(tuple(CLAIMS.names())).sub(lambda found: said(claim_name(found[0]), words), text)


@cache
def _ids(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
