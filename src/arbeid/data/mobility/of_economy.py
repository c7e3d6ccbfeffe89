"""The occupations that an economy's people move between: a network, carried to the economy's groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.binding import Given
from arbeid.data.codes.means import exact
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.mobility.carry import Carrying, NetworkLoss, carrying
from arbeid.data.mobility.entry import NETWORKS, Edges, NetworkEntry
from arbeid.data.mobility.source import Published, published
from arbeid.data.own_files.codes import known_codes, mended_code
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.models.flows.network import (
    Network,
    complete,
    from_edges,
    most_mobility,
    require_occupations,
    retained_share,
    similarity,
)
from arbeid.registry import remembered
from arbeid.table import Origin

Floats = NDArray[np.float64]

DEFAULT_NETWORK = "asec"


@dataclass(frozen=True)
class Mobility:
    """How often people change place in a year, and the unemployment through which they all pass.

    ``yearly`` is the chance of changing place that the retained share carries. ``times`` is how much of the
    network's own mobility that is: less than was asked for (``capped``) where it is the most that so few
    unemployed can carry.
    """

    yearly: float
    times: float
    unemployment: float
    capped: bool


@dataclass(frozen=True, eq=False)
class EconomyNetwork:
    """A network whose occupations hold an economy's people.

    ``network`` has its retained share set, which follows from ``mobility``, or from its source where there
    is none; its codes are places. ``members`` (code, place) says in which
    place the people of each group are; several groups may share one. ``people`` counts them by place, in
    the network's order; ``labels`` (code, nl, en) names the places.
    """

    economy: str
    entry: NetworkEntry
    network: Network
    members: pl.DataFrame
    people: Floats
    labels: pl.DataFrame
    origins: tuple[Origin, ...]
    loss: NetworkLoss
    mobility: Mobility | None = None

    @property
    def id(self) -> str:
        """The network's name."""
        return self.entry.id

    @property
    def badge(self) -> Literal["measured", "derived", "modelled", "assumed"]:
        """How the network is known: measured, derived, modelled or assumed."""
        return self.entry.badge

    @property
    def residual(self) -> frozenset[str]:
        """The places that hold no known occupation: all of their groups are declared residual."""
        of_none = economy(self.economy).residual
        groups = self.members.group_by("place").agg(none=pl.col("code").is_in(of_none).all())
        return frozenset(groups.filter("none")["place"])

    @property
    def note(self) -> Text:
        """What a reader must know of it."""
        return self.entry.note

    def gathered(self, groups: pl.DataFrame, column: str) -> Floats:
        """Add up a column of groups (code, column) by place, in order; a missing value adds nothing."""
        joined = self.members.join(groups.select("code", column), on="code", how="left")
        summed = dict(joined.sort("code").group_by("place").agg(exact(pl.col(column))).iter_rows())
        return np.array([summed[code] for code in self.network.codes], dtype=np.float64)


def economy_network(
    name: str, network: str | None = None, *, times: float = 1.0, own_unemployment: bool = True
) -> EconomyNetwork:
    """Give an economy's network: the named one, else its default.

    ``network`` is a name of the catalogue, or the path of a CSV file (origin, destination, weight) whose
    codes are those of the economy's groups. The retained share follows from the yearly mobility between
    the places, ``times`` as much as the network says, and from the economy's own unemployment (del
    Rio-Chanona et al. 2021), so it is higher where groups are coarse. Where the economy has no rates, or
    without ``own_unemployment``, the network's mean unemployment takes its place. Errors: unknown names, no
    bridge to the economy's classification, a source that was not pulled, a damaged file.

    >>> net = economy_network("nl")
    >>> len(net.network), net.badge, float(net.people.sum())
    (112, 'derived', 9865000.0)
    >>> f"{net.network.retained:.2f}", net.mobility.unemployment
    ('0.41', 0.04)
    """
    market = economy(name)
    chosen = network or market.entry.network or DEFAULT_NETWORK
    if chosen.endswith(".csv"):
        return _with_mobility(market, _carried(market, _own(Path(chosen))), times, own_unemployment)
    return _load(market.id, chosen, times, own_unemployment)


@remembered
def _load(name: str, network: str, times: float = 1.0, own_unemployment: bool = True) -> EconomyNetwork:
    return _with_mobility(economy(name), _carried_named(name, network), times, own_unemployment)


@remembered
def _carried_named(name: str, network: str) -> EconomyNetwork:
    # Apart from how often people move, so that half and double of it take no network twice.
    return _carried(economy(name), NETWORKS.get(network))


def _own(path: Path) -> NetworkEntry:
    words = Text(nl=f"eigen bestand {path.name}", en=f"own file {path.name}")
    given = Given(publisher=path.name, title=path.name, url="", licence="", vintage="")
    edges = Edges(file=path.name, origin=given)
    return NetworkEntry(
        id=path.stem, folder=path.parent, label=words, sentence=words, note=words, edges=edges
    )


