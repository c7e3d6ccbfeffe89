"""A source comes in whole or not at all: from the cache, a mirror or the network, whatever breaks."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from arbeid.data.fetching import cache
from arbeid.data.fetching.cache import cache_folder, kept_path, partial_path, pin_path
from arbeid.data.fetching.fetch import fetch, pull
from arbeid.data.fetching.readers import read
from arbeid.data.fetching.watch import Watch
from arbeid.data.sources import SOURCES, Reading, Source
from arbeid.errors import ArbeidError
from loopback import NOWHERE, Shelf, entry, serving, source
from patience import PATIENCE

CONTENT = b"code,jobs\n" + b"".join(b"%06d,%d\n" % (row, row) for row in range(30_000))
OTHER = CONTENT.replace(b"1", b"2")


class Heard(Watch):
    """Remembers what it hears."""

    def __init__(self) -> None:
        self.notices: list[ArbeidError] = []
        self.starts: list[int] = []
        self.bytes = 0

    def start(self, source: Source, done: int) -> None:
        self.starts.append(done)

    def advance(self, count: int) -> None:
        self.bytes += count

    def note(self, notice: ArbeidError) -> None:
        self.notices.append(notice)


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty cache, no mirror, and a dead proxy for whatever would leave this machine."""
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ARBEID_MIRROR", raising=False)
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with serving(Shelf({"tests/file.csv": CONTENT})) as served:
        yield served


def at(shelf: Shelf, content: bytes = CONTENT, **more: object) -> Source:
    return source(content, copies=(f"{shelf.address}/tests/file.csv",), **more)


def left_over() -> set[str]:
    """Give the names of half files in the cache."""
    return {path.name for path in cache_folder().rglob("*") if ".part" in path.name}


@pytest.mark.parametrize("name", SOURCES.names())
def test_every_registered_source_is_in_the_mirror_with_its_hash_and_size(mirror: Path, name: str) -> None:
    registered = SOURCES.get(name)
    if not registered.sha256:
        pytest.skip(f"left out: {name} has no registered hash, so the mirror need not have it")
    path = pull(registered)
    assert path == cache_folder() / registered.path
    if not registered.copies or not registered.copies[0].startswith("package:"):
        assert path.read_bytes() == (mirror / registered.path).read_bytes()
    assert path.stat().st_size == registered.size
    assert len(read(registered, path)) > 0


def test_the_cache_comes_before_the_mirror_and_the_mirror_before_the_copies(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path / "mirror"))
    assert fetch(at(shelf)).came_from == "copy"
    assert fetch(at(shelf)).came_from == "cache"
    kept_path(at(shelf)).unlink()
    file = tmp_path / "mirror" / "tests" / "file.csv"
    file.parent.mkdir(parents=True)
    file.write_bytes(CONTENT)
    assert fetch(at(shelf)).came_from == "mirror"
    file.unlink()
    assert fetch(at(shelf)).path.read_bytes() == CONTENT
    assert shelf.gets() == [""]


def test_a_mirror_may_be_a_web_address(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARBEID_MIRROR", f"{shelf.address}/")
    done = fetch(source(CONTENT))
    assert (done.came_from, done.path.read_bytes()) == ("mirror", CONTENT)
    monkeypatch.setenv("ARBEID_MIRROR", NOWHERE)
    assert fetch(source(CONTENT)).path == done.path


def test_an_extract_of_our_own_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = SOURCES.get("drc2021-inputs")
    assert fetch(paper).came_from == "package"
    kept_path(paper).unlink()
    file = tmp_path / paper.path
    file.parent.mkdir()
    file.write_bytes(b"other")
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path))
    with pytest.warns(UserWarning, match="is not the registered source “drc2021-inputs”"):
        assert fetch(paper).came_from == "package"


def test_progress_counts_every_byte_once(shelf: Shelf) -> None:
    heard = Heard()
    fetch(at(shelf), heard)
    assert (heard.starts, heard.bytes) == ([0], len(CONTENT))


