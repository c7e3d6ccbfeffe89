"""The code of one occupation of an economy, or a sentence that says how to find it."""

from __future__ import annotations

from arbeid.data.economies.economy import Economy
from arbeid.errors import UnknownName, unknown_name

# Fewer letters than this are a slip in a code rather than a title.
_TITLE = 4


def known_code(market: Economy, code: str, kind: str = "occupation") -> str:
    """Give the code back; ``kind`` is what an error calls it.

    Errors: one that the economy does not have; a title, which another verb looks up.

    >>> from arbeid.data.economies.economy import economy
    >>> known_code(economy("nl"), "0811")
    '0811'
    """
    codes = market.groups["code"].to_list()
    if code in codes:
        return code
    if len(code) >= _TITLE and not any(letter.isdigit() for letter in code):
        raise UnknownName("code_is_title", text=code)
    raise unknown_name(kind, code, codes)