def _carried(place: Economy, entry: NetworkEntry) -> EconomyNetwork:
    """Carry a network to an economy; its retained share is set where its source has it, else still open."""
    if entry.complete:
        return _complete(place, entry)
    known = _with_zeros(published(entry), place, entry)
    source = entry.classification or place.classification
    if entry.classification is None:
        require_occupations(place.groups.filter(pl.col("jobs") > 0)["code"].to_list(), known.codes)
    laid = carrying(known.codes, known.jobs, source, place.groups, place.classification)
    crossing = None
    if known.does is not None:
        assert entry.likeness is not None
        plain = similarity(laid.places, laid.means(known.does), nearest=entry.likeness.nearest)
    else:
        moves, crossing = _moves(laid, known)
        plain = from_edges(moves, laid.places)
    laid = replace(laid, loss=replace(laid.loss, crossing=crossing, without_exits=plain.without_exits))
    if entry.matrix is not None and known.between is not None and np.trace(known.between) > 0:
        # Its source kept a share in the own occupation, and a second one would count it twice.
        plain = plain.retaining(float(np.diagonal(known.between).mean()))
    return _finished(place, entry, plain, laid, known.origins)


def _with_mobility(
    place: Economy, carried: EconomyNetwork, times: float, own_unemployment: bool
) -> EconomyNetwork:
    """Let people keep to their place as follows from how often they move, where the source says nothing."""
    if carried.network.retained is not None:
        return carried
    entry, crossing = carried.entry, carried.loss.crossing
    crossing = _observed_crossing(place) if crossing is None else crossing
    rates = place.entry.rates if own_unemployment else None
    mobility = _mobility(entry, times, crossing, rates.unemployment if rates else entry.unemployment)
    return replace(carried, network=_retaining(carried.network, mobility), mobility=mobility)


def _with_zeros(known: Published, place: Economy, entry: NetworkEntry) -> Published:
    """Give the codes of a file back the zeros at their start that a spreadsheet took, where that is clear."""
    if entry.edges is None or entry.edges.file is None:
        return known
    valid = known_codes(entry.classification) if entry.classification else set(place.groups["code"])
    mended = tuple(mended_code(code, valid) or code for code in known.codes)
    return replace(known, codes=mended) if len(set(mended)) == len(mended) else known


def _moves(laid: Carrying, known: Published) -> tuple[pl.DataFrame, float | None]:
    """Carry moves to places, as an edge list, with the share of them that still crosses between places."""
    assert known.between is not None
    moves = laid.moves(known.between)
    # The diagonal stays in the list, so that no place is missing from it.
    rows, columns = np.nonzero((moves > 0) | np.eye(len(laid.places), dtype=bool))
    # As lists: a series that is made of an array loads the masked arrays of NumPy, to ask whether it is one.
    origins, destinations = ([laid.places[at] for at in ends.tolist()] for ends in (rows, columns))
    weights = {"origin": origins, "destination": destinations, "weight": moves[rows, columns].tolist()}
    if not known.counted:
        return pl.DataFrame(weights), None
    before, after = (float(of.sum() - np.trace(of)) for of in (known.between, moves))
    return pl.DataFrame(weights), after / before


def _mobility(entry: NetworkEntry, times: float, crossing: float, unemployment: float) -> Mobility:
    yearly, most = times * entry.mobility * crossing, most_mobility(unemployment)
    if yearly < most or not yearly:
        return Mobility(yearly, times, unemployment, capped=False)
    return Mobility(most, times * most / yearly, unemployment, capped=True)


def _retaining(plain: Network, mobility: Mobility) -> Network:
    # At the most that can be carried nobody stays, which the formula meets but for its rounding.
    stay = 0.0 if mobility.capped else retained_share(mobility.yearly, mobility.unemployment)
    return plain.retaining(stay)


def _observed_crossing(place: Economy) -> float:
    """Give the share of observed moves that cross between the economy's groups, 1 where no one saw any."""
    try:
        observed = _load(place.id, DEFAULT_NETWORK).loss.crossing
    except ArbeidError:
        return 1.0
    return 1.0 if observed is None else observed


def _complete(place: Economy, entry: NetworkEntry) -> EconomyNetwork:
    codes = place.groups["code"].to_list()
    own = pl.DataFrame({"code": codes, "place": codes})
    loss = NetworkLoss(len(codes), len(codes))
    laid = Carrying(tuple(codes), tuple(codes), np.eye(len(codes)), own, loss)
    return _finished(place, entry, complete(codes), laid, ())


def _finished(
    place: Economy, entry: NetworkEntry, network: Network, laid: Carrying, origins: tuple[Origin, ...]
) -> EconomyNetwork:
    held = EconomyNetwork(
        economy=place.id,
        entry=entry,
        network=network,
        members=laid.members,
        people=np.empty(0),
        labels=_labels(place, laid.members, network.codes),
        origins=origins,
        loss=laid.loss,
    )
    return replace(held, people=held.gathered(place.groups, "jobs"))


def _labels(place: Economy, members: pl.DataFrame, codes: tuple[str, ...]) -> pl.DataFrame:
    """Name each place after its group, or after the largest of several."""
    named = members.join(place.groups.select("code", "nl", "en", "jobs"), on="code", how="left")
    largest = named.sort("jobs", "code", descending=[True, False]).group_by("place", maintain_order=True)
    found = largest.agg(pl.col("nl", "en").first(), groups=pl.len())
    several = pl.col("groups") > 1
    found = found.select(
        code="place",
        nl=pl.when(several).then(pl.col("nl") + " (e.a.)").otherwise("nl"),
        en=pl.when(several).then(pl.col("en") + " (and others)").otherwise("en"),
    )
    return pl.DataFrame({"code": codes}).join(found, on="code", how="left", maintain_order="left")