@pytest.mark.parametrize("ranges", [True, False])
def test_a_half_download_goes_on_where_it_stopped(shelf: Shelf, ranges: bool) -> None:
    shelf.ranges = ranges
    partial_path(at(shelf)).parent.mkdir(parents=True)
    partial_path(at(shelf)).write_bytes(CONTENT[:100_000])
    heard = Heard()
    assert fetch(at(shelf), heard).path.read_bytes() == CONTENT
    assert shelf.gets() == ["bytes=100000-"]
    assert heard.starts == [100_000]
    assert heard.bytes == len(CONTENT) - (100_000 if ranges else 0)
    assert left_over() == set()


def test_a_half_download_of_other_bytes_is_fetched_anew(shelf: Shelf) -> None:
    partial_path(at(shelf)).parent.mkdir(parents=True)
    partial_path(at(shelf)).write_bytes(OTHER[:100_000])
    assert pull(at(shelf)).read_bytes() == CONTENT
    assert shelf.gets() == ["bytes=100000-", ""]


@pytest.mark.parametrize("extra", [b"", b"and more"])
def test_a_download_that_was_complete_but_for_its_name_is_taken_or_fetched_anew(
    shelf: Shelf, extra: bytes
) -> None:
    partial_path(at(shelf)).parent.mkdir(parents=True)
    partial_path(at(shelf)).write_bytes(CONTENT + extra)
    assert pull(at(shelf)).read_bytes() == CONTENT
    assert len(shelf.gets()) == (2 if extra else 1)


def test_a_connection_that_breaks_is_taken_up_again(shelf: Shelf) -> None:
    shelf.breaks_after = [150_000, 100_000]
    assert pull(at(shelf)).read_bytes() == CONTENT
    first, second, third = shelf.gets()
    assert first == ""
    assert 0 < int(second[6:-1]) <= 150_000 < int(third[6:-1]) <= 250_000


def test_a_connection_that_keeps_breaking_says_so_and_keeps_what_came(shelf: Shelf) -> None:
    shelf.breaks_after = [50_000] * 3
    with pytest.raises(ArbeidError, match="broke off after 98304 bytes") as caught:
        pull(at(shelf))
    assert "\n" not in str(caught.value)
    assert not kept_path(at(shelf)).exists()
    assert left_over() == {"file.csv.part"}
    assert pull(at(shelf)).read_bytes() == CONTENT
    assert shelf.gets()[-1] == "bytes=98304-"


def test_other_bytes_at_an_address_are_refused_and_not_kept(shelf: Shelf) -> None:
    shelf.files["tests/file.csv"] = OTHER
    with pytest.raises(ArbeidError, match="no longer gives the registered bytes"):
        pull(at(shelf))
    assert not kept_path(at(shelf)).exists()
    assert left_over() == set()


def test_other_bytes_in_a_mirror_are_refused_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "file.csv").write_bytes(OTHER)
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path))
    with pytest.raises(ArbeidError, match="is not the registered source"):
        pull(source(CONTENT))
    assert not kept_path(source(CONTENT)).exists()
    assert left_over() == set()


def test_a_copy_makes_good_for_a_mirror_with_other_bytes_and_it_is_said(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "file.csv").write_bytes(OTHER)
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path))
    heard = Heard()
    assert fetch(at(shelf), heard).path.read_bytes() == CONTENT
    assert [notice.key for notice in heard.notices] == ["source_changed"]


def test_a_cached_file_that_was_spoilt_is_fetched_anew(shelf: Shelf) -> None:
    pull(at(shelf)).write_bytes(OTHER)
    assert pull(at(shelf)).read_bytes() == CONTENT
    kept_path(at(shelf)).write_bytes(OTHER)
    with pytest.raises(ArbeidError, match="is not the registered source"):
        pull(source(CONTENT))


def test_without_mirror_and_network_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path / "nowhere"))
    with pytest.raises(ArbeidError, match=r"download it from http://127.0.0.1/page and put it at") as caught:
        pull(source(CONTENT, copies=(NOWHERE,)))
    assert "\n" not in str(caught.value)
    path = kept_path(source(CONTENT))
    path.write_bytes(CONTENT)
    assert pull(source(CONTENT)) == path


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(404, "no longer has the source"), (410, "no longer has"), (503, r"does not give .* \(answer 503\)")],
)
def test_what_a_server_refuses_is_said(shelf: Shelf, status: int, sentence: str) -> None:
    shelf.statuses["tests/file.csv"] = status
    with pytest.raises(ArbeidError, match=sentence):
        pull(at(shelf))
    assert not kept_path(at(shelf)).exists()


