"""What the build works out beforehand for every classification of an economy: scores, and divided work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product, starmap

import polars as pl

from arbeid.data.codes.crosswalk import carry
from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.economies.families import FAMILIES
from arbeid.data.recipes import Made
from arbeid.errors import NotReachable
from arbeid.measures.components import with_components
from arbeid.measures.kept_division import division_fingerprint
from arbeid.measures.kept_scores import fingerprint, may_be_kept
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import native, way_to
from arbeid.measures.task_division import ASSUMED, study_division
from arbeid.measures.task_reach import task_measures


def carried_scores(made: Made) -> pl.DataFrame:
    """Carry every measure whose single scores ship to the classifications of all economies, for the build."""
    pairs = product(_classifications(), MEASURES.all())
    return pl.DataFrame(list(chain.from_iterable(starmap(_scores, pairs))), infer_schema_length=None)


def divided_work(made: Made) -> pl.DataFrame:
    """Divide the work of their codes by each study, under the assumptions as they stand, for the build."""
    pairs = product(_classifications(), map(MEASURES.get, task_measures()))
    return pl.concat(list(chain.from_iterable(starmap(_division, pairs))))


def _classifications() -> list[str]:
    single, many = ECONOMIES.all(), FAMILIES.all()
    return sorted({one.classification for one in single} | {one.classification for one in many})


def _scores(classification: str, measure: Measure) -> Iterator[dict[str, object]]:
    try:
        scores, path = way_to(measure, classification)
    except NotReachable:
        return
    if not may_be_kept(scores, path):
        return
    carried, _ = carry(native(measure, scores)[0], path)
    whole, _ = with_components(carried, classification)
    own = {code for code, score in carried.iter_rows() if score is not None}
    made = fingerprint(measure, scores, path, classification)
    for code, score in whole.iter_rows():
        yield {
            "measure": measure.id,
            "classification": classification,
            "code": code,
            "score": score,
            "of_parts": float(score is not None and code not in own),
            "fingerprint": made,
        }


def _division(classification: str, measure: Measure) -> Iterator[pl.DataFrame]:
    given = ASSUMED.bind()
    try:
        made = division_fingerprint(measure, classification, given)
    except NotReachable:
        return
    found = study_division(measure, classification, given)
    about = {"measure": measure.id, "classification": classification, "fingerprint": made}
    yield found.frame.with_columns(
        **{name: pl.lit(value) for name, value in about.items()}, of_parts=pl.lit(float(found.of_parts))
    )
