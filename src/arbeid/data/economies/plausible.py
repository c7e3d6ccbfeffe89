"""Can this many people be at work? A count of a country beside the people who live there."""

from __future__ import annotations

import polars as pl

# Of all inhabitants, children and pensioners too. The highest of 141 countries is .65 (United Arab Emirates,
# where most inhabitants came to work); elsewhere it stays under .56. Four quarters added up give over 1.6.
MOST_AT_WORK = 0.70


def implausible(people: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """List the countries with more people at work than their inhabitants allow.

    ``people`` has country and jobs (rows of one country are added up), ``facts`` country and population.
    The answer has country, jobs, population and share, the highest first; a country without a population
    cannot be judged and is not listed.

    >>> people = pl.DataFrame({"country": ["aa", "bb"], "jobs": [17.1e6, 9.7e6]})
    >>> facts = pl.DataFrame({"country": ["aa", "bb"], "population": [10.4e6, 18.0e6]})
    >>> implausible(people, facts)["country"].to_list()
    ['aa']
    """
    totals = people.group_by("country").agg(pl.col("jobs").sum())
    known = totals.join(facts.select("country", "population"), on="country").drop_nulls()
    shares = known.with_columns(share=pl.col("jobs") / pl.col("population"))
    return shares.filter(pl.col("share") > MOST_AT_WORK).sort("share", descending=True)
