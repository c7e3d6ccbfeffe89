"""Links are asked politely and judged by what becomes of them; every server is on this machine."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from arbeid.guide import parse
from arbeid.guide.links.guard import Guard, UnknownHost, is_public
from arbeid.guide.links.online import LinkState, Manners, link_findings, probe_links
from link_server import Site, running

QUICK = Manners(wait=60.0, time_limit=600.0, pause=0.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def probe(site: Site, *paths: str, manners: Manners = QUICK) -> list[LinkState]:
    states = probe_links([f"{site.address}/{path}" for path in paths], manners, allow_private=True)
    return list(states.values())


def test_links_that_work_and_links_that_do_not(site: Site) -> None:
    states = probe(site, "ok", "status/404", "status/410", "status/403", "status/500", "status/418")
    assert [(state.status, state.code) for state in states] == [
        ("ok", 200),
        ("dead", 404),
        ("dead", 410),
        ("refused", 403),
        ("unreachable", 500),
        ("dead", 418),
    ]


def test_redirects_and_moved_sites_are_told_apart(site: Site) -> None:
    states = probe(site, "permanent/3", "temporary", "elsewhere", "other-site")
    assert [state.status for state in states] == ["moved", "ok", "elsewhere", "moved_host"]
    assert states[0].final == f"{site.address}/ok"
    assert states[3].final == f"{site.address.replace('127.0.0.1', 'localhost')}/ok"


def test_circles_and_endless_chains_come_to_an_end(site: Site) -> None:
    loop, endless = probe(site, "loop/0", "endless/0")
    assert loop == LinkState("loop")
    assert (endless.status, endless.reason) == ("dead", "too_many_hops")
    assert sum(site.asked.values()) < 30


def test_head_comes_first_and_get_only_where_it_must(site: Site) -> None:
    states = probe(site, "ok", "no-head", "hangs-up-on-head")
    assert [state.status for state in states] == ["ok"] * 3
    assert site.asked["GET", "/ok"] == 0
    assert (site.asked["HEAD", "/no-head"], site.asked["GET", "/no-head"]) == (1, 1)


def test_a_busy_site_is_asked_again_after_its_pause(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    serving = {thread.ident for thread in threading.enumerate()} - {threading.get_ident()}
    wait = asyncio.sleep

    async def at_once(seconds: float) -> None:
        # Servers of other tests wait in this process too, each in a thread of its own.
        if threading.get_ident() in serving:
            await wait(seconds)
        else:
            pauses.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    waited, refused = probe(site, "busy/7", "always-busy")
    assert waited.status == "ok"
    assert set(pauses) == {7.0}
    assert (refused.status, refused.code) == ("busy", 429)
    assert site.asked["HEAD", "/always-busy"] == 1


def test_a_slow_site_is_given_up_on(site: Site) -> None:
    # The site waits until the test is over: an answer at all means that it was given up on.
    (state,) = probe(site, "waits", manners=Manners(wait=0.3, time_limit=600))
    assert (state.status, state.reason) == ("unreachable", "timeout")


def test_the_time_limit_holds_for_all_together() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith("/waits"):
            await asyncio.Event().wait()
        return httpx.Response(200)

    urls = [f"http://{name}.nl/{name}" for name in ("ok", "waits", "waits2")]
    states = probe_links(urls, Manners(wait=3600, time_limit=2), transport=httpx.MockTransport(answer))
    assert [state.status for state in states.values()] == ["ok", "not_checked", "not_checked"]


def test_bodies_are_not_fetched(site: Site) -> None:
    (state,) = probe(site, "large")
    assert (state.status, site.sent) == ("ok", 0)
    from arbeid.errors import ArbeidError
    from arbeid.guide.links.fetch import fetch

    with pytest.raises(ArbeidError, match="larger than 1000000 bytes"):
        fetch(f"{site.address}/large", allow_private=True, limit=1_000_000)


def test_two_hundred_links_are_asked_four_a_site_at_once(site: Site) -> None:
    urls = [f"{site.address}/slow/0.02/{n}" for n in range(200)]
    states = probe_links(urls, Manners(wait=120, time_limit=600), allow_private=True)
    assert {state.status for state in states.values()} == {"ok"}
    assert site.most_open == 4
    assert sum(site.asked.values()) == 200


def test_private_addresses_are_refused(site: Site) -> None:
    urls = [f"{site.address}/ok", "http://[::1]/", "http://10.0.0.1/", "http://2130706433/"]
    states = probe_links(urls, QUICK)
    assert {state.status for state in states.values()} == {"private"}
    assert sum(site.asked.values()) == 0


def guarded(answers: dict[str, httpx.Response], addresses: dict[str, list[str]], asked: list[str]) -> Guard:
    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.headers['host']} at {request.url.host}")
        return answers[request.headers["host"]]

    async def resolve(host: str, port: int) -> list[str]:
        if host not in addresses:
            raise UnknownHost(host)
        return addresses[host]

    return Guard(connect=httpx.MockTransport(answer), resolve=resolve)


def test_private_addresses_are_refused_again_after_a_redirect() -> None:
    asked: list[str] = []
    away = {"Location": "http://inner.nl/admin"}
    guard = guarded(
        {"outer.nl": httpx.Response(302, headers=away)},
        {"outer.nl": ["93.184.216.34"], "inner.nl": ["192.168.0.1"]},
        asked,
    )
    states = probe_links(["http://outer.nl/"], transport=guard)
    assert [state.status for state in states.values()] == ["private"]
    assert asked == ["outer.nl at 93.184.216.34"]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "ftp://inner.nl/x", "//inner.nl/x"]
)
def test_a_redirect_leads_to_the_web_or_nowhere(target: str) -> None:
    asked: list[str] = []
    answers = {"outer.nl": httpx.Response(302, headers={"Location": target})}
    addresses = {"outer.nl": ["93.184.216.34"], "inner.nl": ["10.0.0.1"]}
    states = probe_links(["http://outer.nl/"], transport=guarded(answers, addresses, asked))
    assert states["http://outer.nl/"].status in ("unreachable", "private")
    assert asked == ["outer.nl at 93.184.216.34"]


def test_one_private_address_among_many_is_enough_to_refuse() -> None:
    asked: list[str] = []
    guard = guarded({}, {"mixed.nl": ["93.184.216.34", "127.0.0.1"]}, asked)
    assert probe_links(["http://mixed.nl/"], transport=guard)["http://mixed.nl/"].status == "private"
    assert asked == []


def test_a_site_that_is_gone_is_dead_unless_all_are() -> None:
    here = {"here.nl": httpx.Response(200)}
    guard = guarded(here, {"here.nl": ["93.184.216.34"]}, [])
    states = probe_links(["http://gone.nl/", "http://here.nl/"], transport=guard)
    assert [(state.status, state.reason) for state in states.values()] == [("dead", "no_host"), ("ok", "")]
    states = probe_links(["http://gone.nl/", "http://away.nl/"], transport=guarded({}, {}, []))
    assert {(state.status, state.reason) for state in states.values()} == {("unreachable", "no_connection")}


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::",
        "::1",
        "ff02::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_addresses_that_are_not_for_everyone(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_addresses_that_are_for_everyone(address: str) -> None:
    assert is_public(address)


def test_good_answers_are_kept_for_a_day(tmp_path: Path) -> None:
    cache, asked = tmp_path / "cache" / "links.json", list[str]()
    answers = {"good.nl": httpx.Response(200), "bad.nl": httpx.Response(404)}
    addresses = {"good.nl": ["93.184.216.34"], "bad.nl": ["93.184.216.34"]}
    urls = ["http://good.nl/", "http://bad.nl/"]
    for _ in range(2):
        states = probe_links(urls, cache=cache, transport=guarded(answers, addresses, asked))
        assert [state.status for state in states.values()] == ["ok", "dead"]
    assert sorted(entry.split()[0] for entry in asked) == ["bad.nl"] * 4 + ["good.nl"]
    kept = json.loads(cache.read_text())
    kept["http://good.nl/"][0] -= 90_000
    cache.write_text(json.dumps(kept))
    probe_links(urls, cache=cache, transport=guarded(answers, addresses, asked))
    assert [entry.split()[0] for entry in asked].count("good.nl") == 2
    cache.write_text("{broken")
    assert probe_links(urls[:1], cache=cache, transport=guarded(answers, addresses, asked))


def test_placeholders_and_local_links_are_not_asked() -> None:
    assert probe_links(["https://example.com/a", "../b", "mailto:x@y.nl", "javascript:alert(1)"]) == {}


def test_findings_name_the_reading_and_what_to_do() -> None:
    chapter, _ = parse(
        "- [Een](http://a.nl/1) ~1 min\n- [Twee](http://a.nl/2) ~2 min\n- [Drie](http://a.nl/3) ~3 min"
    )
    found = link_findings(
        chapter,
        {
            "http://a.nl/1": LinkState("dead", 404, reason="status"),
            "http://a.nl/2": LinkState("moved", 200, "http://a.nl/22"),
            "http://a.nl/3": LinkState("ok", 200),
        },
    )
    assert [(item.key, item.line, item.reading, item.sentence("nl")) for item in found] == [
        (
            "link_dead",
            1,
            "S01",
            "De link http://a.nl/1 werkt niet (antwoord 404): zoek het nieuwe adres of haal de bron weg.",
        ),
        ("link_moved", 2, "S02", "De link http://a.nl/2 is voorgoed verhuisd: gebruik http://a.nl/22."),
    ]
