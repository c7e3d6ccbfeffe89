"""How the unemployed search: applications over the network, and the chance that one succeeds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.models.flows.flow_parameters import Success
from arbeid.models.flows.network import Network
from arbeid.models.products import applied, product

Floats = NDArray[np.floating[Any]]

DENSE_FROM = 0.05
"""The density from which a product with the full matrix is faster in NumPy (measured at 464 to 5,000)."""


class Search:
    """The network as two products, computed on the full matrix or on its entries, by its density.

    Applications are never laid out pair by pair: with ``w = A v`` and ``r = u / w`` each vacancy of
    occupation ``j`` draws ``(A' r)_j`` applications, and occupation ``i`` loses ``r_i (A q)_i`` unemployed
    when ``q`` vacancies are filled.
    """

    def __init__(self, network: Network, precision: type[np.floating[Any]] = np.float64) -> None:
        self.size = len(network)
        self.matrix = network.dense().astype(precision) if network.density >= DENSE_FROM else None
        self.starts = network.starts[:-1]
        self.origins = network.origins
        self.destinations = network.destinations
        self.shares = network.shares.astype(precision)

    def reach(self, vacancies: Floats) -> Floats:
        """Weigh what each occupation can reach: ``A v``, (occupations,)."""
        if self.matrix is not None:
            return applied(self.matrix, vacancies)
        # Every row has an entry, as who knows no way out keeps to the own occupation; reduceat needs that.
        return np.add.reduceat(self.shares * vacancies[self.destinations], self.starts)

    def spread(self, intensity: Floats) -> Floats:
        """Give the applications that each vacancy draws: ``A' r``, (occupations,)."""
        if self.matrix is not None:
            return product(intensity, self.matrix)
        sent = self.shares * intensity[self.origins]
        # It counts in double precision whatever it is given, and a run in single would slip out of it here.
        return np.bincount(self.destinations, sent, self.size).astype(intensity.dtype)


def quotient(part: Floats, whole: Floats) -> Floats:
    """Divide, giving zero where there is nothing to divide by: of no reachable vacancy nobody applies.

    >>> quotient(np.array([6.0, 1.0]), np.array([3.0, 0.0])).tolist()
    [2.0, 0.0]
    """
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def success_chance(vacancies: Floats, per_vacancy: Floats, success: Success = "poisson") -> Floats:
    """Give the chance that an application succeeds, when each vacancy takes one of its applicants.

    ``per_vacancy`` is the mean number of applications a vacancy draws. ``poisson`` is the limit of many
    vacancies, ``urn`` holds for any number: ``(v / s)(1 - (1 - 1/v)^s)``, at most 1; up to one vacancy is
    filled by its first applicant. Source: del Rio-Chanona et al. 2021.

    >>> success_chance(np.array([12.0]), np.array([0.0])).tolist()
    [1.0]
    """
    # expm1 and log1p keep their digits where hardly anybody applies, and 1 - exp(-x) would lose them.
    filled = -np.expm1(-per_vacancy) if success == "poisson" else _filled_by_urns(vacancies, per_vacancy)
    chance = np.divide(filled, per_vacancy, out=np.ones_like(per_vacancy), where=per_vacancy > 0)
    # Up to one vacancy takes its first applicant even where less than one applied.
    return np.minimum(chance, 1)


def _filled_by_urns(vacancies: Floats, per_vacancy: Floats) -> Floats:
    many = vacancies > 1
    # Two stands in where the rule is not used: of one vacancy this would be minus infinity.
    empty = np.log1p(-1 / np.where(many, vacancies, 2))
    return np.where(many, -np.expm1(vacancies * per_vacancy * empty), 1)
