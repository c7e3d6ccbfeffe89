"""How well the one box takes a text for what it is: the right kind and the right thing first.

    python -m benchmarks.ask               the development set
    python -m benchmarks.ask --misses      the same, with every text that went wrong
    python -m benchmarks.ask --held-out    the held-out sets, in counts alone

A headline and a claim's name both lead to the claim, so a reading of the other of the two kinds with the
right claim is counted apart. The held-out set of another hand (`ask-held-out.csv`) names measures, terms and
stories in words: there the kind is counted, and of a story its number.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from arbeid.answers.asked import Asked
from arbeid.language import language
from arbeid.verbs.search.ask import ask
from benchmarks.titles import share

SETS = Path(__file__).parent / "sets"
DEVELOPMENT = ("ask-development.tsv", "ask-development-2.tsv")
HELD_OUT = ("ask-own-held-out.tsv", "ask-held-out.csv")
_CLAIMS = {"claim", "sentence"}
_PLACES = {"country": "place", "region": "place"}


@dataclass(frozen=True)
class Row:
    """A text of a set, and what was answered."""

    lang: str
    kind: str
    query: str
    right: frozenset[str]
    found: Asked
    seconds: float

    @property
    def ids(self) -> frozenset[str]:
        """What the first reading is, by every name that a set may give it."""
        one = self.found.first
        if one is None:
            return frozenset({"-"})
        parts = one.id.split("/")
        codes = {group.code for group in one.groups[:1]} | (
            {f"isco:{one.id}"} if one.kind == "job" else set()
        )
        return frozenset({one.id, f"{parts[0]}/{parts[-1]}", *codes, *_codes(self)})

    @property
    def item(self) -> bool:
        """Whether the right thing came first, whatever kind it was taken for."""
        return bool(self.ids & self.right)

    @property
    def right_kind(self) -> bool:
        """Whether the kind is right; nothing is right where nothing should be found."""
        return (self.found.first.kind if self.found.first else "nothing") == self.kind

    @property
    def of_claim(self) -> bool:
        """Whether it is a claim taken for a sentence, or the other way round."""
        return self.kind in _CLAIMS and self.found.first is not None and self.found.first.kind in _CLAIMS


def _codes(row: Row) -> set[str]:
    """List the codes of a job in the classifications of the sets."""
    if row.kind != "job" or row.found.first is None or row.found.first.kind != "job":
        return set()
    from arbeid.verbs.jobs.job_titles import find_job

    groups = find_job(row.found.first.groups[0].title, language(row.lang)).groups
    firsts = {name: every[0].code for name, every in groups.items() if every}
    return {code if name != "isco-08" else f"isco:{code}" for name, code in firsts.items()}


def rows(name: str) -> list[Row]:
    """Ask every text of a set."""
    lines = csv.DictReader(
        (SETS / name).read_text("utf-8").splitlines(), delimiter="\t" if "tsv" in name else ","
    )
    return [_row(line) for line in lines]


def _row(line: dict[str, str]) -> Row:
    ask(line["query"], language(line["lang"]))
    start = time.process_time()
    found = ask(line["query"], language(line["lang"]))
    kind = _PLACES.get(line["kind"], line["kind"])
    story = re.match(r"C(\d+):", line["right"])
    right = {f"c{int(story[1]):02}"} if story else set(line["right"].split("|"))
    return Row(line["lang"], kind, line["query"], frozenset(right), found, time.process_time() - start)


def show(name: str, every: list[Row], misses: bool = False) -> None:
    """Print a set by kind."""
    print(f"\n{name}: {len(every)} texts")
    by_kind: defaultdict[str, list[Row]] = defaultdict(list)
    for row in every:
        by_kind[row.kind].append(row)
    for kind, own in (*by_kind.items(), ("all", every)):
        both = sum(row.right_kind and row.item for row in own)
        either = sum((row.right_kind or row.of_claim) and row.item for row in own)
        print(
            f"  {kind:10} kind and thing {share(both, len(own)):24} with claim and sentence as one {either:4}"
            f"   kind {sum(row.right_kind for row in own):4}   thing {sum(row.item for row in own):4}"
        )
    times = sorted(row.seconds for row in every)
    middle, late = (1e3 * times[int(part * len(times))] for part in (0.5, 0.95))
    print(f"  processor time: median {middle:.1f} ms, 95% under {late:.1f} ms")
    if misses:
        for row in every:
            if not (row.right_kind and row.item):
                found = [(one.kind, one.id, one.nearness) for one in row.found.readings[:4]]
                print(f"    {row.kind} {row.lang} {row.query!r}: {sorted(row.right)} ← {found}")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--misses", action="store_true", help="of the development set: every text that went wrong"
    )
    parser.add_argument("--held-out", action="store_true", help="the held-out sets, in counts alone")
    chosen = parser.parse_args()
    for name in HELD_OUT if chosen.held_out else DEVELOPMENT:
        show(name, rows(name), misses=chosen.misses and not chosen.held_out)


if __name__ == "__main__":
    main()
