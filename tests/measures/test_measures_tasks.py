"""The task and activity scores that ship come to the published occupation scores, and have no texts."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

import polars as pl
import pytest

from arbeid.data.figures import DECLARED, figures_folder, table
from arbeid.measures.tasks import LABELS, eloundou, ilo, labelled, microsoft, occupation_scores

HUNDREDTH = Decimal("0.01")


@pytest.mark.parametrize("scorer", ["human", "gpt4"])
@pytest.mark.parametrize("kind", LABELS)
def test_the_shipped_labels_give_every_published_score(scorer: Literal["human", "gpt4"], kind: str) -> None:
    both = table("eloundou").frame.join(eloundou(scorer, kind), on="code", how="full")
    gap = (both["score"] - both[f"{scorer}_{kind}"]).abs()
    assert len(both) == 923
    assert gap.null_count() == 0
    assert (gap < 1e-12).sum() == 923


def test_the_weight_of_core_tasks_is_what_makes_them_meet() -> None:
    even = table("eloundou-tasks").frame.select(
        "code", score=labelled(pl.col("gpt4"), "beta"), core=pl.lit(True)
    )
    both = occupation_scores(even).join(table("eloundou").frame, on="code")
    assert ((both["score"] - both["gpt4_beta"]).abs() < 1e-12).sum() == 233


def test_the_shipped_activities_give_every_published_applicability() -> None:
    both = table("microsoft").frame.join(microsoft(), on="code", how="full", suffix="_ours")
    gap = (both["score"] - both["score_ours"]).abs()
    assert len(both) == 785
    assert gap.null_count() == 0
    assert gap.max() < 1e-12
    ours = microsoft().sort("score")
    assert ours["score"].mean() == pytest.approx(0.1678, abs=5e-5)
    assert ours.row(-1) == ("27-3091", pytest.approx(0.4922, abs=5e-5))


@pytest.mark.parametrize(("year", "off"), [(2023, {"2642"}), (2025, {"4226", "8142", "8312"})])
def test_the_ilo_means_and_spreads_come_from_its_task_scores(
    year: Literal[2023, 2025], off: set[str]
) -> None:
    """Halves of a hundredth go to the even one in the file, in all but four means of both years."""
    both = ilo(year).join(table("ilo").frame, on="code")
    assert len(both) == 427
    for figure in ("mean", "spread"):
        assert ((both[figure] - both[f"{figure}_{year}"]).abs() <= 0.005 + 1e-12).all()
    assert (both["spread"].round(2) == both[f"spread_{year}"]).all()
    rounded = {
        code: Decimal(f"{mean:.9f}").quantize(HUNDREDTH, ROUND_HALF_EVEN)
        for code, mean in both.select("code", "mean").iter_rows()
    }
    published = both.select("code", f"mean_{year}").iter_rows()
    assert {code for code, mean in published if rounded[code] != Decimal(f"{mean:.2f}")} == off


def test_tasks_ship_as_ids_and_labels_without_their_texts() -> None:
    """The longest text in the task tables is an activity code; the tables stay small."""
    for name in ("eloundou-tasks", "ilo-tasks", "microsoft-activities", "microsoft-activity-weights"):
        frame = table(name).frame
        longest = [series.str.len_chars().max() for series in frame if series.dtype == pl.String]
        assert max(longest) <= len("4.A.1.a.1.I01"), name
        assert (figures_folder() / f"{name}.parquet").stat().st_size < 120_000
        assert all(origin.may_ship for origin in DECLARED.get(name).origins())
