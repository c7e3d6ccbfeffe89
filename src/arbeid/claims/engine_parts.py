"""The parts of a sum that the engine gives: shares, means, people, moves between occupations."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from arbeid.claims.arithmetic import evaluate
from arbeid.claims.recompute import Cell, Growth, MeanScore, Moves, People, PlainMean, SpreadOfMeans, Sum
from arbeid.claims.rules import share_by
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.cuts import cut, cut_origins
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.errors import NotInData, unknown_name
from arbeid.measures import means
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import native, score
from arbeid.registry import remembered
from arbeid.table import Origin, each_once

Found = tuple[float, tuple[Origin, ...]]


def summed(rule: Sum) -> Found:
    """Compute a sum with its parts, and give the origins of those that the engine gave.

    >>> summed(Sum(formula="a / b", parts={"a": 1.0, "b": 4.0}))
    (0.25, ())
    """
    parts = dict(rule.parts)
    origins: dict[str, Origin] = {}
    for name, (value, own) in _asked(rule).items():
        parts[name] = value
        origins |= {origin.id: origin for origin in own}
    return evaluate(rule.formula, parts), tuple(origins.values())


def _asked(rule: Sum) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for name, counted in rule.share.items():
        asked = share_by(counted)
        found[name] = asked.under(counted.unmatched), asked.origins
    found |= {name: mean_score(asked) for name, asked in rule.mean.items()}
    found |= {name: _people(asked) for name, asked in rule.people.items()}
    found |= {name: _moved(asked) for name, asked in rule.moves.items()}
    found |= {name: _grown(asked) for name, asked in rule.growth.items()}
    found |= {name: _apart(asked) for name, asked in rule.apart.items()}
    found |= {name: _plain_mean(asked) for name, asked in rule.plain_mean.items()}
    return found | {name: cell(asked) for name, asked in rule.cell.items()}


@remembered(maxsize=512)
def mean_score(rule: MeanScore) -> Found:
    """Compute the mean of a measure over an economy's people with a score, and list its origins.

    Errors: codes that no group with a score starts with.

    >>> round(mean_score(MeanScore(economy="us", measure="microsoft"))[0], 2)
    0.18
    """
    market = economy(rule.economy)
    scored = score(rule.measure, market)
    frame = scored.frame
    if rule.codes:
        starts = [pl.col("code").str.starts_with(start) for start in rule.codes]
        frame = frame.filter(pl.any_horizontal(starts))
    mean = means.mean_score(frame)
    if mean is None:
        raise unknown_name("code", " ".join(rule.codes), scored.frame.drop_nulls("score")["code"])
    # Who has a score is counted: the people are a source of a mean as much as their scores.
    return mean, each_once((*market.origins, *scored.origins))


def cell(rule: Cell) -> Found:
    """Read one number of a table of ours, with its origins. Errors: a column or row that is not there.

    >>> nl = Cell(table="eurostat-firm-use", column="share", row={"country": "nl", "year": 2025})
    >>> cell(nl)[0]
    0.3321
    """
    kept = table(rule.table)
    values = _rows(kept.frame, rule.column, rule.row)
    if len(values) != 1 or values[0] is None:
        raise NotInData("cell_missing", table=rule.table, column=rule.column, row=_told(rule.row))
    return float(values[0]), kept.origins


def _plain_mean(rule: PlainMean) -> Found:
    kept = table(rule.table)
    mean = _rows(kept.frame, rule.column, rule.rows).mean()
    if not isinstance(mean, float):
        raise NotInData("cell_missing", table=rule.table, column=rule.column, row=_told(rule.rows))
    return mean, kept.origins


def _rows(frame: pl.DataFrame, column: str, row: Mapping[str, str | int]) -> pl.Series:
    for name in (column, *row):
        if name not in frame.columns:
            raise unknown_name("column", name, frame.columns)
    met = [pl.col(name) == value for name, value in row.items()]
    return (frame.filter(met) if met else frame)[column]


def _told(row: Mapping[str, str | int]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items())


@remembered
def _people(rule: People) -> Found:
    market = economy(rule.economy)
    cells = cut(market, rule.cut)
    for cell in rule.cells:
        if cell not in set(cells["cell"]):
            raise unknown_name("cell", cell, sorted(set(cells["cell"])))
    inside = exact_sum(cells.filter(pl.col("cell").is_in(rule.cells))["jobs"])
    return inside / exact_sum(cells["jobs"]), cut_origins(market, rule.cut)


@remembered
def _moved(rule: Moves) -> Found:
    kept = table(rule.table)
    before, after = (_counts(kept.frame, name) for name in (rule.before, rule.after))
    both = before.join(after, on="code", suffix="_after").drop_nulls().sort("code")
    first, last = both["jobs"], both["jobs_after"]
    if rule.what == "losses":
        return exact_sum((first - last).clip(lower_bound=0)), kept.origins
    # What one occupation gains another loses, so that each move is in the sum twice.
    return exact_sum((last / exact_sum(last) - first / exact_sum(first)).abs()) / 2, kept.origins


def _counts(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    if "year" in frame.columns:
        return frame.filter(pl.col("year") == int(name)).select("code", "jobs")
    # The survey's own total is no occupation.
    return frame.filter(pl.col("code") != "00-0000").select("code", jobs=name)


@remembered
def _grown(rule: Growth) -> Found:
    kept = table(rule.table)
    before, after = (_counts(kept.frame, str(year)) for year in (rule.before, rule.after))
    measure = MEASURES.get(rule.measure)
    held = next(one for one in measure.scores if one.classification == rule.classification)
    scores, origins = native(measure, held)
    both = before.join(after, on="code", suffix="_after").join(scores, on="code").drop_nulls().sort("score")
    # By score, so that the first half of the jobs is the one that is touched least.
    below = both["jobs"].cum_sum() <= exact_sum(both["jobs"]) / 2
    change = both["jobs_after"] - both["jobs"]
    return exact_sum(change.filter(below)) / exact_sum(change), (*kept.origins, *origins)


@remembered
def _apart(rule: SpreadOfMeans) -> Found:
    averages: list[float] = []
    spread = 0.0
    origins: tuple[Origin, ...] = ()
    for name in rule.economies:
        scored = score(rule.measure, economy(name))
        known = scored.frame.drop_nulls("score")
        jobs, value = known["jobs"] / exact_sum(known["jobs"]), known["score"]
        averages.append(mean_score(MeanScore(economy=name, measure=rule.measure))[0])
        # In spreads of the first economy, since the scale of a measure means nothing by itself.
        spread = spread or exact_sum(jobs * (value - averages[0]) ** 2) ** 0.5
        origins = (*origins, *scored.origins)
    return abs(averages[0] - averages[1]) / spread, origins
