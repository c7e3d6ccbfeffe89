"""The people and vacancies of every occupation at one step, and how long the unemployed have been so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError, OutOfBounds

Floats = NDArray[np.floating[Any]]
Amounts = NDArray[Any]
"""People or jobs: floats, or whole numbers where a run goes by counts."""

# So little that no count shows it, and what divides by a stock never meets zero.
FLOOR = 1e-15


@dataclass(frozen=True, eq=False)
class Stocks:
    """Employed, unemployed by last occupation, and vacancies, each (occupations,), in people or jobs.

    ``spells`` is (steps, occupations): the unemployed in the first, second, ... step of their spell, the
    last row those in that step or a later one: the long-term unemployed. Where the spells of the first
    unemployed are not known they are in no row, so long-term unemployment starts at zero and is right once
    these people have left (about 30 steps).
    """

    employed: Amounts
    unemployed: Amounts
    vacancies: Amounts
    spells: Amounts

    @property
    def demand(self) -> Amounts:
        """Demand that the model opens with: one job for every member of the labour force."""
        return self.employed + self.unemployed

    def leading(self) -> Stocks:
        """Give these stocks a leading scenario axis where they have none."""
        if self.employed.ndim > 1:
            return self
        return Stocks(*(getattr(self, field.name)[None] for field in fields(self)))

    def scenario(self, scenario: int) -> Stocks:
        """Take one scenario out of stocks with a leading scenario axis, which may be shared."""
        return Stocks(*(getattr(self, field.name)[scenario % len(self.employed)] for field in fields(self)))

    def of(self, precision: type[np.floating[Any]]) -> Stocks:
        """Give these stocks in another precision, nothing below the floor of the model."""
        people = {name: np.maximum(getattr(self, name), FLOOR).astype(precision) for name in _PEOPLE}
        return Stocks(spells=self.spells.astype(precision), **people)


_PEOPLE = ("employed", "unemployed", "vacancies")


def opening(
    codes: Sequence[str],
    employed: ArrayLike,
    *,
    separation_chance: float = 0.016,
    opening_chance: float = 0.012,
    unemployed: ArrayLike | None = None,
    vacancies: ArrayLike | None = None,
    long_term: ArrayLike | None = None,
    threshold: int = 4,
) -> Stocks:
    """Open with known employment; unemployed and vacancies are those of one quiet step where not given.

    ``threshold`` is the step of a spell from which it is long-term. With ``long_term`` the spells of the
    unemployed are spread as by a constant chance of leaving. Errors: a negative, missing or unfit number
    (the occupation is named), more long-term unemployed than unemployed, a threshold below one step.
    Source: del Rio-Chanona et al. 2021.

    >>> stocks = opening(["1"], [1000.0])
    >>> stocks.unemployed, stocks.vacancies, stocks.spells.shape
    (array([16.]), array([12.]), (4, 1))
    >>> opening(["11", "12"], [5.0, -1.0])
    Traceback (most recent call last):
    arbeid.errors.OutOfBounds: Employment of occupation “12” is -1: give a number that is zero or more.
    """
    if threshold < 1:
        raise OutOfBounds("flow_threshold", steps=threshold)
    people = _column(codes, "employed", employed)
    out = separation_chance * people if unemployed is None else _column(codes, "unemployed", unemployed)
    vacant = opening_chance * people if vacancies is None else _column(codes, "vacancies", vacancies)
    if long_term is None:
        return Stocks(people, out, vacant, np.zeros((threshold, len(codes))))
    return Stocks(people, out, vacant, _known_spells(codes, out, long_term, threshold))


def spells(unemployed: Floats, survival: ArrayLike, threshold: int) -> Floats:
    """Spread the unemployed over their spells, (threshold, occupations), at a constant chance of staying.

    >>> spells(np.array([100.0]), 0.5, 3)[:, 0].tolist()
    [50.0, 25.0, 25.0]
    """
    stay = np.broadcast_to(np.asarray(survival, dtype=np.float64), unemployed.shape)
    step = np.arange(threshold)[:, None]
    # Geometric, but the last row is open and takes the whole tail.
    share = np.where(step < threshold - 1, 1 - stay, 1.0) * stay**step
    return np.asarray(unemployed * share)


def check_stocks(codes: Sequence[str], stocks: Stocks) -> None:
    """Refuse stocks that do not fit these occupations, or hold a value that no stock can have."""
    for name in _PEOPLE:
        _column(codes, name, getattr(stocks, name))
    for row in stocks.spells:
        _column(codes, "unemployed", row)


def with_threshold(stocks: Stocks, threshold: int) -> Stocks:
    """Fit the rows of spells to a threshold, where they are known; unknown spells fit any."""
    rows, known = stocks.spells.shape[-2], stocks.spells
    if rows == threshold:
        return stocks
    # The open last row cannot be told apart again: who is in it may have been so for any time.
    if rows < threshold and known.any():
        raise ArbeidError("flow_threshold_unknown", known=rows, steps=threshold)
    fitted = np.zeros((*known.shape[:-2], threshold, known.shape[-1]))
    if rows > threshold:
        fitted[:] = known[..., :threshold, :]
        fitted[..., -1, :] += known[..., threshold:, :].sum(axis=-2)
    return replace(stocks, spells=fitted)


def _column(codes: Sequence[str], name: str, values: ArrayLike) -> NDArray[np.float64]:
    column = np.array(values, dtype=np.float64, ndmin=1)
    if column.shape != (len(codes),):
        raise ArbeidError("flow_length", name=name, given=column.shape[-1], occupations=len(codes))
    wrong = np.flatnonzero(~((column >= 0) & np.isfinite(column)))
    if len(wrong):
        raise OutOfBounds(f"flow_{name}", code=codes[wrong[0]], value=float(column[wrong[0]]))
    return column


def _known_spells(codes: Sequence[str], unemployed: Floats, long_term: ArrayLike, threshold: int) -> Floats:
    known = _column(codes, "long_term", long_term)
    wrong = np.flatnonzero(known > unemployed)
    if len(wrong):
        raise OutOfBounds("flow_long_term_above", code=codes[wrong[0]])
    share = np.divide(known, unemployed, out=np.zeros_like(known), where=unemployed > 0)
    # Long-term is who stayed one step less than the threshold, each time by the same chance: hence the root.
    return spells(unemployed, share ** (1 / max(threshold - 1, 1)), threshold)
