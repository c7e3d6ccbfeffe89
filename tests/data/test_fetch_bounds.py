"""A download stops where the file must end, whatever a server goes on to send."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from arbeid.data.fetching import download
from arbeid.data.fetching.cache import cache_folder, expected, kept_path, partial_path, pin_path, sha256
from arbeid.data.fetching.fetch import pull
from arbeid.data.fetching.readers import read
from arbeid.data.sources import Source
from arbeid.errors import ArbeidError
from loopback import Shelf, serving, source

CONTENT = b"code,jobs\n" + b"0411,12\n" * 1000


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ARBEID_MIRROR", raising=False)
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with serving(Shelf({"tests/file.csv": CONTENT})) as served:
        yield served


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count the most bytes that a download laid on the disk."""
    most = [0]
    write = download._Bounded.write

    def counted(self: download._Bounded, chunk: bytes) -> int:
        done = write(self, chunk)
        most[0] = max(most[0], self.out.tell())
        return done

    monkeypatch.setattr(download._Bounded, "write", counted)
    return lambda: most[0]


def at(shelf: Shelf, content: bytes = CONTENT, **more: object) -> Source:
    return source(content, copies=(f"{shelf.address}/tests/file.csv",), **more)


def refused(one: Source) -> str:
    with pytest.raises(ArbeidError) as caught:
        pull(one)
    assert "\n" not in caught.value.sentence("nl")
    assert not kept_path(one).exists()
    assert not pin_path(one).exists()
    assert not [path for path in cache_folder().rglob("*") if ".part" in path.name]
    return caught.value.key


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("pinned", [True, False])
def test_a_download_stops_at_the_registered_size(
    shelf: Shelf, kept: Callable[[], int], told: bool, pinned: bool
) -> None:
    shelf.files["tests/file.csv"] = CONTENT + b"\0" * 5_000_000
    if not told:
        shelf.headers["Content-Length"] = ""
    one = at(shelf) if pinned else at(shelf, sha256="")
    assert refused(one) == "other_size"
    assert kept() <= len(CONTENT) + download.SLACK
    assert (kept() == 0) is told


@pytest.mark.parametrize("told", [True, False])
def test_a_source_of_no_known_size_has_a_bound_too(
    shelf: Shelf, kept: Callable[[], int], monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    monkeypatch.setattr(download, "LARGEST_UNREGISTERED", 100_000)
    shelf.files["tests/file.csv"] = CONTENT + b"\0" * 5_000_000
    if not told:
        shelf.headers["Content-Length"] = ""
    assert refused(at(shelf, sha256="", size=0)) == "address_large"
    assert kept() <= 100_000


def test_what_was_gone_on_with_counts_whole(shelf: Shelf, kept: Callable[[], int]) -> None:
    one = at(shelf)
    partial_path(one).parent.mkdir(parents=True)
    partial_path(one).write_bytes(CONTENT[:5000])
    shelf.files["tests/file.csv"] = CONTENT + b"\0" * 1_000_000
    assert refused(one) == "other_size"
    assert shelf.gets() == ["bytes=5000-"]
    assert kept() == 0


def test_a_file_of_exactly_its_size_comes_in(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SLACK", 0)
    assert pull(at(shelf)).read_bytes() == CONTENT


@pytest.mark.parametrize("packing", ["gzip", "gzip, gzip", "deflate", "br", "zstd", "GZip", "x-unknown"])
@pytest.mark.parametrize("pinned", [True, False])
def test_a_packed_answer_is_refused_before_it_is_unpacked(
    shelf: Shelf, kept: Callable[[], int], packing: str, pinned: bool
) -> None:
    shelf.headers["Content-Encoding"] = packing
    shelf.files["tests/file.csv"] = gzip.compress(gzip.compress(b"\0" * 3_000_000))
    one = at(shelf, b"\0" * 3_000_000) if pinned else at(shelf, sha256="", size=0)
    assert refused(one) == "answer_packed"
    assert kept() == 0


@pytest.mark.parametrize("named", ["identity", "Identity", ""])
def test_an_answer_that_says_it_is_not_packed_is_taken(shelf: Shelf, named: str) -> None:
    shelf.headers["Content-Encoding"] = named
    assert pull(at(shelf)).read_bytes() == CONTENT


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"", b"not a hash", b"\xc3\x28" * 32, b"a" * 63, b"\0" * 100, b"A" * 64]
)
def test_a_damaged_pin_is_one_sentence(shelf: Shelf, content: bytes) -> None:
    one = at(shelf, sha256="", size=0)
    pin_path(one).parent.mkdir(parents=True)
    pin_path(one).write_bytes(content)
    for asked in (lambda: expected(one), lambda: pull(one)):
        with pytest.raises(ArbeidError, match="does not begin with one") as caught:
            asked()
        assert str(pin_path(one)) in caught.value.sentence("nl")


def test_a_pin_with_windows_line_ends_is_read(shelf: Shelf) -> None:
    one = at(shelf, sha256="", size=0)
    with pytest.warns(UserWarning, match="no hash is registered"):
        path = pull(one)
    pin_path(one).write_bytes(f"{sha256(path)}  {one.path}\r\n".encode())
    assert expected(one) == sha256(path)


def test_a_half_file_whose_note_is_no_text_is_fetched_anew(shelf: Shelf) -> None:
    one = at(shelf, sha256="", size=0)
    partial_path(one).parent.mkdir(parents=True)
    partial_path(one).write_bytes(CONTENT[:5000])
    partial_path(one).with_name(f"{partial_path(one).name}.from").write_bytes(b"\xff\xfe")
    with pytest.warns(UserWarning):
        assert pull(one).read_bytes() == CONTENT


@pytest.mark.parametrize("content", [b"[" * 100_000, b"[1, 2]", b"3", b'{"a": 3}', b"\xff", b'[{"a": 1}, 2]'])
def test_a_source_of_odd_json_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    one = source(content, read={"reader": "json", "within": "rows" if content[:1] == b"{" else None})
    with pytest.raises(ArbeidError, match="cannot be read"):
        read(one, path)
