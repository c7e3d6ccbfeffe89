"""Published scores on any economy: taken as they are where they fit, else carried through crosswalks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import polars as pl

from arbeid.data.codes.crosswalk import Loss, Step, carry, find_path, reachable, stands_alone
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy
from arbeid.data.figures import DECLARED, table
from arbeid.errors import ArbeidError, DamagedFile, NotInData, NotReachable, PullFirst
from arbeid.measures import components
from arbeid.measures.kept_scores import kept_scores
from arbeid.measures.measure import MEASURES, Measure, Scores
from arbeid.measures.years import as_of
from arbeid.registry import brief, remembered
from arbeid.table import Origin

Lost = tuple[Loss, ...] | Callable[[], tuple[Loss, ...]]


@dataclass(frozen=True)
class Scored:
    """A measure on an economy's groups.

    ``frame`` has code, jobs and score (missing where no score reaches the group).
    """

    measure: Measure
    frame: pl.DataFrame = field(repr=False)
    lost: Lost = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What each crosswalk step lost, worked out when it is asked for."""
        return self.lost() if callable(self.lost) else self.lost

    @property
    def coverage(self) -> float:
        """The share of the people at work whose group has a score."""
        covered = exact_sum(self.frame.filter(pl.col("score").is_not_null())["jobs"])
        total = exact_sum(self.frame["jobs"])
        return covered / total if total else 0.0


@remembered(maxsize=512)
def score(name: str, economy: Economy, *, pulled: bool = False, year: int | None = None) -> Scored:
    """Score every group of an economy by one measure, as of ``year`` where it was scored for several.

    Scores that ship are preferred, so that every machine gives the same answer; ``pulled`` prefers the
    single scores of a source that the reader pulled, where ours are only averages over groups.
    Errors: an unknown measure; a measure whose scores are all empty, or do not reach the economy; a year
    that it has no scores for.

    >>> from arbeid.data.economies.economy import economy
    >>> scored = score("eloundou-beta-human", economy("nl"))
    >>> round(scored.coverage, 3), len(scored.losses)
    (1.0, 4)
    """
    measure = MEASURES.get(name) if year is None else as_of(MEASURES.get(name), year)
    if not isinstance(economy, Economy):
        raise ArbeidError("economy_wanted", found=brief(economy))
    carried, origins = carried_to(measure, economy.classification, pulled=pulled)
    scored = on_economy(measure, economy, carried, lambda: _losses(measure, economy, pulled), origins)
    # A mean over nobody is no answer, and a list of dashes hides that a file was left empty.
    if not _any_score(scored.frame):
        words = {"measure": measure.id, "economy": economy.id, "classification": economy.classification}
        raise NotReachable("scores_elsewhere", **words)
    return scored


def _losses(measure: Measure, economy: Economy, pulled: bool) -> tuple[Loss, ...]:
    scores, path = way_to(measure, economy.classification, pulled=pulled)
    return carry(native(measure, scores)[0], path)[1]


def carried_to(
    measure: Measure, classification: str, *, pulled: bool = False
) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Carry a measure's scores (code, score) to another classification, with their origins.

    What the build carried is read where it still holds.
    """
    scores, path = way_to(measure, classification, pulled=pulled)
    kept = kept_scores(measure, scores, path, classification)
    if kept is None:
        return _carried(measure, scores, path, classification)
    parts = components.origins() if kept.of_parts else ()
    own = DECLARED.get(str(scores.table)).origins()
    return kept.frame, (*own, *_bridge_origins(path), *parts)


def _carried(
    measure: Measure, scores: Scores, path: tuple[Step, ...], classification: str
) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    frame, origins = native(measure, scores)
    carried, _ = carry(frame.select("code", "score"), path)
    carried, parts = components.with_components(carried, classification)
    return carried, (*origins, *_bridge_origins(path), *parts)


def on_economy(
    measure: Measure, economy: Economy, scores: pl.DataFrame, lost: Lost, origins: tuple[Origin, ...]
) -> Scored:
    """Lay scores by code over an economy's groups, missing where a group has none."""
    people = _people(economy)
    by_code = dict(zip(scores["code"].to_list(), scores["score"].to_list(), strict=True))
    # A plain dictionary: an occupation is held against some forty measures, and a join takes longer for each.
    laid = pl.Series("score", [by_code.get(code) for code in people["code"].to_list()], pl.Float64)
    return Scored(measure, people.hstack([laid]), lost, origins)


@remembered(maxsize=256)
def _people(economy: Economy) -> pl.DataFrame:
    return economy.groups.select("code", "jobs").sort("code")


def native(measure: Measure, scores: Scores) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Give one set of a measure's scores (code, score) as it came, and its origins."""
    frame, origins = measure.read(scores)
    if "classification" in frame.columns:
        frame = frame.filter(pl.col("classification") == scores.classification)
    if scores.year is not None:
        frame = frame.filter(pl.col("year") == scores.year)
    frame = frame.select("code", score=pl.col(scores.column).cast(pl.Float64)).sort("code")
    if not _any_score(frame):
        words = {"measure": measure.id, "classification": scores.classification, "column": scores.column}
        raise DamagedFile("scores_empty", **words)
    _refuse_repeated(measure, frame)
    _refuse_out_of_bounds(measure, frame)
    return frame, origins


def _any_score(frame: pl.DataFrame) -> bool:
    return frame["score"].null_count() < len(frame)


