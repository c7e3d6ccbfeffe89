"""What a link can be the address of: a source, or only a person or a place on the same page."""

from __future__ import annotations

import re

_CONTACT = re.compile(r"(?:mailto|tel|sms|sips?|xmpp|callto|facetime|skype|whatsapp|geo|fax):", re.IGNORECASE)


def is_source(url: str) -> bool:
    """Tell whether a link can be a source: no place on this page, no address of a person.

    >>> [is_source(url) for url in ("https://ilo.org", "#top", "mailto:a@b.nl", "")]
    [True, False, False, False]
    """
    return bool(url) and not url.startswith("#") and not _CONTACT.match(url)
