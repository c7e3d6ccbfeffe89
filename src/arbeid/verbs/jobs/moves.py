"""Where people of an occupation go: the occupations that they move to most, by the economy's network."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.answers.quantity import Quantity, ids
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import TableMissing
from arbeid.data.mobility.of_economy import EconomyNetwork, economy_network
from arbeid.errors import NotReachable
from arbeid.language import Language
from arbeid.registry import remembered
from arbeid.table import Origin
from arbeid.verbs.arguments import checked, counted
from arbeid.verbs.codes import known_code

SHOWN = 8


@dataclass(frozen=True)
class Move:
    """One place that people move to: its codes in the economy, and its share of all moves out (0 to 1)."""

    codes: tuple[str, ...]
    name: str
    share: Quantity


@dataclass(frozen=True)
class Moves:
    """The places that an occupation's people move to most; ``within`` names others in the same place.

    ``label`` and ``note`` say what the network is and what a reader must know of it. Empty where no move
    out is known.
    """

    economy: str
    code: str
    label: str
    note: str
    within: tuple[str, ...]
    rows: tuple[Move, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]


@checked
def moves(name: str, code: str, language: Language = "en", most: int = SHOWN) -> Moves:
    """Give the occupations that people of an occupation move to most, with their shares of all moves out.

    Moves within the occupation's own place are left out. Errors: an unknown economy or code.

    >>> found = moves("nl", "0811")
    >>> len(found.rows), 0 < found.rows[0].share.value < 1
    (8, True)
    """
    market, most = economy(name), counted("most", most)
    code = known_code(market, code)
    known = _network(market)
    if known is None:
        return Moves(market.id, code, "", "", (), (), (), ())
    members = known.members
    place = dict(members.select("code", "place").iter_rows()).get(code)
    return Moves(
        economy=market.id,
        code=code,
        label=known.entry.label.read(language),
        note=known.note.read(language),
        within=tuple(
            market.name(other, language)
            for other in members.filter(pl.col("place") == place)["code"].sort()
            if other != code
        ),
        rows=() if place is None else _rows(market, known, place, language)[:most],
        sources=ids(known.origins),
        origins=known.origins,
    )


@remembered(maxsize=16)
def _network(market: Economy) -> EconomyNetwork | None:
    """Give the economy's network, or nothing where none reaches it."""
    try:
        return economy_network(market.id)
    except (NotReachable, TableMissing):
        return None


def _rows(market: Economy, known: EconomyNetwork, place: str, language: Language) -> tuple[Move, ...]:
    network = known.network
    at = network.codes.index(place)
    own = slice(network.starts[at], network.starts[at + 1])
    out = [
        (float(share), network.codes[to])
        for to, share in zip(network.destinations[own], network.shares[own], strict=True)
        if to != at and share > 0
    ]
    total = sum(share for share, _ in out)
    grouped = known.members.sort("code").group_by("place", maintain_order=True).agg("code")
    codes = {reached: tuple(own) for reached, own in grouped.iter_rows()}
    badge = "derived" if known.badge == "measured" and known.entry.classification else known.badge
    return tuple(
        Move(
            codes.get(code, ()),
            words if len(codes.get(code, ())) != 1 else market.name(codes[code][0], language),
            Quantity(share / total, "share", badge),  # type: ignore[arg-type]
        )
        for share, code in sorted(out, key=lambda one: (-one[0], one[1]))
        for words in [_named(known, code, language)]
    )


def _named(known: EconomyNetwork, code: str, language: Language) -> str:
    return str(known.labels.filter(pl.col("code") == code)[language][0])
