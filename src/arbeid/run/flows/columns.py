"""What each column of the tables of a run of labour flows is: its unit, and how such a number comes about."""

from __future__ import annotations

from arbeid.answers.quantity import Badge

Kind = tuple[str, Badge]

OF_YEAR: dict[str, Kind] = {
    "unemployment_rate": ("share", "modelled"),
    "long_term_rate": ("share", "modelled"),
    "vacancy_rate": ("share", "modelled"),
    "tightness": ("ratio", "modelled"),
    "employed": ("people", "modelled"),
    "unemployed": ("people", "modelled"),
    "vacancies": ("jobs", "modelled"),
    "long_term": ("people", "modelled"),
    "hires": ("people", "modelled"),
    "mean_spell": ("weeks", "modelled"),
}
OF_OCCUPATION: dict[str, Kind] = {
    "people": ("people", "measured"),
    "automated": ("share", "derived"),
    "demand": ("relative change", "derived"),
    **{
        f"{name}{run}": (unit, "modelled")
        for name, unit in (
            ("unemployment", "share"),
            ("long_term", "share"),
            ("vacancy", "share"),
            ("tightness", "ratio"),
            ("hires_a_year", "people"),
            ("mean_spell", "weeks"),
        )
        for run in ("", "_rest")
    },
    "unemployment_change": ("relative change", "modelled"),
    "long_term_change": ("relative change", "modelled"),
    "jobs_change": ("people", "modelled"),
}
OF_MOVE: dict[str, Kind] = dict.fromkeys(("people", "people_rest"), ("people", "modelled"))
