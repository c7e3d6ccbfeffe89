"""Carry a network's occupations to the groups of an economy, and say what that loses.

Where an economy knows more occupations than the network, its groups are joined into the network's; where
it knows fewer, the network's occupations are shared over its groups. Occupations that nobody works in are
joined to their parent: those whose codes start alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.codes.crosswalk import Step, find_path
from arbeid.models.products import product

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class NetworkLoss:
    """What carrying a network lost, or had to assume.

    ``without_jobs`` are (occupation, parent) of the network that no one in the economy works in; an empty
    parent means that its moves were left out. ``joined`` are (group, place) of groups that no occupation of
    the network leads to, or that are empty. ``split`` and ``merged`` count occupations shared over several
    places and places made of several occupations. ``covered`` is the share of groups, and of people, that
    the network reaches itself. ``crossing`` is the share of moves that still leave their place; ``None``
    where no moves were carried. ``without_exits`` are places of which no move out is known.
    """

    occupations: int
    places: int
    without_jobs: tuple[tuple[str, str], ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    split: int = 0
    merged: int = 0
    covered_groups: float = 1.0
    covered_people: float = 1.0
    crossing: float | None = None
    without_exits: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Carrying:
    """Where a network's occupations end up: ``shares`` (occupations, places), each row adding up to 1 or 0.

    ``members`` (code, place) has one row for each group of the economy.
    """

    codes: tuple[str, ...]
    places: tuple[str, ...]
    shares: Floats
    members: pl.DataFrame
    loss: NetworkLoss

    def moves(self, between: Floats) -> Floats:
        """Carry moves, (occupations, occupations), to (places, places); staying is no move."""
        leaving = between - np.diag(np.diagonal(between))
        return product(product(self.shares.T, leaving), self.shares)

    def means(self, values: Floats) -> Floats:
        """Average what occupations do, (occupations, anything), by place."""
        shares = self.shares.sum(axis=0)[:, None]
        summed = product(self.shares.T, values)
        return np.asarray(np.divide(summed, shares, out=np.zeros_like(summed), where=shares > 0))


def carrying(codes: Sequence[str], jobs: Floats, source: str, groups: pl.DataFrame, target: str) -> Carrying:
    """Lay a network's occupations (``codes``, of classification ``source``) over an economy's groups.

    ``jobs`` weighs the siblings that an occupation without jobs is joined to; ``groups`` has code and jobs.
    Errors: no bridge between the two classifications.
    """
    people = dict(groups.select("code", "jobs").iter_rows())
    held = [code for code in people if people[code] > 0]
    path = () if source == target else find_path(source, target)
    links = _links(codes, held, path)
    joins = links["code"].n_unique() > links["occupation"].n_unique()
    place_of = _joined(links) if joins else {code: code for code in links["code"].unique()}
    adopted = {code: _nearest(code, place_of, people) for code in people if code not in place_of}
    # A group that nothing is like keeps a place of its own, without exits.
    place_of |= {code: place_of[like] if like else code for code, like in adopted.items()}
    places = tuple(sorted(set(place_of.values())))
    shares = _shares(codes, places, links, place_of)
    own = shares > 0
    parents = _adopt(codes, jobs, shares)
    covered = [people[code] for code in people if code not in adopted]
    total = sum(people.values())
    loss = NetworkLoss(
        occupations=len(codes),
        places=len(places),
        without_jobs=tuple(parents.items()),
        joined=tuple((code, place_of[code]) for code in adopted),
        split=int((own.sum(axis=1) > 1).sum()),
        merged=int((own.sum(axis=0) > 1).sum()),
        covered_groups=len(covered) / len(people),
        covered_people=sum(covered) / total if total else 0.0,
    )
    members = pl.DataFrame({"code": list(people), "place": [place_of[code] for code in people]})
    return Carrying(tuple(codes), places, shares, members, loss)


def broader(code: str) -> list[str]:
    """List a code and its parents, the way the SOC writes them: its last figures replaced by zeros.

    >>> broader("15-1252")
    ['15-1252', '15-1250', '15-1200', '15-1000']
    """
    ends = [len(code) - zeros for zeros in range(4)]
    return list(dict.fromkeys(code[:end] + "0" * (len(code) - end) for end in ends if end > 0))


def _links(codes: Sequence[str], groups: Sequence[str], path: tuple[Step, ...]) -> pl.DataFrame:
    """Link occupations to groups by way of detailed codes: (occupation, code, part), parts adding up to 1."""
    first = path[0].links(pl.Series(list(codes)))["source"] if path else pl.Series([*codes, *groups])
    here = pl.DataFrame({"detail": first.unique().sort(), "part": 1.0}).with_columns(here="detail")
    for step in path:
        links = step.links(here["here"].unique())
        links = links.with_columns(share=1 / pl.len().over("source"))
        here = here.join(links, left_on="here", right_on="source")
        here = here.select("detail", here="target", part=pl.col("part") * pl.col("share"))
    linked = here.with_columns(
        occupation=_matched(here["detail"], codes), code=_matched(here["here"], groups)
    ).drop_nulls(["occupation", "code"])
    return _shared_out(linked.select("occupation", "code", "part").rows())


def _shared_out(linked: list[tuple[str, str, float]]) -> pl.DataFrame:
    """Add up what leads from an occupation to a code, as parts of all that leads from it."""
    parts: dict[tuple[str, str], list[float]] = {}
    for occupation, code, part in linked:
        parts.setdefault((occupation, code), []).append(part)
    # Rounded once, so that no order of the links can change a part.
    sums = {ends: math.fsum(own) for ends, own in sorted(parts.items())}
    totals: dict[str, list[float]] = {}
    for (occupation, _), part in sums.items():
        totals.setdefault(occupation, []).append(part)
    whole = {occupation: math.fsum(own) for occupation, own in totals.items()}
    rows = [(occupation, code, part / whole[occupation]) for (occupation, code), part in sums.items()]
    return pl.DataFrame(
        rows, schema={"occupation": pl.String, "code": pl.String, "part": pl.Float64}, orient="row"
    )


def _matched(details: pl.Series, known: Iterable[str]) -> pl.Series:
    held = set(known)
    # A detail stands here once for each of its links.
    found = {
        detail: next((code for code in broader(detail) if code in held), None)
        for detail in details.unique().to_list()
    }
    return pl.Series([found[detail] for detail in details.to_list()], dtype=pl.String)


def _joined(links: pl.DataFrame) -> dict[str, str]:
    """Join groups and occupations that are linked, however far; an occupation's code names the place."""
    # Scipy knows connected components, but takes longer to import than a whole run.
    place: dict[str, str] = {}
    held: dict[str, list[str]] = {}
    for occupation, code in links.select("occupation", "code").sort("occupation", "code").iter_rows():
        here = place.setdefault(f"o{occupation}", occupation)
        there = place.setdefault(f"c{code}", here)
        for end in (f"o{occupation}", f"c{code}"):
            held.setdefault(place[end], []).append(end)
        if there != here:
            kept, gone = sorted((here, there))
            for end in held.pop(gone):
                place[end] = kept
                held.setdefault(kept, []).append(end)
    return {code: place[f"c{code}"] for code in sorted(links["code"].unique())}


