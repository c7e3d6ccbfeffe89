"""Occupational mobility: to which occupations the unemployed of each occupation send applications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.flows.edge_list import checked_edges
from arbeid.models.products import product
from arbeid.nearest_names import closest

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

# Hundreds of shares that were each rounded add up to 1 only as far as this.
_ROW_TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False)
class Network:
    """Shares of applications from each occupation to each other one, stored by row.

    Row ``i`` is ``destinations[starts[i]:starts[i + 1]]`` with ``shares`` beside it; it adds up to 1.
    ``without_exits`` lists occupations of which no move out is known: they only apply to their own, and
    their unemployment is an artefact of missing data. ``retained`` is the mean share kept in the own
    occupation, or ``None`` as long as none was set. Errors: a share outside 0 to 1, a row that does not
    add up to 1, a repeated code.

    >>> network = complete(["11", "12"])
    >>> network.dense().tolist(), network.density, network.retained
    ([[0.5, 0.5], [0.5, 0.5]], 1.0, 0.5)
    """

    codes: tuple[str, ...]
    starts: Indices
    destinations: Indices
    shares: Floats
    without_exits: tuple[str, ...] = ()
    retained: float | None = None

    def __post_init__(self) -> None:
        _check_codes(self.codes)
        self._check_shares()
        # Searches and kernels hold views of these, which a change in place would leave out of step.
        for array in (self.starts, self.destinations, self.shares):
            array.flags.writeable = False

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def density(self) -> float:
        """The share of all pairs of occupations between which applications go."""
        return len(self.shares) / len(self) ** 2

    @property
    def origins(self) -> Indices:
        """The row of every stored share."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def dense(self) -> Floats:
        """Give the matrix in full, (occupations, occupations)."""
        matrix = np.zeros((len(self), len(self)))
        matrix[self.origins, self.destinations] = self.shares
        return matrix

    def retaining(self, share: float) -> Network:
        """Keep this share of all applications in the own occupation, once.

        An occupation without exits keeps its 1. Errors: a share outside [0, 1); a network that has one
        already. Source: del Rio-Chanona et al. 2021, ``A = (1 - r) P + r I``.

        >>> edges = pl.DataFrame({"origin": ["1"], "destination": ["2"], "weight": [3.0]})
        >>> from_edges(edges).retaining(0.25).dense().tolist()
        [[0.25, 0.75], [0.0, 1.0]]
        """
        if self.retained is not None:
            raise ArbeidError("network_retained_twice", retained=f"{self.retained:.4g}")
        if not 0 <= share < 1:
            raise OutOfBounds("network_retained_share", value=share)
        # An occupation without exits has its diagonal already, and both entries add up to its 1.
        own = np.arange(len(self))
        return _by_row(
            self.codes,
            np.concatenate([self.origins, own]),
            np.concatenate([self.destinations, own]),
            np.concatenate([(1 - share) * self.shares, np.full(len(self), share)]),
            retained=share,
        )

    def aligned(self, codes: Sequence[str]) -> Network:
        """Lay the occupations in another order. Errors: an occupation that only one side has."""
        require_occupations(codes, self.codes)
        place = {code: index for index, code in enumerate(codes)}
        moved = np.array([place[code] for code in self.codes])
        aligned = _by_row(tuple(codes), moved[self.origins], moved[self.destinations], self.shares)
        return replace(aligned, retained=self.retained)

    def _check_shares(self) -> None:
        wrong = np.flatnonzero(~((self.shares >= 0) & (self.shares <= 1 + _ROW_TOLERANCE)))
        if len(wrong):
            code = self.codes[self.origins[wrong[0]]]
            raise OutOfBounds("network_share", code=code, value=float(self.shares[wrong[0]]))
        totals = np.bincount(self.origins, self.shares, len(self))
        off = np.flatnonzero(np.abs(totals - 1) > _ROW_TOLERANCE)
        if len(off):
            raise OutOfBounds("network_row", code=self.codes[off[0]], total=f"{totals[off[0]]:.6g}")


