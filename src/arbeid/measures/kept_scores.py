"""Scores that the build carried to the classifications of the shipped economies, read where they still hold.

An occupation is held against some forty measures, and to carry one takes a dozen operations on frames for
every step: a thousand in all, for which one question waited longer than for all else. So the build keeps what
they come to. Each set names the hash of what it rests on: where scores or a crosswalk changed since, or are a
reader's own, they are carried as ever. Scores that fit a classification are read as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import polars as pl

from arbeid.data.codes.crosswalk import Step
from arbeid.data.codes.rests_on import files_behind, fixed, rules_of
from arbeid.data.figures import DECLARED, TableMissing, table
from arbeid.data.fingerprint import files_and_facts
from arbeid.measures import components
from arbeid.measures.measure import Measure, Scores
from arbeid.registry import remembered

TABLE = "carried-scores"


class Kept(NamedTuple):
    """Numbers by code, and whether any code that counts several together got them from its parts."""

    frame: pl.DataFrame
    of_parts: bool


def kept_scores(measure: Measure, scores: Scores, path: tuple[Step, ...], classification: str) -> Kept | None:
    """Look up what the build carried; nothing where it did not, or where what it rests on has changed."""
    if not may_be_kept(scores, path):
        return None
    kept = kept_sets(TABLE, classification).get(measure.id)
    if kept is None or kept["fingerprint"][0] != fingerprint(measure, scores, path, classification):
        return None
    return Kept(kept[["code", "score"]], bool(kept["of_parts"][-1]))


def may_be_kept(scores: Scores, path: tuple[Step, ...]) -> bool:
    """Tell whether scores are the package's own, one by one, and carried by its own crosswalks."""
    if not path or scores.table is None or not fixed(path):
        return False
    declared = DECLARED.get(scores.table)
    return declared.ships and not declared.averaged


def fingerprint(measure: Measure, scores: Scores, path: tuple[Step, ...], classification: str) -> str:
    """Hash what carried scores rest on: their table, their place in it, the crosswalks, and their bounds."""
    files = (DECLARED.get(str(scores.table)).path(), *way_files(path, classification))
    return files_and_facts(files, scores.model_dump(mode="json"), rules_of(path), measure.bounds)


def way_files(path: tuple[Step, ...], classification: str) -> list[Path]:
    """List the files that say where codes lead on a way to a classification, its joint codes too."""
    return [*files_behind(path), *components.files(classification)]


@remembered
def kept_sets(name: str, classification: str) -> dict[str, pl.DataFrame]:
    """Read what the build kept on one classification, by measure; nothing before the first build."""
    try:
        frame = table(name).frame.filter(pl.col("classification") == classification)
    except TableMissing:
        return {}
    # In the order in which they are carried: what parts come to is added at the end.
    parts = frame.sort("measure", "of_parts", "code").partition_by("measure", maintain_order=True)
    return {str(part["measure"][0]): part for part in parts}
