"""The published claims with our verdict on each, one line a claim."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.claims.verdict import Status, Verdict, verdict
from arbeid.data.economies.economy import economy as load
from arbeid.errors import unknown_name
from arbeid.language import Language
from arbeid.registry import together
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.claim import reason_of
from arbeid.wording import words_of

Line = dict[str, Any]


@checked
@together
def claims(
    language: Language = "en",
    source: str | None = None,
    status: str | None = None,
    about: str | None = None,
    today: date | None = None,
) -> list[Line]:
    """List the published claims with our verdict on each.

    ``source`` keeps those behind one source of the chapter (S01 to S12), ``status`` those with one
    verdict, ``about`` those that we recompute on one economy. Errors: an unknown status or economy.
    """
    if status is not None and status not in get_args(Status):
        raise unknown_name("status", status, get_args(Status))
    if about is not None:
        about = load(about).id
    lines = []
    for entry in CLAIMS.all():
        rule = entry.recompute or entry.mean
        behind = source is None or source.upper() in entry.chapter
        meant = about is None or (rule is not None and rule.economy == about)
        found = verdict(entry, today) if behind and meant else None
        if found is not None and status in (None, found.status):
            lines.append(_claim(entry, found, language))
    return lines


def _claim(entry: Claim, found: Verdict, language: Language) -> Line:
    publication = PUBLICATIONS.get(entry.publication)
    return {
        "id": entry.id,
        "statement": entry.statement.read(language),
        "shown": entry.shown.read(language),
        "publisher": words_of(language).known(publication.publisher),
        "year": publication.year,
        "chapter": list(entry.chapter),
        "status": found.status,
        "ours": found.ours.value if found.ours else None,
        "unit": found.published.unit if found.published else None,
        "why": reason_of(entry, found, words_of(language)),
        "missing": [file.read(language) for file in entry.missing],
        "check": entry.check,
        "read": entry.read,
        "url": publication.url,
    }
