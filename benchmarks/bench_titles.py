"""How fast a job title is found, against a plain scan of the same titles in the same run.

Run: ``python -m pytest benchmarks/bench_titles.py --benchmark-only -s``. The plain scan compares what was
asked with every title, one by one, by the same measure of letters, and keeps the ten nearest. Prints
milliseconds and a ratio; nothing is asserted but that both find the same. Goals: under 30 ms warm, and the
titles of a language made ready under 0.5 s.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from heapq import nlargest
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pytest
from rapidfuzz.distance import OSA

from arbeid.language import LANGUAGES
from arbeid.lookup.forms import bare
from arbeid.lookup.index import titles
from arbeid.lookup.titles import find

ROUNDS = 3
CSV = Path(__file__).parent.parent / "tests" / "files" / "job_queries.csv"
QUERIES = [row["query"] for row in csv.DictReader(CSV.read_text(encoding="utf-8").splitlines())]
COLD = (
    "from time import perf_counter; from arbeid.lookup.titles import find; start = perf_counter(); "
    "find('verpleegkundge', {language!r}); print(perf_counter() - start)"
)


def plain_scan(text: str) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for language in LANGUAGES:
        asked, listed = bare(text, language), titles(language)
        scores = (
            (OSA.normalized_similarity(asked, words), title)
            for words, title in zip(listed.words, listed.title, strict=True)
        )
        found += nlargest(10, scores)
    return nlargest(10, found)


def timed(function, text: str) -> float:  # type: ignore[no-untyped-def]
    start = perf_counter()
    function(text)
    return perf_counter() - start


def cold(language: str | None) -> float:
    command = [sys.executable, "-c", COLD.format(language=language)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.benchmark(group="titles")
def test_find_against_a_plain_scan(benchmark: pytest.FixtureRequest) -> None:
    assert find("stukadoor")[0].title.lower() == plain_scan("stukadoor")[0][1].lower()
    times: dict[str, list[float]] = {"arbeid": [], "plain scan": []}

    def one_round() -> None:
        for query in QUERIES[::6]:
            times["arbeid"].append(timed(find, query))
            times["plain scan"].append(timed(plain_scan, query))

    benchmark.pedantic(one_round, rounds=ROUNDS, warmup_rounds=1)  # type: ignore[attr-defined]
    for name, found in times.items():
        slow = quantiles(found, n=20)[-1]
        print(f"{name:12} {1e3 * median(found):7.2f} ms, 95th percentile {1e3 * slow:7.2f} ms")
    print(f"ratio {median(times['plain scan']) / median(times['arbeid']):.1f}")
    print(f"titles {sum(len(titles(language).title) for language in LANGUAGES):,}")
    for language in ("nl", "en", None):
        print(f"first answer, {language or 'both'}: {cold(language):.2f} s")
