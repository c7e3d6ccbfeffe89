"""A network as its source gives it: occupations, and the moves between them or what each does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.fetching.cache import is_whole, kept_path, sha256
from arbeid.data.figures import table
from arbeid.data.mobility.entry import Edges, Likeness, NetworkEntry
from arbeid.data.own_files.csv_file import Numbers
from arbeid.data.sources import SOURCES
from arbeid.errors import DamagedFile, PullFirst
from arbeid.models.flows.edge_list import checked_edges
from arbeid.models.flows.network import from_matrix
from arbeid.table import Origin, each_once

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Published:
    """What a source has: moves ``between`` occupations, a square, or what each ``does``, by activity.

    ``jobs`` (occupations,) counts people where the source does, ones elsewhere; ``counted`` says which.
    """

    codes: tuple[str, ...]
    jobs: Floats
    origins: tuple[Origin, ...]
    between: Floats | None = None
    does: Floats | None = None
    counted: bool = False


def published(entry: NetworkEntry) -> Published:
    """Read the network that an entry names. Errors: a file or a source that is not here, or damaged."""
    if entry.likeness is not None:
        return _activities(entry.likeness)
    if entry.matrix is not None:
        return _matrix(entry.id, entry.matrix.source)
    assert entry.edges is not None
    return _edges(entry.id, entry.edges, entry.folder)


def moves_of(edges: Edges, folder: Path, name: str = "moves") -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Read moves (origin, destination, weight) and where they come from; check every row of one's own."""
    frame, origins = edges.rows(name, folder, [Numbers("weight", needed=True)])
    if edges.is_own:
        frame = checked_edges(frame)
    if edges.file is not None:
        origins = tuple(one.model_copy(update={"sha256": sha256(folder / edges.file)}) for one in origins)
    return frame, origins


def _edges(network: str, edges: Edges, folder: Path) -> Published:
    frame, origins = moves_of(edges, folder, network)
    codes = sorted({*frame["origin"].unique().to_list(), *frame["destination"].unique().to_list()})
    shares = _square(frame, codes)
    if edges.jobs is None:
        return Published(tuple(codes), np.ones(len(codes)), origins, between=shares)
    counts = table(edges.jobs)
    people = dict(counts.frame.select("code", "jobs").iter_rows())
    jobs = np.array([people.get(code, 0.0) for code in codes])
    origins = each_once((*origins, *counts.origins))
    return Published(tuple(codes), jobs, origins, between=jobs[:, None] * shares, counted=True)


def _square(edges: pl.DataFrame, codes: list[str]) -> Floats:
    place = {code: index for index, code in enumerate(codes)}
    rows, columns = ([place[code] for code in edges[side].to_list()] for side in ("origin", "destination"))
    matrix = np.zeros((len(codes), len(codes)))
    matrix[rows, columns] = edges["weight"].to_numpy()
    return matrix


def _activities(likeness: Likeness) -> Published:
    ours = table(likeness.table)
    wide = ours.frame.pivot("activity", index="code", values="weight").fill_null(0.0).sort("code")
    does = wide.drop("code").to_numpy()
    return Published(tuple(wide["code"]), np.ones(len(wide)), ours.origins, does=does)


def _matrix(network: str, name: str) -> Published:
    source = SOURCES.get(name)
    path = kept_path(source)
    if not is_whole(source):
        raise PullFirst("network_pull_first", network=network, source=name)
    try:
        full = np.loadtxt(path, delimiter=",", ndmin=2)
    except ValueError as error:
        raise DamagedFile("source_unreadable", source=name, path=path, reason=str(error)) from error
    codes = tuple(str(row) for row in range(len(full)))
    totals = full.sum(axis=1, keepdims=True)
    from_matrix(codes, np.divide(full, totals, out=np.eye(*full.shape), where=totals > 0))
    return Published(codes, np.ones(len(full)), (source.origin(),), between=full)
