"""How well a job title finds its group: rank 1, within 5, silence on non-jobs, asking back, beside baselines.

    python -m benchmarks.titles                 the development sets, and the held-out ones in counts
    python -m benchmarks.titles --misses        the development sets, with every title that went wrong
    python -m benchmarks.titles --development   the development sets only, without baselines
    python -m benchmarks.titles --part NAME     one part: second-open, second-locked, held-out; no baselines

Rows of the held-out sets are never printed, whatever is asked. Where the register of UWV was built, which
does not ship (`ARBEID_MIRROR=... arbeid data build titles-uwv`), the same is measured with it; the first
line says which it is.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from arbeid.data.figures import DECLARED
from arbeid.language import Language
from arbeid.lookup.composites import whole_of
from arbeid.lookup.forms import bare
from arbeid.lookup.groups import targets_from
from arbeid.lookup.index import Titles
from arbeid.lookup.index import titles as listed_titles
from arbeid.verbs.jobs.job_titles import find_job

SETS = Path(__file__).parent / "sets"
TARGET: dict[Language, str] = {"nl": "brc-2014", "en": "soc-2018"}
KINDS = ("plain", "ambiguous", "unlisted")
OPEN = ("development", "second-open", "third-open")


@dataclass(frozen=True)
class Title:
    """A title of a set, its right codes, and what was answered."""

    text: str
    kind: str
    codes: frozenset[str]
    found: tuple[str, ...]
    sure: float
    certainty: str

    @property
    def first(self) -> bool:
        """Whether the first group is right."""
        return bool(self.found) and self.found[0] in self.codes

    @property
    def within(self) -> bool:
        """Whether one of the first five groups is right."""
        return bool(self.codes & set(self.found[:5]))


def rows(name: str) -> list[dict[str, str]]:
    """Read a set."""
    return list(csv.DictReader((SETS / name).read_text("utf-8").splitlines()))


def titles(part: str, language: Language) -> list[Title]:
    """Look up every title of a set."""
    return list(_titles(part, language))


def _titles(part: str, language: Language) -> Iterator[Title]:
    for row in rows(f"titles-{part}-{language}.csv"):
        wholes = whole_of(TARGET[language])
        codes = frozenset(
            wholes.get(code, code) for code in row["codes"].split("|") if not code.startswith("isco:")
        )
        job = find_job(row["title"], language)
        groups = job.groups[TARGET[language]]
        found, sure = tuple(one.code for one in groups), groups[0].sure if groups else 0.0
        yield Title(
            row["title"], row["kind"], codes, found, sure, job.certainty.get(TARGET[language], "none")
        )


def asked_back(one: Title) -> bool:
    """Tell whether the answer asks which of several is meant."""
    return one.certainty == "choose"


def silent(text: str, language: str) -> bool:
    """Tell whether nothing is found for a text that names no job."""
    return not find_job(text, language if language in TARGET else None).matches  # type: ignore[arg-type]


def share(right: int, all_of: int) -> str:
    """Word a count as a share with its 95% range (Wilson)."""
    if not all_of:
        return "–"
    z, p = 1.96, right / all_of
    middle, width = p + z * z / (2 * all_of), z * math.sqrt(p * (1 - p) / all_of + (z / (2 * all_of)) ** 2)
    low, high = ((middle + sign * width) / (1 + z * z / all_of) for sign in (-1, 1))
    return f"{right / all_of:6.1%} ({low:.0%}–{high:.0%}) of {all_of}"


def show(part: str, language: Language, misses: bool) -> list[Title]:
    """Print one set of one language in counts."""
    every = titles(part, language)
    print(f"\n{part} {language} → {TARGET[language]}")
    for kind in ("all but ambiguous", *KINDS):
        own = [one for one in every if one.kind == kind or (kind not in KINDS and one.kind != "ambiguous")]
        print(f"  {kind:18} rank 1 {share(sum(one.first for one in own), len(own))}", end="   ")
        print(f"within 5 {share(sum(one.within for one in own), len(own))}", end="   ")
        print(f"ask back {sum(asked_back(one) for one in own)}   nothing {sum(not one.found for one in own)}")
    if misses and part in OPEN:
        for one in every:
            wrong = not asked_back(one) if one.kind == "ambiguous" else not one.first
            if wrong:
                print(
                    f"    {one.kind[0]} {one.text}: {sorted(one.codes)} ← {one.found[:5]}"
                    f" {one.sure:.2f} {one.certainty}"
                )
    return every


def reliability(every: list[Title]) -> None:
    """Print how often the first group is right, by how sure the answer says it is."""
    print("\n  how sure of the first group, and how often it is right (ambiguous titles left out)")
    plain = [one for one in every if one.kind != "ambiguous"]
    for low, high in ((0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 1.01)):
        own = [one for one in plain if one.found and low <= one.sure < high]
        mean = sum(one.sure for one in own) / len(own) if own else 0
        print(
            f"    {low:4.0%}–{min(high, 1):4.0%}  said {mean:4.0%}"
            f"  right {share(sum(one.first for one in own), len(own))}"
        )
    for word, count in Counter(one.certainty for one in plain).most_common():
        own = [one for one in plain if one.certainty == word]
        print(f"    {word:8} right {share(sum(one.first for one in own), count)}")


def non_jobs(part: str, misses: bool) -> None:
    """Print how many texts that name no job lead to no group."""
    every = rows(f"non-jobs-{part}.csv")
    loud = [row for row in every if not silent(row["query"], row["lang"])]
    print(f"\n{part} non-jobs silent {share(len(every) - len(loud), len(every))}")
    if misses and part in OPEN:
        for row in loud:
            one = find_job(row["query"], _known(row["lang"])).matches[0]
            print(f"    {row['query']} → {one.title} {one.how} {one.sure:.2f}")


def trade_off(part: str, every: list[Title]) -> None:
    """Print what a higher bar on how sure would cost in right answers and bring in silence."""
    plain = [one for one in every if one.kind == "plain"]
    rest = rows(f"non-jobs-{part}.csv")
    loud = [_surest(row["query"], row["lang"]) for row in rest]
    print("\n  answering only from this sure on: plain titles right first, non-jobs silent")
    for bar in (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8):
        right = sum(one.first and one.sure >= bar for one in plain) / len(plain)
        print(
            f"    {bar:4.0%}   {right:6.1%}"
            f"   {sum(sure is None or sure < bar for sure in loud) / len(rest):6.1%}"
        )


def _surest(text: str, language: str) -> float | None:
    groups = find_job(text, _known(language)).groups["isco-08"]
    return groups[0].sure if groups else None


def _known(language: str) -> Language | None:
    return next((one for one in TARGET if one == language), None)


def baselines(part: str, language: Language) -> None:
    """Print what plain ways of looking up the same titles reach, without any rule of ours."""
    from rapidfuzz import fuzz, process

    listed = listed_titles(language)
    words, target = listed.words, TARGET[language]
    own = rows(f"titles-{part}-{language}.csv")
    ways: dict[str, Callable[[str], list[int]]] = {
        "substring": lambda text: sorted(
            (at for at, word in enumerate(words) if text in word), key=lambda at: len(words[at])
        )[:40],
        "rapidfuzz ratio": lambda text: [
            at for _, _, at in process.extract(text, words, scorer=fuzz.ratio, limit=40)
        ],
        "token_set_ratio": lambda text: [
            at for _, _, at in process.extract(text, words, scorer=fuzz.token_set_ratio, limit=40)
        ],
        "tf-idf of 3 and 4 letters": lambda text: np.argsort(-listed.grams.likeness(text), kind="stable")[
            :40
        ].tolist(),
    }
    print(f"\n  plain ways, {part} {language} → {target}: plain titles, unlisted titles (rank 1, within 5)")
    for name, way in ways.items():
        shown = []
        for kind in ("plain", "unlisted"):
            asked = [row for row in own if row["kind"] == kind]
            scores = [_score(row, way(bare(row["title"], language)), listed, target) for row in asked]
            first, within = (sum(one[at] for one in scores) / len(scores) for at in (0, 1))
            shown.append(f"{first:6.1%} {within:6.1%}")
        print(f"    {name:26} {'   '.join(shown)}")


def _score(row: dict[str, str], places: list[int], listed: Titles, target: str) -> tuple[bool, bool]:
    wholes = whole_of(target)
    codes = {wholes.get(code, code) for code in row["codes"].split("|")}
    reached: dict[str, None] = {}
    for at in places:
        for one in targets_from(listed.classification[at], listed.code[at], target)[:1]:
            reached.setdefault(one.code)
    found = list(reached)
    return bool(codes & set(found[:1])), bool(codes & set(found[:5]))


def main() -> None:
    """Measure what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--misses", action="store_true", help="print the development titles that went wrong")
    asked.add_argument("--development", action="store_true", help="leave the held-out sets alone")
    asked.add_argument("--part", help="one part only, without baselines")
    chosen = asked.parse_args()
    few = chosen.development or chosen.part is not None
    print(
        "register of UWV: "
        + ("used" if DECLARED.get("titles-uwv").path().exists() else "not built here, not used")
    )
    parts = ("development",) if chosen.development else ("development", "held-out")
    for part in parts if chosen.part is None else (chosen.part,):
        every = [one for language in TARGET for one in show(part, language, chosen.misses)]
        reliability(every)
        non_jobs(part, chosen.misses)
        if not few:
            trade_off(part, every)
            for language in TARGET:
                baselines(part, language)


if __name__ == "__main__":
    main()
