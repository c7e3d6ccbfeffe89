"""The published rules on the Dutch labour market: known shares, and what any rule must keep to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from arbeid.claims.claim import CLAIMS, DEFINITIONS, PublishedValue
from arbeid.claims.membership import membership
from arbeid.claims.recompute import Condition
from arbeid.claims.rules import share
from arbeid.claims.stored import settings_key, stored_share
from arbeid.claims.weighing import imputed
from arbeid.data.economies.economy import economy
from arbeid.measures.published import score
from arbeid.verbs.catalogue.data import build

NL = economy("nl")
BETA = "eloundou-beta-human"


def at(measure: str, threshold: float, **more: object) -> Condition:
    return Condition(measure=measure, rule="threshold", at=threshold, **more)  # type: ignore[arg-type]


def conditions(definition: str) -> tuple[Condition, ...]:
    return DEFINITIONS.get(definition).where


@pytest.mark.parametrize(
    ("definition", "published"),
    [
        ("eloundou-beta-human-10", 91.9),
        ("eloundou-beta-human-25", 71.7),
        ("eloundou-beta-human-50", 21.4),
        ("eloundou-beta-gpt4-10", 93.4),
        ("eloundou-beta-gpt4-25", 76.1),
        ("eloundou-beta-gpt4-50", 30.3),
        ("aioe-median", 67.8),
        ("ilo-2025-gradient-4", 4.1),
        ("ilo-2025-gradient-3-4", 17.5),
        ("ilo-2025-gradient-1-4", 39.4),
        ("ilo-2023-automation", 4.8),
        ("ilo-2023-augmentation", 15.2),
    ],
)
def test_known_shares_on_groups_within_a_point(definition: str, published: float) -> None:
    where = [
        one.model_dump(exclude={"level"} if one.level in ("occupation", "sub_major") else ())
        for one in conditions(definition)
    ]
    found = share(NL, tuple(Condition(**one) for one in where))
    assert 100 * found.value == pytest.approx(published, abs=1)
    assert found.people == pytest.approx(found.value * 9_865_000)


def halves() -> list[tuple[Condition, ...]]:
    return [DEFINITIONS.get(f"aioe-median-{name}").where for name in ("complementary", "substitutable")]


def test_the_imf_split_adds_up(mirror: Path) -> None:
    build(["aioe"])
    whole, high, low = (share(NL, where, pulled=True) for where in (halves()[0][:1], *halves()))
    assert high.value + low.value == pytest.approx(whole.value, abs=0.005)
    kept = [share(NL, where) for where in halves()]
    assert sum(half.value for half in kept) == pytest.approx(whole.value, abs=0.005)


def test_what_is_split_adds_up() -> None:
    touched = at(BETA, 0.5, level="code")
    whole, high, low = (
        share(NL, where) for where in ((touched,), *((touched, half[1]) for half in halves()))
    )
    assert high.value + low.value == pytest.approx(whole.value, abs=0.005)


@given(st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=25)
def test_a_higher_threshold_never_takes_in_more(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert share(NL, (at(BETA, high),)).value <= share(NL, (at(BETA, low),)).value


@given(st.floats(0, 1))
@settings(max_examples=25)
def test_above_and_below_are_everyone_with_a_score(threshold: float) -> None:
    above, below = share(NL, (at(BETA, threshold),)), share(NL, (at(BETA, threshold, side="below"),))
    assert above.value + below.value == pytest.approx(above.covered)
    assert above.value <= above.high <= 1


@given(st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=25)
def test_a_band_is_the_difference_of_two_thresholds(one: float, other: float) -> None:
    low, high = sorted((one, other))
    band = Condition(measure=BETA, rule="band", at=low, below=high)
    difference = share(NL, (at(BETA, low),)).value - share(NL, (at(BETA, high),)).value
    assert share(NL, (band,)).value == pytest.approx(difference, abs=1e-12)


def test_a_second_condition_never_takes_in_more_and_their_order_does_not_matter() -> None:
    one, other = at(BETA, 0.25), at("microsoft", 0.2)
    both = share(NL, (one, other)).value
    assert both == share(NL, (other, one)).value
    assert both <= min(share(NL, (one,)).value, share(NL, (other,)).value)


def test_all_classes_together_are_everyone_with_a_score() -> None:
    names = ("automation", "augmentation", "big-unknown", "not-affected")
    rule = Condition(measure="ilo-2023", rule="classes", level="code", classes=names)
    found = share(NL, (rule,))
    assert found.value == pytest.approx(found.covered)


def test_a_rule_on_codes_may_count_a_part_of_a_group() -> None:
    members = membership(NL, at("ilo-2025", 0.5, level="code")).frame["score"].drop_nulls()
    assert members.is_between(0, 1).all()
    assert members.is_between(0, 1, closed="none").any()


def test_a_tie_counts_or_not_as_the_rule_says() -> None:
    tie = score(BETA, NL).frame["score"].max()
    assert isinstance(tie, float)
    assert share(NL, (at(BETA, tie),)).value > 0
    assert share(NL, (at(BETA, tie, ties="above"),)).value == 0


def test_what_may_not_ship_reads_the_stored_recomputation() -> None:
    found = share(NL, DEFINITIONS.get("frey-osborne-70").where)
    assert found.basis == "stored"
    assert found.covered == pytest.approx(0.972, abs=0.001)
    assert share(NL, (at("frey-osborne", 0.6123),)).basis == "averages"
    assert share(NL, (at(BETA, 0.5),)).basis == "scores"


def test_the_stored_recomputation_is_what_the_single_scores_give(mirror: Path) -> None:
    build(["frey-osborne", "aioe"])
    for name in (
        "frey-osborne-50",
        "frey-osborne-70",
        "frey-osborne-90",
        "aioe-median",
        "aioe-median-complementary",
    ):
        where = DEFINITIONS.get(name).where
        fresh = share(NL, where, pulled=True)
        kept = (fresh.value, fresh.high, fresh.covered, fresh.imputed, fresh.band, fresh.bounds)
        assert stored_share("nl", where) == kept
        assert fresh.basis == "scores"


def test_settings_are_one_line_whatever_their_order() -> None:
    one = Condition(measure="ilo-2025", rule="classes", level="code", classes=("gradient-3", "gradient-4"))
    other = one.model_copy(update={"classes": ("gradient-4", "gradient-3")})
    assert settings_key((one,)) == settings_key((other,))
    median = Condition(measure="aioe", rule="median")
    assert settings_key((median,)) == settings_key((median.model_copy(update={"ties": "above"}),))


@pytest.mark.parametrize(
    "facts",
    [
        {"measure": "aioe", "rule": "threshold"},
        {"measure": "aioe", "rule": "band", "at": 0.1},
        {"measure": "ilo-2025", "rule": "classes"},
        {"measure": "aioe", "rule": "guess"},
    ],
)
def test_an_incomplete_rule_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(facts)


def test_a_published_value_needs_a_number() -> None:
    with pytest.raises(ValidationError):
        PublishedValue(unit="share")


def test_definitions_point_at_claims_that_exist() -> None:
    known = set(CLAIMS.names())
    for definition in DEFINITIONS.all():
        for claim, place in definition.cousin_values():
            assert claim in known, definition.id
            assert CLAIMS.get(claim).values[place].unit in ("share", "jobs")


@pytest.mark.parametrize(("length", "filled"), [(1, 0.3), (3, 0.0)])
def test_the_major_group_of_a_missing_score_is_that_of_the_classification(
    added: Callable[[str, str], Path], length: int, filled: float
) -> None:
    title = 'title = { nl = "een", en = "one" }\npublisher = "me"\nurl = "u"\n'
    added("classifications/mine.toml", f"{title}pattern = '[0-9]{{4}}'\nmajor = \"mine-major\"\n")
    coarse = f'prefix_of = {{ classification = "mine", length = {length} }}\n'
    added("classifications/mine-major.toml", f"{title}pattern = '[0-9]{{{length}}}'\n{coarse}")
    frame = pl.DataFrame(
        {"code": ["1111", "1121", "1119", "2111"], "weight": [1.0] * 4, "score": [0.0, 0.6, None, 1.0]}
    )
    assert imputed(frame, "mine") == pytest.approx((1.6 + filled) / 4)


def test_without_major_groups_a_missing_score_is_the_mean_of_all() -> None:
    frame = pl.DataFrame({"code": ["1", "10", "20"], "weight": [1.0] * 3, "score": [0.0, None, 1.0]})
    assert imputed(frame, "drc2021") == pytest.approx(0.5)
