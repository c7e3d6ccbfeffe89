"""How fast the face is, against the bare interpreter and the import of polars in the same run.

Run: ``python -m pytest benchmarks/bench_cli.py --benchmark-only -s``, with ``PYTHONDONTWRITEBYTECODE`` unset:
else every process compiles the whole package. Prints the least processor seconds and their ratios; nothing
is asserted, since a neighbour on the machine moves them still.
``GOALS`` are ratios to the import of polars, which takes 0.16 s on a quiet machine: 0.12 s for ``--help``,
0.7 s for ``report nl``, 0.8 s for ``job`` and 0.4 s for ``economies``. A title that may mean several groups
(“verpleegkundige”) is asked back, which takes half as long as the answer to one that does not (“loodgieter”).
"""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

ROUNDS = 5
GOALS = {
    "arbeid --help": 0.75,
    "arbeid report nl": 4.4,
    "arbeid job verpleegkundige": 5.0,
    "arbeid job loodgieter": 5.0,
    "arbeid job software developer": 5.0,
    "arbeid job software developer --full": 5.0,
    "arbeid job software developer --economy us": 5.0,
    "arbeid economies": 2.5,
}
# Two words: no head of many titles, so that all that comes near is looked through.
_DEVELOPER = ["-m", "arbeid", "job", "software", "developer", "--lang", "en"]
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
    "arbeid job loodgieter": ["-m", "arbeid", "job", "loodgieter"],
    "arbeid job loodgieter --full": ["-m", "arbeid", "job", "loodgieter", "--full"],
    "arbeid job nurse --lang en": ["-m", "arbeid", "job", "nurse", "--lang", "en"],
    "arbeid job software developer": _DEVELOPER,
    "arbeid job software developer --full": [*_DEVELOPER, "--full"],
    "arbeid job software developer --economy us": [*_DEVELOPER, "--economy", "us"],
    "arbeid run base --economy nl": ["-m", "arbeid", "run", "base", "--economy", "nl"],
    "arbeid run base --economy us": ["-m", "arbeid", "run", "base", "--economy", "us"],
    "arbeid exposure us --by industry": ["-m", "arbeid", "exposure", "us", "--by", "industry", "--top", "10"],
}


def seconds(arguments: list[str]) -> float:
    before = _used()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    return _used() - before


def _used() -> float:
    # To the microsecond: `os.times` counts in hundredths, of which the bare interpreter takes one.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.benchmark(group="cli")
def test_commands_side_by_side(benchmark: pytest.FixtureRequest) -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}

    def one_round() -> None:
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))

    benchmark.pedantic(one_round, rounds=ROUNDS, warmup_rounds=1)  # type: ignore[attr-defined]
    least = {name: min(found) for name, found in times.items()}
    for name, one in least.items():
        bare, polars = one / least["python"], one / least["import polars"]
        goal = f" (goal {GOALS[name]})" if name in GOALS else ""
        print(f"{name:42} {one:6.2f} s  {bare:6.1f} x python  {polars:6.1f} x import polars{goal}")
