"""Which internet addresses everyone may reach, by the registries of special addresses in the catalogue.

Python has such a table of its own, but it differs from one version to the next.
"""

from __future__ import annotations

import ipaddress
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from arbeid.registry import Entry, Registry, remembered

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
# A catalogue file has no type for a network, so it is read from its text.
Written = Annotated[Network, BeforeValidator(ipaddress.ip_network)]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressRange(BaseModel):
    """A range of addresses: its name, the RFC (a number) that set it apart, and whether all may reach it.

    ``ipv4_at`` is the bit, from the left, at which an IPv4 address begins that decides instead; it may be
    written ``inverted``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    range: Written
    name: str
    rfc: str
    reachable: bool
    ipv4_at: int | None = Field(default=None, ge=0, le=96)
    inverted: bool = False


class AddressRegistry(Entry):
    """A registry of special addresses, with its origin."""

    registry: str
    url: str
    ranges: tuple[AddressRange, ...]


ADDRESSES = Registry("addresses", "addresses", AddressRegistry)


def is_public(address: str) -> bool:
    """Tell whether everyone may reach an address; an IPv4 address inside another is looked at instead.

    >>> [is_public(a) for a in ("93.184.216.34", "10.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    special = narrowest(ip)
    if special is None:
        return True
    if special.ipv4_at is None:
        return special.reachable
    inner = int(ip) >> (96 - special.ipv4_at) & 0xFFFFFFFF
    return is_public(str(ipaddress.IPv4Address(inner ^ 0xFFFFFFFF if special.inverted else inner)))


def narrowest(ip: Address) -> AddressRange | None:
    """Find the narrowest special range that holds an address; None where none does."""
    return next((special for special in _ranges(ip.version) if ip in special.range), None)


@remembered
def _ranges(version: int) -> tuple[AddressRange, ...]:
    """List all ranges of a version of the protocol, the narrowest first."""
    found = (special for entry in ADDRESSES.all() for special in entry.ranges)
    same = [special for special in found if special.range.version == version]
    return tuple(sorted(same, key=lambda special: -special.range.prefixlen))
