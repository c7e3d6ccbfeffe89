"""Economies that share one table: every country of it, and aggregates of countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import polars as pl

from arbeid.data.codes.means import exact_sums
from arbeid.data.economies.corrections import Correction, corrections_of
from arbeid.data.economies.entry import ECONOMIES, EconomyEntry, Members
from arbeid.data.economies.labour_share import LabourShare, countries_with_share
from arbeid.data.figures import table
from arbeid.errors import unknown_name
from arbeid.language import LANGUAGES, Language, Text
from arbeid.registry import Entry, Registry, remembered
from arbeid.table import Origin


class Family(Entry):
    """Countries in one table (country, code, jobs), with the facts of each in another.

    A country is named by its two letters; where a finer economy has that name, by the letters and the
    classification, such as ``nl-isco-08-2``. ``labour_shares`` is the table of labour's part of income, which
    need not have every country.
    """

    classification: str
    table: str
    facts: str
    labour_shares: str | None = None
    population: Text
    note: Text | None = None


FAMILIES = Registry("family", "families", Family)


def family_names() -> set[str]:
    """List the names of the countries of all families."""
    return set(countries_by_name())


def family_entry(name: str) -> EconomyEntry:
    """Give a country's entry as if it had a file of its own; its names are those of the Unicode CLDR."""
    country, family = countries_by_name()[name]
    facts = table(family.facts).frame.filter(pl.col("country") == country).row(0, named=True)
    return EconomyEntry(
        id=name,
        folder=family.folder,
        title=country_name(country),
        population=family.population,
        classification=family.classification,
        period=str(facts["year"]),
        members=Members(family=family.id, countries=(country,)),
        labour_share=_labour_share(country, family),
        note=family.note,
    )


def _labour_share(country: str, family: Family) -> LabourShare | None:
    if family.labour_shares is None or country not in countries_with_share(family.labour_shares):
        return None
    # The ILO estimates what of the income of the self-employed is labour's: nobody counted the whole.
    return LabourShare(table=family.labour_shares, country=country, badge="modelled")


def country_name(country: str) -> Text:
    """Name a country in both languages.

    >>> country_name("de").nl
    'Duitsland'
    """
    if (kept := _kept_names().get(country)) is not None:
        return kept
    names = {language: _territories(language).get(country.upper(), country) for language in LANGUAGES}
    return Text(**names)


@remembered
def _kept_names() -> dict[str, Text]:
    """Read the names that the families' tables hold: a list of all countries asks for each."""
    frames = (table(family.facts).frame for family in FAMILIES.all())
    named = (frame.drop_nulls(LANGUAGES) for frame in frames if set(LANGUAGES) <= set(frame.columns))
    return {
        row["country"]: Text(nl=row["nl"], en=row["en"])
        for frame in named
        for row in frame.iter_rows(named=True)
    }


@cache
def _territories(language: Language) -> Mapping[str, str]:
    # Asked for with each of two hundred countries, and a locale is looked up on the disk.
    from babel import Locale

    names: Mapping[str, str] = Locale(language).territories
    return names


def members_frame(members: Members) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Add up the people of an aggregate's countries by code.

    Errors: a country or income group that the family does not have.
    """
    family = FAMILIES.get(members.family)
    people, facts = table(family.table), table(family.facts)
    known = facts.frame
    if members.income_group is not None:
        known = known.filter(pl.col("income_group") == members.income_group)
        if known.is_empty():
            raise unknown_name("income group", members.income_group, _income_groups(facts.frame))
    countries = set(known["country"])
    for country in members.countries:
        if country not in countries:
            raise unknown_name("economy", country, countries)
    chosen = members.countries or tuple(sorted(countries))
    rows = people.frame.filter(pl.col("country").is_in(chosen))
    return exact_sums(rows, "code", "jobs"), people.origins


def corrections_in(members: Members) -> tuple[Correction, ...]:
    """List the corrections that were made in the counts of an economy's countries."""
    return corrections_of(FAMILIES.get(members.family).table, set(members_of(members)))


def members_of(members: Members) -> list[str]:
    """List the countries of an aggregate, sorted."""
    facts = table(FAMILIES.get(members.family).facts).frame
    if members.income_group is not None:
        facts = facts.filter(pl.col("income_group") == members.income_group)
    return sorted(members.countries or facts["country"].to_list())


def _income_groups(facts: pl.DataFrame) -> list[str]:
    return [str(group) for group in facts["income_group"].drop_nulls().unique()]


@remembered
def countries_by_name() -> dict[str, tuple[str, Family]]:
    """List the countries of all families by the name of their economy: two letters, and the family."""
    taken = set(ECONOMIES.names())
    found: dict[str, tuple[str, Family]] = {}
    for family in FAMILIES.all():
        for country in table(family.facts).frame["country"]:
            name = country if country not in taken else f"{country}-{family.classification}"
            found[name] = (country, family)
    return found
