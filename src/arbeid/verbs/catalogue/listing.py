"""What there is: economies, measures and networks, one line each."""

from __future__ import annotations

from arbeid.answers.catalogue.lists import EconomyLine, MeasureLine, NetworkLine
from arbeid.answers.listing import Listing
from arbeid.answers.quantity import counted
from arbeid.answers.sayings import Problem
from arbeid.data.economies.country_counts import CountryCount, country_counts
from arbeid.data.economies.cuts import cut_names
from arbeid.data.economies.economy import damaged_economies, economy, economy_names
from arbeid.data.mobility.entry import NETWORKS
from arbeid.measures.published import damaged_measures, sound_measures
from arbeid.measures.years import years
from arbeid.verbs.arguments import checked


@checked
def economies() -> Listing[EconomyLine]:
    """List the economies with their period, classification and people at work.

    >>> {line.id: line.title for line in economies()}["nl"].nl
    'Nederland'
    """
    damaged, countries = damaged_economies(), country_counts()
    return Listing(
        [
            *(
                _country(name, countries[name]) if name in countries else _economy(name)
                for name in economy_names()
                if name not in damaged
            ),
            *(EconomyLine(id=name, title=Problem(error)) for name, error in sorted(damaged.items())),
        ]
    )


def _economy(name: str) -> EconomyLine:
    market = economy(name)
    return EconomyLine(
        id=name,
        title=market.entry.title,
        period=market.entry.period,
        classification=market.classification,
        groups=len(market.groups),
        people=counted(market.people),
        published=counted(market.published),
        badge=market.badge,
        cuts=tuple(cut_names(market)),
        note=market.entry.note,
    )


def _country(name: str, count: CountryCount) -> EconomyLine:
    return EconomyLine(
        id=name,
        title=count.title,
        period=count.period,
        classification=count.classification,
        groups=count.groups,
        people=counted(count.people),
        badge="measured",
        cuts=(),
        note=count.note,
    )


@checked
def measures() -> Listing[MeasureLine]:
    """List the measures with what they score, for whom, and by whom.

    >>> [line.id for line in measures() if line.concept == "complementarity"]
    ['complementarity']
    """
    return Listing(
        [
            *(
                MeasureLine(
                    id=entry.id,
                    label=entry.label,
                    concept=entry.concept,
                    unit=entry.unit,
                    year=entry.year,
                    years=years(entry),
                    scorer=entry.scorer,
                    classifications=tuple(scores.classification for scores in entry.scores),
                    sentence=entry.sentence,
                )
                for entry in sound_measures()
            ),
            *(
                MeasureLine(id=name, label=Problem(error))
                for name, error in sorted(damaged_measures().items())
            ),
        ]
    )


@checked
def networks() -> Listing[NetworkLine]:
    """List the networks that people move through; ``pull`` names the source of one that does not ship.

    >>> [line.id for line in networks() if line.pull]
    ['drc2021']
    """
    return Listing(
        [
            *(
                NetworkLine(
                    id=entry.id,
                    label=entry.label,
                    badge=entry.badge,
                    classification=entry.classification,
                    pull=entry.matrix.source if entry.matrix else None,
                    sentence=entry.sentence,
                    note=entry.note,
                )
                for entry in NETWORKS.all()
            ),
            *(
                NetworkLine(id=name, label=Problem(error))
                for name, error in sorted(NETWORKS.broken().items())
            ),
        ]
    )
