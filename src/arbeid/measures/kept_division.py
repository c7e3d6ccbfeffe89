"""Work that the build divided over AI, pairs and people, read where it still holds.

Every task of every study is given to whoever does it at least cost, at forty costs of an error, before one
job can be told; under the assumptions as they stand that is the same each time. As with scores that the build
carried (`arbeid.measures.kept_scores`), what changed since, or rests on a reader's own file, is worked out as
ever.
"""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.data.codes.crosswalk import find_path
from arbeid.data.codes.rests_on import fixed, rules_of
from arbeid.data.figures import DECLARED
from arbeid.data.fingerprint import files_and_facts
from arbeid.measures.kept_scores import Kept, kept_sets, way_files
from arbeid.measures.measure import MEASURES, Measure
from arbeid.models.tasks.division import ERROR_COST_TIMES

TABLE = "divided-work"
COMPLEMENTARITY = "complementarity"


def kept_division(measure: Measure, classification: str, given: Mapping[str, float]) -> Kept | None:
    """Look up the shares by code that the build worked out; nothing where it did not, or they are old."""
    if (kept := kept_sets(TABLE, classification).get(measure.id)) is None:
        return None
    if kept["fingerprint"][0] != division_fingerprint(measure, classification, given):
        return None
    return Kept(
        kept.drop("measure", "classification", "of_parts", "fingerprint"), bool(kept["of_parts"].max())
    )


def division_fingerprint(measure: Measure, classification: str, given: Mapping[str, float]) -> str | None:
    """Hash what the shares rest on: tasks, complementarity, ways, assumptions; nothing for a reader's own."""
    assert measure.tasks is not None, "asked only of measures whose tasks are declared"
    held, own = MEASURES.get(COMPLEMENTARITY).scores[0], measure.scores[0].classification
    ways = [find_path(own, classification), find_path(held.classification, complemented(own))]
    tables = [*measure.tasks.tables, str(held.table)]
    if not all(map(fixed, ways)) or not all(DECLARED.get(name).ships for name in tables):
        return None
    files = [DECLARED.get(name).path() for name in tables]
    files += [file for way in ways for file in way_files(way, classification)]
    facts = (
        measure.tasks.model_dump(mode="json"),
        held.model_dump(mode="json"),
        [rules_of(way) for way in ways],
    )
    return files_and_facts(files, *facts, dict(given), ERROR_COST_TIMES)


def complemented(classification: str) -> str:
    """Name the classification on which tasks find their complementarity: it knows no more than SOC.

    >>> complemented("onet-soc-2019"), complemented("isco-08")
    ('soc-2018', 'isco-08')
    """
    return "soc-2018" if classification == "onet-soc-2019" else classification
