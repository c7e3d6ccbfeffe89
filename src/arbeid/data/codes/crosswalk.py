"""Carry scores from one classification of occupations to another, and say what that loses.

A score is carried by means, one step at a time: a group's score is the mean of the scores of the codes
that lead to it, plain unless weights are given. A count is split over the codes that it leads to, so that
totals stay. Every carry and every spread returns what it matched, split, merged and lost.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import polars as pl

from arbeid.data.codes.classifications import CLASSIFICATIONS, pattern_of
from arbeid.data.codes.means import exact_sum, ordered_means, ordered_sums, weighted_means
from arbeid.data.codes.own_crosswalk import CROSSWALKS, own_links
from arbeid.data.figures import DECLARED, table
from arbeid.data.own_files.codes import known_codes
from arbeid.errors import ArbeidError, NotReachable, OutOfBounds
from arbeid.given_frame import coded_numbers, need_column
from arbeid.registry import brief, remembered
from arbeid.table import Origin


@dataclass(frozen=True)
class Step:
    """One bridge between two classifications: a table of links, a file, or the first characters of a code.

    ``table`` is one of ours, ``own`` the name of a crosswalk that is a file of the catalogue.
    """

    source: str
    target: str
    table: str | None = None
    length: int = 0
    own: str | None = None

    def links(self, codes: pl.Series) -> pl.DataFrame:
        """Read the links (source, target) of this step for the codes at hand."""
        if self.table is None and self.own is None:
            return self._cut_short(codes)
        return self._links()

    def _links(self) -> pl.DataFrame:
        if self.own is not None:
            turned, frame = CROSSWALKS.get(self.own).target == self.source, own_links(self.own)[0]
        else:
            bridge, frame = DECLARED.get(str(self.table)).bridge, table(str(self.table)).frame
            turned = bridge is not None and bridge.target == self.source
        source, target = ("target", "source") if turned else ("source", "target")
        return frame.select(source=source, target=target)

    def _cut_short(self, codes: pl.Series) -> pl.DataFrame:
        # What is no code of the one is cut short to no code of the other: an address, say, or a total. A
        # crosswalk of ours may lead to a few codes that no list of names has; those are cut as they are.
        ours, theirs = known_codes(self.source), known_codes(self.target)
        whole, short = pattern_of(self.source), pattern_of(self.target)
        kept = [
            (code, cut)
            for code, cut in ((code, code[: self.length]) for code in set(codes))
            if code in ours
            or (whole.fullmatch(code) and short.fullmatch(cut) and (not theirs or cut in theirs))
        ]
        return pl.DataFrame(kept, schema={"source": pl.String, "target": pl.String}, orient="row")

    def origins(self) -> tuple[Origin, ...]:
        """List the origins of the bridge; cutting a code short has none."""
        if self.own is not None:
            return own_links(self.own)[1]
        return DECLARED.get(self.table).origins() if self.table else ()


@dataclass(frozen=True)
class Loss:
    """What one step lost: codes without a link, codes split over several, groups fed by several.

    ``lost`` holds the counts that found no target, ``weighted`` says whether weights were used (an even
    split otherwise), ``covered`` is the weighted share of the scores that found a group.
    """

    source: str
    target: str
    codes: int
    unmatched: tuple[str, ...]
    split: int
    merged: int
    lost: dict[str, float] = field(default_factory=dict)
    weighted: bool = False
    covered: float | None = None

    @property
    def coverage(self) -> float:
        """The share of the codes that found a group."""
        return 1 - len(self.unmatched) / self.codes if self.codes else 0.0


def carry(
    scores: pl.DataFrame,
    path: tuple[Step, ...],
    code: str = "code",
    weights: pl.DataFrame | None = None,
) -> tuple[pl.DataFrame, tuple[Loss, ...]]:
    """Carry every numeric column of ``scores`` along the path by means, one step at a time.

    ``scores`` is a frame of polars or pandas; columns of anything but numbers are left out. The means are
    plain, or weighted on the first step by ``weights`` (code, weight: employment, say) and on later ones by
    what those weights come to. Returns the scores by target code, sorted, and the loss of each step. Missing
    scores (null or NaN) stay out of the mean; a group without any score is missing, never zero. Errors:
    codes that are no text, or stand twice; no column of numbers; a path that is none.
    """
    path = _steps_of(path)
    scores = coded_numbers(scores, code)
    _refuse_repeated(scores[code])
    weights = None if weights is None else _weights(weights)
    values = [name for name in scores.columns if name != code]
    losses = []
    for step in path:
        links, loss = _linked(step, tuple(scores[code]))
        joined = scores.join(links, left_on=code, right_on="source")
        if weights is None:
            losses.append(loss)
            scores = ordered_means(joined, "target", values).rename({"target": code})
            continue
        losses.append(replace(loss, weighted=True, covered=_covered(weights, links)))
        parts = _split(links, None).join(weights, left_on="source", right_on="code")
        parts = parts.with_columns(pl.col("weight") * pl.col("part"))
        weighted = joined.join(
            parts.select("source", "target", "weight"),
            left_on=[code, "target"],
            right_on=["source", "target"],
        )
        scores = weighted_means(weighted, "target", values, "weight").rename({"target": code})
        weights = ordered_sums(parts, "target", ["weight"]).rename({"target": "code"})
    return scores, tuple(losses)


def _covered(weights: pl.DataFrame, links: pl.DataFrame) -> float:
    linked = weights.filter(pl.col("code").is_in(links["source"].implode()))
    total = exact_sum(weights["weight"])
    return exact_sum(linked["weight"]) / total if total else 0.0


def spread(
    counts: pl.DataFrame,
    path: tuple[Step, ...],
    code: str = "code",
    weights: pl.DataFrame | None = None,
) -> tuple[pl.DataFrame, tuple[Loss, ...]]:
    """Carry every numeric column of ``counts`` along the path, splitting each code over its targets.

    ``counts`` is a frame of polars or pandas; columns of anything but numbers are left out.

    ``weights`` (code, weight) by target code says how the last step splits; without it, and on every
    earlier step, a code is split evenly, which the loss flags. What finds no target is in the loss, so
    that what arrives and what was lost add up to what was there. Errors: codes that are no text; no column
    of numbers; a path that is none.
    """
    path = _steps_of(path)
    counts = coded_numbers(counts, code)
    weights = None if weights is None else _weights(weights)
    values = [name for name in counts.columns if name != code]
    losses = []
    for number, step in enumerate(path, start=1):
        links, loss = _linked(step, tuple(counts[code]))
        by = weights if number == len(path) else None
        joined = counts.join(_split(links, by), left_on=code, right_on="source", how="inner")
        unlinked = counts.filter(~pl.col(code).is_in(links["source"].implode()))
        lost = {name: float(unlinked[name].sum()) for name in values}
        losses.append(replace(loss, lost=lost, weighted=by is not None))
        parts = joined.with_columns(pl.col(name) * pl.col("part") for name in values)
        counts = ordered_sums(parts, "target", values).rename({"target": code})
    return counts, tuple(losses)


def _steps_of(path: object) -> tuple[Step, ...]:
    if not isinstance(path, tuple | list) or not all(isinstance(step, Step) for step in path):
        raise ArbeidError("path_wanted", found=brief(path))
    return tuple(path)


def _refuse_repeated(codes: pl.Series) -> None:
    repeated = codes.filter(codes.is_duplicated())
    if len(repeated):
        raise ArbeidError("codes_repeated", column=codes.name, code=repeated[0])


def _weights(given: pl.DataFrame) -> pl.DataFrame:
    weights = coded_numbers(given, "code")
    need_column(weights, "weight")
    weights = weights.select("code", "weight")
    for code, value in weights.filter(pl.col("weight") < 0).head(1).rows():
        raise OutOfBounds("weight_negative", code=code, value=value)
    return weights


def find_path(source: str, target: str) -> tuple[Step, ...]:
    """Find the shortest way from one classification to another; refuse when there is none.

    >>> [step.target for step in find_path("onet-soc-2019", "brc-2014")]
    ['soc-2018', 'soc-2010', 'isco-08', 'brc-2014']
    """
    source, target = (_classification(name) for name in (source, target))
    path = _search(source, target)
    if path is None:
        alone = next((name for name in (target, source) if stands_alone(name)), None)
        if alone is not None:
            raise NotReachable("no_bridge_at_all", classification=alone)
        raise NotReachable("no_bridge", source=source, target=target)
    return path


def stands_alone(name: str) -> bool:
    """Say whether a known classification has no crosswalk to or from any other.

    >>> stands_alone("drc2021"), stands_alone("brc-2014"), stands_alone("no such")
    (True, False, False)
    """
    known = CLASSIFICATIONS.names()
    return name in known and not any(name in (one, step.target) for one in known for step in _steps(one))


def _classification(name: object) -> str:
    """Read the name of a classification in capitals or not; what no file names is left to the search."""
    small = str(name).strip().lower()
    return small if small in CLASSIFICATIONS.names() else brief(name)


def reachable(source: str, target: str) -> bool:
    """Tell whether any way leads from one classification to another."""
    return _search(_classification(source), _classification(target)) is not None


@remembered
def _search(source: str, target: str) -> tuple[Step, ...] | None:
    # Nearest first, so that the first way is the shortest: every step loses something.
    waiting: deque[tuple[str, tuple[Step, ...]]] = deque([(source, ())])
    seen = {source}
    while waiting:
        here, path = waiting.popleft()
        if here == target:
            return path
        for step in _steps(here):
            if step.target not in seen:
                seen.add(step.target)
                waiting.append((step.target, (*path, step)))
    return None


@remembered
def _steps(here: str) -> tuple[Step, ...]:
    found = []
    for step, both_ways in _bridges():
        if step.source == here:
            found.append(step)
        elif both_ways and step.target == here:
            found.append(replace(step, source=here, target=step.source))
    for entry in CLASSIFICATIONS.all():
        # Up only: a group does not say in which of its occupations somebody works.
        if entry.prefix_of is not None and entry.prefix_of.classification == here:
            found.append(Step(here, entry.id, length=entry.prefix_of.length))
    return tuple(found)


def _bridges() -> Iterator[tuple[Step, bool]]:
    """List every bridge in its own direction, and whether it may be taken both ways."""
    for ours in DECLARED.all():
        if ours.bridge is not None:
            yield Step(ours.bridge.source, ours.bridge.target, table=ours.id), ours.bridge.both_ways
    for own in CROSSWALKS.all():
        yield Step(own.source, own.target, own=own.id), own.both_ways


def _split(links: pl.DataFrame, weights: pl.DataFrame | None) -> pl.DataFrame:
    if weights is None:
        return links.with_columns(part=1 / pl.len().over("source"))
    known = links.join(weights.rename({"code": "target"}), on="target", how="left")
    known = known.with_columns(pl.col("weight").fill_null(0.0))
    totals = ordered_sums(known, "source", ["weight"]).rename({"weight": "total"})
    part = pl.when(pl.col("total") > 0).then(pl.col("weight") / pl.col("total"))
    # Targets in which nobody was counted say nothing of how to split: each gets as much.
    even = 1 / pl.len().over("source")
    joined = known.join(totals, on="source", how="left", maintain_order="left")
    return joined.with_columns(part=part.otherwise(even)).drop("weight", "total")


@remembered(maxsize=256)
def _linked(step: Step, codes: tuple[str, ...]) -> tuple[pl.DataFrame, Loss]:
    """Read the links of a step and what it loses; measures of one study have their codes in common."""
    series = pl.Series(codes, dtype=pl.String)
    links = step.links(series)
    return links, _loss(codes, links, step)


def _loss(codes: tuple[str, ...], links: pl.DataFrame, step: Step) -> Loss:
    # Plain Python: a way is four steps for each of a dozen measures, of a few hundred codes at most.
    known = set(codes)
    used = [ends for ends in links.select("source", "target").rows() if ends[0] in known]
    sources, targets = (Counter(ends[side] for ends in used) for side in (0, 1))
    return Loss(
        source=step.source,
        target=step.target,
        codes=len(codes),
        unmatched=tuple(sorted(code for code in codes if code not in sources)),
        split=sum(count > 1 for count in sources.values()),
        merged=sum(count > 1 for count in targets.values()),
    )
