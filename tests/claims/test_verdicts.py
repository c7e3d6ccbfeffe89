"""Verdicts on published claims, and walks between them that add up."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.answers.plain import said
from arbeid.claims.arithmetic import evaluate
from arbeid.claims.claim import CLAIMS, PublishedValue
from arbeid.claims.explain import walk
from arbeid.claims.verdict import away, recomputed, verdict
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.ledger import claims
from arbeid.verbs.claims.why import why
from arbeid.wording import words_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("name", "status", "ours"),
    [
        ("eloundou-2023-80", "matches", 0.8016),
        ("eloundou-2023-15-47-56", "matches", 0.154),
        ("wef-2023-69-83", "matches", 0.226),
        ("nng-2023-66", "matches", 0.663),
        ("acemoglu-2024-0-66", "matches", 0.0066),
        ("ilo-2023-clerical-24-58", "matches", 0.239),
        ("aei-2025-57-43", "matches", 0.574),
        ("fo-2013-us-47", "matches", 0.474),
        ("deloitte-2014-nl-2-3-million", "close", 3_375_000.0),
        ("imf-2024-ae-60", "close", 0.557),
        ("imf-2024-world-40", "close", 0.356),
        ("ilo-2025-exposed-hic-34", "close", 0.319),
        ("ilo-2025-g4-3-3", "close", 0.037),
        ("ilo-2023-augment-13", "close", 0.119),
        ("icg-2024-nl-67-7-26", "stand_in", 0.599),
        ("eloundou-2023-19", "differs", 0.227),
        ("ilo-2023-auto-2-3", "differs", 0.0415),
        ("ilo-2025-exposed-25", "differs", 0.201),
        ("ing-2025-nl-43-complementary", "stand_in", 0.349),
        ("imf-2024-split-ae-27-33", "matches", 0.270),
        ("imf-2024-split-em-16-24", "matches", 0.154),
        ("imf-2024-split-lic-8-18", "close", 0.0747),
        ("imf-2024-em-42", "matches", 0.383),
        ("imf-2024-lic-26", "differs", 0.194),
        ("ilo-2023-auto-hic-5-5", "differs", 0.0697),
        ("pwc-2023-nl-44", "stand_in", 0.673),
        ("ms-2025-applicability", "matches", 1.626),
        ("anthropic-2026-33-94", "close", 0.358),
        ("goldman-2023-300-million", "stand_in", 0.310),
        ("mgi-2017-half-activities", "stand_in", 0.510),
        ("imf-2023-complementarity-mutes", "matches", 0.906),
        ("pwc-2023-nl-education-82", "stand_in", 0.664),
        ("pwc-2023-nl-finance-75", "stand_in", 0.664),
        ("pwc-2023-nl-low-sectors-25", "stand_in", 0.281),
        ("pwc-2023-nl-services-84", "matches", 0.841),
        ("ilo-2023-women-3-7", "stand_in", 0.0589),
        ("ilo-2025-g4-women-4-7", "stand_in", 0.0472),
        ("ilo-2025-g4-hic-women-9-6", "stand_in", 0.0472),
        ("aei-2025-directive-27-39", "matches", 0.395),
        ("aei-2026-52-45", "matches", 0.514),
        ("aei-49-36-quarter-tasks", "matches", 0.488),
        ("mgi-2023-us-12-million", "stand_in", 2.0525e6),
        ("yale-2025-no-disruption", "stand_in", -0.0038),
        ("roa-nl-low-risk-growth", "stand_in", 0.965),
        ("uwv-2025-mismatch", "matches", 1.466),
        ("goldman-2023-two-thirds-7", "stand_in", 0.575),
        ("mckinsey-2023-60-70", "stand_in", 0.543),
        ("imf-2017-labour-share", "stand_in", 0.530),
    ],
)
def test_our_value_is_pinned_and_the_verdict_follows(name: str, status: str, ours: float) -> None:
    found = verdict(CLAIMS.get(name), TODAY)
    assert found.ours is not None
    assert found.ours.value == pytest.approx(ours, rel=0.01)
    assert found.status == status


def test_the_parts_of_sums_are_those_of_their_files(mirror: Path) -> None:
    """The ILO counts 163 clerical tasks, 39 of them high; Anthropic names five ways of working."""
    tasks = pl.read_excel(mirror / "ilo-genai" / "Final_Scores_ISCO08_Gmyrek_et_al_2025.xlsx", sheet_id=1)
    clerical = tasks.filter(pl.col("ISCO_08").str.starts_with("4"))["score_2023"].cast(pl.Float64)
    counted = CLAIMS.get("ilo-2023-clerical-24-58").sum
    assert counted is not None
    assert counted.parts == {"high": (clerical > 0.75).sum(), "tasks": len(clerical)}
    modes = pl.read_csv(mirror / "anthropic-economic-index" / "automation_vs_augmentation_v1_overall.csv")
    shares = {name.split()[-1]: share for name, share in modes.rows()}
    told = CLAIMS.get("aei-2025-57-43").sum
    assert told is not None
    names = {"feedback": "loop"}
    for part, value in told.parts.items():
        assert shares[names.get(part, part)] == pytest.approx(value, abs=1e-5)


@pytest.mark.parametrize(
    ("claim_id", "version", "names"),
    [
        ("aei-2025-directive-27-39", "v3", {"directive": "directive", "unclassified": "not_classified"}),
        (
            "aei-2026-52-45",
            "v4",
            {
                "learning": "learning",
                "iteration": "task_iteration",
                "validation": "validation",
                "unclassified": "not_classified",
            },
        ),
    ],
)
def test_modes_were_counted_in_their_release(
    mirror: Path, claim_id: str, version: str, names: dict[str, str]
) -> None:
    folder = mirror / "anthropic-economic-index"
    modes = pl.read_csv(folder / f"automation_vs_augmentation_by_task_{version}.csv")
    often = pl.read_csv(folder / f"task_pct_{version}.csv").rename({"task_name": "task"})
    both = modes.join(often, on="task")
    counted = CLAIMS.get(claim_id).sum
    assert counted is not None
    assert counted.counted_in
    for part, column in names.items():
        share = (both[column].fill_null(0) * both["pct"]).sum() / both["pct"].sum()
        assert counted.parts[part] == pytest.approx(share, abs=1e-6)


def test_the_labour_share_was_counted_in_its_file(mirror: Path) -> None:
    folder = mirror / "ilostat-isco2"
    shares = pl.read_csv(folder / "labor_share.csv")
    groups = pl.read_csv(folder / "national_exposure_map_data.csv").select("country_code", "income_group")
    rich = shares.join(groups, on="country_code").filter(pl.col("income_group") == "High income")["labsh"]
    counted = CLAIMS.get("imf-2017-labour-share").sum
    assert counted is not None
    assert counted.parts == {"total": pytest.approx(rich.sum()), "countries": len(rich)}


def test_every_claim_has_a_status_and_a_reason() -> None:
    lines = claims(today=TODAY)
    assert [line.id for line in lines] == CLAIMS.names()
    for line in lines:
        assert said(line.why, words_of("en")), line.id
    counts = Counter(line.status for line in lines)
    assert counts["matches"] + counts["close"] + counts["differs"] >= 22
    assert counts["past_missed"] == 1


def test_a_forecast_is_too_early_until_its_year_has_passed() -> None:
    entry = CLAIMS.get("wef-2025-170-92")
    assert verdict(entry, date(2030, 12, 31)).status == "too_early"
    assert verdict(entry, date(2031, 1, 1)).status == "cannot_recompute"


def test_claims_are_chosen_by_status_economy_and_source() -> None:
    assert {line.status for line in claims(status="differs", today=TODAY)} == {"differs"}
    assert "deloitte-2014-nl-2-3-million" in {line.id for line in claims(about="nl")}
    with pytest.raises(ArbeidError, match="nearest is “differs”"):
        claims(status="difers")
    with pytest.raises(ArbeidError, match="There is no economy"):
        claims(about="zz")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_can_be_written(language: Language) -> None:
    for name in CLAIMS.names():
        card = claim(name, TODAY)
        assert said(card.safe, words_of(language))
        assert said(card.why, words_of(language))
        assert card.bibtex.startswith("@misc{")
        if card.ours is not None:
            shares = CLAIMS.get(name).recompute is not None
            assert (card.ours.low is not None) == (card.ours_covered is not None) == shares


@given(st.floats(0.01, 1), st.floats(0.01, 1))
def test_the_distance_is_zero_within_a_range_and_grows_outside(value: float, end: float) -> None:
    low, high = sorted((end, end + 0.1))
    found = away(value, PublishedValue(unit="share", low=low, high=high))
    assert (found == 0) == (low <= value <= high)
    assert away(value, PublishedValue(unit="share", value=value)) == 0


@pytest.mark.parametrize(
    ("formula", "problem"),
    [
        ("__import__('os')", "cannot be computed"),
        ("a.b", "cannot be computed"),
        ("a if a else b", "cannot be computed"),
        ("a / 0", "division"),
        ("a +", "cannot be computed"),
        ("True + a", "cannot be computed"),
        ("a + bb", "no part “bb”"),
        ("9 ** 9 ** 9", "cannot be computed"),
    ],
)
def test_a_formula_is_only_arithmetic(formula: str, problem: str) -> None:
    with pytest.raises(ArbeidError, match=problem):
        evaluate(formula, {"a": 1.0, "b": 2.0})


@given(st.floats(-1e3, 1e3), st.floats(1, 1e3))
def test_a_formula_computes_what_it_says(a: float, b: float) -> None:
    assert evaluate("-(a - b) * 2 / b ** 2", {"a": a, "b": b}) == pytest.approx(-(a - b) * 2 / b**2)


PAIRS = [
    ("ilo-2023-auto-2-3", "ilo-2025-g4-3-3", None),
    ("fo-2013-us-47", "eloundou-2023-80", None),
    ("imf-2024-split-ae-27-33", "imf-2024-world-40", None),
    ("imf-2024-world-40", None, "nl"),
    ("fo-2013-us-47", "agz-2016-oecd-9", None),
    ("goldman-2023-gdp-7-1-5", "acemoglu-2024-0-66", None),
    ("eloundou-2023-19", None, None),
    ("eloundou-2023-19", "eloundou-2023-80", None),
    ("ing-2025-nl-43-complementary", "imf-2024-split-ae-27-33", None),
    ("deloitte-2014-nl-2-3-million", None, "us"),
    ("aei-2025-57-43", "aei-2026-52-45", None),
    ("anthropic-2026-33-94", "mckinsey-2023-60-70", None),
    ("aei-49-36-quarter-tasks", "fo-2013-us-47", None),
]


@pytest.mark.parametrize(("one", "other", "on"), PAIRS)
def test_the_steps_of_a_walk_add_up_to_the_difference(one: str, other: str | None, on: str | None) -> None:
    found = why(one, other, on)
    assert sum(step.effect for step in found.steps) == pytest.approx(found.difference, abs=1e-12)
    assert found.start + found.difference == pytest.approx(found.end)
    switches = [step for step in found.steps if not step.remainder]
    for step in switches:
        assert step.low is not None
        assert step.low - 1e-12 <= (step.average or 0) <= (step.high or 0) + 1e-12
    inside = sum(step.effect for step in switches)
    assert inside == pytest.approx(sum(step.average or 0 for step in switches), abs=1e-12)


def test_what_needs_microdata_stays_unexplained_with_its_reason() -> None:
    found = why("fo-2013-us-47", "oecd-2023-27")
    assert all(step.remainder for step in found.steps)
    assert "expert survey" in said(found.lacking[-1].sentence, words_of("en"))


def test_goldman_and_acemoglu_differ_in_four_factors_with_their_range() -> None:
    found = why("goldman-2023-gdp-7-1-5", "acemoglu-2024-0-66")
    factors = [step for step in found.steps if not step.remainder]
    assert [step.switch for step in factors] == ["ours", "exposed", "profitable", "saving", "labour_share"]
    assert [step.sure for step in factors] == ["published", None, None, None, None]
    assert all(step.low is not None and step.low < (step.high or 0) for step in factors[1:])
    assert found.steps[0].value == pytest.approx(1.015**10 - 1, abs=1e-6)
    assert "64%" in said(found.steps[0].sentence, words_of("en"))


def test_eloundou_is_likely_explained_by_the_match_and_not_proven() -> None:
    """Contradiction C18: 19.5% with jobs repeated by title, 22.7% with each counted once."""
    gap, lead = why("eloundou-2023-19").steps
    assert (gap.remainder, lead.remainder) == (True, False)
    assert gap.value == pytest.approx(0.195, abs=0.001)
    assert lead.value == pytest.approx(0.227, abs=0.001)
    assert lead.sure == "likely"
    assert "not proven" in said(lead.label, words_of("en"))


def test_the_ilo_switches_pull_in_opposite_directions() -> None:
    """Contradiction C07: with either rule held fixed the new scores give less; the published share rose."""
    steps = {step.switch: step for step in why("ilo-2023-auto-2-3", "ilo-2025-g4-3-3").steps}
    assert steps["measure"].high is not None
    assert steps["measure"].high < 0
    assert steps["rule"].effect > 0


def test_a_walk_from_a_claim_to_itself_has_no_switches() -> None:
    found = why("fo-2013-us-47", "fo-2013-us-47")
    assert found.difference == 0
    assert found.steps == ()


def test_shares_and_growth_are_not_compared() -> None:
    with pytest.raises(ArbeidError, match="different things"):
        why("fo-2013-us-47", "acemoglu-2024-0-66")
    with pytest.raises(ArbeidError, match="no switches"):
        why("rathenau-2015-no-single-number", "fo-2013-us-47")


values = st.fixed_dictionaries({name: st.integers(-5, 5) for name in "abc"})


@given(values, values)
def test_walks_and_their_averages_are_complete_and_symmetric(
    start: dict[str, int], end: dict[str, int]
) -> None:
    def value(settings: dict[str, int]) -> float:
        return settings["a"] * settings["b"] + settings["c"] ** 2 - settings["a"]

    there = walk(start, end, "abc", value)  # type: ignore[arg-type]
    back = walk(end, start, "abc", value)  # type: ignore[arg-type]
    assert sum(step.effect for step in there.steps) == there.end - there.start
    assert sum(step.average for step in there.steps) == pytest.approx(there.end - there.start)
    averages = {step.switch: step.average for step in there.steps}
    assert {step.switch: pytest.approx(-step.average) for step in back.steps} == averages
    assert not walk(start, start, "abc", value).steps  # type: ignore[arg-type]


def test_what_was_recomputed_is_plain_data() -> None:
    assert json.dumps([line.ours for line in claims(today=TODAY)])
    assert recomputed(CLAIMS.get("canaries-2025-13")) is None
