"""Which figure a clause tells: the one with the most evidence, less what would have to be bent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.bendings import bendings
from arbeid.claims.checking.closeness import Closeness, closeness, kinds_of, rescaled
from arbeid.claims.checking.counting import counted_by
from arbeid.claims.checking.dates import years
from arbeid.claims.checking.evidence import OFTEN, enough, evidence
from arbeid.claims.checking.lexicon import phrase
from arbeid.claims.checking.profile import Figure, figures, told_years
from arbeid.claims.checking.reading import Reading
from arbeid.claims.checking.telling import Telling
from arbeid.claims.checking.weights import PER_BENDING

_TIGHT = frozenset({"short"})
# What so few claims are about that another number of it is a wrong one.
_FEW = 3
# How much less evidence a number may have that is told rightly.
_RATHER = 1.5
_YEAR_EARLIER = r"\s+(?:<beside.a>\s+)?<dates.year>\s+<dates.elsewhen>\b"
_ELSEWHEN = r"\b<dates.year>\s+<dates.elsewhen>\b"
_FIGURE = re.compile(r"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d+(?![\w-])")


@dataclass(frozen=True)
class Match:
    """A figure that a clause leans on, how surely, and how it is bent."""

    telling: Telling
    score: float
    bent: tuple[str, ...]


@dataclass(frozen=True)
class Saying:
    """What a whole sentence says for all its clauses.

    ``named`` are the publications that it names, ``attributed`` whether it puts its numbers in the mouth of
    one, ``twice`` the claims of which it tells two numbers to the letter.
    """

    named: frozenset[str]
    attributed: bool
    twice: frozenset[str] = frozenset()


def match(clause: Reading, saying: Saying) -> list[Match]:
    """Find the figures that a clause leans on: for each of its amounts the likeliest one."""
    if clause.amounts:
        found = [one for one in (_best(clause, amount, saying) for amount in clause.amounts) if one]
        told = any(one.telling.close >= Closeness.LOOSE for one in found)
        return [one for one in found if one.telling.close or not told]
    best = _best(clause, None, saying)
    return [best] if best and not _on_other_numbers(clause, best) else []


def _on_other_numbers(clause: Reading, best: Match) -> bool:
    # With numbers that tell nothing here the sentence is on something else, unless it says whose it is.
    telling = best.telling
    own = telling.attributed and telling.figure.claim.publication in telling.named
    return bool(clause.refused) or (not own and bool(_FIGURE.search(clause.text)))


def told_twice(whole: Reading) -> frozenset[str]:
    """List the claims of which a sentence tells two numbers to the letter, one of them no round one.

    Hardly another claim has both, whatever else the sentence is about.
    """
    told = [one for one in whole.amounts if not one.vague]
    if len(told) < 2 or all(one.round for one in told):
        return frozenset()
    met = {
        (figure.claim.id, one.low)
        for figure in figures()
        if figure.value is not None
        for one in told
        if closeness(one, figure.value) is Closeness.EXACT
    }
    counts = Counter(claim for claim, _ in met)
    precisely = {claim for claim, low in met if any(not one.round and one.low == low for one in told)}
    return frozenset(claim for claim, count in counts.items() if count > 1 and claim in precisely)


def without_thresholds(found: list[Match]) -> list[Match]:
    """Leave out what only says how much makes something count: 10% of their tasks, beside 80% of workers."""
    return [one for one in found if not any(_beside(one, other) for other in found if other is not one)]


def _beside(one: Match, main: Match) -> bool:
    # “80% of workers could see 10% of their tasks”: the second amount is a part of what the first one says.
    if main.telling.close < Closeness.INSIDE or main.telling.amount is None or one.telling.amount is None:
        return False
    told = one.telling.amount
    same = any(_equal(told, it) for it in main.telling.figure.beside)
    own = one.telling.figure.claim.id == main.telling.figure.claim.id and one.telling.close is Closeness.EXACT
    return same and not own


def _equal(one: Amount, other: Amount) -> bool:
    return one.kind == other.kind and abs(one.low - other.low) <= other.slack


def _best(clause: Reading, amount: Amount | None, saying: Saying) -> Match | None:
    tellings = _tellings(clause, amount, saying)
    found = [one for telling in tellings if (one := _match(telling)) is not None]
    # A number of the publisher's own is not taken for a wrong one of another claim of theirs.
    own = any(_tells_own(one) for one in found)
    # Nor is a range of which both ends are told one of which only an end is.
    exact = any(one.telling.close is Closeness.EXACT for one in found)
    least = Closeness.VAGUE if exact else Closeness.ONE_END if own else Closeness.NONE
    best = max((one for one in found if one.telling.close >= least), key=lambda one: one.score, default=None)
    return _rightly_told(best, found) or best if best and best.bent else best


def _rightly_told(best: Match, found: list[Match]) -> Match | None:
    # Another number of the publisher’s own of which all is right was rather meant than one that is bent.
    fine = [one for one in found if not one.bent and one.telling.close is Closeness.EXACT and _tells_own(one)]
    near = [one for one in fine if one.score >= best.score - _RATHER]
    return max(near, key=lambda one: one.score, default=None)


def _tellings(clause: Reading, amount: Amount | None, saying: Saying) -> Iterator[Telling]:
    named, attributed = saying.named, saying.attributed
    alone = _only_claim(clause, amount, named) if amount is not None else frozenset()
    earlier = amount is not None and phrase(_YEAR_EARLIER).match(clause.text[amount.end :])
    for figure in figures():
        if amount is None:
            yield Telling(clause, figure, None, Closeness.NONE, named, attributed)
        elif figure.value is not None and not (earlier and not figure.own_years):
            close = closeness(amount, figure.value)
            if close or _could_be_meant(amount, figure, clause, named, alone):
                only = not close and figure.claim.id in alone
                twice = figure.claim.id in saying.twice
                yield Telling(clause, figure, amount, close, named, attributed, only, twice)


def _only_claim(clause: Reading, amount: Amount, named: frozenset[str]) -> frozenset[str]:
    # What is said of what, and where, may leave a few claims: a number that none of them has is a wrong one.
    told = counted_by(amount, clause)
    if named or told is None or not clause.about & {"ai"} | clause.relations & _TIGHT:
        return frozenset()
    found = [figure for figure in figures() if _on_the_same(clause, amount, told, figure)]
    claims = frozenset(figure.claim.id for figure in found)
    return claims if len(claims) <= _FEW else frozenset()


def _on_the_same(clause: Reading, amount: Amount, told: str, figure: Figure) -> bool:
    counts = amount.kind == "count" and figure.value is not None and kinds_of(figure.value) == ("count",)
    there = bool(clause.places & figure.places) if clause.places else counts
    same = told in figure.counted and bool(clause.relations & figure.also_relations)
    return there and same and clause.groups == clause.groups & figure.also_groups


def _match(telling: Telling) -> Match | None:
    score = evidence(telling)
    if score < enough(telling) or _only_its_number(telling):
        return None
    bent = bendings(telling)
    return Match(telling, score - PER_BENDING * len(bent), bent)


def _only_its_number(telling: Telling) -> bool:
    # “Amodei: AI could wipe out half of entry-level jobs”, beside 49% of something else: what is only loosely
    # the number, and neither counts nor says what the source does, is another claim of theirs.
    if telling.close is not Closeness.LOOSE or telling.counted is None:
        return False
    clause, figure = telling.clause, telling.figure
    said = clause.relations & figure.also_relations or clause.places & figure.places
    part = clause.groups & figure.also_groups or telling.counted in figure.also_counted
    return bool(clause.relations) and not said and not part


def _tells_own(one: Match) -> bool:
    return one.telling.close >= Closeness.LOOSE and one.telling.figure.claim.publication in one.telling.named


def _could_be_meant(
    amount: Amount, figure: Figure, clause: Reading, named: frozenset[str], alone: frozenset[str]
) -> bool:
    # Another number than the published one is only that where the publisher is named, or a part of the people
    # or a place that few figures are about.
    if figure.value is None or amount.kind != kinds_of(figure.value)[0] or amount.vague:
        return False
    publication = figure.claim.publication
    meant = publication in named or figure.claim.id in alone or (not named and _rare(clause, figure))
    if not meant and not (_is_range(amount) and rescaled(amount, figure.value)):
        return False
    # “At 1% more GDP”: what the source itself says beside its number is no wrong number.
    beside = any(_equal(amount, one) for one in figure.beside)
    return not (beside or of_another_time(clause, amount, figure))


def of_another_time(clause: Reading, amount: Amount, figure: Figure) -> bool:
    """Say whether an amount is told of a year of its own, of which the figure tells nothing."""
    # “In 2023 it was 8%”, “56%, up from 25% a year earlier”: of a time that the figure tells nothing of.
    own = years(clause.text) or clause.years
    earlier = phrase(_ELSEWHEN).search(clause.text[amount.end :]) or phrase(_ELSEWHEN).search(
        clause.text[: amount.start]
    )
    return bool((own and not own & told_years(figure)) or (earlier and not figure.own_years))


def _is_range(amount: Amount) -> bool:
    # Both ends of a range are hardly another one's.
    return amount.low != amount.high


def _rare(clause: Reading, figure: Figure) -> bool:
    return bool(clause.groups & figure.also_groups or (clause.places & figure.places) - OFTEN)
