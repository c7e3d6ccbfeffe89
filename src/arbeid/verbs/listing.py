"""What there is: economies, measures, claims and sources, one line each."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.claims.verdict import Status, Verdict, verdict
from arbeid.data.cuts import cut_names
from arbeid.data.economy import economy as load
from arbeid.data.economy import economy_names
from arbeid.data.network_entry import NETWORKS
from arbeid.data.sources import SOURCES
from arbeid.errors import unknown_name
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.measures.years import years
from arbeid.verbs.claim import reason_of
from arbeid.wording import words_of

Line = dict[str, Any]


def economies(language: Language = "en") -> list[Line]:
    """List the economies with their period, classification and people at work.

    >>> {line["id"]: line["title"] for line in economies("nl")}["nl"]
    'Nederland'
    """
    lines = []
    for name in economy_names():
        market = load(name)
        lines.append(
            {
                "id": name,
                "title": market.entry.title.read(language),
                "period": market.entry.period,
                "classification": market.classification,
                "groups": len(market.groups),
                "people": market.people,
                "published": market.published,
                "badge": "measured",
                "cuts": cut_names(market),
                "note": market.entry.note.read(language) if market.entry.note else None,
            }
        )
    return lines


def measures(language: Language = "en") -> list[Line]:
    """List the measures with what they score, for whom, and by whom.

    >>> [line["id"] for line in measures() if line["concept"] == "complementarity"]
    ['complementarity']
    """
    return [
        {
            "id": entry.id,
            "label": entry.label.read(language),
            "concept": entry.concept,
            "unit": entry.unit,
            "year": entry.year,
            "years": list(years(entry)),
            "scorer": entry.scorer.read(language),
            "classifications": [scores.classification for scores in entry.scores],
            "sentence": entry.sentence.read(language),
        }
        for entry in MEASURES.all()
    ]


def networks(language: Language = "en") -> list[Line]:
    """List the networks that people move through; ``pull`` names the source of one that does not ship.

    >>> [line["id"] for line in networks() if line["pull"]]
    ['drc2021']
    """
    return [
        {
            "id": entry.id,
            "label": entry.label.read(language),
            "badge": entry.badge,
            "classification": entry.classification,
            "pull": entry.matrix.source if entry.matrix else None,
            "sentence": entry.sentence.read(language),
            "note": entry.note.read(language),
        }
        for entry in NETWORKS.all()
    ]


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
        load(about)
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
        "publisher": publication.publisher,
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


def sources() -> list[Line]:
    """List the sources with licence, vintage and hash."""
    return [
        {
            "id": entry.id,
            "publisher": entry.publisher,
            "title": entry.title,
            "vintage": entry.vintage,
            "licence": entry.licence,
            "may_ship": entry.may_ship,
            "sha256": entry.sha256,
            "url": entry.url,
        }
        for entry in SOURCES.all()
    ]
