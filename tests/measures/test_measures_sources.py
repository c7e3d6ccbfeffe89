"""Measures derived from several sources: what releases, adjustments and projections come to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from arbeid.claims.claim import CLAIMS
from arbeid.data.economies.economy import economy
from arbeid.data.fetching.fetch import pull
from arbeid.data.fetching.readers import read
from arbeid.data.figures import DECLARED, figures_folder, table
from arbeid.data.recipes import Made, recipe
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import median, score
from arbeid.verbs.catalogue.data import build
from arbeid.verbs.market.agreement import agreement

RELEASES = table("anthropic-releases").frame
RATES = [name for name in RELEASES.columns if name.startswith("automation_")]
REACHES = [name for name in RELEASES.columns if name.startswith("reach_")]
AVERAGED = [name for name in DECLARED.names() if name.endswith("-groups")]


def test_every_release_and_channel_has_its_measure() -> None:
    columns = {
        scores.column: entry.id
        for entry in MEASURES.all()
        for scores in entry.scores
        if scores.table == "anthropic-releases"
    }
    assert set(columns) == {*RATES, *REACHES}
    for column, name in columns.items():
        assert name == f"anthropic-{column.replace('_', '-')}"


@pytest.mark.parametrize(
    ("column", "at_least", "published"),
    [("reach_2025_02", 0.25, 0.36), ("reach_2025_02", 0.75, 0.04), ("reach_2026_01", 0.25, 0.49)],
)
def test_the_published_shares_of_occupations_that_use_has_reached(
    column: str, at_least: float, published: float
) -> None:
    """Anthropic printed 36 and 4% in February 2025 and, all releases pooled, 49% in January 2026."""
    share = (RELEASES[column] >= at_least).mean()
    assert round(share, 2) == published


def test_reach_only_grows() -> None:
    for before, after in pairwise(REACHES):
        assert (RELEASES[after] >= RELEASES[before]).all()
        assert (RELEASES[after] > RELEASES[before]).any()


def test_automation_is_known_only_where_a_mode_is() -> None:
    known = {name: RELEASES[name].count() for name in RATES}
    assert known["automation_2025_03"] == 638
    assert all(500 < count < 700 for count in known.values())
    for release in ("2025_09", "2026_01", "2026_03"):
        both = RELEASES.select(f"automation_{release}", f"automation_{release}_api").drop_nulls()
        assert both[f"automation_{release}_api"].mean() > both[f"automation_{release}"].mean() + 0.2


def test_automation_of_programmers_by_hand() -> None:
    """Conversations handed over and assisted, added up apart: 4.0023 and 3.4258, 2.3564 and 0.7370."""
    row = RELEASES.row(by_predicate=pl.col("code") == "15-1131.00", named=True)
    assert row["automation_2025_03"] == pytest.approx(4.002317 / (4.002317 + 3.425818), abs=1e-6)
    assert row["automation_2026_03_api"] == pytest.approx(2.3564 / (2.3564 + 0.7370), abs=1e-4)


def test_a_text_that_occupations_share_is_split_and_empty_cells_count_for_nothing() -> None:
    sources = {
        "onet-tasks-2015": {"O*NET-SOC Code": ["a", "a", "b"], "Task": ["Sell.", "Cook.", "Sell."]},
        "anthropic-tasks-2025-03": {"task_name": ["sell.", "cook.", "none"], "pct": ["2", "3", "95"]},
        "anthropic-modes-2025-03": {
            "task_name": ["sell.", "cook.", "none"],
            "directive": ["0.5", None, "1"],
            "feedback_loop": [None, None, None],
            "task_iteration": ["0.25", "0.5", None],
            "learning": [None, None, None],
            "validation": [None, None, None],
            "filtered": ["0.25", "0.5", None],
        },
    }
    frames = {name: pl.DataFrame(columns) for name, columns in sources.items()}
    found = recipe("tasks.anthropic")(Made(frames)).sort("code")
    # Occupation a: 1 of selling, half handed over, a quarter assisted; 3 of cooking, half assisted.
    assert found["automation_2025_03"].to_list() == pytest.approx([0.5 / (0.75 + 1.5), 2 / 3])
    assert found["reach_2025_03"].to_list() == [1.0, 1.0]


def test_penetration_has_every_occupation_of_the_task_list() -> None:
    frame = table("anthropic-penetration").frame
    assert len(frame) == 923
    assert set(frame["code"]) == set(table("eloundou").frame["code"])
    observed = dict(table("observed").frame.rows())
    by_soc = frame.group_by(pl.col("code").str.slice(0, 7)).agg(pl.col("score").mean())
    both = [(mean, observed[code]) for code, mean in by_soc.rows() if code in observed]
    assert pl.DataFrame(both, orient="row").select(pl.corr("column_0", "column_1")).item() > 0.8


def test_usage_is_on_the_codes_of_2010() -> None:
    codes = set(table("anthropic-usage").frame["code"])
    bridge = table("onet-soc-2010-onet-soc-2019").frame
    assert codes <= set(bridge["source"])
    assert len(codes - set(bridge["target"])) == 204
    assert codes <= set(RELEASES["code"])


def test_the_adjusted_exposure_is_the_exposure_above_the_least_less_complementarity(mirror: Path) -> None:
    build(["c-aioe", "aioe"])
    theta = dict(table("complementarity").frame.rows())
    exposure = dict(table("aioe").frame.select("code", "exposure").rows())
    least, low = min(exposure.values()), min(theta.values())
    adjusted = table("c-aioe").frame
    assert len(adjusted) == len(set(theta) & set(exposure)) == 769
    for code, value in adjusted.rows():
        assert value == pytest.approx((exposure[code] - least) * (1 - (theta[code] - low)))
        assert 0 <= value <= exposure[code] - least
    published = pl.read_csv(mirror / "imf-caioe" / "aioe_theta_caioe_isco2.csv", infer_schema=False)
    groups = table("c-aioe-groups").frame.filter(pl.col("classification") == "isco-08-2")
    both = groups.join(published.select(code="isco2", theirs=pl.col("c_aioe").cast(pl.Float64)), on="code")
    assert len(both.drop_nulls()) > 35
    assert both.select(pl.corr("score", "theirs", method="spearman")).item() > 0.95
    assert median(MEASURES.get("c-aioe")) == pytest.approx(adjusted["score"].median())


@pytest.mark.parametrize("name", AVERAGED)
def test_averages_are_of_two_occupations_at_least(name: str) -> None:
    declared, frame = DECLARED.get(name), table(name).frame
    assert declared.averaged
    assert not all(origin.may_ship for origin in declared.origins())
    values = [column for column in frame.columns if column not in ("classification", "code", "occupations")]
    single = frame.filter(pl.col("occupations") < 2)
    assert len(single)
    assert all(single[column].null_count() == len(single) for column in values)
    assert set(frame["classification"]) == {"brc-2014", "isco-08-2"}


def test_codes_of_any_length_go_the_same_way_to_groups() -> None:
    """One score for all comes out as that score, from O*NET-SOC 2019 codes by way of SOC 2018."""
    bridges = {
        name: table(name).frame for name in ("soc-2018-soc-2010", "soc-2010-isco-08", "isco-08-brc-2014")
    }
    scores = table("eloundou").frame.select("code", score=pl.lit(0.25))
    found = recipe("averages.groups")(Made({}, {"mine": scores, **bridges}))
    assert (found["score"].drop_nulls() == 0.25).all()
    assert found.filter(pl.col("classification") == "isco-08-2")["score"].count() > 35


def test_imputed_unit_groups_are_left_out_of_althoff_and_reichardt(mirror: Path) -> None:
    build(["althoff-reichardt"])
    frame = table("althoff-reichardt").frame
    raw = pl.read_csv(mirror / "automation-risk" / "althoff_reichardt_2026_isco08.csv", infer_schema=False)
    assert len(raw) == 430
    assert len(frame) == (raw["match"] == "direct").sum() == 423
    assert frame["automation"].is_between(0, 1).all()
    assert frame["augmentation"].min() > 1


def test_the_projection_is_the_change_that_its_own_jobs_show() -> None:
    frame = table("us-outlook").frame.with_columns(
        shown=100 * (pl.col("jobs_2034") / pl.col("jobs_2024") - 1)
    )
    assert len(frame) == 832
    large = frame.filter(pl.col("jobs_2024") > 20_000)
    assert ((large["shown"] - large["change"]).abs() < 0.4).all()
    changes = dict(frame.select("code", "change").rows())
    assert (changes["15-1251"], changes["43-9022"], changes["49-9081"]) == (-6.0, -36.1, 49.9)
    assert score("us-outlook", economy("us")).coverage == pytest.approx(1, abs=1e-3)


def test_the_dutch_change_stays_in_the_netherlands() -> None:
    market = economy("nl")
    found = score("nl-trend", market)
    jobs = market.groups["jobs"]
    before = table("nl-occupations").frame["jobs_before"].sum()
    assert found.coverage == 1
    back = (jobs / (1 + found.frame["score"] / 100)).sum()
    assert back == pytest.approx(before)
    for other in ("us", "de"):
        with pytest.raises(ArbeidError) as refused:
            score("nl-trend", economy(other))
        assert refused.value.key in ("scores_missing", "scores_alone", "no_bridge", "no_bridge_at_all")


def test_what_is_no_reach_of_ai_never_speaks_for_a_study() -> None:
    for entry in MEASURES.all():
        loud = entry.model_copy(update={"compared": True})
        assert loud.speaks == (entry.concept in ("exposure", "automation-risk", "observed-use"))
    assert not {"us-outlook", "nl-trend"} & set(agreement("nl").measures)


def test_the_tables_of_these_measures_are_small() -> None:
    names = {scores.table for entry in MEASURES.all() for scores in entry.scores if scores.table}
    shipped = [figures_folder() / f"{name}.parquet" for name in names if DECLARED.get(name).ships]
    assert sum(path.stat().st_size for path in shipped) < 1_000_000


@pytest.mark.usefixtures("mirror")
def test_the_claim_of_57_and_43_percent_counts_the_first_release() -> None:
    source = SOURCES.get("anthropic-modes-2025-02")
    found = dict(read(source, pull(source)).select("interaction_type", pl.col("pct").cast(pl.Float64)).rows())
    parts = CLAIMS.get("aei-2025-57-43").sum.parts
    named = {"feedback": "feedback loop", "iteration": "task iteration"}
    assert parts == {name: pytest.approx(found[named.get(name, name)], abs=1e-6) for name in parts}


def test_every_stored_median_names_the_sources_it_was_taken_from() -> None:
    closed = {source.sha256 for source in SOURCES.all() if not source.may_ship}
    stored = table("score-medians").frame
    assert len(stored) == 10
    assert set(stored["badge"]) == {"derived"}
    assert all(set(hashes.split()) <= closed for hashes in stored["sha256"])
    assert stored["sha256"].str.len_chars().min() == 64