def own_codes(measure: Measure, *, pulled: bool = False) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Give a measure's scores on its own codes, which may need the reader's own copy of the source.

    Without ``pulled`` single scores that may not ship are refused even where the reader has them, so that
    every machine gives the same answer.
    """
    scores = measure.scores[0]
    if not pulled and not ships(scores):
        raise PullFirst("pull_first", table=scores.table)
    return native(measure, scores)


def median(measure: Measure) -> float:
    """Give the unweighted median over the measure's own codes.

    Where single scores may not ship, the stored recomputation is read.
    """
    if ships(measure.scores[0]):
        frame, _ = native(measure, measure.scores[0])
        return float(frame["score"].median())  # type: ignore[arg-type]
    stored = table("score-medians").frame.filter(pl.col("measure") == measure.id)
    if stored.is_empty():
        raise NotInData("no_median", measure=measure.id)
    return float(stored["value"][0])


def way_to(measure: Measure, classification: str, *, pulled: bool = False) -> tuple[Scores, tuple[Step, ...]]:
    """Choose which scores of a measure are carried to a classification, and the steps; none where they fit.

    Errors: a measure that does not reach it.
    """
    ways = [
        (scores, find_path(scores.classification, classification))
        for scores in measure.scores
        if scores.classification == classification
        or (not _averaged(scores) and reachable(scores.classification, classification))
    ]
    if not ways:
        own = _scored_on(classification) if stands_alone(classification) else ""
        key = "scores_alone" if own else "scores_missing"
        raise NotReachable(key, measure=measure.id, classification=classification, measures=own)
    # False comes first: what ships, or the reader's own copy where that was asked for; then the shortest way.
    return min(ways, key=lambda way: (ships(way[0]) == pulled, len(way[1])))


def _scored_on(classification: str) -> str:
    """List the measures with scores of this classification's own."""
    every = (
        one for one in MEASURES.all() for scores in one.scores if scores.classification == classification
    )
    return ", ".join(dict.fromkeys(one.id for one in every))


def no_measure(market: Economy) -> NotReachable:
    """Write the refusal where no measure that would do reaches an economy, with what it lacks."""
    key = "no_measure_alone" if stands_alone(market.classification) else "no_measure"
    return NotReachable(key, economy=market.id)


def _averaged(scores: Scores) -> bool:
    # An average over a group says nothing of the finer occupations in it, so it is not carried on.
    return scores.table is not None and DECLARED.get(scores.table).averaged


def ships(scores: Scores) -> bool:
    """Say whether these scores are in the package or in the reader's own files, not in the cache."""
    return scores.table is None or DECLARED.get(scores.table).ships


def _bridge_origins(path: tuple[Step, ...]) -> tuple[Origin, ...]:
    return tuple(origin for step in path for origin in step.origins())


def _refuse_out_of_bounds(measure: Measure, frame: pl.DataFrame) -> None:
    low, high = measure.bounds
    outside = frame.filter(~pl.col("score").is_between(low, high))
    if len(outside):
        code, value = outside.row(0)
        raise DamagedFile("score_bounds", measure=measure.id, code=code, value=value, low=low, high=high)


def _refuse_repeated(measure: Measure, frame: pl.DataFrame) -> None:
    repeated = frame.filter(pl.col("code").is_duplicated())
    if len(repeated):
        raise DamagedFile("score_repeated", measure=measure.id, code=repeated["code"][0])


@remembered
def damaged_measures() -> dict[str, ArbeidError]:
    """Say what is wrong with each measure of the reader's own whose files cannot be read, by name."""
    found = MEASURES.broken()
    for name in MEASURES.own_names():
        try:
            measure = MEASURES.get(name)
            for scores in measure.scores:
                if scores.table is None:
                    native(measure, scores)
        except ArbeidError as error:
            found.setdefault(name, error)
    return found


def sound_measures() -> list[Measure]:
    """Give every measure whose files can be read: a damaged one is no reason to answer nothing."""
    damaged = damaged_measures()
    return [measure for measure in MEASURES.all() if measure.id not in damaged]


def reaches(name: str, market: Economy) -> bool:
    """Say whether an economy can be scored by a measure with what is here.

    >>> from arbeid.data.economies.economy import economy
    >>> reaches("eloundou-beta-human", economy("us"))
    True
    """
    return not reaching([name], market)[1]


def usual_measure(market: Economy, fits: Callable[[Measure], bool]) -> str:
    """Give the measure to take where none is asked for: the usual one, else the first that fits and reaches.

    Errors: no measure that does.

    >>> from arbeid.data.economies.economy import economy
    >>> usual_measure(economy("nl"), lambda measure: measure.ranks)
    'eloundou-beta-human'
    """
    order = (MEASURES.get(name) for name in (*MEASURES.first, *MEASURES.names()))
    found = next((one.id for one in order if fits(one) and reaches(one.id, market)), None)
    if found is None:
        raise no_measure(market)
    return found


def reaching(
    measures: Iterable[str], market: Economy, *, pulled: bool = False
) -> tuple[list[Scored], list[str]]:
    """Score an economy by each measure that reaches it; the names of the others come second.

    Errors: an unknown measure, and whatever else is wrong with one that does reach.
    """
    found, left_out = [], []
    for measure in measures:
        try:
            found.append(score(measure, market, pulled=pulled))
        except NotReachable:
            left_out.append(measure)
    return found, left_out
