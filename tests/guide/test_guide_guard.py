"""Which addresses are opened: by a table of our own, the same in every version of Python."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path

import httpx
import pytest

from arbeid.errors import ArbeidError
from arbeid.guide.links import addresses, guard
from arbeid.guide.links.addresses import ADDRESSES, is_public
from arbeid.guide.links.fetch import fetch
from arbeid.guide.links.guard import Guard
from arbeid.guide.links.online import probe_links

CLOSED = [
    "fec0::1",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1::5db8:d822",
    "::127.0.0.1",
    "::10.0.0.1",
    "::ffff:0:127.0.0.1",
    "::ffff:0:169.254.169.254",
    "5f00::1",
    "3fff::1",
    "3fff:fff::1",
    "2002:a9fe:a9fe::1",
    "64:ff9b::c0a8:1",
    "2001:0:5db8:d822::80ff:fffe",
    "2001:db8::1",
    "2001:2::1",
    "100::1",
    "100:0:0:1::1",
    "4000::1",
    "febf::1",
    "fdff::1",
    "ff0e::1",
    "0.1.2.3",
    "100.127.255.255",
    "192.0.0.8",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "239.1.2.3",
    "240.0.0.1",
    "255.255.255.255",
]
OPEN = [
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.32.0.1",
    "192.0.0.9",
    "192.0.1.1",
    "192.31.196.1",
    "198.20.0.1",
    "223.255.255.255",
    "64:ff9b::808:808",
    "2001:4:112::1",
    "2001:1::1",
    "2001:200::1",
    "2620:4f:8000::1",
    "3ffe:ffff::1",
    "2002:808:808::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_special_addresses_are_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_their_neighbours_and_exceptions_are_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["fec0::1", "::ffff:0:127.0.0.1", "5f00::1", "64:ff9b:1::7f00:1"])
def test_no_request_goes_to_a_special_address(address: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200)

    async def resolve(host: str, port: int) -> list[str]:
        return [address]

    pretended = Guard(connect=httpx.MockTransport(answer), resolve=resolve)
    assert probe_links(["http://site.nl/"], transport=pretended)["http://site.nl/"].status == "private"
    with pytest.raises(ArbeidError, match="leads to a private address"):
        fetch("http://site.nl/", transport=pretended)
    assert asked == []


def test_the_answer_rests_on_no_table_of_python() -> None:
    for module in (addresses, guard):
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        assert not re.search(r"is_(?:global|private|reserved|multicast|loopback)|sixtofour|teredo\[", text)


def test_both_ends_of_every_range_are_told_apart() -> None:
    for entry in ADDRESSES.all():
        assert entry.url.startswith("https://www.iana.org/assignments/")
        for special in entry.ranges:
            for end in (special.range[0], special.range[-1]):
                found = addresses.narrowest(end)
                assert found is not None
                assert found.range.prefixlen >= special.range.prefixlen


def test_all_space_but_global_unicast_is_closed() -> None:
    for top in range(0x10000):
        ip = ipaddress.IPv6Address(top << 112 | 1 << 80)
        if not 0x2000 <= top < 0x4000:
            assert not is_public(str(ip)), ip


def test_ranges_of_a_catalogue_of_ones_own_are_closed_too(added) -> None:  # type: ignore[no-untyped-def]
    assert is_public("145.1.2.3")
    added(
        "addresses/school.toml",
        'registry = "School"\nurl = "https://a.nl"\n'
        'ranges = [{ range = "145.1.0.0/16", name = "school", rfc = "0", reachable = false }]\n',
    )
    assert not is_public("145.1.2.3")
