"""Where people of an occupation go: the occupations that they move to most, by the economy's network."""

from __future__ import annotations

import polars as pl

from arbeid.answers.jobs.moves import Move, Moves
from arbeid.answers.quantity import Badge, Quantity, sources
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import TableMissing
from arbeid.data.mobility.of_economy import EconomyNetwork, economy_network
from arbeid.errors import NotReachable
from arbeid.language import Text
from arbeid.registry import remembered
from arbeid.verbs.arguments import checked, counted
from arbeid.verbs.codes import known_code

SHOWN = 8


@checked
def moves(name: str, code: str, most: int = SHOWN) -> Moves:
    """Name the occupations that people of an occupation move to most, with their shares of all moves out.

    Moves within the occupation's own place are left out, and residual groups are not named.
    Errors: an unknown economy or code.

    >>> found = moves("nl", "0811")
    >>> len(found.rows), 0 < found.rows[0].share.value < 1
    (8, True)
    """
    market, most = economy(name), counted("most", most)
    code = known_code(market, code)
    known = _network(market)
    if known is None:
        return Moves(market.id, code, None, None, (), (), ())
    place = dict(known.members.select("code", "place").iter_rows()).get(code)
    beside = known.members.filter(pl.col("place") == place)["code"].sort()
    rows = () if place is None else _rows(market, known, place)
    return Moves(
        economy=market.id,
        code=code,
        label=known.entry.label,
        note=known.note,
        within=tuple(market.names[other] for other in beside if other != code),
        rows=rows[:most],
        sources=sources(known.origins),
        seen=len(rows),
    )


@remembered(maxsize=16)
def _network(market: Economy) -> EconomyNetwork | None:
    """Load the economy's network, or nothing where none reaches it."""
    try:
        return economy_network(market.id)
    except (NotReachable, TableMissing):
        return None


def _rows(market: Economy, known: EconomyNetwork, place: str) -> tuple[Move, ...]:
    out = _moves_out(known, place)
    total = sum(out.values())
    grouped = known.members.sort("code").group_by("place", maintain_order=True).agg("code")
    codes = {reached: tuple(own) for reached, own in grouped.iter_rows()}
    labels = {code: Text(nl=nl, en=en) for code, nl, en in known.labels.select("code", "nl", "en").rows()}
    residual = known.residual
    badge: Badge = "derived" if known.badge == "measured" and known.entry.classification else known.badge
    return tuple(
        Move(
            codes=(own := codes.get(code, ())),
            name=market.names[own[0]] if len(own) == 1 else labels[code],
            share=Quantity(share / total, "share", badge),
        )
        for code, share in sorted(out.items(), key=lambda one: (-one[1], one[0]))
        if code not in residual
    )


def _moves_out(known: EconomyNetwork, place: str) -> dict[str, float]:
    """Read the network's shares from a place to every other one."""
    network = known.network
    at = network.codes.index(place)
    own = slice(network.starts[at], network.starts[at + 1])
    reached = zip(network.destinations[own], network.shares[own], strict=True)
    return {network.codes[to]: float(share) for to, share in reached if to != at and share > 0}
