"""The code of one occupation of an economy, or a sentence that says how to find it."""

from __future__ import annotations

from arbeid.data.economy import Economy
from arbeid.errors import ArbeidError, unknown_name


def known_code(market: Economy, code: str) -> str:
    """Give the code back. Errors: one that the economy does not have; a title, which another verb looks up.

    >>> from arbeid.data.economy import economy
    >>> known_code(economy("nl"), "0811")
    '0811'
    """
    codes = market.groups["code"].to_list()
    if code in codes:
        return code
    if code and not any(letter.isdigit() for letter in code):
        raise ArbeidError("code_is_title", text=code)
    raise unknown_name("occupation", code, codes)
