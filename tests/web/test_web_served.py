"""The explorer as the command line serves it: whom it believes, where it says it is, and how it is killed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import httpx
import pytest
import uvicorn

from arbeid.cli import outcome
from arbeid.web.addresses import to
from arbeid.web.serving.app import create_app
from arbeid.web.serving.server import configured
from patience import PATIENCE
from web_server import addresses, client, explorer, serving

pytestmark = pytest.mark.long
ARBEID = [sys.executable, "-m", "arbeid", "explore", "--no-browser", "--port", "0", "--lang", "en"]


@contextmanager
def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(
        [*ARBEID, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        said = run.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found is not None, said
        try:
            yield run, found[0]
        finally:
            run.kill()


def asked_often(base: str, **headers: str) -> set[int]:
    """Ask for something that is sent, more often than one reader may; give the statuses."""
    with client(base) as asking:
        return {
            asking.post(
                "/api/run", content=b"{", headers={name: value % at for name, value in headers.items()}
            ).status_code
            for at in range(50)
        }


def test_whoever_says_to_ask_for_another_is_not_believed() -> None:
    with serving(configured("127.0.0.1")) as base:
        assert 429 in asked_often(base, **{"X-Forwarded-For": "192.0.2.%d"})
        assert 429 in asked_often(base, Forwarded="for=192.0.2.%d")


def test_a_proxy_that_was_named_is_believed() -> None:
    with started("--proxy", "127.0.0.1") as (_, base):
        assert 429 not in asked_often(base, **{"X-Forwarded-For": "192.0.2.%d"})
        assert 429 in asked_often(base, **{"X-Forwarded-For": "%d, 192.0.2.1"})


@pytest.mark.parametrize(
    "options", [["--proxy", "proxy.example"], ["--url", "example.org"], ["--url", "https://"]]
)
def test_a_proxy_or_place_that_is_none_is_one_sentence(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome([*ARBEID[3:], *options]) == 2
    said, wrong = capsys.readouterr()
    assert (said, wrong.count("\n")) == ("", 1) and options[1] in wrong


@pytest.mark.parametrize("asked", ["", "/api/fingerprint", "/api/run"])
def test_killed_at_once_or_while_its_workers_start_or_work_it_says_nothing(asked: str) -> None:
    with started() as (run, base):
        assert not asked or httpx.get(base + asked, timeout=PATIENCE).status_code == 200
        run.kill()
        assert run.stderr is not None
        # Its workers hold the same end: that it closes says that they have ended.
        assert run.stderr.read() == ""


def test_a_host_of_its_own_is_known_by_its_place() -> None:
    app = configured("127.0.0.1", "https://arbeid.example.org/x").app
    assert [one.kwargs["hosts"] for one in app.user_middleware if "hosts" in one.kwargs] == [
        ["127.0.0.1", "localhost", "[::1]", "127.0.0.1", "arbeid.example.org"]
    ]


@contextmanager
def placed(base: str | None) -> Iterator[httpx.Client]:
    app = create_app(base=base, today=date(2026, 11, 24))
    with serving(uvicorn.Config(app, log_level="error", ws="none")) as there, client(there) as asking:
        yield asking


LOOPBACK = re.compile(r"127\.0\.0\.1|localhost|\[::1\]")


def test_without_a_place_no_page_names_this_machine() -> None:
    with placed("") as asking:
        for url in addresses():
            html = asking.get(url).text
            assert LOOPBACK.search(html) is None, url
            assert "iframe" not in html


def test_what_is_printed_names_no_machine_even_where_the_address_must_tell() -> None:
    with explorer() as base, client(base) as asking:
        for page, parts in (("lesson", {"story": "c01"}), ("what-if", {}), ("story", {"story": "c07"})):
            html = re.sub(r"<pre.*?</pre>", "", asking.get(to(page, "nl", **parts)).text, flags=re.DOTALL)
            assert LOOPBACK.search(html) is None, page


def test_with_a_place_it_is_named_throughout() -> None:
    with placed("https://example.org/ai") as asking:
        lesson = asking.get(to("lesson", "nl", story="c01")).text
        assert f"https://example.org/ai{to('story', 'nl', story='c01')}" in lesson
        home = asking.get("/nl/").text
        assert "https://example.org/ai/nl/?embed=1" in home.replace("&amp;", "&")
        assert LOOPBACK.search(home) is None


@pytest.mark.parametrize(
    ("host", "named"),
    [("127.0.0.1", "127.0.0.1"), ("fd00::5", "[fd00::5]"), ("192.0.2.7", "192.0.2.7"), ("0.0.0.0", "*")],
)
def test_the_host_that_it_listens_on_is_one_of_its_names(host: str, named: str) -> None:
    known = next(one.kwargs["hosts"] for one in configured(host).app.user_middleware if "hosts" in one.kwargs)
    assert named in known
