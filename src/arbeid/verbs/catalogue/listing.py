"""What there is: economies, measures, networks and sources, one line each."""

from __future__ import annotations

from typing import Any

from arbeid.data.economies.cuts import cut_names
from arbeid.data.economies.economy import damaged_economies, economy_names
from arbeid.data.economies.economy import economy as load
from arbeid.data.mobility.entry import NETWORKS
from arbeid.data.sources import SOURCES
from arbeid.language import Language
from arbeid.measures.published import damaged_measures, sound_measures
from arbeid.measures.years import years
from arbeid.registry import together
from arbeid.verbs.arguments import checked
from arbeid.verbs.damaged import with_damaged

Line = dict[str, Any]


@checked
@together
def economies(language: Language = "en") -> list[Line]:
    """List the economies with their period, classification and people at work.

    >>> {line["id"]: line["title"] for line in economies("nl")}["nl"]
    'Nederland'
    """
    lines = []
    damaged = damaged_economies()
    for name in economy_names():
        if name in damaged:
            continue
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
    return with_damaged(lines, damaged, "title", language)


@checked
@together
def measures(language: Language = "en") -> list[Line]:
    """List the measures with what they score, for whom, and by whom.

    >>> [line["id"] for line in measures() if line["concept"] == "complementarity"]
    ['complementarity']
    """
    lines = [
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
        for entry in sound_measures()
    ]
    return with_damaged(lines, damaged_measures(), "label", language)


@checked
def networks(language: Language = "en") -> list[Line]:
    """List the networks that people move through; ``pull`` names the source of one that does not ship.

    >>> [line["id"] for line in networks() if line["pull"]]
    ['drc2021']
    """
    lines = [
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
    return with_damaged(lines, NETWORKS.broken(), "label", language)


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
