"""Which figure a clause tells: evidence from the amount, who, of what, where and when."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from arbeid.claims.checking.amounts import Amount
from arbeid.claims.checking.bendings import bendings
from arbeid.claims.checking.closeness import closeness, kinds_of
from arbeid.claims.checking.named import strangers
from arbeid.claims.checking.profile import Figure, figures, stem
from arbeid.claims.checking.reading import Reading
from arbeid.claims.checking.telling import Telling
from arbeid.registry import remembered

# What it takes to say that a clause leans on a figure: with its number, without it, and without any number.
ENOUGH = 3.2
ENOUGH_OTHER_NUMBER = 4.1
ENOUGH_UNNAMED = 4.2
ENOUGH_NO_NUMBER = 4.2
# How much less likely a reading is by each thing that it would take to be bent.
PER_BENDING = 0.75
_FATE = frozenset(
    {
        "loss",
        "automated",
        "risk",
        "threat",
        "change",
        "exposed",
        "complement",
        "switch",
        "created",
        "unaffected",
    }
)
_CONTACT = frozenset({"exposed", "risk", "complement", "threat"})
_MOVES = frozenset({"created", "loss", "raised", "fell"})
_WIDE = frozenset({"world", "many"})
_OFTEN = _WIDE | {"nl", "us", "europe", "advanced", "gb", "de", "emerging", "low-income", "oecd"}
_ALIKE = {
    "jobs": {"workers", "people", "occupations"}, "workers": {"jobs", "people"},
    "people": {"workers", "jobs"},
    "productivity": {"issues", "hours"}, "occupations": {"jobs"},
    "tasks": {"hours"}, "hours": {"tasks", "productivity"}, "issues": {"productivity"},
}  # fmt: skip
_FIGURE = re.compile(r"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d+(?![\w-])")
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")


@dataclass(frozen=True)
class Match:
    """A figure that a clause leans on, how surely, and how it is bent."""

    telling: Telling
    score: float
    bent: tuple[str, ...]


def match(clause: Reading, named: frozenset[str], attributed: bool) -> list[Match]:
    """Find the figures that a clause leans on: for each of its amounts the likeliest one."""
    if clause.amounts:
        found = [
            one for one in (_best(clause, amount, named, attributed) for amount in clause.amounts) if one
        ]
        told = any(one.telling.close >= 0.7 for one in found)
        return [one for one in found if one.telling.close or not told]
    # With numbers that tell nothing here the sentence is on something else.
    best = None if _FIGURE.search(clause.text) else _best(clause, None, named, attributed)
    return [best] if best else []


def without_thresholds(found: list[Match]) -> list[Match]:
    """Leave out what only says how much makes something count: 10% of their tasks, beside 80% of workers."""
    return [one for one in found if not any(_beside(one, other) for other in found if other is not one)]


def _beside(one: Match, main: Match) -> bool:
    # “80% of workers could see 10% of their tasks”: the second amount is a part of what the first one says.
    if not main.telling.close or main.telling.amount is None or one.telling.amount is None:
        return False
    told = one.telling.amount
    same = any(
        told.kind == it.kind and abs(told.low - it.low) <= it.slack for it in main.telling.figure.beside
    )
    own = one.telling.figure.claim.id == main.telling.figure.claim.id and one.telling.close >= 1
    return same and not own


def _best(clause: Reading, amount: Amount | None, named: frozenset[str], attributed: bool) -> Match | None:
    found = []
    for figure in figures():
        if amount is not None and figure.value is None:
            continue
        close = closeness(amount, figure.value) if amount is not None and figure.value is not None else 0.0
        if amount is not None and not close and not _could_be_meant(amount, figure, clause, named):
            continue
        telling = Telling(clause, figure, amount, close, named, attributed)
        score = _evidence(telling)
        if score >= _enough(telling):
            bent = bendings(telling)
            found.append(Match(telling, score - PER_BENDING * len(bent), bent))
    # A number of the publisher's own is not taken for a wrong one of another claim of theirs.
    own = any(_tells_own(one) for one in found)
    return max(
        (one for one in found if one.telling.close or not own), key=lambda one: one.score, default=None
    )


def _tells_own(one: Match) -> bool:
    return one.telling.close >= 0.7 and one.telling.figure.claim.publication in one.telling.named


def _could_be_meant(amount: Amount, figure: Figure, clause: Reading, named: frozenset[str]) -> bool:
    # Another number than the published one is only that where the publisher is named, or a part of the people
    # or a place that few figures are about.
    kind = figure.value is not None and amount.kind == kinds_of(figure.value)[0] and not amount.vague
    return kind and (figure.claim.publication in named or (not named and _rare(clause, figure)))


def _rare(clause: Reading, figure: Figure) -> bool:
    return bool(clause.groups & figure.also_groups or (clause.places & figure.places) - _OFTEN)


def _enough(telling: Telling) -> float:
    if telling.amount is None:
        return ENOUGH_NO_NUMBER
    if telling.close:
        return ENOUGH
    return ENOUGH_OTHER_NUMBER if telling.named else ENOUGH_UNNAMED


def _evidence(telling: Telling) -> float:
    clause, figure = telling.clause, telling.figure
    own = figure.claim.publication in telling.named
    if not own and ("own" in clause.about or not _on_work_and_ai(telling)):
        return 0.0
    if not telling.close and not _on_ai(telling):
        return 0.0
    parts = (
        _by_amount(telling), _by_publisher(telling, own), _by_counted(telling), _by_relation(telling),
        _by_place(telling), _by_group(telling), _by_year(telling), _by_words(telling),
        0.3 if "ai" in clause.about else 0.0, -1.5 if "elsewhere" in clause.about else 0.0,
        -1.5 if "own" in clause.about else 0.0, 0.0 if own else -1.0 * min(1, len(strangers(clause.text))),
    )  # fmt: skip
    return sum(parts)


def _on_work_and_ai(telling: Telling) -> bool:
    clause = telling.clause
    told = telling.attributed and telling.close >= 1 and _by_words(telling) >= 0.4
    return (
        "ai" in clause.about or told or bool(clause.relations & (_FATE - {"created", "complement", "change"}))
    )


def _on_ai(telling: Telling) -> bool:
    # Without its number a claim is only meant where the sentence is on AI, or on millions of jobs.
    clause, amount = telling.clause, telling.amount
    counts = (
        amount is not None
        and amount.kind == "count"
        and clause.relations & {"created", "loss", "fell", "switch"}
    )
    return (
        "ai" in clause.about
        or _by_words(telling) >= 0.8
        or bool(counts or clause.relations & {"exposed", "risk", "automated"})
    )


def _by_amount(telling: Telling) -> float:
    if telling.amount is None or not telling.close:
        return 0.0
    if telling.close >= 1:
        return 2.5 if telling.amount.round else 3.2
    return {0.7: 2.2, 0.6: 1.6, 0.5: 1.2, 0.4: 1.0, 0.3: 1.0}[telling.close]


def _by_publisher(telling: Telling, own: bool) -> float:
    if own:
        return 2.2
    return -0.9 if telling.attributed else 0.0


def _by_counted(telling: Telling) -> float:
    told, figure = telling.counted, telling.figure
    if told is None:
        return -0.8 if telling.amount is not None and telling.amount.kind == "share" else 0.0
    if told in figure.counted:
        return 1.0
    if told in figure.also_counted or _ALIKE.get(told, set()) & figure.counted:
        return 0.4 if "occupations" in (told, *figure.counted) and "jobs" not in figure.counted else 0.7
    parts = {"jobs", "workers", "tasks", "hours", "people"}
    return -0.3 if told in parts and figure.counted & parts else -1.0


def _by_relation(telling: Telling) -> float:
    said, figure = telling.clause.relations - {"believed"}, telling.figure
    if not said or not figure.relations:
        return 0.0
    if said & figure.relations:
        return 1.0
    if said & figure.also_relations:
        return 0.3
    return _related(said, figure)


def _related(said: frozenset[str], figure: Figure) -> float:
    if said & _FATE and figure.relations & _FATE:
        # Contact with AI is neither a job that comes nor one that goes.
        return -0.4 if said <= _CONTACT and figure.relations <= _MOVES else 0.2
    on_fate = bool(said & (_FATE - {"created", "complement"}))
    if on_fate and not (figure.relations | figure.also_relations) & _FATE:
        return -1.0
    both = said & {"fell", "raised"} and figure.relations & {
        "fell",
        "raised",
        "created",
        "loss",
        "found_work",
    }
    return 0.3 if both else -1.2


def _by_place(telling: Telling) -> float:
    told, source = telling.clause.places, telling.figure.places
    if not told or not source:
        likely = bool(source & {"world", "many"}) or (telling.clause.language == "nl" and "nl" in source)
        return 0.25 if likely and not told else 0.0
    return 0.8 if told & source else -0.3


def _by_group(telling: Telling) -> float:
    told, figure = telling.clause.groups, telling.figure
    score = 0.8 * min(2, len(told & figure.also_groups))
    score -= 0.7 * min(2, len({one for one in told - figure.also_groups if not one.startswith("part")}))
    return score - (0.4 if figure.groups and not told & figure.groups else 0.0)


def _by_year(telling: Telling) -> float:
    return 0.5 if telling.clause.years & (telling.figure.horizon | telling.figure.years) else 0.0


def _by_words(telling: Telling) -> float:
    weights = _weights()
    stems = {stem(word) for word in _WORD.findall(telling.clause.text.lower())}
    return min(1.2, 0.12 * sum(weights.get(one, 0.0) for one in stems & telling.figure.words))


@remembered
def _weights() -> dict[str, float]:
    claims = {figure.claim.id: figure.words for figure in figures()}
    counts = Counter(word for words in claims.values() for word in words)
    return {word: math.log(len(claims) / count) for word, count in counts.items()}
