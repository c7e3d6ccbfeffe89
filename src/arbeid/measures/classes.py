"""The class rules of the ILO, recovered from its published files: they compare two-decimal figures.

Both reproduce every published label (427 of 427 unit groups). Plain floating-point sums are part of the
rule: 0.29 + 0.11 falls just short of 0.40, and the file has those unit groups as not exposed.
Source: Gmyrek, Berg and Bescond 2023 (ILO WP 96); Gmyrek et al. 2025 (ILO WP 140).
"""

from __future__ import annotations

import polars as pl

from arbeid.errors import NotInData, unknown_name
from arbeid.measures.measure import Measure

CLASSES = {
    "ilo-2025": ("gradient-4", "gradient-3", "gradient-2", "gradient-1", "minimal", "not-exposed"),
    "ilo-2023": ("automation", "augmentation", "big-unknown", "not-affected"),
}


def classes(measure: Measure, by: str | None = None) -> pl.DataFrame:
    """Sort a measure's own codes into classes (code, class), by its own rule or another one's."""
    if measure.classes is None:
        raise NotInData("no_classes", measure=measure.id)
    frame, _ = measure.read(measure.scores[0])
    mean, spread = pl.col(measure.classes.mean), pl.col(measure.classes.spread)
    rule = _ilo_2025 if (by or measure.classes.rule) == "ilo-2025" else _ilo_2023
    return frame.select("code", rule(mean, spread).alias("class")).sort("code")


def check_classes(measure: Measure, names: tuple[str, ...], by: str | None = None) -> None:
    """Refuse a class that the measure's rule, or the one named, does not know."""
    if measure.classes is None:
        raise NotInData("no_classes", measure=measure.id)
    known = CLASSES[by or measure.classes.rule]
    for name in names:
        if name not in known:
            raise unknown_name("class", name, known)


def _ilo_2025(mean: pl.Expr, spread: pl.Expr) -> pl.Expr:
    return (
        pl.when((mean >= 0.6) & (mean - spread >= 0.5))
        .then(pl.lit("gradient-4"))
        .when(mean >= 0.5)
        .then(pl.lit("gradient-3"))
        .when((mean >= 0.4) & (mean + spread >= 0.5))
        .then(pl.lit("gradient-2"))
        .when(mean + spread >= 0.5)
        .then(pl.lit("gradient-1"))
        .when(mean + spread >= 0.4)
        .then(pl.lit("minimal"))
        .otherwise(pl.lit("not-exposed"))
    )


def _ilo_2023(mean: pl.Expr, spread: pl.Expr) -> pl.Expr:
    return (
        pl.when((mean >= 0.6) & (mean - spread > 0.5))
        .then(pl.lit("automation"))
        .when((mean < 0.4) & (mean + spread > 0.5))
        .then(pl.lit("augmentation"))
        .when(mean >= 0.4)
        .then(pl.lit("big-unknown"))
        .otherwise(pl.lit("not-affected"))
    )
