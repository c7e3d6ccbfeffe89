"""How many people are at work in each country of the families, counted for all countries at once."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.data.codes.means import exact_sums
from arbeid.data.economies.corrections import corrections_of
from arbeid.data.economies.families import FAMILIES, Family, countries_by_name, country_name
from arbeid.data.figures import table
from arbeid.language import Text
from arbeid.registry import remembered


@dataclass(frozen=True)
class CountryCount:
    """One country of a family, as a list has it: what its entry says, and how many groups and people."""

    title: Text
    period: str
    classification: str
    groups: int
    people: float
    note: Text | None


@remembered
def country_counts() -> dict[str, CountryCount]:
    """Count the groups and the people at work of every country of a family, by the economy's name.

    The same numbers as of the economies themselves, which a list of well over a hundred need not load. A
    country whose source was corrected is left out: its economy says what was wrong.

    >>> from arbeid.data.economies.economy import economy
    >>> country_counts()["be"].people == economy("be").people, "gr" in country_counts()
    (True, False)
    """
    counts = {family.id: _counts(family) for family in FAMILIES.all()}
    return {
        name: counts[family.id][country]
        for name, (country, family) in countries_by_name().items()
        if country in counts[family.id]
    }


def _counts(family: Family) -> dict[str, CountryCount]:
    people, facts = table(family.table).frame, table(family.facts).frame
    groups = people.group_by("country").agg(groups=pl.col("code").n_unique())
    counted = facts.select("country", "year").join(groups, on="country")
    rows = counted.join(exact_sums(people, "country", "jobs"), on="country").iter_rows()
    corrected = {one.cell for one in corrections_of(family.table, set(facts["country"]))}
    return {
        country: CountryCount(
            country_name(country), str(year), family.classification, groups, jobs, family.note
        )
        for country, year, groups, jobs in rows
        if country not in corrected
    }
