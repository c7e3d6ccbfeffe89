"""What stands behind the question mark of a page's address: what the page reads, and what nobody does."""

from __future__ import annotations

from collections.abc import Iterable

from arbeid.errors import ArbeidError
from arbeid.nearest_names import closest
from arbeid.web.page import Page

_FRAME = ("embed", "figure")
"""What every page is asked for by whoever frames one of its figures."""
_CALLED_ALIKE = {"economy": "country", "country": "economy"}
"""A country is an economy here, and other faces call it so: a page that has one of the names takes both."""
_SHARING = ("utm_", "mtm_", "pk_", "mc_", "hsa_", "_ga", "_gl")
_SHARED = ("fbclid", "gclid", "dclid", "msclkid", "igshid", "twclid", "yclid", "ref")
_MOST_LISTED = 12


def state_of(page: Page, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Read the state of a page; what is empty asks for nothing, and what others add to a link is left out.

    Errors: a name that the page does not know, with the nearest that it does.

    >>> from arbeid.web.page import pages
    >>> state_of(pages()["visible"], [("economy", "se"), ("utm_source", "letter"), ("outcome", "")])
    {'country': 'se'}
    """
    state: dict[str, str] = {}
    for key, value in pairs:
        own = key if key in page.keys else _CALLED_ALIKE.get(key, key)
        if own in page.keys:
            if value and state.setdefault(own, value) != value:
                raise ArbeidError("web_key_twice", key=own, one=state[own][:60], other=value[:60])
        elif not _of_others(key):
            raise _unknown(page, key)
    return state


def _of_others(key: str) -> bool:
    return key in (*_FRAME, *_SHARED) or key.startswith(_SHARING)


def _unknown(page: Page, key: str) -> ArbeidError:
    known, asked = list(page.keys), key[:60]
    if not known:
        return ArbeidError("web_key_none", key=asked)
    listed = closest(key, known) or known
    cut = ", …" if len(listed) > _MOST_LISTED else ""
    return ArbeidError("web_key", key=asked, known=", ".join(listed[:_MOST_LISTED]) + cut)
