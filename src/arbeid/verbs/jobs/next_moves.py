"""What one would find in the occupations that people move to: fit, people, pay, exposure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from arbeid.answers.jobs.moves import Fit, Move, Moves, NextMove
from arbeid.answers.jobs.occupations import Occupations
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.economy import Economy
from arbeid.verbs.jobs.fit import fits


def next_moves(market: Economy, code: str, out: Moves, every: Occupations) -> tuple[NextMove, ...]:
    """Set beside each move out of an occupation what its work asks, pays, and how far AI touches it.

    Where a place of the network holds several occupations, each of them stands by itself, the one with the
    most people first. None where people were seen to move to few places.
    """
    if out.of_few:
        return ()
    # Nobody moves to “managers not specified”: residual groups count in a share, and are not offered.
    known_work = market.names.keys() - market.residual
    reached = [(to, row) for row in out.rows for to in row.codes if to in known_work]
    known = fits(market, code, [to for to, _ in reached])
    return tuple(_moves(market, reached, known, every))


def _moves(
    market: Economy,
    reached: Sequence[tuple[str, Move]],
    known: Mapping[str, Fit],
    every: Occupations,
) -> Iterator[NextMove]:
    rows = {row.code: row for row in every.rows}
    pay = {
        code: Quantity(middle, market.entry.pay_unit, "measured", low, high)
        for code, low, middle, high in market.groups.select(
            "code", "pay_low", "pay_median", "pay_high"
        ).iter_rows()
    }
    for _, place in groupby(reached, key=lambda one: one[1].codes):
        for code, move in sorted(place, key=lambda one: -float(rows[one[0]].people)):
            row, together = rows[code], tuple(other for other in move.codes if other != code)
            yield NextMove(
                code, row.name, move.share, known.get(code), row.people, pay[code], row.rank, together
            )
