"""The measures that there are, one line each."""

from __future__ import annotations

from arbeid.answers.catalogue.lists import MeasureLine
from arbeid.answers.listing import Listing
from arbeid.answers.sayings import Problem
from arbeid.measures.published import damaged_measures, sound_measures
from arbeid.measures.years import years
from arbeid.verbs.arguments import checked


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
