"""What speaks for it that a clause tells a figure: the amount, who, of what, where and when."""

from __future__ import annotations

import math
import re
from collections import Counter

from arbeid.claims.checking import weights
from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.named import strangers
from arbeid.claims.checking.profile import Figure, figures, stem
from arbeid.claims.checking.reading import Reading
from arbeid.claims.checking.telling import Telling
from arbeid.registry import remembered

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
_BY_MACHINES = frozenset({"automated", "risk"})
_GOES_ON = frozenset({"change", "created", "complement", "raised", "unaffected"})
_CONTACT = frozenset({"exposed", "risk", "complement", "threat"})
_MOVES = frozenset({"created", "loss", "raised", "fell"})
# What few claims say.
_SELDOM = frozenset({"unaffected", "found_work", "switch", "short", "threat"})
_ALIKE = {
    "jobs": {"work", "workers", "people", "occupations"},
    "work": {"jobs", "workers", "hours", "tasks", "people", "occupations"}, "workers": {"jobs", "people"},
    "people": {"workers", "jobs", "population", "users"}, "population": {"people", "workers"},
    "users": {"people", "workers"},
    "productivity": {"issues", "hours"}, "occupations": {"jobs"},
    "tasks": {"hours", "work"}, "hours": {"tasks", "productivity", "work"}, "issues": {"productivity"},
}  # fmt: skip
# Parts of the people by what they do or know, which few figures are about.
_TRADES = ("sector", "skill", "size")
# What so few claims count that some of their words beside it will do.
_ON_FEW = frozenset({"vacancies", "income", "talks"})
_PARTS = frozenset({"jobs", "work", "workers", "tasks", "hours", "people"})
OFTEN = frozenset(
    {"world", "many", "nl", "us", "europe", "advanced", "gb", "de", "emerging", "low-income", "oecd"}
)
"""Places that many figures are about, so that naming one says little."""
_POORER = frozenset({"emerging", "low-income"})
_RICH = frozenset({"us", "nl", "gb", "de", "europe", "advanced"})
_LONG_AGO = 2000
"""Before it hardly a claim begins, so that naming such a year says much."""
_MANY = 1e6
"""So many jobs or people are told by name; fewer may be those of a firm."""
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")


def enough(telling: Telling) -> float:
    """Compute how much evidence it takes to say that a clause tells this figure."""
    if telling.amount is None:
        return weights.ENOUGH_NO_NUMBER
    if telling.close:
        return weights.ENOUGH_OTHER_MOUTH if _is_of_nobody_named(telling) else weights.ENOUGH
    if not telling.named:
        return weights.ENOUGH_UNNAMED
    clause, figure = telling.clause, telling.figure
    said = clause.relations & figure.also_relations
    alike = said & _SELDOM or (said and telling.counted in figure.counted)
    return weights.ENOUGH_OTHER_NUMBER_ALIKE if alike else weights.ENOUGH_OTHER_NUMBER


def _is_of_nobody_named(telling: Telling) -> bool:
    # “40% of jobs disappear, says Goldman”: none of whom it names has that number, and whose it is says
    # something of just that.
    amount, clause = telling.amount, telling.clause
    if not telling.attributed or not telling.named or amount is None or amount.kind != "share":
        return False
    alike = telling.counted in telling.figure.counted and clause.relations & _FATE and _has_fate(telling)
    return bool(alike) and telling.close is Closeness.EXACT and not _has(telling.named, amount.low)


def _has_fate(telling: Telling) -> bool:
    return bool(telling.figure.relations & _FATE)


@remembered(maxsize=64)
def _has(publications: frozenset[str], share: float) -> bool:
    return any(share in one.ends for one in figures() if one.claim.publication in publications)


def evidence(telling: Telling) -> float:
    """Weigh what speaks for it that a clause tells this figure; zero where it cannot."""
    clause, figure = telling.clause, telling.figure
    own = figure.claim.publication in telling.named
    ones_own = "own" in clause.about or _is_of_speaker(telling)
    if not own and (ones_own or not (telling.only or _on_work_and_ai(telling))):
        return 0.0
    if own and not _on_fate_or_ai(clause) and clause.about & {"own", "elsewhere"}:
        return 0.0
    if not telling.close and not (telling.only or _on_ai(telling)):
        return 0.0
    parts = (
        _by_amount(telling), _by_publisher(telling, own), likeness(telling), _by_relation(telling),
        _by_place(telling), _by_group(telling), _by_year(telling), _by_words(telling),
        weights.ONLY_CLAIM if telling.only else 0.0,
        weights.TOLD_TWICE if _is_told_twice(telling) else 0.0,
        weights.ON_AI if "ai" in clause.about else 0.0,
        weights.ELSEWHERE if "elsewhere" in clause.about else 0.0,
        weights.OF_ONES_OWN if "own" in clause.about else 0.0,
        weights.STRANGER if not own and strangers(clause.text) else 0.0,
    )  # fmt: skip
    return sum(parts)


