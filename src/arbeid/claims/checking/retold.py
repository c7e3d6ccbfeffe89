"""A study of several numbers: one is told to the letter, and beside it one that is not its own."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.claims.checking import weights
from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.closeness import Closeness, closeness, kinds_of
from arbeid.claims.checking.matching import Match
from arbeid.claims.checking.profile import Figure, figures_of
from arbeid.claims.checking.reading import Reading
from arbeid.claims.checking.telling import Telling

_WRONG = "wrong-number"


def retold(whole: Reading, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Find the number beside a right one that its source does not give: from 38% to 19%, of 38% to 9%.

    Only where it alone is left over, and the source has one of its kind that the sentence leaves out.
    """
    told = {_told(one) for one in matches if one.telling.close > Closeness.NONE}
    left = [one for one in whole.amounts if _size(one) not in told and not one.vague]
    sure = [one for one in matches if one.telling.close is Closeness.EXACT and not one.bent]
    if len(left) != 1 or any(one.bent for one in matches):
        return ()
    if not any(one.score >= weights.ENOUGH_BESIDE for one in sure):
        return ()
    claims = {one.telling.figure.claim.id for one in sure}
    if len(claims) != 1 or any(one.telling.figure.claim.id not in claims for one in matches):
        return ()
    figure = _left_out(left[0], sure)
    return (_wrongly(left[0], figure, sure[0]),) if figure is not None else ()


def _left_out(amount: Amount, sure: Sequence[Match]) -> Figure | None:
    claim = sure[0].telling.figure.claim
    own = figures_of(claim)
    if any(_own(amount, figure) for figure in own):
        return None
    said = [one.telling.amount for one in sure]
    untold = [
        figure
        for figure in own
        if figure.value is not None
        and figure.value.unit == sure[0].telling.figure.value.unit  # type: ignore[union-attr]
        and amount.kind == kinds_of(figure.value)[0]
        and not any(it is not None and closeness(it, figure.value) for it in said)
    ]
    return untold[0] if len(untold) == 1 else None


def _own(amount: Amount, figure: Figure) -> bool:
    beside = any(
        one.kind == amount.kind and abs(one.low - amount.low) <= amount.slack for one in figure.beside
    )
    return beside or (figure.value is not None and closeness(amount, figure.value) > Closeness.NONE)


def _wrongly(amount: Amount, figure: Figure, beside: Match) -> Match:
    telling = beside.telling
    wrong = Telling(
        telling.clause, figure, amount, Closeness.NONE, telling.named, telling.attributed, telling.only
    )
    return Match(wrong, beside.score, (_WRONG,))


def _size(amount: Amount) -> tuple[str, float, float]:
    return (amount.kind, amount.low, amount.high)


def _told(one: Match) -> tuple[str, float, float] | None:
    return _size(one.telling.amount) if one.telling.amount is not None else None
