"""How well `arbeid check` does: precision and recall by kind of bending and by language, on sets apart.

    python -m benchmarks.sentences                 the development sets, and the held-out one in counts
    python -m benchmarks.sentences --misses        the development sets, with every sentence that went wrong
    python -m benchmarks.sentences --set FILE      a set of somebody else’s, in counts

Rows of the held-out set are never printed: it is there to report a score, not to learn from.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import process_time

from arbeid.claims.checking.judging import FEW_UNREAD, Judgement, judge

SETS = Path(__file__).parent / "sets"
# Written by others who had not seen the checker; the locked halves of these are never read.
OPEN = (
    "fifth-open",
    "sixth-open",
    "seventh-open",
    "eighth-open",
    "ninth-open",
    "tenth-open",
    "eleventh-open",
)
LOCKED = (
    "fifth-locked",
    "sixth-locked",
    "seventh-locked",
    "eighth-locked",
    "ninth-locked",
    "tenth-locked",
    "eleventh-locked",
)
# How many unknown words let a flag stand: the bar that there is to choose.
BARS = (0, 1, 2, 3, 99)
DEVELOPMENT = ("development", "second", "third", "fourth", "faithful")
# The kinds in the sets, and the flags that name each.
KINDS = {
    "loss": {"exposed-as-replaced"},
    "change_exposed": {"exposed-as-changed"},
    "could_will": {"could-as-will"},
    "tasks_jobs": {"tasks-as-jobs"},
    "place": {
        "other-place",
        "country-as-world",
        "world-as-country",
        "advanced-as-world",
        "world-as-advanced",
    },
    "world_advanced": {
        "advanced-as-world",
        "world-as-advanced",
        "country-as-world",
        "world-as-country",
        "other-place",
    },
    "time": {"level-as-yearly", "yearly-as-level", "wrong-year"},
    "number": {"wrong-number"},
    "unit": {"wrong-number", "level-as-yearly", "yearly-as-level"},
    "direction": {"wrong-number", "other-statement", "none-as-effect", "exposed-as-replaced"},
    "modal": {"could-as-will", "exposed-as-replaced"},
    "certainty": {"could-as-will", "exposed-as-replaced"},
    "publisher": {"wrong-publisher"},
    "causation": {"correlation-as-cause", "none-as-effect"},
    "cause": {"correlation-as-cause", "none-as-effect"},
    "denominator": {"other-denominator"},
}


@dataclass(frozen=True)
class Row:
    """A sentence of a set, what is right of it, and what the checker answered."""

    id: str
    language: str
    kind: str
    sentence: str
    claims: frozenset[str]
    bends: frozenset[str]
    found: tuple[Judgement, ...]

    @property
    def flags(self) -> frozenset[str]:
        """The ways in which the checker says that it bends something."""
        return frozenset(
            kind
            for one in self.found
            if one.outcome == "flagged"
            for match in one.matches
            for kind in match.bent
        )

    @property
    def leans(self) -> frozenset[str]:
        """The claims that the checker says it leans on."""
        return frozenset(match.telling.figure.claim.id for one in self.found for match in one.matches)

    @property
    def right(self) -> bool:
        """Whether it was flagged or left alone, as it should be."""
        return bool(self.flags) == (self.kind == "bent")


def rows(path: Path, few: int = FEW_UNREAD) -> list[Row]:
    """Check every sentence of a set; ``few`` is the bar for words that nobody here knows."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                one["id"],
                one["lang"],
                one["kind"],
                one["sentence"],
                frozenset(filter(None, one["claim"].split("|"))),
                frozenset(filter(None, one["bends"].split("|"))),
                tuple(judge(one["sentence"], few)),
            )
            for one in csv.DictReader(file)
        ]


def _share(part: int, whole: int) -> str:
    return f"{part:4d} of {whole:4d}  {part / whole:6.1%}" if whole else f"{part:4d} of {whole:4d}      –"


def _leaning(found: list[Row]) -> int:
    return sum(bool(row.leans & row.claims) for row in found)


def _overall(found: list[Row]) -> None:
    for language in ("all", "nl", "en"):
        some = [row for row in found if language in ("all", row.language)]
        print(f"  {language}")
        for kind, wanted in (
            ("bent", "flagged"),
            ("faithful", "wrongly flagged"),
            ("harmless", "wrongly flagged"),
        ):
            these = [row for row in some if row.kind == kind]
            print(f"    {kind:9} {wanted:16} {_share(sum(bool(row.flags) for row in these), len(these))}")
        for kind in ("bent", "faithful"):
            these = [row for row in some if row.kind == kind and row.claims]
            print(f"    {kind:9} claim found      {_share(_leaning(these), len(these))}")
        these = [row for row in some if row.kind == "faithful"]
        fine = sum(any(one.outcome == "fine" for one in row.found) for row in these)
        print(f"    faithful  cleared          {_share(fine, len(these))}")
        digits = [
            row for row in some if row.kind == "bent" and not any(letter.isdigit() for letter in row.sentence)
        ]
        print(f"    bent      without digits   {_share(sum(bool(row.flags) for row in digits), len(digits))}")


