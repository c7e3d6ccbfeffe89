"""A real scheduler of Dask on this machine: the same bits, whoever dies on the way, and one sentence else."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arbeid.errors import ArbeidError
from arbeid.uncertainty.ensemble import cluster as room
from arbeid.verbs.run.ensemble import ensemble
from arbeid.verbs.run.sensitivity import sensitivity

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.long,
    # What its own threads leave behind where a scheduler goes is not ours.
    pytest.mark.filterwarnings("ignore"),
]


# Sixteen blocks: on a busy machine eight may all be done before anybody is told of the second.
DRAWS = 4096


def local(count: int, *, processes: bool = False) -> Any:
    return distributed.LocalCluster(
        n_workers=count, threads_per_worker=1, processes=processes, protocol="tcp", dashboard_address=None
    )


@pytest.fixture(scope="module")
def content() -> str:
    return ensemble("base", "nl", draws=DRAWS).facts.content


@pytest.fixture
def threads() -> Iterator[Any]:
    with local(1) as made:
        yield made


def test_a_cluster_gives_the_same_bits_though_a_worker_is_killed(content: str, tmp_path: Path) -> None:
    with local(2, processes=True) as made:
        killed: list[int] = []

        def kill(done: int, total: int) -> None:
            if done >= 3 and not killed:
                killed.append(made.workers[0].process.pid)
                os.kill(killed[0], signal.SIGKILL)

        asked = {"draws": DRAWS, "cluster": made.scheduler_address, "heard": kill}
        there = ensemble("base", "nl", out=tmp_path / "kept", **asked).facts  # type: ignore[arg-type]
    assert killed and there.content == content


def test_drivers_of_a_cluster_are_those_of_one_process(threads: Any) -> None:
    found = sensitivity("base", "nl", points=64, cluster=threads.scheduler_address)
    assert found == sensitivity("base", "nl", points=64)


@pytest.mark.parametrize("gone", ["scheduler", "workers"])
def test_a_cluster_that_is_lost_is_one_sentence_and_loses_nothing(
    gone: str, content: str, threads: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ALONE_SECONDS", 0.2)
    monkeypatch.setattr(room, "_LOOKS_EVERY", 0.1)
    monkeypatch.setattr(room, "AT_ONCE", 2)

    lost: list[int] = []

    def lose(done: int, total: int) -> None:
        # On a busy machine several blocks are told of at once, so that one number may never come.
        if done >= 2 and not lost:
            lost.append(done)
            threads.close() if gone == "scheduler" else threads.scale(0)

    asked = {"draws": DRAWS, "cluster": threads.scheduler_address, "out": tmp_path / "kept", "heard": lose}
    with pytest.raises(ArbeidError, match="was lost on the way"):
        ensemble("base", "nl", **asked)  # type: ignore[arg-type]
    left: list[int] = []
    heard = {"heard": lambda done, total: left.append(done)}
    assert ensemble("base", "nl", draws=DRAWS, out=tmp_path / "kept", **heard).facts.content == content
    assert left[0] >= lost[0]


def test_what_trips_the_library_is_its_own_and_what_is_ours_stays_ours(threads: Any) -> None:
    """Of a block done as it was cancelled its executor says “cannot unpack non-iterable Block object”."""
    theirs: dict[str, Any] = {}
    line = "def heard(done, total): raise TypeError('cannot unpack non-iterable Block object')"
    exec(line, {"__name__": "distributed.cfexecutor"}, theirs)
    asked = {"draws": 512, "cluster": threads.scheduler_address}
    with pytest.raises(ArbeidError, match="was lost on the way"):
        ensemble("base", "nl", **asked, heard=theirs["heard"])  # type: ignore[arg-type]

    def ours(done: int, total: int) -> None:
        raise TypeError("ours")

    with pytest.raises(TypeError, match="ours"):
        ensemble("base", "nl", **asked, heard=ours)  # type: ignore[arg-type]


def test_who_does_not_answer_as_a_scheduler_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(ArbeidError, match="No Dask scheduler answered"):
            ensemble("base", "nl", draws=64, cluster=f"tcp://127.0.0.1:{port}")
    for nobody in (f"tcp://127.0.0.1:{port}", "nowhere"):
        with pytest.raises(ArbeidError, match="No Dask scheduler answered"):
            ensemble("base", "nl", draws=64, cluster=nobody)
    with pytest.raises(ArbeidError, match="leave one of them out"):
        ensemble("base", "nl", draws=64, cluster="nowhere", workers=2)


def first_here(there: Any) -> Any:
    """Say 1 of a package to the first two who ask, who are here, and to the others what ``there`` says."""
    asked = iter([lambda: "1", lambda: "1", there, there])
    return lambda name: next(asked)()


def lacking() -> str:
    raise ModuleNotFoundError("No module named 'arbeid'")


@pytest.mark.parametrize(
    ("there", "said"),
    [(lambda: "2", "its arbeid is 2, and here it is 1"), (lacking, r"cannot compute this \(No module named")],
    ids=["other", "none"],
)
def test_a_worker_that_would_compute_something_else_is_refused(
    there: Any, said: str, threads: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "version", first_here(there))
    with pytest.raises(ArbeidError, match=said):
        ensemble("base", "nl", draws=64, cluster=threads.scheduler_address)


def test_a_scheduler_without_a_worker_says_how_to_start_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 0.5)
    with local(0) as made, pytest.raises(ArbeidError, match=r"has no worker.*dask worker tcp"):
        ensemble("base", "nl", draws=64, cluster=made.scheduler_address)
