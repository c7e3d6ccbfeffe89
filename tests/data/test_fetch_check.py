"""What changed upstream is told apart from what is gone, out of reach, or was never pinned."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from arbeid.data.fetching import download
from arbeid.data.fetching.cache import cache_folder
from arbeid.data.fetching.fetch import pull
from arbeid.data.fetching.upstream import Finding, check
from arbeid.data.sources import Source
from arbeid.errors import ArbeidError
from arbeid.verbs.catalogue.data import check as ask
from loopback import NOWHERE, Shelf, entry, serving, source

CONTENT = b"code,jobs\n0811,400\n"
OTHER = b"code,jobs\n0811,401\n"


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ARBEID_MIRROR", raising=False)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with serving(Shelf({"file.csv": CONTENT}, {"ETag": '"one"'})) as served:
        yield served


def at(shelf: Shelf, **more: object) -> Source:
    return source(CONTENT, copies=(f"{shelf.address}/file.csv",), **more)


def only(finding: list[Finding]) -> Finding:
    (one,) = finding
    return one


def methods(shelf: Shelf) -> list[str]:
    return [method for method, _, _ in shelf.asked]


def test_the_same_bytes_are_hashed_once_and_then_known_by_their_tag(shelf: Shelf) -> None:
    assert only(check([at(shelf)])).state == "same"
    assert methods(shelf) == ["HEAD", "GET"]
    again = only(check([at(shelf)]))
    assert (again.state, again.found, again.size) == ("same", at(shelf).sha256, len(CONTENT))
    assert methods(shelf) == ["HEAD", "GET", "HEAD"]
    shelf.headers["ETag"] = '"two"'
    assert only(check([at(shelf)])).state == "same"
    assert methods(shelf)[-2:] == ["HEAD", "GET"]


def test_a_tag_that_promises_no_bytes_is_not_trusted(shelf: Shelf) -> None:
    shelf.headers["ETag"] = 'W/"one"'
    check([at(shelf)])
    check([at(shelf)])
    assert methods(shelf) == ["HEAD", "GET"] * 2


def test_other_bytes_of_the_same_size_are_found_by_their_hash(shelf: Shelf) -> None:
    shelf.files["file.csv"] = OTHER
    finding = only(check([at(shelf)]))
    assert (finding.state, finding.found, finding.expected) == (
        "changed",
        source(OTHER).sha256,
        source(CONTENT).sha256,
    )


def test_another_size_needs_no_download(shelf: Shelf) -> None:
    shelf.files["file.csv"] = CONTENT * 2
    finding = only(check([at(shelf)]))
    assert (finding.state, finding.size, finding.found) == ("changed", 2 * len(CONTENT), "")
    assert methods(shelf) == ["HEAD"]


@pytest.mark.parametrize(("state", "pinned"), [("not_pinned", False), ("same", True)])
def test_without_a_registered_hash_the_pin_counts(shelf: Shelf, state: str, pinned: bool) -> None:
    new = at(shelf, sha256="")
    if pinned:
        with pytest.warns(UserWarning):
            pull(new)
    finding = only(check([new]))
    assert (finding.state, finding.found) == (state, source(CONTENT).sha256)
    shelf.files["file.csv"] = OTHER
    shelf.headers["ETag"] = '"two"'
    assert only(check([new])).state == ("changed" if pinned else state)


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [(404, "gone", "404"), (410, "gone", "410"), (500, "unreachable", "500"), (403, "unreachable", "403")],
)
def test_gone_is_not_the_same_as_out_of_reach(shelf: Shelf, status: int, state: str, reason: str) -> None:
    shelf.statuses["file.csv"] = status
    finding = only(check([at(shelf)]))
    assert (finding.state, finding.reason, finding.found) == (state, reason, "")


def test_no_connection_no_address_and_a_login_page_are_out_of_reach(shelf: Shelf) -> None:
    shelf.headers["Content-Type"] = "text/html"
    findings = check([source(CONTENT, copies=(NOWHERE,)), source(CONTENT), at(shelf)])
    assert [(one.state, one.reason) for one in findings] == [
        ("unreachable", "no_connection"),
        ("unreachable", "no_address"),
        ("unreachable", "page"),
    ]


def test_what_never_ends_is_not_fetched_to_its_end(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST_UNREGISTERED", 100_000)
    shelf.heads = False
    shelf.headers["Content-Length"] = ""
    shelf.files["file.csv"] = CONTENT + b"\0" * 5_000_000
    registered, unregistered = check([at(shelf), at(shelf, sha256="", size=0)])
    assert (registered.state, registered.found, registered.size) == ("changed", "", None)
    assert (unregistered.state, unregistered.reason) == ("unreachable", "too_large")


@pytest.mark.parametrize("packing", ["gzip", "gzip, gzip", "br", "x-unknown"])
def test_a_packed_answer_is_not_unpacked(shelf: Shelf, packing: str) -> None:
    shelf.headers["Content-Encoding"] = packing
    shelf.files["file.csv"] = gzip.compress(gzip.compress(b"\0" * 3_000_000))
    found = only(check([at(shelf)]))
    assert (found.state, found.reason, found.found) == ("unreachable", "packed", "")


def test_a_server_without_head_is_asked_for_the_file(shelf: Shelf) -> None:
    shelf.heads = False
    assert only(check([at(shelf)])).state == "same"


def test_a_size_without_meaning_is_not_taken_for_a_change(shelf: Shelf) -> None:
    shelf.heads = False
    shelf.headers["Content-Length"] = "not a number"
    shelf.headers["Connection"] = "close"
    assert only(check([at(shelf)])).state == "same"


def test_the_mirror_and_every_copy_are_looked_at(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path))
    assert [one.state for one in check([at(shelf)])] == ["gone", "same"]
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "file.csv").write_bytes(OTHER)
    assert [one.state for one in check([at(shelf)])] == ["changed", "same"]
    monkeypatch.setenv("ARBEID_MIRROR", shelf.address)
    assert [one.state for one in check([at(shelf)])] == ["gone", "same"]


def test_a_cache_that_cannot_be_written_does_not_hinder_a_check(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "file" / "cache"))
    assert only(check([at(shelf)])).state == "same"


def test_a_damaged_memory_of_tags_is_forgotten(shelf: Shelf) -> None:
    check([at(shelf)])
    (memory,) = (cache_folder() / "tags").iterdir()
    memory.write_text("{")
    assert only(check([at(shelf)])).state == "same"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "arbeid", "data", "check", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_says_it_and_gives_one_when_something_changed(
    shelf: Shelf, added: Callable[[str, str], Path]
) -> None:
    for name in ("one", "two"):
        added(f"sources/{name}.toml", entry(CONTENT, copies=[f"{shelf.address}/{name}.csv"]))
    shelf.files |= {"one.csv": CONTENT, "two.csv": CONTENT}
    same = run("one", "two", "--format", "json")
    assert (same.returncode, same.stderr) == (0, "")
    assert [line["state"] for line in json.loads(same.stdout)] == ["same", "same"]

    shelf.files["two.csv"] = OTHER
    shelf.headers["ETag"] = '"two"'
    changed = run("one", "two", "--lang", "nl")
    assert changed.returncode == 1
    assert "veranderd" in changed.stdout
    assert run("one").returncode == 0

    added("sources/gone.toml", entry(CONTENT, copies=[f"{shelf.address}/gone.csv"]))
    added(
        "sources/moved.toml", entry(CONTENT, copies=[f"{shelf.address}/gone.csv", f"{shelf.address}/one.csv"])
    )
    for status in (404, 410):
        shelf.statuses["gone.csv"] = status
        assert run("gone", "one").returncode == 1
        assert run("moved", "one").returncode == 0

    for name, copies in (("off", [NOWHERE]), ("broken", [f"{shelf.address}/broken.csv"])):
        added(f"sources/{name}.toml", entry(CONTENT, copies=copies))
    shelf.statuses["broken.csv"] = 500
    silent = run("off", "broken")
    assert silent.returncode == 2 and "unreachable" in silent.stdout
    assert silent.stderr.startswith("No source could be reached") and silent.stderr.count("\n") == 1
    for known in ("one", "moved"):
        partly = run("off", known)
        assert (partly.returncode, partly.stderr.count("\n")) == (2, 1)
        assert partly.stderr.startswith("Not reached: off; nothing is known")
    assert run("off", "two").returncode == 1
    # One of its places answers, which is enough.
    added("sources/either.toml", entry(CONTENT, copies=[NOWHERE, f"{shelf.address}/one.csv"]))
    assert run("either").returncode == 0


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(ArbeidError, match=r"nearest is “frey-osborne-2013”"):
        ask(["frey-osborne"])