def _missed(found: list[Row]) -> None:
    missed = [row for row in found if row.kind == "bent" and not row.flags]
    why = Counter(f"{one.outcome} {one.reason}".strip() for row in missed for one in row.found)
    print(f"  bent and missed, by what was answered: {dict(why.most_common())}")


def _by_kind(found: list[Row]) -> None:
    print(f"  {'kind':15} {'flagged at all':>22} {'for this reason':>22} {'precision':>22}")
    for kind, names in KINDS.items():
        bent = [row for row in found if kind in row.bends]
        if not bent:
            continue
        caught = sum(bool(row.flags) for row in bent)
        named = sum(bool(row.flags & names) for row in bent)
        raised = [row for row in found if row.flags & names]
        true = sum(
            bool({other for other in row.bends if KINDS.get(other, set()) & names & row.flags})
            for row in raised
        )
        print(
            f"  {kind:15} {_share(caught, len(bent)):>22} {_share(named, len(bent)):>22} "
            f"{_share(true, len(raised)):>22}"
        )


def articles(folder: Path) -> None:
    """Print how many sentences of each article are flagged: all of them are false alarms."""
    counts: Counter[str] = Counter()
    total: defaultdict[str, int] = defaultdict(int)
    for path in sorted(folder.glob("*.txt")):
        for one in judge(path.read_text(encoding="utf-8")):
            counts[path.name] += one.outcome == "flagged"
            total["sentences"] += 1
            total["leaning"] += bool(one.matches)
        counts[path.name] += 0
    spread = Counter(counts.values())
    print(
        f"  articles: {sum(counts.values())} false alarms in {len(counts)} articles "
        f"({total['sentences']} sentences,"
    )
    print(f"  {total['leaning']} of them lean on a claim); alarms: articles {dict(sorted(spread.items()))}")


def speed(path: Path) -> None:
    """Print how much of a processor one sentence takes, once everything is read."""
    with path.open(encoding="utf-8", newline="") as file:
        sentences = [one["sentence"] for one in csv.DictReader(file)]
    judge(sentences[0])
    taken = []
    for sentence in sentences:
        before = process_time()
        judge(sentence)
        taken.append(process_time() - before)
    median, *_ = quantiles(taken, n=2)
    last = quantiles(taken, n=20)[-1]
    print(f"  a sentence takes {median * 1e3:.1f} ms (median), {last * 1e3:.1f} (95th percentile)")


def misses(found: Iterable[Row]) -> None:
    """Print every sentence of a development set that went wrong."""
    for row in found:
        kinds = set().union(*(KINDS[bend] for bend in row.bends)) if row.bends else set()
        if (
            not row.right
            or (row.kind == "bent" and not row.flags & kinds)
            or (row.claims and not row.leans & row.claims)
        ):
            print(
                f"{row.id} {'' if row.right else 'WRONG '}{row.sentence}\n"
                f"     {sorted(row.bends)} of {sorted(row.claims)}"
            )
            print(f"     → {sorted(row.flags)} of {sorted(row.leans)}")


def alarms(folder: Path) -> None:
    """Print every false alarm in the articles to develop on."""
    for path in sorted(folder.glob("*.txt")):
        for one in judge(path.read_text(encoding="utf-8")):
            if one.outcome == "flagged":
                names = [(match.telling.figure.claim.id, match.bent) for match in one.matches]
                print(f"{path.name}: {one.sentence.text}\n     → {names}")


def main() -> None:
    """Print the scores of both sets, and of the development set alone what went wrong where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--misses", action="store_true", help="of the development sets alone: every sentence that went wrong"
    )
    parser.add_argument("--set", type=Path, help="a set of somebody else’s, printed in counts alone")
    asked = parser.parse_args()
    if asked.set:
        _scores(asked.set.stem, rows(asked.set))
        return
    for name in (*DEVELOPMENT, *OPEN):
        found = rows(SETS / f"sentences-{name}.csv")
        if asked.misses:
            misses(found)
        _scores(name, found)
    if asked.misses:
        alarms(SETS / "articles-development")
    articles(SETS / "articles-development")
    if not asked.misses:
        for name in ("held-out", "fourth-locked", *LOCKED, "blind"):
            _scores(name, rows(SETS / f"sentences-{name}.csv"))
        for folder in ("articles", "articles-second"):
            articles(SETS / folder)
        curve()
        speed(SETS / "sentences-development.csv")


def curve() -> None:
    """Print what is flagged of the open halves, by how many unknown words let a flag stand."""
    print("\nopen halves, by how many unknown words let a flag stand that they may lift")
    for few in BARS:
        found = [row for name in OPEN for row in rows(SETS / f"sentences-{name}.csv", few)]
        shares = (
            _share(sum(bool(row.flags) for row in found if row.kind == kind), _of(found, kind))
            for kind in ("bent", "faithful", "harmless")
        )
        print(f"  {few:3d}  bent {{}}  faithful {{}}  harmless {{}}".format(*shares))


def _of(found: list[Row], kind: str) -> int:
    return sum(row.kind == kind for row in found)


def _scores(name: str, found: list[Row]) -> None:
    print(f"\n{name}: {len(found)} sentences")
    _overall(found)
    _missed(found)
    _by_kind(found)


if __name__ == "__main__":
    main()
