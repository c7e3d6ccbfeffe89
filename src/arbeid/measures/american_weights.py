"""Scores carried with American employment as weights, where a plain mean would count occupations alike."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.crosswalk import carry, find_path, spread
from arbeid.data.economies.economy import Economy, economy
from arbeid.errors import NotReachable
from arbeid.measures.components import taken_apart
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import Scored, on_economy, own_codes, score
from arbeid.registry import remembered

SOURCE = "us"
_OWN = "soc-2018"
# An O*NET code is a part of an occupation, without jobs of its own.
_DETAILED = {"onet-soc-2019": ("soc-2018", 7), "onet-soc-2010": ("soc-2010", 7)}


def occupations(classification: str) -> tuple[str, int]:
    """Name the classification at which scores of this one count, and how much of a code is an occupation's.

    >>> occupations("onet-soc-2019"), occupations("isco-08")
    (('soc-2018', 7), ('isco-08', 0))
    """
    return _DETAILED.get(classification, (classification, 0))


def american_weights(classification: str, codes: pl.Series) -> pl.DataFrame:
    """Give the American jobs (code, weight) behind the codes of another classification.

    A detailed O*NET code shares its occupation's jobs evenly with its siblings among ``codes``; other
    classifications are reached by the crosswalks, a code split evenly. Codes that the survey counts together
    are taken apart, unless they are among ``codes`` themselves. Codes without jobs are left out.
    Errors: no crosswalk leads from the American classification.

    >>> american_weights("soc-2018", pl.Series(["11-1011"]))["weight"].item()
    204350.0
    """
    coarse, length = occupations(classification)
    jobs = economy(SOURCE).groups.select("code", weight="jobs")
    jobs = taken_apart(jobs, codes if coarse == _OWN else ())
    if coarse != _OWN:
        jobs, _ = spread(jobs, find_path(_OWN, coarse))
    wanted = pl.DataFrame({"code": codes}).unique().sort("code")
    if not length:
        return wanted.join(jobs, on="code")
    wanted = wanted.with_columns(whole=pl.col("code").str.slice(0, length))
    shared = wanted.join(jobs.rename({"code": "whole"}), on="whole")
    return shared.select("code", weight=pl.col("weight") / pl.len().over("whole"))


@remembered(maxsize=128)
def weighted_score(name: str, market: Economy, *, pulled: bool = False) -> Scored:
    """Score every group of an economy, its source occupations weighted by American jobs.

    Where the scores are on the economy's own groups there is nothing to weigh, and they are given as they
    are. Errors: as for a plain score; scores that may not ship and were not pulled.
    """
    measure = MEASURES.get(name)
    scores = measure.scores[0]
    if any(one.classification == market.classification for one in measure.scores[:1]):
        return score(name, market, pulled=pulled)
    path = find_path(scores.classification, market.classification)
    frame, origins = own_codes(measure, pulled=pulled)
    weights = american_weights(scores.classification, frame["code"])
    if weights.is_empty():
        raise NotReachable("no_bridge", source=_OWN, target=scores.classification)
    carried, losses = carry(frame, path, weights=weights)
    bridges = tuple(origin for step in path for origin in step.origins())
    return on_economy(measure, market, carried, losses, (*origins, *bridges, *economy(SOURCE).origins))
