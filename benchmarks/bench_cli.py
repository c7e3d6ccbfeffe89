"""How fast the face is, against the bare interpreter and the import of polars in the same run.

Run: ``python -m pytest benchmarks/bench_cli.py --benchmark-only -s``. Prints seconds and ratios; nothing is
asserted, since a neighbour on the machine moves single timings. Goals: ``arbeid --help`` under 0.3 s and
``arbeid report nl`` within three imports of polars, the lists and every ``exposure`` under 1 s.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

import pytest

ROUNDS = 5
COMMANDS = {
    "python": ["-c", "pass"],
    "import polars": ["-c", "import polars"],
    "arbeid --help": ["-m", "arbeid", "--help"],
    "arbeid report nl": ["-m", "arbeid", "report", "nl"],
    "arbeid economies": ["-m", "arbeid", "economies"],
    "arbeid measures": ["-m", "arbeid", "measures"],
    "arbeid exposure nl --by sex": ["-m", "arbeid", "exposure", "nl", "--by", "sex"],
    "arbeid exposure world as CSV": ["-m", "arbeid", "exposure", "world", "--format", "csv"],
    "arbeid trend nl 0811": ["-m", "arbeid", "trend", "nl", "0811"],
    "arbeid job verpleegkundige": ["-m", "arbeid", "job", "verpleegkundige"],
    "arbeid exposure us --by industry": ["-m", "arbeid", "exposure", "us", "--by", "industry", "--top", "10"],
}


def seconds(arguments: list[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    return perf_counter() - start


@pytest.mark.benchmark(group="cli")
def test_commands_side_by_side(benchmark: pytest.FixtureRequest) -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}

    def one_round() -> None:
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))

    benchmark.pedantic(one_round, rounds=ROUNDS, warmup_rounds=1)  # type: ignore[attr-defined]
    bare, polars = median(times["python"]), median(times["import polars"])
    for name, found in times.items():
        ratios = f"{median(found) / bare:6.1f} x python  {median(found) / polars:5.1f} x import polars"
        print(f"{name:36} {median(found):6.2f} s  {ratios}")
