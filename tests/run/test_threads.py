"""One question has one answer to the last byte, however many threads the machine adds up with."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

THREADS = [("1", "1"), ("2", "2"), ("4", "1"), ("8", "4")]
# Verbs whose numbers are sums over many: of cells, of codes, of moves, of simulated people.
ASKED = """
import hashlib, json, sys
from dataclasses import asdict
import arbeid

def seen(facts):
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()

found = {}
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
json.dump({str(name): value for name, value in found.items()}, sys.stdout)
"""
COMMANDS = [
    ["flows", "nl", "--years", "2", "--format", "json"],
    ["report", "us-2021", "--format", "json"],
    ["why", "fo-2013-us-47", "--on", "us-2021", "--format", "json"],
]


def said(arguments: list[str], polars: str, algebra: str) -> bytes:
    threads = {"POLARS_MAX_THREADS": polars, "OPENBLAS_NUM_THREADS": algebra, "OMP_NUM_THREADS": algebra}
    done = subprocess.run(
        [sys.executable, *arguments], env={**os.environ, **threads}, capture_output=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def one() -> bytes:
    return said(["-c", ASKED], *THREADS[0])


@pytest.mark.parametrize(("polars", "algebra"), THREADS[1:])
def test_python_answers_alike_on_any_number_of_threads(one: bytes, polars: str, algebra: str) -> None:
    assert said(["-c", ASKED], polars, algebra) == one


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_answers_alike_on_any_number_of_threads(command: list[str]) -> None:
    answers = {said(["-m", "arbeid", *command], *threads) for threads in THREADS[:1] + THREADS[2:]}
    assert len(answers) == 1


def test_the_command_and_python_answer_alike() -> None:
    asked = "import arbeid; from arbeid.cli.terminal.formats import as_json; "
    asked += "found = arbeid.flows('nl', years=2); "
    written = said(["-c", f"{asked}print(as_json(found.plain('en')), end='')"], "4", "2")
    command = said(["-m", "arbeid", "flows", "nl", "--years", "2", "--format", "json"], "1", "1")
    assert written == command
