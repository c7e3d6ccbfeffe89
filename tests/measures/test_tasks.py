"""Task and activity scores gathered to occupations give the published occupation files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.measures.tasks import applicability, labelled, occupation_scores


@pytest.mark.parametrize(("scorer", "column"), [("human", "human_exposure_agg"), ("dv", "gpt4_exposure")])
@pytest.mark.parametrize(("kind", "theirs"), [("alpha", "alpha"), ("beta", "beta"), ("zeta", "gamma")])
def test_task_labels_give_all_923_published_occupations(
    mirror: Path, scorer: str, column: str, kind: str, theirs: str
) -> None:
    folder = mirror / "openai-gpts-are-gpts"
    labels = pl.read_csv(folder / "full_labelset.tsv", separator="\t", infer_schema=False)
    tasks = labels.select(
        code="O*NET-SOC Code", score=labelled(pl.col(column), kind), core=pl.col("Task Type") == "Core"
    )
    published = pl.read_csv(folder / "occ_level.csv").select(
        code="O*NET-SOC Code", published=f"{scorer}_rating_{theirs}"
    )
    both = occupation_scores(tasks).join(published, on="code")
    assert len(both) == 923
    assert both["score"].to_numpy() == pytest.approx(both["published"].to_numpy(), abs=1e-12)


def test_activities_give_the_published_applicability(mirror: Path) -> None:
    folder = mirror / "microsoft-working-with-ai"
    weights = pl.read_csv(folder / "soc_iwa_weights.csv").fill_null(0.0)
    activities = [name for name in weights.columns if name != "SOC Code"]
    metrics = pl.DataFrame({"IWA": activities}).join(
        pl.read_csv(folder / "iwa_metrics.csv"), on="IWA", how="left", maintain_order="left"
    )

    def sides(name: str) -> np.ndarray:
        return metrics.select(f"{name}_user", f"{name}_ai").cast(pl.Float64).to_numpy().T

    ours = applicability(
        weights.select(activities).to_numpy().astype(float),
        sides("share"),
        sides("completion"),
        sides("impact_scope"),
    )
    published = pl.read_csv(folder / "soc_ai_applicability_scores.csv")
    both = pl.DataFrame({"SOC Code": weights["SOC Code"], "ours": ours}).join(published, on="SOC Code")
    assert len(both) == 785
    assert both["ours"].to_numpy() == pytest.approx(both["ai_applicability_score"].to_numpy(), abs=1e-9)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 1), st.booleans()), min_size=1))
def test_a_mean_lies_between_its_tasks(rows: list[tuple[str, float, bool]]) -> None:
    tasks = pl.DataFrame(rows, schema=["code", "score", "core"], orient="row")
    for code, score in occupation_scores(tasks).iter_rows():
        own = [value for name, value, _ in rows if name == code]
        assert min(own) - 1e-12 <= score <= max(own) + 1e-12


def test_a_task_without_a_score_is_left_out_and_an_unknown_label_is_missing() -> None:
    tasks = pl.DataFrame({"code": ["a", "a"], "label": ["E1", "E9"], "core": [None, True]})
    scored = tasks.with_columns(score=labelled(pl.col("label"), "beta"))
    assert occupation_scores(scored).rows() == [("a", 1.0)]
