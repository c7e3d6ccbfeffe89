"""A study of several numbers: one is told to the letter, and beside it one that is not its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.claims.checking import weights
from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.clauses import clauses
from arbeid.claims.checking.closeness import Closeness, closeness, kinds_of
from arbeid.claims.checking.evidence import likeness
from arbeid.claims.checking.matching import Match, of_another_time
from arbeid.claims.checking.named import strangers
from arbeid.claims.checking.profile import Figure, figures_of
from arbeid.claims.checking.reading import Reading
from arbeid.claims.checking.telling import Telling

_WRONG = "wrong-number"
# What makes a part of a sentence one on something of its own.
_OF_WHOM = frozenset({"own", "elsewhere", "speaker"})


def retold(whole: Reading, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Find the number beside a right one that its source does not give: from 38% to 19%, of 38% to 9%.

    Only where it alone is left over, and the source has one of its kind that the sentence leaves out and that
    is of the same thing.
    """
    sure = [one for one in matches if one.telling.close is Closeness.EXACT and not one.bent]
    claims = {one.telling.figure.claim.id for one in sure}
    if len(claims) != 1 or any(one.bent or one.telling.figure.claim.id not in claims for one in matches):
        return ()
    if not any(one.score >= weights.ENOUGH_BESIDE for one in sure) or _of_another_too(sure[0]):
        return ()
    told = {_told(one) for one in matches if one.telling.close > Closeness.NONE}
    own = figures_of(sure[0].telling.figure.claim)
    left = [
        one
        for one in whole.amounts
        if _size(one) not in told and not one.vague and not any(_own(one, figure) for figure in own)
    ]
    if len(left) != 1:
        return ()
    wrong = next(_tellings(left[0], whole, sure), None)
    return (Match(wrong, sure[0].score, (_WRONG,)),) if wrong is not None else ()


def _of_another_too(sure: Match) -> bool:
    # Whoever names another publisher may have the number from there.
    telling = sure.telling
    return bool(telling.named) and telling.figure.claim.publication not in telling.named


def _tellings(amount: Amount, whole: Reading, sure: Sequence[Match]) -> Iterator[Telling]:
    beside, untold = sure[0].telling, _untold(amount, sure)
    # Where one number alone is left out, it is that which is meant, whatever else is said of it.
    alike = [one for one in untold if one.value.unit == beside.figure.value.unit]  # type: ignore[union-attr]
    alone = alike if len(alike) == 1 else untold if len(untold) == 1 else []
    parts = [(part, one) for part in clauses(whole) for one in part.amounts if _size(one) == _size(amount)]
    for part, there in parts[:1]:
        for figure in untold:
            telling = Telling(
                part, figure, there, Closeness.NONE, beside.named, beside.attributed, beside.only
            )
            if not (_elsewhere(part) or of_another_time(part, there, figure)) and (
                figure in alone or _of_the_same(telling)
            ):
                yield telling


def _elsewhere(part: Reading) -> bool:
    return bool(part.about & _OF_WHOM or strangers(part.text))


def _untold(amount: Amount, sure: Sequence[Match]) -> list[Figure]:
    said = [one.telling.amount for one in sure]
    return [
        figure
        for figure in figures_of(sure[0].telling.figure.claim)
        if figure.value is not None
        and amount.kind == kinds_of(figure.value)[0]
        and not any(it is not None and closeness(it, figure.value) for it in said)
    ]


def _of_the_same(telling: Telling) -> bool:
    clause, figure = telling.clause, telling.figure
    there = not clause.places or bool(clause.places & figure.places)
    same = bool(clause.relations & figure.relations) or not (clause.relations and figure.relations)
    return there and same and likeness(telling) > 0


def _own(amount: Amount, figure: Figure) -> bool:
    beside = any(
        one.kind == amount.kind and abs(one.low - amount.low) <= amount.slack for one in figure.beside
    )
    return beside or (figure.value is not None and closeness(amount, figure.value) > Closeness.NONE)


def _size(amount: Amount) -> tuple[str, float, float]:
    return (amount.kind, amount.low, amount.high)


def _told(one: Match) -> tuple[str, float, float] | None:
    return _size(one.telling.amount) if one.telling.amount is not None else None
