"""The crosswalk and exposure path against the same joins in pandas, as a ratio in one run.

Run: ``python -m pytest benchmarks/bench_crosswalk.py --benchmark-only -s``. The two must give the same
scores; the ratio is printed, not asserted.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

import pandas as pd
import pytest

from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.figures import table

ROUNDS = 20
PATH = find_path("onet-soc-2019", "brc-2014")
SCORES = table("eloundou").frame.select("code", score="human_beta")
PANDAS_SCORES = pd.DataFrame(SCORES.to_dict(as_series=False))
PANDAS_LINKS = [
    pd.DataFrame(table(step.table).frame.to_dict(as_series=False)).rename(
        columns={"source": step.source, "target": step.target}
        if step.table == f"{step.source}-{step.target}"
        else {"source": step.target, "target": step.source}
    )
    for step in PATH
    if step.table
]


def with_pandas() -> pd.DataFrame:
    scores = PANDAS_SCORES.assign(code=PANDAS_SCORES["code"].str[:7]).groupby("code", as_index=False).mean()
    for step, links in zip(PATH[1:], PANDAS_LINKS, strict=True):
        joined = scores.merge(links, left_on="code", right_on=step.source)
        scores = joined.groupby(step.target, as_index=False)["score"].mean()
        scores = scores.rename(columns={step.target: "code"})
    return scores


def timed(function) -> float:  # type: ignore[no-untyped-def]
    start = perf_counter()
    function()
    return perf_counter() - start


@pytest.mark.benchmark(group="crosswalk")
def test_crosswalk_against_pandas(benchmark: pytest.FixtureRequest) -> None:
    ours, _ = carry(SCORES, PATH)
    theirs = with_pandas().sort_values("code")
    assert ours["code"].to_list() == theirs["code"].to_list()
    assert ours["score"].to_list() == pytest.approx(theirs["score"].to_list())
    times: dict[str, list[float]] = {"arbeid": [], "pandas": []}

    def one_round() -> None:
        times["arbeid"].append(timed(lambda: carry(SCORES, PATH)))
        times["pandas"].append(timed(with_pandas))

    benchmark.pedantic(one_round, rounds=ROUNDS, warmup_rounds=2)  # type: ignore[attr-defined]
    ratio = median(times["pandas"]) / median(times["arbeid"])
    ours_ms, theirs_ms = 1000 * median(times["arbeid"]), 1000 * median(times["pandas"])
    print(f"carry {ours_ms:.1f} ms, pandas {theirs_ms:.1f} ms: pandas takes {ratio:.2f} times as long")