def _is_of_speaker(telling: Telling) -> bool:
    # A neighbour or a mayor who says where it holds, and that it is AI, speaks of more than the town.
    clause = telling.clause
    wide = "ai" in clause.about and clause.places & telling.figure.places
    return "speaker" in clause.about and not wide


def _on_same_subject(telling: Telling) -> bool:
    # “Call centre workers became 14% more productive” names no AI: the part of the people, what is counted
    # or what happens, and the number are all those of one claim.
    clause, figure = telling.clause, telling.figure
    part = {one for one in clause.groups & figure.also_groups if one.startswith(_TRADES)}
    long_ago = any(year < _LONG_AGO for year in clause.years & (figure.years | figure.horizon))
    subject = bool(part) or (telling.counted == "vacancies" and bool(clause.groups & figure.groups))
    subject = subject or (telling.counted in _ON_FEW and _by_words(telling) >= weights.SOME_WORDS)
    if long_ago and telling.close >= Closeness.LOOSE and telling.counted in (*figure.also_counted, None):
        return True
    same = telling.counted in figure.also_counted and bool(clause.relations & figure.also_relations)
    there = not clause.places or bool(clause.places & figure.places)
    elsewhere = clause.about & {"own", "elsewhere", "speaker", "we"} or strangers(clause.text)
    near = telling.close >= Closeness.LOOSE
    return near and subject and same and there and not elsewhere


def _on_work_and_ai(telling: Telling) -> bool:
    clause = telling.clause
    exact = telling.close is Closeness.EXACT
    told = telling.attributed and exact and _by_words(telling) >= weights.SOME_WORDS
    if _is_told_twice(telling) or _is_nobody_elses(telling):
        return True
    return told or _on_fate_or_ai(clause) or (exact and _is_precise(telling)) or _on_same_subject(telling)


def _is_nobody_elses(telling: Telling) -> bool:
    # “McKinsey: 300 million jobs”: so many of these only one source has.
    amount, figure = telling.amount, telling.figure
    if not telling.attributed or amount is None or amount.kind != "count" or amount.low < _MANY:
        return False
    exact = telling.close is Closeness.EXACT and telling.counted in figure.counted
    return exact and _sources_of(amount.low) == {figure.claim.publication}


@remembered(maxsize=64)
def _sources_of(count: float) -> frozenset[str]:
    return frozenset(one.claim.publication for one in figures() if count in one.ends)


def _is_told_twice(telling: Telling) -> bool:
    if not telling.twice or telling.close is not Closeness.EXACT:
        return False
    words = _by_words(telling) >= weights.SOME_WORDS
    if telling.amount is not None and precise(telling.amount):
        return words or telling.counted in telling.figure.also_counted
    # Two numbers without a tenth may be anybody’s: then both what is counted and the words are the claim’s.
    return words and telling.counted in telling.figure.counted


def _on_fate_or_ai(clause: Reading) -> bool:
    fate = clause.relations & (_FATE - {"created", "complement", "change"})
    return "ai" in clause.about or bool(fate)


def precise(amount: Amount) -> bool:
    """Say whether an amount is told to the tenth of a percent."""
    return abs(amount.low * 100 - round(amount.low * 100)) > 1e-9


def _is_precise(telling: Telling) -> bool:
    # A number to the tenth of a percent, of the same thing and the same people, is told by one source only;
    # so is one in its source’s own words.
    amount, shared = telling.amount, telling.clause.groups & telling.figure.groups
    tenths = amount is not None and precise(amount)
    words = _by_words(telling)
    alike = (tenths and (bool(shared) or words >= weights.SOME_WORDS)) or words >= weights.MOST_BY_WORDS
    return alike and telling.counted in telling.figure.counted


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
        or _by_words(telling) >= weights.MANY_WORDS
        or bool(counts or clause.relations & {"exposed", "risk", "automated"})
    )


def _by_amount(telling: Telling) -> float:
    if telling.resized:
        return weights.OTHER_SIZE
    exact_and_round = telling.amount and telling.amount.round and telling.close is Closeness.EXACT
    return weights.ROUND if exact_and_round else weights.BY_CLOSENESS[telling.close]


