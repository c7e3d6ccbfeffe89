"""In which node of a network an economy's people are, and what they come to there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from arbeid.data.mobility.of_economy import EconomyNetwork
from arbeid.models.model import Numbers
from arbeid.run.cells import Cells

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Nodes:
    """Occupations by node: in each round at most one of every node, with the nodes that these are in."""

    count: int
    rounds: tuple[tuple[Places, Places], ...]

    def sums(self, values: Numbers) -> Numbers:
        """Add values up by node, (…, occupations) to (…, nodes); a node without people has nothing.

        >>> second = Nodes(2, ((np.array([0]), np.array([1])), (np.array([2]), np.array([1]))))
        >>> second.sums(np.ones(3)).tolist()
        [0.0, 2.0]
        """
        found = np.zeros((*values.shape[:-1], self.count))
        # Member after member and never a product with a matrix of noughts and ones: of that, nearly all is
        # nought, and this adds in the same order.
        for occupations, nodes in self.rounds:
            found[..., nodes] += values[..., occupations]
        return found


@lru_cache(maxsize=32)
def nodes_of(network: EconomyNetwork, cells: Cells) -> Nodes:
    """Find the node of every occupation of which the network holds the people.

    >>> from arbeid.data.economies.economy import economy
    >>> from arbeid.data.mobility.of_economy import economy_network
    >>> from arbeid.run.cells import cells
    >>> found = nodes_of(economy_network("nl"), cells(economy("nl")))
    >>> found.count, [len(nodes) for _, nodes in found.rounds]
    (112, [112, 2])
    """
    place = dict(network.members.select("code", "place").iter_rows())
    at = {code: position for position, code in enumerate(network.network.codes)}
    seen: dict[int, int] = {}
    rounds: list[tuple[list[int], list[int]]] = []
    for row, code in enumerate(cells.codes):
        if code not in place:
            continue
        node = at[place[code]]
        turn = seen[node] = seen.get(node, -1) + 1
        if turn == len(rounds):
            rounds.append(([], []))
        rounds[turn][0].append(row)
        rounds[turn][1].append(node)
    return Nodes(len(at), tuple((np.array(rows), np.array(nodes)) for rows, nodes in rounds))
