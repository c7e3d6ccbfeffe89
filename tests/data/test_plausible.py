"""No country has more people at work than its inhabitants allow, and what was corrected says so."""

from __future__ import annotations

import polars as pl
import pytest

from arbeid.data.economies.corrections import CORRECTIONS
from arbeid.data.economies.economy import economy
from arbeid.data.economies.families import FAMILIES
from arbeid.data.economies.plausible import MOST_AT_WORK, implausible
from arbeid.data.figures import table


def test_all_141_countries_are_plausible_as_shipped() -> None:
    people, facts = table("countries").frame, table("country-facts").frame
    assert people["country"].n_unique() == 141
    assert facts["population"].null_count() == 5  # Five territories of a few thousand people.
    assert implausible(people, facts).is_empty()


def test_without_its_corrections_the_same_check_fails() -> None:
    people, facts = table("countries").frame, table("country-facts").frame
    divisors = {one.cell: one.divisor for one in CORRECTIONS.all()}
    factor = pl.col("country").replace_strict(divisors, default=1.0, return_dtype=pl.Float64)
    flagged = implausible(people.with_columns(jobs=pl.col("jobs") * factor), facts)
    assert flagged["country"].to_list() == ["rs", "gr"]
    assert flagged["share"].to_list() == pytest.approx([1.850, 1.643], abs=5e-4)


def test_the_raw_file_is_flagged_for_greece_and_serbia_alone(mirror: object) -> None:
    from arbeid.data.fetching.fetch import pull
    from arbeid.data.fetching.readers import read
    from arbeid.data.recipes import Made
    from arbeid.data.recipes.countries import raw_employment
    from arbeid.data.sources import SOURCES

    source = SOURCES.get("ilostat-isco-2")
    raw = raw_employment(Made({source.id: read(source, pull(source))}))
    assert set(implausible(raw, table("country-facts").frame)["country"]) == {"gr", "rs"}


def test_aggregates_follow() -> None:
    assert economy("gr").people == pytest.approx(4_273_290)
    assert economy("rs").people == pytest.approx(3_045_917.5)
    assert economy("eu27").people == pytest.approx(202.5e6, rel=1e-3)
    assert economy("upper-middle").people == pytest.approx(504.0e6, rel=1e-3)
    assert economy("world").people == pytest.approx(2200.5e6, rel=1e-3)


@pytest.mark.parametrize(
    ("name", "badge"), [("gr", "derived"), ("eu27", "derived"), ("de", "measured"), ("nl", "measured")]
)
def test_a_corrected_count_is_not_called_measured_and_says_why(name: str, badge: str) -> None:
    market = economy(name)
    assert market.badge == badge
    corrected = market.entry.note is not None and "quarters" in market.entry.note.en
    assert corrected == (badge == "derived")


def test_a_bound_leaves_room_above_the_highest_country() -> None:
    facts = table(FAMILIES.get("country").facts).frame
    totals = table("countries").frame.group_by("country").agg(pl.col("jobs").sum()).join(facts, on="country")
    highest = totals.select((pl.col("jobs") / pl.col("population")).max()).item()
    assert 0.6 < highest < MOST_AT_WORK