def _by_publisher(telling: Telling, own: bool) -> float:
    if own:
        return weights.OWN_PUBLISHER
    if not telling.attributed:
        return 0.0
    return weights.OTHER_PUBLISHER if telling.amount is not None else weights.OTHER_PUBLISHER_ALONE


def likeness(telling: Telling) -> float:
    """Weigh what an amount counts against what the figure counts: negative where they differ."""
    told, figure = telling.counted, telling.figure
    if told is None:
        share = telling.amount is not None and telling.amount.kind == "share"
        # A change is a part of nothing: developers are 29% slower.
        change = figure.value is not None and figure.value.unit == "change"
        moved = change and telling.clause.groups & figure.groups
        return weights.SHARE_OF_NOTHING if share and not moved else 0.0
    # In words alone whatever its source counts will do.
    if told in (figure.counted if telling.amount is not None else figure.named):
        return weights.SAME_COUNTED
    if told in figure.also_counted or _ALIKE.get(told, set()) & figure.counted:
        loosely = "occupations" in (told, *figure.counted) and "jobs" not in figure.counted
        return weights.OCCUPATIONS_AS_JOBS if loosely else weights.ALIKE_COUNTED
    if telling.amount is None:
        return 0.0
    parts = told in _PARTS and figure.counted & _PARTS
    return weights.OTHER_PART_COUNTED if parts else weights.OTHER_COUNTED


def _by_relation(telling: Telling) -> float:
    said, figure = telling.clause.relations - {"believed"}, telling.figure
    if not said or not figure.relations:
        return 0.0
    if telling.amount is None and said & figure.also_relations & _SELDOM:
        return weights.RARE_RELATION
    if said & (figure.relations if telling.amount is not None else figure.also_relations):
        return weights.SAME_RELATION
    if said & figure.also_relations:
        return weights.RELATION_NEARBY
    return _related(said, figure)


def _related(said: frozenset[str], figure: Figure) -> float:
    if said & _FATE and figure.relations & _FATE:
        # Contact with AI is neither a job that comes nor one that goes.
        moves = said <= _CONTACT and figure.relations <= _MOVES
        moves = moves or (said <= _BY_MACHINES and figure.relations <= _GOES_ON)
        return weights.CONTACT_FOR_A_MOVE if moves else weights.ALSO_ON_FATE
    on_fate = bool(said & (_FATE - {"created", "complement"}))
    if on_fate and not (figure.relations | figure.also_relations) & _FATE:
        return weights.NOT_ON_FATE
    both = said & {"fell", "raised"} and figure.relations & (_MOVES | {"found_work"})
    return weights.RELATION_NEARBY if both else weights.OTHER_RELATION


def _by_place(telling: Telling) -> float:
    told, source = telling.clause.places, telling.figure.places
    if not told or not source:
        likely = bool(source & {"world", "many"}) or (telling.clause.language == "nl" and "nl" in source)
        if told or likely:
            return 0.0 if told else weights.LIKELY_PLACE
        return weights.PLACE_LEFT_OUT if source and not source & OFTEN else 0.0
    if not told & source:
        # Of a country rather a figure of the world is told than one of countries unlike it.
        return weights.UNLIKE_PLACE if told & _RICH and source and source <= _POORER else weights.OTHER_PLACE
    return weights.RARE_PLACE if told & source - OFTEN else weights.SAME_PLACE


def _by_group(telling: Telling) -> float:
    told, figure = telling.clause.groups, telling.figure
    others = {one for one in told - figure.also_groups if not one.startswith("part")}
    score = weights.SAME_GROUP * min(weights.MOST_GROUPS, len(told & figure.also_groups))
    score += weights.OTHER_GROUP * min(weights.MOST_GROUPS, len(others))
    return score + (weights.GROUP_LEFT_OUT if figure.groups and not told & figure.groups else 0.0)


def _by_year(telling: Telling) -> float:
    known = telling.figure.horizon | telling.figure.years
    shared = telling.clause.years & known
    if any(year < _LONG_AGO for year in shared):
        return weights.RARE_YEAR
    return weights.SAME_YEAR if shared else 0.0


def _by_words(telling: Telling) -> float:
    rare = sum(_rarity()[one] for one in sorted(_stems(telling.clause.text) & telling.figure.words))
    most = weights.MOST_BY_WORDS if telling.amount is not None else weights.MOST_BY_WORDS_ALONE
    return min(most, weights.PER_RARE_WORD * rare)


@remembered(maxsize=64)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


@remembered
def _rarity() -> dict[str, float]:
    claims = {figure.claim.id: figure.words for figure in figures()}
    counts = Counter(word for words in claims.values() for word in words)
    return {word: math.log(len(claims) / count) for word, count in counts.items()}
