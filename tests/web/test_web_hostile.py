"""Hostile readers: whatever is asked, the answer is a page or one sentence, and never a fault."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

import anyio
import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from arbeid.web.page import pages
from arbeid.web.serving.app import create_app

pytestmark = pytest.mark.long
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NASTY = st.sampled_from(
    [
        "../../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "<script>alert(1)</script>",
        "{{7777*7}}",
        "{% raw %}",
        "' OR 1=1 --",
        "NaN",
        "-1",
        "1e999",
        "\x00",
        "\udcff",
        "٣",
        "nl\r\nSet-Cookie: a=b",
        "a" * 400,
        "%s%n",
        "{0.__class__}",
        "con",
        "",
    ]
)
TEXT = NASTY | st.text(max_size=60)


@cache
def _app() -> Any:
    return create_app(hosts=["*"])


def ask(url: str, method: str = "GET", **options: Any) -> httpx.Response:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=_app(), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(method, f"http://site{url}", **options)

    return anyio.run(asked)


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogateescape"), safe="")


def check(reply: httpx.Response) -> None:
    assert reply.status_code < 500, reply.text[:500]
    assert "content-security-policy" in reply.headers
    assert "set-cookie" not in reply.headers
    if reply.status_code >= 400:
        assert "Traceback" not in reply.text
        if reply.headers["content-type"] == "application/problem+json":
            sentence = reply.json()["detail"]
        else:
            assert "text/html" in reply.headers["content-type"]
            sentence = reply.text.split('<p class="lede">')[1].split("</p>")[0]
        assert sentence.rstrip().endswith(".") and len(sentence) > 20


@QUICK
@given(st.lists(TEXT, max_size=4), st.sampled_from(["/nl/", "/en/", "/api/", "/static/", "/"]))
@example(["cijfers", "fo-2013-us-47", "figure", "x"], "/nl/")
@example(["x.json"], "/nl/")
def test_any_path_is_answered(parts: list[str], start: str) -> None:
    reply = ask(start + "/".join(encoded(part) for part in parts))
    check(reply)
    assert "root:" not in reply.text


@QUICK
@given(st.sampled_from(sorted(pages())), st.data())
def test_any_parts_of_a_pages_path_are_answered(name: str, data: st.DataObject) -> None:
    path = "/nl/" + pages()[name].paths["nl"]
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + encoded(data.draw(TEXT)) + rest.partition("}")[2]
    ending = data.draw(st.sampled_from(["", ".json", "/figure/walk.svg", "/figure/x.exe"]))
    check(ask(path + ending))


@settings(QUICK, max_examples=60)
@given(st.sampled_from(sorted(pages())), st.data())
def test_any_state_is_answered_and_escaped(name: str, data: st.DataObject) -> None:
    page = pages()[name]
    if "{" in page.paths["nl"]:
        return
    keys = [*page.keys, "embed", "figure", "lang", "unknown"]
    asked = [(data.draw(st.sampled_from(keys)), encoded(data.draw(TEXT))) for _ in range(3)]
    reply = ask(f"/nl/{page.paths['nl']}?" + "&".join(f"{key}={value}" for key, value in asked))
    check(reply)
    assert "<script>alert" not in reply.text and "/etc/passwd</" not in reply.text.replace("“", "")
    assert "54439" not in reply.text


@QUICK
@given(
    st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"]),
    st.binary(max_size=2000),
    st.dictionaries(
        st.sampled_from(["accept-language", "content-length", "origin", "if-none-match", "range", "cookie"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    ),
)
def test_any_method_body_and_headers_are_answered(method: str, body: bytes, headers: dict[str, str]) -> None:
    reply = ask("/nl/verhalen", method, content=body, headers=headers)
    assert reply.status_code < 500


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-0", "1e3", "٣٣", "0x10", "1_0", " 5", "5;drop"])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    reply = ask(f"/en/?threshold={quote(value)}")
    assert reply.status_code == 400
    check(reply)
