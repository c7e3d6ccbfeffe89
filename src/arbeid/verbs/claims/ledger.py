"""The published claims with our verdict on each, one line a claim."""

from __future__ import annotations

from datetime import date
from typing import get_args

from arbeid.answers.claims.card import Status
from arbeid.answers.claims.ledger import LedgerLine
from arbeid.answers.listing import Listing
from arbeid.answers.quantity import Quantity
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.claims.verdict import Verdict, verdict
from arbeid.data.economies.economy import economy as load
from arbeid.errors import unknown_name
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.claim import reason_of


@checked
def claims(
    *,
    source: str | None = None,
    status: str | None = None,
    about: str | None = None,
    today: date | None = None,
) -> Listing[LedgerLine]:
    """List the published claims with our verdict on each.

    ``source`` keeps those behind one source of the chapter (S01 to S12), ``status`` those with one
    verdict, ``about`` those that we recompute on one economy. Errors: an unknown status or economy.

    >>> [line.id for line in claims(source="S03", status="stand_in")]
    ['mgi-2017-half-activities']
    """
    if status is not None and status not in get_args(Status):
        raise unknown_name("status", status, get_args(Status))
    if about is not None:
        about = load(about).id
    lines = Listing[LedgerLine]()
    for entry in CLAIMS.all():
        rule = entry.recompute or entry.mean
        behind = source is None or source.upper() in entry.chapter
        meant = about is None or (rule is not None and rule.economy == about)
        found = verdict(entry, today) if behind and meant else None
        if found is not None and status in (None, found.status):
            lines.append(_line(entry, found))
    return lines


def _line(entry: Claim, found: Verdict) -> LedgerLine:
    publication = PUBLICATIONS.get(entry.publication)
    low, high = (found.ours.range if found.ours else None) or (None, None)
    unit = found.published.unit if found.published else None
    ours = Quantity(found.ours.value if found.ours else None, unit or "", "derived", low, high).written()
    return LedgerLine(
        id=entry.id,
        statement=entry.statement,
        shown=entry.shown,
        publisher=Known(publication.publisher),
        year=publication.year,
        chapter=entry.chapter,
        status=found.status,
        ours=ours.value if entry.analogue is None else None,
        nearest=ours.value if entry.analogue is not None else None,
        low=ours.low,
        high=ours.high,
        covered=found.ours.covered if found.ours else None,
        stand_in=found.ours is not None and entry.analogue is not None,
        unit=unit,
        why=reason_of(entry, found),
        missing=entry.missing,
        check=entry.check,
        read=entry.read,
        grade=entry.grade,
        superseded_by=entry.superseded_by,
        publication=entry.publication,
        url=publication.url,
    )
