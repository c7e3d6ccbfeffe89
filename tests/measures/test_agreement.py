"""Rank correlations and common factors: known figures on the US, and what any of them must keep to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from arbeid.cli.market.report_table import report_table
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.measures.agreement import agreement as ranked
from arbeid.measures.agreement import voices
from arbeid.measures.correlation import correlations, factors
from arbeid.measures.measure import MEASURES
from arbeid.measures.native_shares import native_range, native_scores
from arbeid.measures.published import Scored, score
from arbeid.verbs.catalogue.data import build
from arbeid.verbs.market.agreement import agreement
from arbeid.verbs.market.groups import groups
from arbeid.verbs.market.report import report
from arbeid.wording import phrase_keys, words_of


def scored(values: np.ndarray) -> list[Scored]:
    codes = [f"{at:03}" for at in range(values.shape[1])]
    people = [float(at + 1) for at in range(values.shape[1])]
    return [
        Scored(MEASURES.get("aioe"), pl.DataFrame({"code": codes, "jobs": people, "score": row}), (), ())
        for row in values
    ]


@pytest.mark.usefixtures("mirror")
def test_the_published_correlations_with_gpt4_on_the_us() -> None:
    build(["aioe", "frey-osborne"])
    others = ["eloundou-beta-human", "aioe", "microsoft", "observed", "frey-osborne"]
    found = agreement("us", ["eloundou-beta-gpt4", *others], pulled=True)
    known = dict(zip(others, found.correlations[0][1:], strict=True))
    published = {
        "eloundou-beta-human": 0.91,
        "aioe": 0.85,
        "microsoft": 0.71,
        "observed": 0.70,
        "frey-osborne": -0.26,
    }
    assert known == {name: pytest.approx(value, abs=0.02) for name, value in published.items()}


def test_what_does_not_ship_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path))
    table.cache_clear()
    found = agreement("us", ["eloundou-beta-human", "microsoft", "sml"])
    assert found.left_out == ("sml",)
    assert found.measures == ("eloundou-beta-human", "microsoft")
    with pytest.raises(ArbeidError, match="Fewer than two"):
        agreement("us", ["sml", "eisfeldt"])


values = arrays(np.float64, (3, 12), elements=st.floats(0, 1))


def test_four_studies_speak_one_stands_beside_and_why() -> None:
    """The figures behind the decision: doubles of a voice, an order that runs the other way, hundredths."""
    speaking = [entry for entry in MEASURES.all() if entry.speaks]
    assert {entry.id: entry.speaks_for for entry in speaking if not entry.beside} == {
        "aioe": "felten",
        "aioe-language": "felten",
        "eloundou-beta-human": "eloundou",
        "ilo-2025": "ilo",
        "microsoft": "microsoft",
    }
    assert [entry.id for entry in speaking if entry.beside] == ["frey-osborne"]
    found = agreement("nl")
    pairs = zip(found.measures, found.correlations, strict=True)
    among = {one: dict(zip(found.measures, row, strict=True)) for one, row in pairs}
    assert among["aioe"]["aioe-language"] == pytest.approx(0.98, abs=0.005)
    for one in found.measures:
        for other in found.measures:
            assert ((among[one][other] or 0) < 0) == (one != other and "frey-osborne" in (one, other))
    eisfeldt = agreement("nl", ["eloundou-beta-human", "eisfeldt"]).correlations[0][1]
    assert eisfeldt == pytest.approx(0.95, abs=0.01)
    sml = score("sml", economy("nl")).frame["score"].drop_nulls()
    assert [round(float(value), 2) for value in (sml.min(), sml.max())] == [3.33, 3.65]


VARIANTS = [f"eloundou-{level}-{rater}" for level in ("alpha", "beta", "zeta") for rater in ("human", "gpt4")]


@pytest.mark.parametrize(
    "variants", [VARIANTS, ["aioe", "aioe-language", "aioe-image", "daioe"], ["ilo-2023", "ilo-2025"]]
)
def test_variants_of_one_study_cannot_outvote_another(variants: list[str]) -> None:
    nl = economy("nl")
    scores = [score(name, nl) for name in (*variants, "microsoft")]
    found, alone = ranked(scores), ranked([scores[-1]])
    assert [len(names) for names in voices(scores).values()] == [len(variants), 1]
    together = ranked(scores[:-1])
    for row, one, other in zip(
        *(frame.iter_rows(named=True) for frame in (found, together, alone)), strict=True
    ):
        assert one["measures"] <= 1
        if one["middle"] is not None and other["middle"] is not None:
            assert row["middle"] == pytest.approx((one["middle"] + other["middle"]) / 2)
            assert row["measures"] == 2 and max(row["top"], row["bottom"]) <= 2


def test_what_stands_beside_is_shown_and_not_counted() -> None:
    found = groups("nl")
    assert found.beside == ("frey-osborne",)
    assert [len(voice.measures) for voice in found.voices] == [2, 1, 1, 1]
    for row in found.rows:
        assert row.studies <= 4 and "frey-osborne" not in row.ranks
        known = [rank for rank in row.ranks.values() if rank is not None]
        assert not known or min(known) <= row.rank.value <= max(known)
    assert sum(row.beside["frey-osborne"] is not None for row in found.rows) > 90


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_screen_says_what_the_ranges_run_over(language: Language) -> None:
    shown = " ".join(report_table(report("nl"), language, to_screen=False).split())
    words = words_of(language)
    assert words("voice.counted", n=6, label=words("voice.eloundou")) in shown
    assert words("voice.counted", n=2, label=words("voice.ilo")) in shown
    assert words("voice.counted", n=2, label=words("voice.felten")) in shown


def test_every_voice_of_several_measures_has_a_name() -> None:
    every: dict[str, int] = {}
    for entry in MEASURES.all():
        every[entry.speaks_for] = every.get(entry.speaks_for, 0) + 1
    named = {key.removeprefix("voice.") for key in phrase_keys() if key.startswith("voice.")}
    assert {voice for voice, count in every.items() if count > 1} == named - {"counted"}


def test_native_shares_differ_where_mapped_ranks_cannot() -> None:
    """On their own scales the mean share of work runs from 17 to 63%; mapped by rank it is one number."""
    found = native_range(native_scores(economy("nl")))
    assert found is not None
    assert found.ends == pytest.approx((0.35, 0.17, 0.63), abs=0.01)
    assert set(VARIANTS) < set(found.values)
    highest = native_range(native_scores(economy("nl")), lambda scored: scored.frame["score"].max())
    assert highest is not None and highest.ends[1] > found.ends[1]


@given(values, st.booleans())
def test_correlations_are_symmetric_and_within_bounds(rows: np.ndarray, weighted: bool) -> None:
    found = correlations(scored(rows), weighted=weighted)
    known = found[~np.isnan(found)]
    assert np.array_equal(found, found.T, equal_nan=True)
    assert (np.abs(known) <= 1 + 1e-9).all()
    for at, row in enumerate(rows):
        assert np.isnan(found[at, at]) == (np.ptp(row) == 0)
        assert np.ptp(row) == 0 or found[at, at] == pytest.approx(1)


@given(values, st.permutations(range(12)))
def test_the_order_of_groups_does_not_matter(rows: np.ndarray, order: list[int]) -> None:
    mixed = correlations(scored(rows[:, order]))
    assert np.allclose(mixed, correlations(scored(rows)), equal_nan=True)


@given(arrays(np.int64, 12, elements=st.integers(-20, 20), unique=True))
def test_only_the_order_counts(row: np.ndarray) -> None:
    found = correlations(scored(np.vstack([row, np.exp(row / 4), -row])))
    assert found[0, 1] == pytest.approx(1)
    assert found[0, 2] == pytest.approx(-1)


def test_one_order_is_one_factor() -> None:
    row = np.arange(12.0)
    found = factors(scored(np.vstack([row, row**3, -row])))
    assert found.explained[0] == pytest.approx(1)
    assert np.sign(found.loadings[:, 0]).tolist() == [1, 1, -1]
    assert found.groups == 12


def test_the_new_studies_share_a_factor_that_the_old_one_opposes() -> None:
    found = agreement("nl")
    first = dict(zip(found.measures, (row[0] for row in found.loadings), strict=True))
    new = [first[name] for name in ("aioe", "aioe-language", "eloundou-beta-human", "ilo-2025", "microsoft")]
    assert all(value > 0.7 for value in new)
    assert first["frey-osborne"] < 0
    assert 0.5 < found.explained[0] < 1
    assert found.disputed[0].spread.value is not None
    assert found.disputed[0].spread.value > 60


@pytest.mark.parametrize(
    ("name", "codes", "low", "high"),
    [("observed", 756, 0.0, 1.0), ("nesta", 421, 1.0, 5.0), ("anthropic-usage", 749, 0.0, 100.0)],
)
def test_new_tables_have_the_rows_of_their_files(name: str, codes: int, low: float, high: float) -> None:
    frame = table(name).frame
    assert len(frame) == codes
    assert frame["score"].is_between(low, high).all()


def test_observed_exposure_of_programmers_and_the_years_of_daioe() -> None:
    observed = dict(table("observed").frame.rows())
    assert observed["15-1251"] == pytest.approx(0.745, abs=0.001)
    years = table("daioe").frame["year"]
    assert (years.min(), years.max()) == (2010, 2023)
