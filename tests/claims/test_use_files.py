"""Claims that are recomputed from the publication's own numbers: data files, and sums of its parts."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from arbeid.claims.claim import CLAIMS
from arbeid.claims.engine_parts import cell, summed
from arbeid.claims.recompute import Cell, PlainMean, Sum
from arbeid.claims.verdict import recomputed, verdict
from arbeid.data.build import derive
from arbeid.data.figures import DECLARED, table
from arbeid.errors import ArbeidError

FILES = ("google-atlas", "openai-signals", "microsoft-diffusion", "eurostat-firm-use")


@pytest.mark.parametrize(
    ("name", "status", "ours"),
    [
        ("microsoft-2026-nl-42-1", "matches", 0.421),
        ("eurostat-2025-nl-33", "matches", 0.3321),
        ("eurostat-2025-eu-20", "matches", 0.1995),
        ("google-2026-software-7", "matches", 0.0707),
        ("google-2026-clerical-30", "matches", 0.303),
        ("openai-2026-nl-work-messages", "matches", 0.299),
        ("openai-2026-work-messages-30", "stand_in", 0.2826),
        ("goldman-2026-net-16", "matches", -16_000),
        ("openai-2026-us-millions", "differs", 0.4730),
        ("obr-2025-tfp-2-3", "matches", 0.40 * 0.33 * 0.32 * 0.57),
        ("obr-2025-0-2-a-year", "stand_in", 0.2277),
    ],
)
def test_the_number_comes_from_the_file_or_the_parts(name: str, status: str, ours: float) -> None:
    found = verdict(CLAIMS.get(name))
    assert found.status == status
    assert found.ours is not None
    assert found.ours.value == pytest.approx(ours, rel=3e-4)


def test_a_number_of_a_file_carries_its_origin() -> None:
    found = recomputed(CLAIMS.get("google-2026-clerical-30"))
    assert found is not None
    assert [origin.licence for origin in found.origins] == ["CC BY 4.0"]


def test_the_mean_of_the_countries_fell_as_much_as_the_world() -> None:
    def mean(month: str) -> float:
        rule = PlainMean(table="openai-signals", column="work", rows={"month": month})
        return summed(Sum(formula="mean", plain_mean={"mean": rule}))[0]

    assert mean("2024-07") - mean("2026-06") == pytest.approx(0.513 - 0.304, abs=0.01)


@pytest.mark.parametrize(
    ("column", "row", "said"),
    [
        ("shaer", {"country": "nl", "year": 2025}, "nearest is “share”"),
        ("share", {"country": "nl", "yaer": 2025}, "nearest is “year”"),
        ("share", {"country": "nl", "year": 2022}, "no number in column “share” at country nl, year 2022"),
        ("share", {"country": "nl"}, "no number in column “share” at country nl"),
    ],
)
def test_a_cell_that_is_not_there_is_one_sentence(column: str, row: dict[str, str | int], said: str) -> None:
    with pytest.raises(ArbeidError, match=said):
        cell(Cell(table="eurostat-firm-use", column=column, row=row))


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_is_what_its_source_holds(name: str, mirror: Path) -> None:
    assert derive(DECLARED.get(name), {}).frame.equals(table(name).frame)


def test_what_the_publisher_left_out_is_missing_and_not_zero() -> None:
    atlas = table("google-atlas").frame
    assert atlas.filter(pl.col("code") == "15-1250", pl.col("region") == "us")["any_tasks"].to_list() == [
        None
    ]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("eurostat-firm-use", 4),
        ("eurostat-firm-use-industries", 4),
        ("microsoft-diffusion", 3),
        ("google-atlas", 4),
    ],
)
def test_a_percentage_is_stored_with_the_decimals_that_were_published(name: str, places: int) -> None:
    """Divided by 100, 42.1 had a tail that nobody published."""
    frame = table(name).frame
    for column in frame.select(pl.selectors.float()).columns:
        stored = frame[column].drop_nulls().to_list()
        assert [one for one in stored if one != round(one, places)] == [], column
