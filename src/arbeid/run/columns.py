"""What each column of a run's tables is: its unit, and how such a number comes about."""

from __future__ import annotations

from collections.abc import Iterable

_GROWTH = ("productivity", "productivity_reallocated", "output", "output_per_worker")
UNITS = {
    "jobs": ("people", "measured"),
    "exposure": ("share", "derived"),
    "mode": ("share", "modelled"),
    "adoption": ("share", "assumed"),
    "reach": ("share", "modelled"),
    **dict.fromkeys(
        (
            "touched",
            "handed_over",
            "assisted",
            "freed",
            "demand",
            "new_work",
            "net",
            "net_full",
            "jobs_after",
            "jobs_after_full",
            "rebalancing",
            "won",
            "lost",
            "won_full",
            "lost_full",
            "people",
        ),
        ("people", "modelled"),
    ),
    **dict.fromkeys(("unit_cost", "price", "quantity"), ("ratio", "modelled")),
    "value_weight": ("share", "derived"),
    "labour_share_before": ("share", "derived"),
    "labour_share_after": ("share", "modelled"),
    **dict.fromkeys(_GROWTH, ("log_change", "modelled")),
    **dict.fromkeys([f"{name}_a_year" for name in _GROWTH], ("points_a_year", "modelled")),
    **dict.fromkeys(
        ("gain", "consumers", "margins", "ai_suppliers", "other_capital", "workers"),
        ("share_of_value_added", "modelled"),
    ),
    "ai_bill": ("share_of_wage_bill", "modelled"),
    **dict.fromkeys(
        (
            "unemployment_rate",
            "unemployment_rate_without",
            "long_term_rate",
            "long_term_rate_without",
            "vacancy_rate",
            "vacancy_rate_without",
        ),
        ("share", "modelled"),
    ),
    "demand_change": ("change", "modelled"),
    "years": ("years", "assumed"),
    "year": ("years", "assumed"),
}
"""Unit and badge by column; columns of codes and names have none."""


def described(columns: Iterable[str], jobs_badge: str) -> dict[str, str]:
    """Choose the unit and badge of a table's columns, as ``unit badge``."""
    return {name: " ".join(_of(name, jobs_badge)) for name in columns if name in UNITS}


def _of(name: str, jobs_badge: str) -> tuple[str, str]:
    unit, badge = UNITS[name]
    return (unit, jobs_badge if name == "jobs" else badge)
