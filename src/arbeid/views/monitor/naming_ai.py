"""The share of postings that name generative AI, as a sentence."""

from __future__ import annotations

from arbeid.answers.monitor.visible import Visible
from arbeid.wording import Words


def naming_ai(found: Visible, words: Words) -> str:
    """Write the latest share beside the one of the month from which postings are compared.

    Empty where no file counts it.
    """
    shares = {one.period: one.value.value for one in found.naming_ai}
    base = found.changes[0].last if found.changes else ""
    if base not in shares:
        return ""
    latest = max(shares)
    return words(
        "monitor.naming_ai",
        month=words.period(latest),
        share=words.percent(shares[latest], 2),
        base=words.period(base),
        before=words.percent(shares[base], 3),
    )