def from_edges(edges: pl.DataFrame, codes: Sequence[str] | None = None) -> Network:
    """Make a network from observed moves, each row divided by its sum; moves to the own code are dropped.

    ``edges`` has the columns origin, destination (codes) and weight (movers, or any measure of likeness,
    zero or more), one row a pair. ``codes`` sets the occupations and their order (else those of the edges,
    sorted). Errors name the row or the occupation: a missing column or code, a negative or missing weight,
    a repeated pair, an occupation that only one side has.

    >>> edges = pl.DataFrame({"origin": ["1", "1", "2"], "destination": ["2", "3", "1"],
    ...                       "weight": [1.0, 3.0, 5.0]})
    >>> network = from_edges(edges)
    >>> network.dense().tolist(), network.without_exits
    ([[0.0, 0.25, 0.75], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], ('3',))
    """
    edges = checked_edges(edges)
    named = sorted({*edges["origin"].unique().to_list(), *edges["destination"].unique().to_list()})
    codes = tuple(named if codes is None else codes)
    require_occupations(codes, named)
    place = {code: index for index, code in enumerate(codes)}
    # Whoever stays is not read from moves: how much is kept at home follows from how often people change at
    # all, and is set by `retaining`.
    kept = edges.filter((pl.col("origin") != pl.col("destination")) & (pl.col("weight") > 0))
    return _normalised(
        codes,
        np.array([place[code] for code in kept["origin"].to_list()], dtype=np.int64),
        np.array([place[code] for code in kept["destination"].to_list()], dtype=np.int64),
        kept["weight"].to_numpy(),
    )


def from_matrix(codes: Sequence[str], matrix: ArrayLike) -> Network:
    """Make a network from a row-stochastic matrix as it stands; a diagonal counts as the retained share.

    Errors: another shape than one row and column for each code, a row that does not add up to 1.

    >>> from_matrix(["1", "2"], [[0.6, 0.4], [0.5, 0.6]])
    Traceback (most recent call last):
    arbeid.errors.OutOfBounds: The network row of “2” adds up to 1.1, not to 1: divide the row by its sum.
    """
    full = np.array(matrix, dtype=np.float64, ndmin=2)
    if full.shape != (len(codes), len(codes)):
        rows, columns = full.shape
        raise ArbeidError("network_shape", codes=len(codes), rows=rows, columns=columns)
    origins, destinations = np.nonzero(full)
    diagonal = float(np.diagonal(full).mean()) if len(full) else 0.0
    network = _by_row(tuple(codes), origins, destinations, full[origins, destinations])
    return replace(network, retained=diagonal or None)


def complete(codes: Sequence[str]) -> Network:
    """Make the network without skill friction: every occupation applies to all, its own too, alike."""
    _check_codes(codes)
    return from_matrix(codes, np.full((len(codes), len(codes)), 1 / len(codes)))


def similarity(codes: Sequence[str], weights: ArrayLike, nearest: int | None = None) -> Network:
    """Make a network from what occupations do: the more alike two are, the more applications go between.

    ``weights`` is (occupations, activities), zero or more; likeness is the cosine of two rows. ``nearest``
    keeps only that many most alike occupations a row. Derived, not observed: say so where it is shown.

    >>> similarity(["1", "2", "3"], [[1, 0], [1, 1], [1, 1]]).dense().round(3).tolist()
    [[0.0, 0.5, 0.5], [0.414, 0.0, 0.586], [0.414, 0.586, 0.0]]
    """
    activities = np.array(weights, dtype=np.float64, ndmin=2)
    _check_weights(codes, activities)
    length = np.linalg.norm(activities, axis=1, keepdims=True)
    direction = np.divide(activities, length, out=np.zeros_like(activities), where=length > 0)
    likeness = product(direction, direction.T)
    # Everything is most like itself; what is kept at home is set by `retaining`.
    np.fill_diagonal(likeness, 0.0)
    if nearest is not None and nearest < len(codes) - 1:
        # Stable, so that of equals every machine keeps the same ones.
        farther = np.argsort(-likeness, axis=1, kind="stable")[:, nearest:]
        np.put_along_axis(likeness, farther, 0.0, axis=1)
    origins, destinations = np.nonzero(likeness)
    return _normalised(tuple(codes), origins, destinations, likeness[origins, destinations])


