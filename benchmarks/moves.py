"""Do networks built without observed moves suggest where people go? Of moves above 2%, the share among ten.

    python -m benchmarks.moves              the United States, all networks that saw no move
    python -m benchmarks.moves --least 0.05

A move is a place of the observed network (CPS ASEC) that takes more than the least share of those who leave
an occupation. It is found where one of the first ten suggestions for that occupation lies in the place; the
second figure weighs each move by its share. Beside it stand the ten largest occupations, the ten largest of
the same major group, and ten by chance. Nothing is fitted to these moves, so none of them is held out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import comb

import polars as pl

from arbeid.data.economies.economy import economy
from arbeid.data.mobility.of_economy import DEFAULT_NETWORK, EconomyNetwork, economy_network

ECONOMY = "us"
SUGGESTING = ("activities", "onet-related")
FIRST, LEAST = 10, 0.02
_MAJOR = 2

Chance = Callable[[str, frozenset[str]], float]


@dataclass(frozen=True)
class Seen:
    """Moves that were seen out of an occupation: the codes and the share of each place that takes many."""

    code: str
    places: tuple[tuple[frozenset[str], float], ...]


def seen(least: float = LEAST) -> list[Seen]:
    """List the occupations that people were seen to leave, with the places that take many of them."""
    known = economy_network(ECONOMY, DEFAULT_NETWORK)
    codes, residual = _codes(known), known.residual
    found = []
    for place, own in codes.items():
        out = _shares(known, place)
        total = sum(out.values())
        many = tuple(
            (codes[to], share / total)
            for to, share in out.items()
            if share / total > least and to not in residual and to in codes
        )
        if many and place not in residual:
            found += [Seen(code, many) for code in sorted(own)]
    return found


def suggested(name: str, first: int = FIRST) -> dict[str, list[str]]:
    """List for each occupation the first ones that a network suggests; equal ones by code."""
    known = economy_network(ECONOMY, name)
    codes, residual = _codes(known), known.residual
    found: dict[str, list[str]] = {}
    for place, own in codes.items():
        out = _shares(known, place)
        ordered = sorted((to for to in out if to not in residual), key=lambda to: (-out[to], to))
        named = [code for to in ordered for code in sorted(codes.get(to, ()))]
        found |= dict.fromkeys(own, named[:first])
    return found


def found_share(moves: list[Seen], chance: Chance, *, weighed: bool = False) -> float:
    """Work out the share of the moves that are found, each counted alike or weighed by its share."""
    known = [
        (share if weighed else 1.0, chance(one.code, place)) for one in moves for place, share in one.places
    ]
    return sum(weight * found for weight, found in known) / sum(weight for weight, _ in known)


def _codes(known: EconomyNetwork) -> dict[str, frozenset[str]]:
    grouped = known.members.group_by("place").agg("code")
    return {place: frozenset(codes) for place, codes in grouped.sort("place").iter_rows()}


def _shares(known: EconomyNetwork, place: str) -> dict[str, float]:
    network = known.network
    at = network.codes.index(place)
    own = slice(network.starts[at], network.starts[at + 1])
    reached = zip(network.destinations[own], network.shares[own], strict=True)
    return {network.codes[to]: float(share) for to, share in reached if to != at and share > 0}


def _of_ten(place: int, every: int) -> float:
    """Work out the chance that ten of so many, taken blindly, hold one of a place."""
    ten = min(FIRST, every)
    return 1 - comb(every - place, ten) / comb(every, ten) if every else 0.0


def ways(people: Mapping[str, float]) -> Iterator[tuple[str, Chance]]:
    """Name each way of suggesting ten occupations, with its chance of holding a place."""
    for name in SUGGESTING:
        known = suggested(name)
        yield name, lambda code, place, known=known: float(bool(place & set(known.get(code, ()))))
    majors = {
        code: [other for other in people if other[:_MAJOR] == code[:_MAJOR] and other != code]
        for code in people
    }
    largest = {code: sorted(own, key=lambda one: -people[one])[:FIRST] for code, own in majors.items()}
    every = sorted(people, key=lambda one: -people[one])
    yield (
        "largest of all",
        lambda code, place: float(
            bool(place & set([one for one in every[: FIRST + 1] if one != code][:FIRST]))
        ),
    )
    yield "same group, largest", lambda code, place: float(bool(place & set(largest[code])))
    yield (
        "same group, by chance",
        lambda code, place: _of_ten(len(place & set(majors[code])), len(majors[code])),
    )
    yield "by chance", lambda code, place: _of_ten(len(place - {code}), len(people) - 1)


def main() -> None:
    """Print the share of observed moves that each way finds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--least", type=float, default=LEAST, help="the least share of those who leave")
    least = parser.parse_args().least
    moves = seen(least)
    groups = economy(ECONOMY).groups.filter(pl.col("jobs") > 0)
    people = dict(groups.select("code", "jobs").iter_rows())
    pairs = sum(len(one.places) for one in moves)
    print(
        f"{ECONOMY}: {pairs} observed moves above {least:.0%} of those who leave,"
        f" out of {len(moves)} occupations"
    )
    print(f"share of them among the first {FIRST}:")
    for name, chance in ways(people):
        alike, weighed = (found_share(moves, chance, weighed=one) for one in (False, True))
        print(f"  {name:24} {alike:6.1%}   weighed {weighed:6.1%}")


if __name__ == "__main__":
    main()
