"""The networks that people move through, one line each."""

from __future__ import annotations

from arbeid.answers.catalogue.lists import NetworkLine
from arbeid.answers.listing import Listing
from arbeid.answers.sayings import Problem
from arbeid.data.mobility.entry import NETWORKS
from arbeid.verbs.arguments import checked


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
