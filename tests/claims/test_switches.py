"""The switches of a rule: what each must keep to, and published figures that only one setting gives."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.claims.interval import opened
from arbeid.claims.membership import membership
from arbeid.claims.recompute import Among, Condition, ShareOfJobs, Switches
from arbeid.claims.rules import share, share_by
from arbeid.claims.solve import solved
from arbeid.claims.stored import stored_share
from arbeid.claims.verdict import verdict
from arbeid.claims.weighing import weights
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.measures.american_weights import american_weights
from arbeid.measures.published import score
from arbeid.verbs.catalogue.data import build
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.ledger import claims
from arbeid.verbs.claims.switches import switch_lines
from arbeid.wording import phrase_keys, words_of

NL, US = economy("nl"), economy("us-2021")
BETA = "eloundou-beta-human"
THREE = tuple(
    Condition(measure=measure, rule="threshold", at=at)
    for measure, at in ((BETA, 0.3), ("microsoft", 0.2), ("ilo-2025", 0.35))
)


def above(measure: str, at: float, **more: object) -> Condition:
    return Condition(measure=measure, rule="threshold", at=at, **more)  # type: ignore[arg-type]


def top(part: float, over: str = "jobs") -> Condition:
    return Condition(measure=BETA, rule="quantile", top=part, over=over)  # type: ignore[arg-type]


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.sampled_from(["codes", "jobs"]))
@settings(max_examples=25, deadline=None)
def test_a_larger_top_never_takes_in_less(one: float, other: float, over: str) -> None:
    small, large = sorted((one, other))
    assert share(NL, (top(small, over),)).value <= share(NL, (top(large, over),)).value


@given(st.floats(0.05, 0.95))
@settings(max_examples=25, deadline=None)
def test_the_top_of_jobs_is_reached_by_one_group_at_most_too_many(part: float) -> None:
    largest = float(NL.groups["jobs"].max() or 0) / NL.people  # type: ignore[arg-type]
    found = share(NL, (top(part),))
    assert part * found.covered - 1e-9 <= found.value <= part + 2 * largest


def test_the_median_over_jobs_has_less_than_half_of_the_people_above_it() -> None:
    rule = Condition(measure=BETA, rule="median", over="jobs")
    assert 0.4 < share(NL, (rule,)).value <= 0.5


@given(st.integers(1, 3))
@settings(deadline=None)
def test_fewer_conditions_needed_never_take_in_less(need: int) -> None:
    found = [share(NL, THREE, Switches(need=k)).value for k in range(need, 4)]
    assert found == sorted(found, reverse=True)


def test_needing_all_is_the_rule_without_a_number_and_one_is_their_union() -> None:
    assert share(NL, THREE, Switches(need=3)).value == share(NL, THREE).value
    one = share(NL, THREE, Switches(need=1)).value
    singles = [share(NL, (condition,)).value for condition in THREE]
    pairs = [share(NL, pair).value for pair in combinations(THREE, 2)]
    # A group with one missing score counts on one side only.
    assert one == pytest.approx(sum(singles) - sum(pairs) + share(NL, THREE).value, abs=0.001)


@pytest.mark.parametrize("kind", ["jobs", "wage_bill", "unweighted"])
@pytest.mark.parametrize("crosswalk", ["plain", "jobs"])
def test_weights_add_up_to_one_over_rules_that_divide_everyone(kind: str, crosswalk: str) -> None:
    switches = Switches(weights=kind, crosswalk=crosswalk)  # type: ignore[arg-type]
    bands = [Condition(measure=BETA, rule="band", at=low, below=low + 0.25) for low in (0, 0.25, 0.5, 0.75)]
    found = [share(NL, (band,), switches) for band in bands]
    assert sum(one.value for one in found) == pytest.approx(found[0].covered)
    assert all(one.value <= one.imputed + 1e-12 <= one.high + 2e-12 for one in found)


def test_unweighted_counts_groups() -> None:
    counted = (score(BETA, NL).frame["score"] >= 0.5).sum()
    assert share(NL, (above(BETA, 0.5),), Switches(weights="unweighted")).value == pytest.approx(
        counted / 114
    )


def test_the_wage_bill_of_exposed_work_is_larger_than_its_jobs() -> None:
    jobs, pay = (
        share(NL, (above(BETA, 0.4),), Switches(weights=kind)).value  # type: ignore[arg-type]
        for kind in ("jobs", "wage_bill")
    )
    assert pay > jobs + 0.05


@pytest.mark.parametrize(("name", "kind"), [("nl", "hours"), ("world", "wage_bill")])
def test_weights_that_are_not_there_are_refused_with_a_way_out(name: str, kind: str) -> None:
    with pytest.raises(ArbeidError, match="weigh with jobs"):
        weights(economy(name), Switches(weights=kind))  # type: ignore[arg-type]


@given(st.floats(0, 1))
@settings(max_examples=15, deadline=None)
def test_women_and_men_together_are_everyone(at: float) -> None:
    rule = (above(BETA, at),)
    parts = [share(NL, rule, Switches(among=Among(cut="sex", cells=(cell,)))) for cell in ("women", "men")]
    people = [4_672_998, 5_192_002]
    together = sum(one.value * many for one, many in zip(parts, people, strict=True)) / 9_865_000
    assert together == pytest.approx(share(NL, rule).value, abs=1e-6)


def test_a_cell_that_is_not_there_is_refused() -> None:
    with pytest.raises(ArbeidError, match="choose from men, women"):
        share(NL, THREE, Switches(among=Among(cut="sex", cells=("children",))))


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["task", "worker", "code"]))
@settings(max_examples=25, deadline=None)
def test_a_threshold_is_monotone_at_every_level(one: float, other: float, level: str) -> None:
    low, high = sorted((one, other))
    spread = 0.1 if level == "worker" else None
    found = [share(NL, (above("ilo-2025", at, level=level, spread=spread),)).value for at in (low, high)]
    assert found[0] >= found[1] - 1e-12


def test_workers_without_spread_are_their_group_and_with_it_lie_between() -> None:
    whole = share(NL, (above(BETA, 0.5),)).value
    assert share(NL, (above(BETA, 0.5, level="worker", spread=0.0),)).value == whole
    members = membership(NL, above(BETA, 0.5, level="worker", spread=0.1)).frame["score"].drop_nulls()
    assert members.is_between(0, 1, closed="none").all()


def test_tasks_of_one_group_are_counted_as_the_ilo_counts_them() -> None:
    """ILO WP 96: 24% of clerical tasks score above 0.75."""
    rule = (above("ilo-2023", 0.75, level="task", ties="above"),)
    found = share(economy("world"), rule)
    assert 0 < found.value < 0.1


def test_weights_of_one_occupation_split_evenly_over_its_detail() -> None:
    detailed = pl.Series(["11-1011.00", "11-1011.03", "13-2011.00"])
    found = dict(american_weights("onet-soc-2019", detailed).rows())
    assert found["11-1011.00"] == found["11-1011.03"] == 204_350 / 2


def test_codes_that_are_counted_together_weigh_by_their_parts() -> None:
    """Twelve composite codes, 9.7 million American jobs, had no weight at all where scores travel by jobs."""
    jobs = dict(economy("us").groups.select("code", "jobs").iter_rows())
    parts = pl.Series(["31-1121.00", "31-1122.00"])
    assert american_weights("onet-soc-2019", parts)["weight"].to_list() == [jobs["31-1120"] / 2] * 2
    # Some scores are on the composite codes themselves, which then keep all of their jobs.
    assert american_weights("soc-2018", pl.Series(["31-1120"]))["weight"].item() == jobs["31-1120"]
    codes = table("soc-2018-soc-2010").frame["target"].unique()
    assert american_weights("soc-2010", codes)["weight"].sum() > 0.999 * sum(jobs.values())


@pytest.mark.parametrize(
    ("measure", "at", "published", "tolerance"),
    [
        (BETA, 0.5, 0.195, 0.001),
        (BETA, 0.1, 0.809, 0.001),
        ("eloundou-zeta-human", 0.5, 0.482, 0.001),
        ("eloundou-alpha-human", 0.5, 0.027, 0.001),
    ],
)
def test_jobs_repeated_by_title_give_what_the_book_found(
    measure: str, at: float, published: float, tolerance: float
) -> None:
    """Section 3, C18: 80.9 and 19.5% at beta 10 and 50%, 2.7 and 48.2% at alpha and zeta 50%."""
    rule = ShareOfJobs(economy="us-2021", unmatched="drop", merge="by_title", where=(above(measure, at),))
    assert share_by(rule).under("drop") == pytest.approx(published, abs=tolerance)


def test_repeated_jobs_are_known_for_one_economy_only() -> None:
    with pytest.raises(ArbeidError, match="count each job once"):
        share(NL, (above(BETA, 0.5),), Switches(merge="by_title"))
    with pytest.raises(ArbeidError, match="count each job once"):
        share(US, (above("microsoft", 0.5),), Switches(merge="by_title"))


def test_half_and_a_third_of_occupations_have_seen_ai_in_a_quarter_of_their_tasks() -> None:
    """Anthropic: 36% of occupations early in 2025, 49% early in 2026; unweighted over occupations."""
    found = [
        share(
            US,
            (above(f"anthropic-reach-{release}", 0.25, level="code"),),
            Switches(weights="unweighted"),
        ).value
        for release in ("2025-02", "2026-01")
    ]
    assert found == [pytest.approx(0.362, abs=5e-4), pytest.approx(0.488, abs=5e-4)]


@pytest.mark.parametrize(
    "facts",
    [
        {"measure": BETA, "rule": "quantile"},
        {"measure": BETA, "rule": "quantile", "top": 1.0},
        {"measure": BETA, "rule": "threshold", "at": 0.5, "level": "worker"},
        {"measure": BETA, "rule": "median", "level": "task"},
    ],
)
def test_a_switch_that_is_set_halfway_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(facts)


def test_more_conditions_than_there_are_cannot_be_needed() -> None:
    with pytest.raises(ValidationError):
        ShareOfJobs(economy="nl", need=2, where=(above(BETA, 0.5),))


def test_tasks_that_are_not_here_are_refused_with_a_way_out() -> None:
    with pytest.raises(ArbeidError, match="use level “group”"):
        share(NL, (above("microsoft", 0.5, level="task"),))


def test_every_switch_is_said_in_both_languages() -> None:
    switches = Switches(
        unmatched="impute",
        weights="wage_bill",
        crosswalk="jobs",
        need=2,
        among=Among(cut="sex", cells=("women",)),
        merge="once",
    )
    rule = ShareOfJobs(economy="nl", where=THREE, **switches.model_dump())
    lines = switch_lines(rule)
    names = {line.switch for line in lines}
    wanted = {
        "scores",
        "rule",
        "level",
        "ties",
        "together",
        "weights",
        "crosswalk",
        "population",
        "unmatched",
        "merge",
    }
    assert names == wanted
    for line in lines:
        dutch, english = (said(line.sentence, words_of(language)) for language in LANGUAGES)
        assert dutch != english
        assert "{" not in dutch + english
    assert "women" in said(lines[-3].sentence, words_of("en"))


@pytest.mark.parametrize("setting", [key for key in phrase_keys() if key.startswith("switch.")])
def test_every_setting_has_a_sentence_in_both_languages(setting: str) -> None:
    values = dict.fromkeys(("measure", "year", "at", "below", "top", "classes", "spread", "n", "k"), "x")
    values |= dict.fromkeys(("economy", "period", "cells"), "x")
    dutch, english = (words_of(language)(setting, **values) for language in ("nl", "en"))  # type: ignore[arg-type]
    assert dutch != english or setting == "switch.label_scores"
    if not setting.startswith("switch.label"):
        assert dutch.endswith(".")
        assert english.endswith(".")


@pytest.mark.parametrize("name", [one.id for one in CLAIMS.all() if one.recompute or one.mean])
def test_a_range_is_that_of_the_share_and_its_bounds_hold_it(name: str) -> None:
    card, rule = claim(name), CLAIMS.get(name).recompute
    ours = card.ours or card.nearest
    assert ours is not None
    assert all(said(line.sentence, words_of("nl")) for line in card.open)
    if rule is None:
        assert (ours.low, ours.high, card.ours_bounds) == (None, None, None)
        return
    found = share_by(rule)
    heads = economy(rule.economy).people if ours.unit in ("jobs", "people") else 1.0
    ends = (ours.low or 0.0, ours.high or 0.0)
    assert ends == pytest.approx([heads * end for end in found.range])
    assert card.ours_bounds is not None
    assert (card.ours_bounds.low or 0) <= ends[0] + 1e-12
    assert ends[1] <= (card.ours_bounds.high or 0) + 1e-12
    assert card.ours_covered == found.covered
    assert ends[0] <= (ours.value or 0) + 1e-12
    assert (ours.value or 0) <= ends[1] + 1e-12
    assert card.open
    assert card.switches


def test_a_setting_left_open_moves_eloundou_and_the_imf() -> None:
    assert {round(100 * one.value, 1) for one in opened(CLAIMS.get("eloundou-2023-19"))} >= {19.3, 28.0}
    values = [one.value for one in opened(CLAIMS.get("imf-2024-em-42"))]
    assert min(values) < 0.4 < max(values)


def test_what_the_reader_did_not_pull_is_stored_for_every_setting() -> None:
    for entry in CLAIMS.all():
        rule = entry.recompute
        if rule is None or verdict(entry).ours is None:
            continue
        found = share_by(rule)
        assert found.basis in ("scores", "stored"), entry.id


@pytest.mark.mirror
def test_stored_settings_are_what_the_single_scores_give(mirror: Path) -> None:
    build(["aioe", "frey-osborne", "complementarity"])
    for name in ("pwc-2023-nl-education-82", "imf-2024-split-ae-27-33"):
        rule = CLAIMS.get(name).recompute
        assert rule is not None
        fresh = share_by(rule, pulled=True)
        kept = stored_share(rule.economy, rule.where, rule.switches())
        assert kept == (fresh.value, fresh.high, fresh.covered, fresh.imputed, fresh.band, fresh.bounds)


@pytest.mark.mirror
def test_the_thresholds_that_give_44_percent_are_the_published_ones(mirror: Path) -> None:
    """The book: 0.67, 0.65, 0.40, 0.44 and 0.38; each a step of its own groups."""
    build(["aioe"])
    entry = CLAIMS.get("pwc-2023-nl-44")
    for one in solved(entry):
        assert one.share == pytest.approx(0.44, abs=0.006), one.measure
        ranked = score(one.measure, NL, pulled=True).frame.drop_nulls("score")["score"].unique().sort()
        next_up = ranked.filter(ranked > one.at + 1e-9)[0]
        higher = share(NL, (above(one.measure, next_up, ties="above"),), pulled=True).value
        assert higher < one.share
    found = {one.measure: round(one.at, 2) for one in solved(entry)}
    assert found == {
        "aioe-language": 0.67,
        "aioe": 0.65,
        BETA: 0.4,
        "eloundou-beta-gpt4": 0.44,
        "ilo-2025": 0.38,
    }


def test_an_analogue_is_a_stand_in_whatever_its_distance() -> None:
    analogues = [entry for entry in CLAIMS.all() if entry.analogue]
    assert len(analogues) >= 12
    assert {verdict(entry).status for entry in analogues} == {"stand_in"}
    assert verdict(CLAIMS.get("ilo-2025-g4-women-4-7")).distance == pytest.approx(0.004, abs=0.005)


def test_a_tolerance_of_its_own_decides() -> None:
    entry = CLAIMS.get("wef-2023-69-83")
    assert verdict(entry).status == "matches"
    assert entry.tolerance is not None
    tighter = entry.tolerance.model_copy(update={"matches": 0.01})
    assert verdict(entry.model_copy(update={"tolerance": tighter})).status == "close"


def test_the_list_says_status_and_reason_and_names_missing_files() -> None:
    lines, dutch = claims(), words_of("nl")
    assert {line.id for line in lines} == set(CLAIMS.names())
    assert all(said(line.why, dutch) for line in lines)
    open_to_all = [line for line in lines if line.check == "data_public"]
    without = [line for line in open_to_all if line.ours is None and line.nearest is None]
    assert {line.id for line in without} == {entry.id for entry in CLAIMS.all() if entry.missing}
    for line in without:
        assert line.missing
        assert line.missing[0].nl in said(line.why, dutch)


HOURS = """
classification = "isco-08-1"
period = "2026"
title = { nl = "Dorp", en = "Village" }
population = { nl = "mensen", en = "people" }

