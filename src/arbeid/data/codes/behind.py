"""Which codes of one classification lead to a few codes of another: all that a mean over those rests on."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from arbeid.data.codes.crosswalk import Step


def codes_behind(path: tuple[Step, ...], codes: Iterable[str], wanted: Iterable[str]) -> frozenset[str]:
    """Find which of these ``codes`` lead along a path to a code that is wanted, or to a neighbour in a mean.

    What is carried from them alone comes to the same means at the wanted codes as what is carried from all,
    at a fraction of the work.

    >>> from arbeid.data.codes.crosswalk import find_path
    >>> sorted(codes_behind(find_path("isco-08", "isco-08-2"), ["7126", "7127", "2512"], ["71"]))
    ['7126', '7127']
    """
    here, links = pl.Series(sorted(set(codes)), dtype=pl.String), []
    for step in path:
        known = step.links(here).filter(pl.col("source").is_in(here.implode()))
        links.append(known)
        here = known["target"].unique().sort()
    found = frozenset(wanted)
    for known in reversed(links):
        found = frozenset(known.filter(pl.col("target").is_in(list(found)))["source"])
    return found if path else found & frozenset(codes)
