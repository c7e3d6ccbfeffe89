"""One question has one answer to the last byte, however many threads the machine adds up with."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from cases import numbered

# Each number of threads is a process of its own that asks everything: ten seconds each.
pytestmark = pytest.mark.long
# One, and so many that every sum is cut up otherwise.
THREADS = [("1", "1"), ("8", "4")]
# Verbs whose numbers are sums over many: of cells, of codes, of moves, of simulated people.
ASKED = """
import contextlib, hashlib, io, json, sys
from dataclasses import asdict
import arbeid
from arbeid.cli import outcome
from arbeid.cli.terminal.formats import as_json

def seen(facts):
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()

def told(command):
    screen = io.StringIO()
    with contextlib.redirect_stdout(screen):
        assert outcome(command.split()) == 0
    return seen(screen.getvalue())

found = {}
for command in COMMANDS:
    found["command", command] = told(command)
for name in ("nl", "us", "world"):
    flows = arbeid.flows(name, years=2)
    found["flows", name] = seen(flows.plain())
    for kept in (flows.result, arbeid.run("base", name).result):
        for table, frame in kept.tables.items():
            found[kept.fingerprint, table] = seen(frame.write_csv())
    found["definitions", name] = seen(asdict(arbeid.definitions(name)))
    found["groups", name] = seen(asdict(arbeid.groups(name)))
    found["collaboration", name] = seen(arbeid.collaboration(name).plain())
    found["agreement", name] = seen(asdict(arbeid.agreement(name)))
    for cut in ("sex", "industry", "state", "country", "wage", "education"):
        try:
            found["exposure", name, cut] = seen(asdict(arbeid.exposure(name, by=cut)))
        except arbeid.ArbeidError:
            pass
found["by chance"] = seen(arbeid.flows("nl", years=1, stochastic=True, seed=3).plain())
found["claims"] = seen(arbeid.list_claims())
found["written"] = seen(as_json(arbeid.flows("nl", shock="eloundou-beta-human", years=2).plain("en")))
json.dump({str(name): value for name, value in found.items()}, sys.stdout)
"""
COMMANDS = (
    "flows nl --shock eloundou-beta-human --years 2 --format json",
    "report us-2021 --format json",
    "why fo-2013-us-47 --on us-2021 --format json",
)
Seen = dict[str, str]


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], Seen]:
    """Ask everything once on each number of threads: a process each, since they count when they start."""
    return {threads: _asked(*threads) for threads in THREADS}


def _asked(polars: str, algebra: str) -> Seen:
    threads = {"POLARS_MAX_THREADS": polars, "OPENBLAS_NUM_THREADS": algebra, "OMP_NUM_THREADS": algebra}
    done = subprocess.run(
        [sys.executable, "-c", f"COMMANDS = {COMMANDS}\n{ASKED}"],
        env={**os.environ, **threads},
        capture_output=True,
        check=True,
    )
    found: Seen = json.loads(done.stdout)
    return found


@pytest.mark.kind("threads")
@pytest.mark.parametrize("command", numbered(COMMANDS, {COMMANDS[0]: "84"}))
def test_a_command_answers_alike_on_any_number_of_threads(
    answers: dict[tuple[str, str], Seen], command: str
) -> None:
    one, other = (answers[threads][str(("command", command))] for threads in THREADS)
    assert one == other


def test_python_and_commands_answer_alike_on_any_number_of_threads(
    answers: dict[tuple[str, str], Seen],
) -> None:
    one, other = (answers[threads] for threads in THREADS)
    assert one.keys() == other.keys() and len(one) > 20
    assert [name for name in one if one[name] != other[name]] == []


def test_the_command_and_python_answer_alike(answers: dict[tuple[str, str], Seen]) -> None:
    assert answers["8", "4"]["written"] == answers["1", "1"][str(("command", COMMANDS[0]))]
