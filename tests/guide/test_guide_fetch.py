"""A page is fetched within its limit, however it is packed and whatever stands on the way."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import httpx
import pytest

from arbeid.errors import ArbeidError
from arbeid.guide.links.fetch import fetch

LIMIT = 100_000


class Stream(httpx.AsyncByteStream):
    """A body that comes in parts of 4,096 bytes and counts what was taken of it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.taken = 0

    async def __aiter__(self):  # type: ignore[no-untyped-def]
        for at in range(0, len(self.content), 4096):
            self.taken += 4096
            yield self.content[at : at + 4096]


def packed(content: bytes, encoding: str, asked: list[httpx.Request] | None = None) -> httpx.MockTransport:
    def answer(request: httpx.Request) -> httpx.Response:
        if asked is not None:
            asked.append(request)
        headers = {"Content-Encoding": encoding, "Content-Type": "text/html"}
        return httpx.Response(200, headers=headers, stream=Stream(content))

    return httpx.MockTransport(answer)


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def squeezed(content: bytes) -> bytes:
    """Pack without the time of day, so that a test has the same name in every process."""
    return gzip.compress(content, mtime=0)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"hello", ""),
        (b"hello", "identity"),
        (squeezed(b"hello"), "gzip"),
        (squeezed(b"hello"), "X-GZIP"),
        (squeezed(b"hello"), "identity, gzip"),
        (zlib.compress(b"hello"), "deflate"),
        (raw_deflate(b"hello"), "deflate"),
    ],
)
def test_one_packing_is_opened(content: bytes, encoding: str) -> None:
    assert fetch("http://a.nl/", transport=packed(content, encoding), limit=LIMIT).content == b"hello"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (squeezed(squeezed(b"hello")), "gzip, gzip"),
        (squeezed(zlib.compress(b"hello")), "deflate,gzip"),
        (squeezed(squeezed(squeezed(b"hello"))), "gzip, identity, gzip, gzip"),
        (b"hello", "br"),
        (b"hello", "gzip"),
        (b"hello there", "deflate"),
    ],
)
def test_other_packings_are_refused_in_one_sentence(content: bytes, encoding: str) -> None:
    with pytest.raises(ArbeidError) as refused:
        fetch("http://a.nl/", transport=packed(content, encoding), limit=LIMIT)
    assert refused.value.key == "page_packed"
    assert "save the page" in refused.value.sentence("en")
    assert "bewaar de pagina" in refused.value.sentence("nl")


@pytest.mark.parametrize(
    ("packers", "encoding"),
    [
        pytest.param([squeezed], "gzip", id="once"),
        pytest.param([squeezed, squeezed], "gzip, gzip", id="twice"),
        pytest.param([zlib.compress, squeezed, squeezed], "deflate, gzip, gzip", id="three times"),
        pytest.param([zlib.compress], "deflate", id="deflate"),
    ],
)
def test_a_small_answer_that_unpacks_large_takes_no_memory(
    packers: list[Callable[[bytes], bytes]], encoding: str
) -> None:
    content = b"\0" * 40_000_000
    for pack in packers:
        content = pack(content)
    transport = packed(content, encoding)
    fetch("http://a.nl/", transport=packed(b"", ""))  # loads what a first call loads
    tracemalloc.start()
    try:
        with pytest.raises(ArbeidError):
            fetch("http://a.nl/", transport=transport, limit=LIMIT)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 3_000_000


def test_a_packed_answer_that_never_unpacks_ends_at_its_limit() -> None:
    # Empty blocks of deflate come to nothing, however many there are.
    stream = Stream(b"\x78\x01" + b"\x00\x00\x00\xff\xff" * 200_000)
    transport = httpx.MockTransport(
        lambda request: httpx.Response(200, headers={"Content-Encoding": "deflate"}, stream=stream)
    )
    with pytest.raises(ArbeidError, match="larger than"):
        fetch("http://a.nl/", transport=transport, limit=LIMIT)
    assert stream.taken < LIMIT + 10_000


def test_the_body_of_a_redirect_is_not_read() -> None:
    on_the_way = Stream(squeezed(b"\0" * 10_000_000))

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/":
            headers = {"Location": "/page", "Content-Encoding": "gzip"}
            return httpx.Response(302, headers=headers, stream=on_the_way)
        return httpx.Response(200, content=b"here")

    page = fetch("http://a.nl/", transport=httpx.MockTransport(answer), limit=LIMIT)
    assert (page.url, page.content, on_the_way.taken) == ("http://a.nl/page", b"here", 0)


def test_endless_redirects_come_to_an_end() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"Location": f"/{len(asked)}"})

    with pytest.raises(ArbeidError, match="too many redirects"):
        fetch("http://a.nl/", transport=httpx.MockTransport(answer))
    assert len(asked) == 11


def test_only_packings_that_are_opened_are_asked_for() -> None:
    asked: list[httpx.Request] = []
    fetch("http://a.nl/", transport=packed(b"hello", "", asked))
    assert asked[0].headers["Accept-Encoding"] == "gzip, deflate"