def retained_share(mobility: float = 0.19, unemployment: float = 0.06, weeks: float = 6.75) -> float:
    """Give the share of applications that stay in the own occupation.

    ``mobility`` is the yearly chance of changing occupation, ``unemployment`` the mean rate over which it
    is spread, ``weeks`` the length of a step. Errors: more movers than unemployed, or no shares at all.
    Source: del Rio-Chanona et al. 2021, replication code.

    >>> retained_share()
    0.5502916755953751
    """
    if not (0 <= mobility < 1 and 0 < unemployment < 1):
        raise OutOfBounds("network_mobility_bounds", mobility=mobility, unemployment=unemployment)
    stays_a_step = (1 - mobility) ** (weeks / 52)
    share: float = (stays_a_step + unemployment - 1) / unemployment
    if share < 0:
        raise OutOfBounds("network_mobility", mobility=mobility, unemployment=unemployment)
    return share


HALF, DOUBLE = 0.5, 2.0
"""The ends of the range that what is not known of mobility gets: a choice, not an interval."""


def most_mobility(unemployment: float, weeks: float = 6.75) -> float:
    """Compute the yearly chance of changing occupation at which no application stays in the own one.

    All who change are among the unemployed, so with few of these no more people can change.

    >>> retained_share(most_mobility(0.06), 0.06) < 1e-12, round(most_mobility(0.04), 3)
    (True, 0.27)
    """
    stays_a_step = 1 - unemployment
    most: float = 1 - stays_a_step ** (52 / weeks)
    return most


def require_occupations(codes: Sequence[str], network: Sequence[str]) -> None:
    """Refuse an occupation that only the economy (``codes``) or only the network has; name the first."""
    known = set(network)
    missing = [code for code in codes if code not in known]
    if missing:
        raise ArbeidError("network_misses_occupation", count=len(missing), code=missing[0])
    unknown = sorted(known - set(codes))
    if unknown:
        nearest = "".join(closest(unknown[0], codes, 1))
        key = "network_unknown_occupation" if nearest else "network_unknown_occupation_far"
        raise ArbeidError(key, code=unknown[0], nearest=nearest)


def _check_weights(codes: Sequence[str], weights: Floats) -> None:
    if len(weights) != len(codes):
        raise ArbeidError("network_shape", codes=len(codes), rows=len(weights), columns=weights.shape[1])
    wrong = np.argwhere(~((weights >= 0) & np.isfinite(weights)))
    if len(wrong):
        row, column = wrong[0]
        raise OutOfBounds("network_share", code=codes[row], value=float(weights[row, column]))


def _check_codes(codes: Sequence[str]) -> None:
    if not codes:
        raise ArbeidError("network_empty")
    repeated = [code for code, times in Counter(codes).items() if times > 1]
    if repeated:
        raise ArbeidError("network_code_repeated", code=repeated[0])


def _normalised(codes: tuple[str, ...], origins: Indices, destinations: Indices, weights: Floats) -> Network:
    totals = np.bincount(origins, weights, len(codes))
    # A row has to add up to 1, and without the occupation its people would be gone: they apply to their own.
    stuck = np.flatnonzero(totals == 0)
    shares = np.concatenate([weights / totals[origins], np.ones(len(stuck))])
    return _by_row(codes, np.concatenate([origins, stuck]), np.concatenate([destinations, stuck]), shares)


def _by_row(
    codes: tuple[str, ...],
    origins: Indices,
    destinations: Indices,
    shares: Floats,
    retained: float | None = None,
) -> Network:
    """Sort entries into rows; entries of one pair are added up."""
    _check_codes(codes)
    size = len(codes)
    # Rows in order of their columns, whoever made the network: a sum of floats depends on its order.
    pairs, inverse = np.unique(origins * size + destinations, return_inverse=True)
    summed = np.bincount(inverse, shares, len(pairs)).astype(np.float64)
    origins, destinations = np.divmod(pairs, size)
    starts = np.searchsorted(origins, np.arange(size + 1))
    alone = np.diff(starts) == 1
    stuck = np.flatnonzero(alone & (destinations[starts[:-1].clip(max=len(pairs) - 1)] == np.arange(size)))
    return Network(codes, starts, destinations, summed, tuple(codes[index] for index in stuck), retained)