def test_a_login_page_is_not_taken_for_the_file(shelf: Shelf) -> None:
    shelf.headers["Content-Type"] = "text/html; charset=utf-8"
    with pytest.raises(ArbeidError, match="answers with a web page"):
        pull(at(shelf, sha256=""))
    assert not pin_path(at(shelf)).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="left out: no /dev/full to stand for a full disk")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(shelf: Shelf) -> None:
    partial_path(at(shelf)).parent.mkdir(parents=True)
    partial_path(at(shelf)).symlink_to("/dev/full")
    with pytest.raises(ArbeidError, match="disk is full") as caught:
        pull(at(shelf))
    assert "\n" not in str(caught.value)
    assert left_over() == set()
    assert pull(at(shelf)).read_bytes() == CONTENT


def test_a_file_gets_its_name_by_a_rename_or_not_at_all(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        broken.setattr(Path, "replace", full)
        with pytest.raises(ArbeidError, match="disk is full"):
            pull(at(shelf))
    assert not kept_path(at(shelf)).exists()
    assert left_over() == set()
    assert pull(at(shelf)).read_bytes() == CONTENT


def test_a_cache_that_cannot_be_written_is_one_sentence(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(ArbeidError, match="set ARBEID_CACHE to a folder of your own"):
        pull(at(shelf))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="left out: the superuser may write anywhere")
def test_a_folder_without_permission_is_one_sentence(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    with pytest.raises(ArbeidError, match="Permission denied"):
        pull(at(shelf))


def test_a_mirror_file_that_may_not_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "file.csv").write_bytes(CONTENT)
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path))
    really = Path.open

    def denied(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if path.parent == tmp_path / "tests":
            raise PermissionError(13, "Permission denied")
        return really(path, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ArbeidError, match=r"Cannot read .*Permission denied"):
        pull(source(CONTENT))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(ArbeidError, match="cannot be read"):
        read(source(b"", read={"reader": "excel"}), path)
    with pytest.raises(ArbeidError, match="nearest is “csv”"):
        read(source(b"").model_copy(update={"read": Reading(reader="csvv")}), path)


def test_a_source_without_hash_is_pinned_on_first_use_and_refused_when_it_changes(shelf: Shelf) -> None:
    heard, new = Heard(), at(shelf, sha256="", size=0)
    assert fetch(new, heard).path.read_bytes() == CONTENT
    assert [notice.key for notice in heard.notices] == ["pinned_on_first_use"]
    assert source(CONTENT).sha256 in str(heard.notices[0])
    assert fetch(new, heard).came_from == "cache"
    assert len(heard.notices) == 1

    kept_path(new).unlink()
    shelf.files["tests/file.csv"] = OTHER
    with pytest.raises(ArbeidError, match=r"has other bytes .* than on first use"):
        fetch(new, heard)
    assert not kept_path(new).exists()

    pin_path(new).unlink()
    assert fetch(new, heard).path.read_bytes() == OTHER
    assert len(heard.notices) == 2


def test_the_pin_is_as_the_checksum_tool_reads_it(shelf: Shelf) -> None:
    new = at(shelf, sha256="")
    fetch(new, Heard())
    digest, name = pin_path(new).read_text().split()
    assert (digest, cache_folder() / name) == (source(CONTENT).sha256, kept_path(new))


def test_without_a_watch_a_pin_is_a_warning_of_python(shelf: Shelf) -> None:
    with pytest.warns(UserWarning, match="no hash is registered"):
        pull(at(shelf, sha256=""))


def test_a_file_put_there_by_hand_is_pinned_too(shelf: Shelf) -> None:
    heard, new = Heard(), at(shelf, sha256="")
    kept_path(new).parent.mkdir(parents=True)
    kept_path(new).write_bytes(CONTENT)
    assert fetch(new, heard).came_from == "cache"
    assert [notice.key for notice in heard.notices] == ["pinned_on_first_use"]
    assert shelf.asked == []


def test_a_registered_size_holds_for_a_source_without_hash(shelf: Shelf) -> None:
    with pytest.raises(ArbeidError, match=f"gives {len(CONTENT)} bytes .* 7 are registered"):
        pull(at(shelf, sha256="", size=7))
    assert not pin_path(at(shelf)).exists()


@pytest.mark.parametrize("whole", [True, False])
def test_a_broken_archive_is_not_pinned(shelf: Shelf, whole: bool) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside.csv", CONTENT)
    content = packed.getvalue() if whole else packed.getvalue()[:1000]
    shelf.files["tests/file.zip"] = content
    new = source(content, sha256="", path="tests/file.zip", copies=(f"{shelf.address}/tests/file.zip",))
    if whole:
        assert fetch(new, Heard()).path.read_bytes() == content
        return
    with pytest.raises(ArbeidError, match=r"archive .* is broken"):
        pull(new)
    assert not pin_path(new).exists()
    assert not kept_path(new).exists()


@pytest.mark.parametrize(("tag", "rest"), [('"one"', "bytes=163840-"), ('W/"one"', ""), ("", "")])
def test_without_hash_only_the_same_tagged_file_is_gone_on_with(shelf: Shelf, tag: str, rest: str) -> None:
    shelf.headers["ETag"] = tag
    shelf.breaks_after = [163_840]
    assert fetch(at(shelf, sha256="", size=0), Heard()).path.read_bytes() == CONTENT
    assert shelf.gets() == ["", rest]
    assert left_over() == set()


def test_without_hash_a_file_that_changed_meanwhile_comes_whole(shelf: Shelf) -> None:
    shelf.headers["ETag"] = '"one"'
    shelf.breaks_after = [163_840, 0]
    new = at(shelf, sha256="", size=0)
    with pytest.raises(ArbeidError, match="broke off after 163840"):
        pull(new)
    shelf.headers["ETag"] = '"two"'
    shelf.files["tests/file.csv"] = OTHER
    assert fetch(new, Heard()).path.read_bytes() == OTHER
    assert shelf.gets()[-1] == "bytes=163840-"


def start_pull() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "arbeid", "data", "pull", "slow"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_that_pull_one_source_end_in_one_good_file(
    shelf: Shelf, added: Callable[[str, str], Path]
) -> None:
    shelf.pause = 0.05
    added("sources/slow.toml", entry(CONTENT, copies=[f"{shelf.address}/tests/file.csv"]))
    both = [start_pull(), start_pull()]
    said = [process.communicate(timeout=PATIENCE) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted(out.split("  ")[-1].strip() for out, _ in said) == ["downloaded", "was here"]
    assert [err for _, err in said] == ["", ""]
    assert (cache_folder() / "tests" / "file.csv").read_bytes() == CONTENT
    assert shelf.gets() == [""]
    assert left_over() == set()


def test_a_killed_pull_leaves_no_file_under_its_name_and_is_gone_on_with(
    shelf: Shelf, added: Callable[[str, str], Path]
) -> None:
    shelf.pause = 0.05
    added("sources/slow.toml", entry(CONTENT, copies=[f"{shelf.address}/tests/file.csv"]))
    part = cache_folder() / "tests" / "file.csv.part"
    process = start_pull()
    deadline = time.monotonic() + PATIENCE
    while cache.size_of(part) < 60_000 and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    assert 60_000 <= cache.size_of(part) < len(CONTENT)
    assert not part.with_suffix("").exists()
    out, err = start_pull().communicate(timeout=PATIENCE)
    assert (out.split("  ")[-1].strip(), err) == ("downloaded", "")
    assert part.with_suffix("").read_bytes() == CONTENT
    assert shelf.gets()[1].startswith("bytes=")


def test_a_pull_that_another_process_holds_up_is_given_up(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PATIENCE", 0.05)
    held = cache_folder() / "locks" / "file.lock"
    held.parent.mkdir(parents=True)
    with FileLock(held), pytest.raises(ArbeidError, match="without progress"):
        pull(at(shelf))
    assert shelf.asked == []
