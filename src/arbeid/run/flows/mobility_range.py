"""The same labour market with half and with double the mobility: how far what is not known could move a run.

How often people change occupation was counted in the United States, years ago, and carries the answer. Each
side is fitted to the same rates where the economy's file has its chances, so that all start alike and differ
in one thing only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.data.economies.economy import economy
from arbeid.data.mobility.of_economy import EconomyNetwork, economy_network
from arbeid.models.flows.measures import Window, moves
from arbeid.models.flows.network import DOUBLE, HALF
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.step import Comparison
from arbeid.run.flows.during import during
from arbeid.settings import Settings

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Side:
    """One end of the range: the network with so many times the mobility, and the chances that go with it."""

    network: EconomyNetwork
    chances: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Beside:
    """What a side came to: totals with the shock and at rest, and how many times the mobility it had.

    ``occupations`` are the columns by occupation while the shock unfolds, as ``during`` gives them; ``moves``
    are those between broad groups with the shock and at rest, (from, to) each.
    """

    times: float
    path: FlowPath
    reference: FlowPath
    occupations: Mapping[str, Floats] = field(repr=False)
    moves: tuple[Floats, Floats] = field(repr=False)

    @classmethod
    def of(
        cls, side: Side, before: FlowPath, both: Comparison, window: Window, groups: Sequence[str]
    ) -> Beside:
        """Keep what is told of a side that was followed; its whole paths would be as large as the run's."""
        assert side.network.mobility is not None
        total, network = both.total, side.network.network
        shock, rest = (moves(network, path, groups, window)[1] for path in (both.path, both.reference))
        return cls(
            side.network.mobility.times,
            total.path,
            total.reference,
            during(before, both, window),
            (shock, rest),
        )


def network_of(settings: Settings, times: float = 1.0) -> EconomyNetwork:
    """Load the network of a shock with so many times its mobility; the paper's settings keep to its 6%.

    Errors: as ``economy_network``.
    """
    assert settings.shock is not None
    own = not settings.shock.replicate
    return economy_network(settings.economy, settings.network or None, times=times, own_unemployment=own)


def sides_of(settings: Settings, network: EconomyNetwork) -> tuple[Side, ...]:
    """Choose what is followed beside a run; ``settings`` name the network as it was asked for.

    There is nothing beside the paper's own settings, a network that says itself who stays, or one course of
    chance, which would be another course each time.
    """
    shock = settings.shock
    assert shock is not None
    if shock.replicate or shock.stochastic:
        return ()
    return sides_beside(settings, network, lambda times: network_of(settings, times))


def sides_beside(
    settings: Settings, network: EconomyNetwork, at: Callable[[float], EconomyNetwork]
) -> tuple[Side, ...]:
    """Load a network with half and with double its mobility, ``at`` so many times; none where it has none."""
    if network.mobility is None:
        return ()
    sides = [(times, at(times)) for times in (HALF, DOUBLE)]
    return tuple(
        Side(other, _chances(settings, times))
        for times, other in sides
        if other.mobility is not None and other.mobility.yearly != network.mobility.yearly
    )


def _chances(settings: Settings, times: float) -> Mapping[str, float]:
    rates = economy(settings.economy).entry.rates
    fitted = {} if rates is None else rates.half_mobility if times < 1 else rates.double_mobility
    # What a scenario or a reader set stays as it is on both sides.
    named = {f"flows.{name}": value for name, value in fitted.items()}
    return settings.set({name: named[name] for name in named.keys() & settings.unset}).models["flows"]
