"""What every answer keeps to, whoever asks and however: frames, headers, methods, packing, bounds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import anyio
import httpx
import pytest

from arbeid.web.serving.app import create_app
from arbeid.web.serving.guard import LARGEST_BODY, LONGEST_ADDRESS, Guard
from arbeid.web.serving.workers import WORKERS

pytestmark = pytest.mark.long
KEPT = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")


@cache
def _app(hosts: tuple[str, ...]) -> Any:
    return create_app(hosts=hosts)


def ask(
    url: str, method: str = "GET", hosts: tuple[str, ...] = ("site", "[::1]"), **options: Any
) -> httpx.Response:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=_app(hosts), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.request(method, url, **options)

    return anyio.run(asked)


def may_be_framed(reply: httpx.Response) -> bool:
    policy, option = reply.headers["content-security-policy"], reply.headers.get("x-frame-options")
    assert ("frame-ancestors *" in policy) == (option is None)
    assert reply.headers.get_list("content-security-policy") == [policy]
    return option is None


@pytest.mark.parametrize(
    ("url", "framed"),
    [
        ("/en/?embed=1&figure=definitions", True),
        ("/en/?embed=&embed=1&figure=definitions", True),
        ("/en/?embed=1&embed=&figure=definitions", False),
        ("/en/?embed=1&embed=", False),
        ("/en/?embed=1&embed=2&figure=definitions", False),
        ("/en/?embed=1;embed=0", False),
        ("/en/?%65mbed=1&embed=", False),
        ("/en/", False),
        ("/en/?embed=1&figure=nope", False),
        ("/en/?embed=1", False),
        ("/en/nothing?embed=1", False),
        ("/en/?embed=1&figure=definitions&threshold=NaN", False),
        ("/api/economies?embed=1", False),
        ("/api/nothing?embed=1", False),
        ("/en/index.json?embed=1", False),
        ("/static/explorer.js?embed=1", False),
        ("/?embed=1", False),
        ("/en/?embed=1&x=" + "a" * LONGEST_ADDRESS, False),
    ],
)
def test_only_a_figure_alone_may_be_framed(url: str, framed: bool) -> None:
    reply = ask(url)
    assert may_be_framed(reply) == framed
    assert not framed or ("<nav" not in reply.text and "<form" not in reply.text)
    assert "x-arbeid-framed" not in reply.headers


def test_an_unchanged_figure_may_be_framed_too() -> None:
    first = ask("/en/?embed=1&figure=definitions")
    again = ask("/en/?embed=1&figure=definitions", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and may_be_framed(again)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "site.evil.example",
        "site@evil",
        "evil/site",
        "",
        "site:80:80",
        "[::1",
        "site evil",
        "ſite",
    ],
)
@pytest.mark.parametrize("url", ["/en/", "/api/economies"])
def test_another_host_is_refused_in_words_and_with_every_header(host: str, url: str) -> None:
    reply = ask(url, headers={"host": host.encode()})
    assert reply.status_code == 400 and "arbeid explore" in reply.text and "evil" not in reply.text
    assert all(name in reply.headers for name in KEPT) and not may_be_framed(reply)


@pytest.mark.parametrize("host", ["site", "SITE:8417", "[::1]:80", "[::1]"])
def test_its_own_host_is_known_in_any_spelling(host: str) -> None:
    assert ask("/api/fingerprint", headers={"host": host}).status_code == 200


def test_a_fault_of_ours_has_every_header_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Any:
        raise RuntimeError("secret")

    monkeypatch.setattr(WORKERS, "do", fails)
    for url in ("/api/run", "/api/compare?first=base&second=fast-adoption"):
        reply = ask(url)
        assert reply.status_code == 500 and reply.json()["key"] == "web_ours" and "secret" not in reply.text
        assert all(name in reply.headers for name in KEPT) and not may_be_framed(reply)


def test_an_answer_that_the_closing_server_does_not_wait_for_is_a_busy_one() -> None:
    sent: list[dict[str, Any]] = []

    async def asked() -> None:
        begun = asyncio.Event()

        async def endless(*_: Any) -> None:
            begun.set()
            await asyncio.Event().wait()

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": "/api/run", "query_string": b"", "headers": []}
        task = asyncio.create_task(Guard(endless)({**scope, "client": None}, endless, send))
        await begun.wait()
        task.cancel()
        await task

    asyncio.run(asked())
    assert sent[0]["status"] == 503 and b"content-security-policy" in dict(sent[0]["headers"])


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("GZIP;Q=0.5", True),
        ("*", True),
        ("x-gzip", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("identity, *;q=0", False),
        ("notgzip", False),
        ("br", False),
        ("gzip;q=x", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("url", ["/en/", "/api/economies", "/static/explorer.js"])
def test_an_answer_is_packed_only_for_who_takes_it(url: str, accepted: str, packed: bool) -> None:
    reply = ask(url, headers={"accept-encoding": accepted})
    assert (reply.headers.get("content-encoding") == "gzip") == packed
    names = [name.strip() for name in reply.headers["vary"].lower().split(",")]
    assert names.count("accept-encoding") == 1
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("url", "accepted", "language", "varies"),
    [
        ("/fr/", "nl-NL,nl;q=0.9", "nl", True),
        ("/nothing", "en;q=0.5, nl", "nl", True),
        ("/nothing", "fr, nl;q=0.4", "nl", True),
        ("/nothing", "nl;q=0, en", "en", True),
        ("/api/nothing", "nl", "nl", True),
        ("/api/claims/nope", "de", "en", True),
        ("/nl/niets", "en", "nl", False),
        ("/api/claims/nope?lang=nl", "en", "nl", False),
        ("/en/nope", "nl", "en", False),
        ("/en/nope?lang=nl", "nl", "en", False),
        ("/nothing?slang=nl", "en", "en", True),
        ("/nothing?q=lang%3Dnl", "en", "en", True),
    ],
)
def test_an_answer_in_the_readers_own_language_says_so(
    url: str, accepted: str, language: str, varies: bool
) -> None:
    reply = ask(url, headers={"accept-language": accepted})
    assert reply.status_code == 404
    assert ("accept-language" in reply.headers.get("vary", "").lower()) == varies
    dutch = "Op dit adres" in reply.text or "bestaat" in reply.text or "Er is geen" in reply.text
    assert dutch == (language == "nl"), reply.text[:300]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("/en/why/fo-2013-us-47/NL", "/en/why/fo-2013-us-47/nl"),
        ("/nl/cijfers/FO-2013-US-47", "/nl/cijfers/fo-2013-us-47"),
        ("/EN/Claims?status=matches", "/en/claims?status=matches"),
        ("/nl/beroepen/NL/1033", "/nl/beroepen/nl/1033"),
    ],
)
def test_an_address_in_capitals_leads_to_its_page(typed: str, page: str) -> None:
    reply = ask(typed)
    if reply.status_code == 308:
        assert reply.headers["location"] == page
        reply = ask(page)
    assert reply.status_code == 200
    title = re.compile("<title>.*?</title>")
    assert title.findall(reply.text) == title.findall(ask(page).text) != []


@pytest.mark.parametrize("url", ["/EN/Nope", "/Nothing", "/en/claims/nope", "/API/claims"])
def test_an_address_in_capitals_that_is_no_page_is_none(url: str) -> None:
    assert ask(url).status_code == 404


@pytest.mark.parametrize(
    "url",
    ["/api/economies", "/api/claims/fo-2013-us-47", "/api/openapi.json", "/api/fingerprint", "/en/", "/"],
)
def test_the_head_of_whatever_can_be_read_can_be_asked_for(url: str) -> None:
    whole, head = ask(url), ask(url, "HEAD")
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert dict(head.headers) == dict(whole.headers)
    assert ask("/api/nothing", "HEAD").status_code == 404


@pytest.mark.parametrize(
    ("method", "url", "allowed"),
    [
        ("PUT", "/api/run", "GET, HEAD, POST"),
        ("DELETE", "/api/run", "GET, HEAD, POST"),
        ("POST", "/api/compare", "GET, HEAD"),
        ("PATCH", "/api/claims/fo-2013-us-47", "GET, HEAD"),
        ("POST", "/nl/", "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
        ("PUT", "/api/openapi.json", "GET, HEAD"),
        ("OPTIONS", "/api/run", "GET, HEAD, POST"),
    ],
)
def test_a_method_that_is_not_there_is_told_which_are(method: str, url: str, allowed: str) -> None:
    reply = ask(url, method)
    assert reply.status_code == 405 and reply.headers["allow"] == allowed


def _parts(size: int, part: int = 4096) -> Iterator[bytes]:
    for _ in range(size // part):
        yield b" " * part


@pytest.mark.parametrize(("method", "status"), [("POST", 413), ("PUT", 405)])
def test_a_body_in_parts_is_bounded_as_a_whole(method: str, status: int) -> None:
    async def parts() -> Any:
        for part in _parts(2 * LARGEST_BODY):
            yield part

    for headers in ({"content-type": "application/json"}, {}):
        reply = ask("/api/run", method, content=parts(), headers=headers)
        assert reply.status_code == status, reply.text
        assert status != 413 or reply.json()["key"] == "web_body_large"


def test_a_body_in_parts_below_the_bound_is_read() -> None:
    async def parts() -> Any:
        yield b'{"scenario":'
        yield b' "nope"}'

    headers = {"content-type": "application/json"}
    assert ask("/api/run", "POST", content=parts(), headers=headers).status_code == 404


def longest(schema: Mapping[str, Any]) -> int:
    """Give how many characters a value of this schema takes in an address, at four bytes a letter.

    A pattern of ours with a length allows ASCII alone, of three characters each.
    """
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    assert len(kinds) == 1
    (kind,) = kinds
    if "enum" in kind:
        return max(len(str(one)) for one in kind["enum"])
    if kind["type"] in ("number", "integer", "boolean"):
        return 25
    if kind["type"] == "array":
        return int(kind["maxItems"] * (longest(kind["items"]) + len("&set=")))
    if "pattern" in kind and "maxLength" in kind:
        return int(3 * kind["maxLength"])
    return 12 * len(kind["pattern"]) if "pattern" in kind else int(12 * kind["maxLength"])


def test_whatever_the_description_allows_fits_an_address() -> None:
    paths: dict[str, Any] = _app(("*",)).openapi()["paths"]
    for path, operations in paths.items():
        for operation in operations.values():
            asked = operation.get("parameters", [])
            whole = len(path) + sum(len(one["name"]) + 2 + longest(one["schema"]) for one in asked)
            assert whole <= LONGEST_ADDRESS, path


def test_a_title_of_the_longest_letters_is_answered() -> None:
    assert ask("/api/jobs", params={"q": "𝄞" * 200}).status_code == 200
    assert ask("/api/jobs", params={"q": "𝄞" * 201}).status_code == 422


def test_shares_that_are_too_much_together_are_described_and_refused() -> None:
    paths = _app(("*",)).openapi()["paths"]
    get = {one["name"]: one["description"] for one in paths["/api/run"]["get"]["parameters"]}
    assert "creation.new_work_in_ai at most 1" in get["creation.new_work_everywhere"]
    assert "400" in paths["/api/run"]["get"]["responses"]
    for everywhere, in_ai in ((1, 1), (0.6, 0.41)):
        asked = {"creation.new_work_everywhere": everywhere, "creation.new_work_in_ai": in_ai}
        reply = ask("/api/run", params=asked)
        assert reply.status_code == 400 and "1 or less together" in reply.json()["detail"]
