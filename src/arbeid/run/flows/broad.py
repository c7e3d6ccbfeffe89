"""The broad group of each occupation of a network, between which moves are counted."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.codes.classifications import broad_groups
from arbeid.data.economies.economy import Economy
from arbeid.data.mobility.of_economy import EconomyNetwork
from arbeid.wording import words_of

Floats = NDArray[np.floating[Any]]


def broad(market: Economy, network: EconomyNetwork, automated: Floats) -> list[tuple[str, str, str]]:
    """Choose the broad group of each node (group, nl, en): its classification's, else thirds of the shock."""
    largest = (
        network.members.join(market.groups.select("code", "jobs"), on="code")
        .sort("jobs", "code", descending=[True, False])
        .group_by("place", maintain_order=True)
        .agg(pl.col("code").first())
    )
    first = dict(largest.iter_rows())
    codes = [first[place] for place in network.network.codes]
    named = broad_groups(market.classification, codes)
    if named is not None:
        return list(named.select("group", "nl", "en").iter_rows())
    ranked = np.argsort(np.argsort(automated, kind="stable"), kind="stable")
    dutch, english = words_of("nl"), words_of("en")
    thirds = [(name, dutch(f"flows.third.{name}"), english(f"flows.third.{name}")) for name in "123"]
    return [thirds[min(2, 3 * int(rank) // len(codes))] for rank in ranked]
