"""How many of the 277 walks that pages linked once explain their difference, by what; how many are cards.

    python -m benchmarks.walks           the counts, and every pair whose outcome is no longer the kept one
    python -m benchmarks.walks --cards   the cards too, each with what is missing

The pairs are those of the explorer on 29 November 2026, before a walk had to explain at least half (137 of
them had a step that nobody explains). They stay the same, so that a count can be held beside an older one;
`python -m pins walks` counts what pages link now.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pins.walks import explained_by, has_a_rest

from arbeid.answers.claims.walk import Why
from arbeid.answers.plain import said
from arbeid.verbs.claims.why import why
from arbeid.wording import words_of

PAIRS = Path(__file__).parent / "sets" / "linked-walks.csv"


@dataclass(frozen=True)
class Pair:
    """Two ends that a page linked, and whether that was a walk or a card when last kept."""

    claim: str
    other: str | None
    on: str | None
    outcome: str

    def walk(self) -> Why:
        """Walk from the one to the other as the tree stands."""
        return why(self.claim, self.other, self.on)

    @property
    def ends(self) -> str:
        """Name both ends."""
        return f"{self.claim} -> {self.other or self.on}"


def pairs() -> list[Pair]:
    """Read the linked pairs."""
    rows = csv.DictReader(PAIRS.read_text("utf-8").splitlines())
    return [Pair(row["claim"], row["other"] or None, row["on"] or None, row["outcome"]) for row in rows]


def outcome(found: Why) -> str:
    """Tell a walk from a card that says what is missing."""
    return "card" if found.lacking else "walk"


def report(cards: bool) -> Iterator[str]:
    """Count, and name what changed."""
    found = [(pair, pair.walk()) for pair in pairs()]
    counts = Counter(explained_by(walk) for _, walk in found)
    yield f"{len(found)} linked on 29 November 2026"
    yield from (f"{count} {how}" for how, count in counts.most_common())
    yield f"{sum(outcome(walk) == 'walk' for _, walk in found)} walks"
    yield f"{sum(has_a_rest(walk) for _, walk in found)} walks with a step that nobody explains (137 before)"
    for pair, walk in found:
        if outcome(walk) != pair.outcome:
            yield f"{pair.ends}: was a {pair.outcome}, is a {outcome(walk)}"
    if cards:
        yield from (line for pair, walk in found if walk.lacking for line in _card(pair, walk))


def _card(pair: Pair, walk: Why) -> Iterator[str]:
    yield f"{pair.ends}:"
    yield from (f"  {said(one.sentence, words_of('en'))}" for one in walk.lacking)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", action="store_true")
    print("\n".join(report(parser.parse_args().cards)))
