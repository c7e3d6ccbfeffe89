"""How well `arbeid check` does on each open set without the words that only that set has.

    python -m benchmarks.left_out                counts, of each set and of all together
    python -m benchmarks.left_out --misses       with every sentence that went wrong

A form of a lexicon that one open set alone has, and no other open set or claim, was likely listed for it.
It is dropped while that set is judged, so that the counts say more of fresh sentences than with all forms.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from unittest import mock

from arbeid.claims.checking import lexicon
from arbeid.claims.checking.lexicon import LEXICONS, Lexicon, words_pattern
from arbeid.claims.claim import CLAIMS
from arbeid.registry import forget
from benchmarks.sentences import DEVELOPMENT, OPEN, SETS, Row, rows

ALL_OPEN = (*DEVELOPMENT, "own", "own-second", "held-out", *OPEN)
Form = tuple[str, str, str]
_LEDGER = "ledger"


def only_there() -> dict[str, frozenset[Form]]:
    """List the forms (lexicon, concept, form) that one open set alone has, by set."""
    texts = {name: _sentences(name) for name in ALL_OPEN} | {_LEDGER: _of_claims()}
    found: defaultdict[str, set[Form]] = defaultdict(set)
    for entry in LEXICONS.all():
        for concept, forms in entry.forms.items():
            for form in {*forms.nl, *forms.en}:
                inside = max(re.split(r"[*…]|\s+", form), key=len).lower()
                pattern = words_pattern([form])
                some = [
                    name
                    for name, text in texts.items()
                    if inside in text and any(pattern.search(line) for line in text.split("\n"))
                ]
                if len(some) == 1 and some[0] != _LEDGER:
                    found[some[0]].add((entry.id, concept, form))
    return {name: frozenset(forms) for name, forms in found.items()}


def _sentences(name: str) -> str:
    with (SETS / f"sentences-{name}.csv").open(encoding="utf-8", newline="") as file:
        return "\n".join(one["sentence"].lower() for one in csv.DictReader(file))


def _of_claims() -> str:
    texts = (text for one in CLAIMS.all() for text in (one.statement, one.shown, one.where, one.when))
    return "\n".join(f"{text.nl}\n{text.en}".lower() for text in texts)


@contextmanager
def without(dropped: frozenset[Form]) -> Iterator[None]:
    """Read the lexicons without some of their forms."""
    kept = {entry.id: _less(entry, dropped) for entry in LEXICONS.all()}
    with mock.patch.object(type(LEXICONS), "get", _reads(kept, type(LEXICONS).get)):
        forget()
        yield
    forget()


def _reads(kept: Mapping[str, Lexicon], get):  # type: ignore[no-untyped-def]  # stands in for a method
    return lambda registry, name: kept[name] if registry is lexicon.LEXICONS else get(registry, name)


def _less(entry: Lexicon, dropped: frozenset[Form]) -> Lexicon:
    forms = {}
    for concept, said in entry.forms.items():
        kept = {
            language: tuple(
                form for form in getattr(said, language) if (entry.id, concept, form) not in dropped
            )
            for language in ("nl", "en")
        }
        # A pattern of no words would be found everywhere.
        forms[concept] = said.model_copy(update=kept) if any(kept.values()) else said
    return entry.model_copy(update={"forms": forms})


def main() -> None:
    """Print what is flagged of each open set without the words that it alone has."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print every sentence that went wrong")
    asked = parser.parse_args()
    forms, total = only_there(), Counter[str]()
    for name in ALL_OPEN:
        with without(forms.get(name, frozenset())):
            found = rows(SETS / f"sentences-{name}.csv")
        counts = _counts(found)
        total += counts
        print(f"{name:14} {len(forms.get(name, ())):4d} forms dropped  {_shown(counts)}", flush=True)
        if asked.misses:
            _misses(found)
    print(f"{'together':34} {_shown(total)}")


def _counts(found: list[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in found:
        kind = "bent" if row.kind == "bent" else "other"
        counts[kind] += 1
        counts[f"{kind} flagged"] += bool(row.flags)
    return counts


def _shown(counts: Counter[str]) -> str:
    return "  ".join(
        f"{kind} {counts[f'{kind} flagged']:4d} of {counts[kind]:4d}" for kind in ("bent", "other")
    )


def _misses(found: list[Row]) -> None:
    for row in found:
        if not row.right:
            print(f"  {row.id} {row.sentence}\n     {row.kind} {sorted(row.bends)} of {sorted(row.claims)}")
            for one in row.found:
                told = [(it.telling.figure.claim.id, it.bent) for it in one.matches]
                print(f"     → {one.outcome} {one.reason} {told} {list(one.unread)}")


if __name__ == "__main__":
    main()
