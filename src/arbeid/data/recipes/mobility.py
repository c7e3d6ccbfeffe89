"""Moves between occupations, and the occupations that two papers on labour flows count."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made


def paper_occupations(made: Made) -> pl.DataFrame:
    """Take employment and mean probability of computerisation by the paper's own occupation number."""
    return made.only_source().select(
        code="id", jobs=_number("employment_cps"), probability=_number("auto_prob_fo")
    )


def moves(made: Made) -> pl.DataFrame:
    """Take the yearly chance of going from one occupation to another, staying included, as published."""
    return made.only_source().select(
        origin="OCC_source",
        destination="OCC_target",
        weight=_number("transition_prob_BLS_ASECnorm_corr"),
    )


def occupations(made: Made) -> pl.DataFrame:
    """Take name, employment and mean yearly pay of each occupation that someone moves to or stays in."""
    arrivals = made.only_source().select(
        code="OCC_target", title="OCC_TITLE_OCC", jobs=_number("TOT_EMP_OCC"), pay_mean=_number("A_MEAN_OCC")
    )
    return arrivals.unique()


def _number(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64)