[groups]
file = "mine.csv"
origin = { publisher = "Us", title = "Hours", url = "https://example.org", licence = "CC0", vintage = "2026" }
"""


def test_an_economy_that_has_hours_is_weighed_with_them(added: Callable[[str, str], Path]) -> None:
    added("economies/mine.csv", "code,jobs,hours\n2,10,20\n4,10,40\n5,10,\n")
    added("economies/mine.toml", HOURS)
    counted = weights(economy("mine"), Switches(weights="hours"))
    assert counted.sort("code").rows() == [("2", 200.0), ("4", 400.0)]


MINE = """
publication = "frey-osborne-2013"
chapter = ["S01"]
topic = "automation"
check = "recomputed"
read = "verified"
read_in = ["a test"]
values = [{ unit = "share", value = 0.31 }]
statement = { nl = "31% van de Nederlandse banen, zegt de toets.", en = "31% of Dutch jobs, says the test." }
shown = { nl = "31% van de banen", en = "31% of jobs" }
where = { nl = "Nederland", en = "Netherlands" }
when = { nl = "nu", en = "now" }
definition = { nl = "Vanaf 0,45.", en = "From 0.45." }
recompute = { economy = "nl", where = [{ measure = "eloundou-beta-human", rule = "threshold", at = 0.45 }] }
"""


def test_adding_a_claim_takes_one_file(added: Callable[[str, str], Path]) -> None:
    added("claims/mine.toml", MINE)
    assert claim("mine").ours is not None
    assert "mine" in {line.id for line in claims(about="nl")}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("threshold", "treshold"), "recompute.where.0.rule"),
        (("chapter =", "chapters ="), "chapters"),
        (("value = 0.31", 'value = "a third"'), "values.0.value"),
        (('read = "verified"', ""), "read"),
        (("at = 0.45", "at = 0.45, level = 'worker'"), "recompute.where.0"),
    ],
)
def test_a_damaged_claim_is_refused_with_file_key_and_mend(
    added: Callable[[str, str], Path], change: tuple[str, str], key: str
) -> None:
    added("claims/mine.toml", MINE.replace(*change, 1))
    with pytest.raises(ArbeidError) as refused:
        claim("mine")
    sentence = refused.value.sentence("en")
    assert "mine.toml" in sentence
    assert key in sentence
