"""A run of the labour-flow model: stocks and flows of every occupation at every step, and their rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.models.flows.flow_parameters import STEPS_A_YEAR, WEEKS_A_STEP
from arbeid.models.flows.stocks import Amounts, Stocks
from arbeid.models.flows.targets import Target
from arbeid.models.products import product

Floats = NDArray[np.floating[Any]]

RATES = ("unemployment_rate", "long_term_rate", "vacancy_rate", "tightness")
_STOCKS = ("employed", "unemployed", "vacancies", "long_term")
_FLOWS = ("separations", "openings", "leavers", "hires")
_NOBODY = 1e-9


class StockRates:
    """The rates of whatever holds stocks, as shares (0 to 1) in the shape of the stocks.

    Of an occupation without people they are missing. The unemployed count with the occupation in which they
    last worked, so its labour force is whoever works there or last did.
    """

    employed: Amounts
    unemployed: Amounts
    vacancies: Amounts
    long_term: Amounts

    @property
    def unemployment_rate(self) -> Floats:
        """Divide the unemployed by the labour force."""
        return ratio(self.unemployed, self.employed + self.unemployed)

    @property
    def long_term_rate(self) -> Floats:
        """Divide the long-term unemployed by the labour force."""
        return ratio(self.long_term, self.employed + self.unemployed)

    @property
    def vacancy_rate(self) -> Floats:
        """Divide vacancies by all jobs, filled or not."""
        return ratio(self.vacancies, self.vacancies + self.employed)

    @property
    def tightness(self) -> Floats:
        """Divide vacancies by the unemployed."""
        return ratio(self.vacancies, self.unemployed)


@dataclass(frozen=True, eq=False)
class FlowPath(StockRates):
    """Stocks (steps + 1, occupations) from the start on, flows (steps, occupations) of the step after.

    Stocks and flows are people and jobs per opening labour force: times ``labour_force`` (steps + 1,), an
    index, they are heads. Rates are shares (0 to 1); of an occupation without people they are missing.
    """

    codes: tuple[str, ...]
    employed: Amounts
    unemployed: Amounts
    vacancies: Amounts
    long_term: Amounts
    separations: Amounts
    openings: Amounts
    leavers: Amounts
    hires: Amounts
    labour_force: Floats
    final: Stocks

    @property
    def years(self) -> Floats:
        """The time of each stock, in years after the start."""
        return np.arange(len(self.employed)) / STEPS_A_YEAR

    @property
    def mean_spell(self) -> Floats:
        """Weeks that unemployment lasts on average at the step's chance of leaving, (steps, occupations)."""
        return WEEKS_A_STEP * ratio(self.unemployed[:-1], self.leavers)

    @property
    def total(self) -> FlowPath:
        """All occupations added up into one."""
        return self.by(["total"] * len(self.codes))

    def by(self, groups: Sequence[str]) -> FlowPath:
        """Add up occupations by group, one name for each occupation; groups come sorted.

        Moves within a group stay in its hires and leavers.
        """
        names, member = membership(groups)
        # Stocks are added up and rates divided anew: a mean of rates would weigh small occupations like
        # large ones.
        grouped = {name: product(getattr(self, name), member) for name in (*_STOCKS, *_FLOWS)}
        final = Stocks(*(product(getattr(self.final, field.name), member) for field in fields(Stocks)))
        return replace(self, codes=names, final=final, **grouped)

    def frame(self) -> pl.DataFrame:
        """Lay stocks and rates out, one row for each step and occupation; missing rates are null."""
        steps, size = self.employed.shape
        heads = {name: getattr(self, name) * self.labour_force[:, None] for name in _STOCKS}
        values = heads | {name: getattr(self, name) for name in RATES}
        return pl.DataFrame(
            {
                "step": np.repeat(np.arange(steps), size),
                "years": np.repeat(self.years, size),
                "code": list(self.codes) * steps,
                **{name: value.astype(np.float64).ravel() for name, value in values.items()},
            }
        ).with_columns(pl.col(pl.Float64).fill_nan(None))


class Record:
    """The path while it is being made."""

    def __init__(self, codes: tuple[str, ...], stocks: Stocks, target: Target) -> None:
        steps, kind = target.steps, stocks.employed.dtype
        self.codes = codes
        self.index = np.array([1.0, *(target.index(step) for step in range(1, steps + 1))])
        self.stocks = {name: np.empty((steps + 1, len(codes)), dtype=kind) for name in _STOCKS}
        self.flows = {name: np.empty((steps, len(codes)), dtype=kind) for name in _FLOWS}
        self._stand(0, stocks)

    def add(self, step: int, stocks: Stocks, *flows: Amounts) -> None:
        """Keep the stocks after a step (from 1) and the flows that led to them."""
        self._stand(step, stocks)
        for kept, flow in zip(self.flows.values(), flows, strict=True):
            kept[step - 1] = flow

    def path(self, final: Stocks) -> FlowPath:
        """Put the whole path together."""
        return FlowPath(codes=self.codes, labour_force=self.index, final=final, **self.stocks, **self.flows)

    def _stand(self, step: int, stocks: Stocks) -> None:
        now = (stocks.employed, stocks.unemployed, stocks.vacancies, stocks.spells[-1])
        for kept, stock in zip(self.stocks.values(), now, strict=True):
            kept[step] = stock


def ratio(part: Amounts, whole: Amounts) -> Floats:
    """Divide, and leave a ratio to nobody missing (the floor of the model is not a person)."""
    # Counts are whole numbers, which have no way to be missing: hence a float at the least.
    missing = np.full(whole.shape, np.nan, dtype=np.result_type(part, whole, np.float32))
    return np.divide(part, whole, out=missing, where=whole > _NOBODY)


def membership(groups: Sequence[str]) -> tuple[tuple[str, ...], Floats]:
    """List the sorted group names, and lay out (occupations, groups) with a 1 where an occupation belongs.

    >>> membership(["b", "a"])[1].tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    names, place = np.unique(np.asarray(groups, dtype=str), return_inverse=True)
    return tuple(names.tolist()), np.eye(len(names))[place]