def _shares(
    codes: Sequence[str], places: Sequence[str], links: pl.DataFrame, place_of: dict[str, str]
) -> Floats:
    row = {code: index for index, code in enumerate(codes)}
    column = {place: index for index, place in enumerate(places)}
    shares = np.zeros((len(codes), len(places)))
    for occupation, code, part in links.iter_rows():
        shares[row[occupation], column[place_of[code]]] += part
    return shares


def _adopt(codes: Sequence[str], jobs: Floats, shares: Floats) -> dict[str, str]:
    """Give occupations without jobs the shares of their siblings, by jobs; tell the parent of each."""
    linked = shares.sum(axis=1) > 0
    parents: dict[str, str] = {}
    for index in np.flatnonzero(~linked).tolist():
        parent, siblings = _siblings(codes, index, linked)
        parents[codes[index]] = parent
        weights = jobs[siblings]
        if len(siblings):
            weights = weights if weights.sum() > 0 else np.ones(len(siblings))
            shares[index] = product(weights, shares[siblings]) / weights.sum()
    return parents


def _siblings(codes: Sequence[str], index: int, linked: NDArray[np.bool_]) -> tuple[str, list[int]]:
    for length in range(len(codes[index]) - 1, 1, -1):
        start = codes[index][:length].rstrip("0-")
        found = [at for at, code in enumerate(codes) if linked[at] and code.startswith(start)]
        if found and len(start) > 1:
            return start, found
    return "", []


def _nearest(code: str, known: Iterable[str], people: dict[str, float]) -> str | None:
    """Find the linked group whose code starts most like this one; of several, the largest."""
    for length in range(len(code) - 1, 0, -1):
        found = [other for other in known if other[:length] == code[:length]]
        if found:
            return max(found, key=lambda other: (people[other], other))
    return None
