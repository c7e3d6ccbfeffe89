"""The economies that there are, one line each; apart from other lists, so that none of theirs is loaded."""

from __future__ import annotations

from arbeid.answers.catalogue.lists import EconomyLine
from arbeid.answers.listing import Listing
from arbeid.answers.quantity import counted
from arbeid.answers.sayings import Problem
from arbeid.data.economies.country_counts import CountryCount, country_counts
from arbeid.data.economies.cuts import cut_names
from arbeid.data.economies.economy import damaged_economies, economy, economy_names
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
