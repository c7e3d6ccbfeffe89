"""Is it visible yet: one honest sentence, what would have been seen, and refusals of one sentence."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import arbeid
from arbeid.answers.monitor.visible import COLUMNS, Visible
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.data.figures import table
from arbeid.data.monitor.entry import MONITORS
from arbeid.data.monitor.families import families_of
from arbeid.errors import OutOfBounds
from arbeid.language import LANGUAGES, Language
from arbeid.models.monitor.nested import Null, null
from arbeid.models.monitor.slope import deviation
from arbeid.table import Table
from arbeid.verbs.monitor import quarters
from arbeid.verbs.monitor.scores import primary_scores
from arbeid.verbs.monitor.slopes import sample, spread_without
from arbeid.wording import words_of

CAUSAL = re.compile(
    r"\b(caus\w+|effects?|effecten|impacts?|because|due to|led to|leads to|door AI|gevolg\w*|(ver)?oorza\w+|"
    r"doordat|leidt tot)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def answers() -> dict[str, Visible]:
    return {country: arbeid.visible(country, draws=199) for country in MONITORS.names()}


def test_the_first_sentence_of_the_united_states(answers: dict[str, Visible]) -> None:
    sentence = said(answers["us"].sentence, words_of("en"))
    slope = answers["us"].asked.window.slope
    ends = f"−{-(slope.low or 0):.2f} to {slope.high:.2f}"
    assert sentence.startswith(
        "Between 2022 and 2025 work that AI can do grew 0.25 points a year less per step (sd) of exposure "
        f"(95%: {ends}), as in 2015–2019; a difference under 1."
    )
    assert sentence.endswith("points would not have been seen.")


def test_the_netherlands_get_a_picture_and_no_verdict(answers: dict[str, Visible]) -> None:
    found = answers["nl"]
    line = found.asked
    assert line.earlier is not None
    assert round(float(line.earlier.slope), 2) == 1.00
    assert round(float(line.window.slope), 2) == 1.08
    assert line.window.occupations == 37
    assert round(line.window.effective) == 23
    assert all(one.p.value is None and one.holm.value is None for one in found.measures)
    assert "grew faster before and after" in said(found.sentence, words_of("en"))


def test_the_change_in_the_netherlands_lies_below_every_placebo_start(answers: dict[str, Visible]) -> None:
    found = answers["nl"]
    changes = {one.year: float(one.change) for one in found.placebo_starts}
    assert list(changes) == [2015, 2016, 2017, 2018]
    assert max(changes, key=lambda year: changes[year]) == 2017
    line = found.asked
    assert line.earlier is not None
    assert float(line.window.slope) - float(line.earlier.slope) < min(changes.values())
    assert not answers["us"].placebo_starts and not answers["se"].placebo_starts


# The table of the design, in percent: ages, months or years, and the change by quarter.
SWEDEN = {
    ("22-25", "2022-06", "2025-06"): (-8.4, -8.4, -22.0, -40.8),
    ("26-plus", "2022-06", "2025-06"): (-5.8, -0.3, -2.6, -0.3),
    ("16-24", "2022", "2024"): (37.0, 21.6, 26.5, 26.7),
    ("16-24", "2023", "2024"): (-2.3, -2.6, -0.0, -4.5),
    ("25-29", "2023", "2024"): (-1.4, -1.3, -3.6, -6.5),
    ("50-54", "2023", "2024"): (1.0, -0.7, 3.5, 3.5),
}


@pytest.mark.parametrize(("asked", "wanted"), SWEDEN.items())
def test_sweden_to_a_tenth_of_a_point(
    answers: dict[str, Visible], asked: tuple[str, str, str], wanted: tuple[float, ...]
) -> None:
    rows = [one for one in answers["se"].changes if (one.age, one.first, one.last) == asked]
    assert [round(100 * float(one.change), 1) for one in rows] == list(wanted)


# Steps of one month in the design's table, in percent, and one year without its ends.
STEPS = {
    "2024-01": (-0.7, -0.9, -13.8, -25.8),
    "2025-01": (-3.8, -3.2, -12.2, -24.8),
    "2020-01": (-5.5, None, None, -12.5),
    "2021-01": (-5.9, None, None, -12.0),
    "2022-01": (-1.1, None, None, -6.3),
    "2023-01": (-1.4, None, None, -6.4),
}


@pytest.mark.parametrize(("month", "wanted"), STEPS.items())
def test_a_turn_of_the_year_in_sweden_to_a_tenth_of_a_point(
    month: str, wanted: tuple[float | None, ...]
) -> None:
    monitor = MONITORS.get("se")
    for quarter, change in zip(quarters.QUARTERS, wanted, strict=True):
        if change is not None:
            assert round(100 * quarters.step(monitor, "22-25", quarter, month), 1) == change, quarter


def test_within_a_year_the_most_exposed_quarter_of_sweden_moves_like_the_least(
    answers: dict[str, Visible],
) -> None:
    index = {(one.period, one.group): float(one.value) for one in answers["se"].points if one.age == "22-25"}
    within = [round(100 * (index["2024-12", at] / index["2024-01", at] - 1), 1) for at in quarters.QUARTERS]
    assert within == [-2.5, -4.6, -3.0, -3.8]


def test_sweden_has_one_measure_and_five_answers(answers: dict[str, Visible]) -> None:
    found = answers["se"]
    most = {(one.age, one.first): one for one in found.changes if one.group == "Q4"}
    least = {(one.age, one.first): one for one in found.changes if one.group == "Q1"}
    assert round(100 * float(most["22-25", "2022-06"].change)) == -41
    assert [round(float(one.value), 3) for one in found.beside] == [-0.055, -0.010, -0.174]
    apart = 100 * (float(most["16-24", "2023"].change) - float(least["16-24", "2023"].change))
    assert round(apart, 1) == -2.2
    apart = 100 * (float(most["16-24", "2022"].change) - float(least["16-24", "2022"].change))
    assert round(apart) == -10


def test_every_measure_that_is_shown_has_its_source(answers: dict[str, Visible]) -> None:
    shown = {one.publisher for one in answers["us"].sources}
    assert {"ILO, NASK", "Nesta", "DAIOE", "Anthropic", "Microsoft Research"} <= shown
    assert set(answers["us"].point_sources) < {one.id for one in answers["us"].sources}


def test_sweden_jumps_at_the_turn_of_the_year(answers: dict[str, Visible]) -> None:
    found = answers["se"]
    assert {"2024-01", "2025-01"} <= set(found.jumps)
    assert all(month.endswith("-01") for month in found.jumps)
    young = [one for one in found.changes if one.age == "22-25"]
    assert all(
        (1 + float(one.jumps)) * (1 + float(one.rest)) == pytest.approx(1 + float(one.change))
        for one in young
    )
    assert not any(one.comparable for one in found.changes if one.first == "2022")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", ["nl", "se", "us"])
def test_nothing_speaks_of_causes(answers: dict[str, Visible], country: str, language: Language) -> None:
    plain = answers[country].plain(language)
    # An address of a source is no sentence of ours.
    for line in plain["sources"]:
        del line["url"]
    told = json.dumps(plain, ensure_ascii=False)
    assert not CAUSAL.search(told), CAUSAL.search(told)


def test_no_wording_of_a_monitor_speaks_of_causes() -> None:
    catalogue = Path(str(files("arbeid").joinpath("catalogue")))
    written = [
        catalogue / "wording" / name for name in ("monitor.toml", "web_visible.toml", "web_backtest.toml")
    ]
    for file in (*written, *(catalogue / "monitors").iterdir(), *(catalogue / "backtests").iterdir()):
        assert not CAUSAL.search(file.read_text(encoding="utf-8")), file.name


def test_no_index_crosses_a_break(answers: dict[str, Visible]) -> None:
    for country in ("nl", "us"):
        monitor = MONITORS.get(country)
        for stretch in {one.stretch for one in answers[country].points}:
            years = sorted(int(one.period) for one in answers[country].points if one.stretch == stretch)
            window = monitor.design == "vintages" and (years[0], years[-1]) == monitor.earlier
            assert window or not monitor.broken_between(years[0], years[-1])


def test_the_curve_holds_the_declared_specification_once(answers: dict[str, Visible]) -> None:
    curve = answers["us"].curve
    assert curve is not None
    assert sum(row.declared for row in curve.rows) == 1
    slopes = [float(row.slope) for row in curve.rows]
    assert slopes == sorted(slopes)
    by = {(row.measure, row.weights, row.apart, row.first): float(row.slope) for row in curve.rows}
    # Other questions, other signs: unweighted, and within major groups.
    assert by["eloundou-beta-human", "equal", "", 2022] == pytest.approx(0.46, abs=0.006)
    assert by["eloundou-beta-human", "people", "major groups", 2022] == pytest.approx(0.15, abs=0.006)


def test_one_occupation_and_one_group_carry_most(answers: dict[str, Visible]) -> None:
    kinds = {one.kind: one for one in answers["us"].carried}
    assert kinds["occupation"].code == "43-4051"
    assert kinds["major group"].code == "43-0000"
    mind = answers["us"].mind
    assert mind is not None
    assert not mind.changed


def test_every_slope_has_the_ends_of_chance(answers: dict[str, Visible]) -> None:
    for found in answers.values():
        windows = [one for line in found.measures for one in (line.window, line.earlier) if one]
        slopes = [one.slope for one in windows]
        slopes += [one.left for one in found.carried] + [one.change for one in found.placebo_starts]
        for one in slopes:
            assert one.low is not None and one.high is not None
            assert one.low < float(one) < one.high


def test_what_chance_makes_without_a_part_is_in_the_unit_of_the_whole() -> None:
    monitor = MONITORS.get("us")
    whole = sample(monitor, primary_scores(monitor), *monitor.window, "employment")
    families = families_of(monitor.classification, whole.codes)
    chance = null(whole.exposure, whole.growth, whole.weights, families, draws=199)
    some = np.ones(len(whole.codes), dtype=np.bool_)
    assert spread_without(monitor, whole, some, 199) == pytest.approx(chance.spread, rel=1e-12)
    # Where all that is left scores half as far apart, a step of the whole is two of its own.
    narrow = replace(whole, exposure=np.concatenate([whole.exposure / 2, whole.exposure[:1] + 9]),
                     codes=[*whole.codes, "99-9999"], growth=np.append(whole.growth, 0.0),
                     weights=np.append(whole.weights, whole.weights.max()))  # fmt: skip
    deviations = [deviation(one.exposure, one.weights) for one in (narrow, whole)]
    kept = np.append(some, False)
    expected = chance.spread * deviations[0] / (deviations[1] / 2)
    assert spread_without(monitor, narrow, kept, 199) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_threshold_says_of_what_its_number_speaks(
    answers: dict[str, Visible], language: Language
) -> None:
    words = words_of(language)
    bars = [bar for one in answers.values() if one.mind for bar in one.mind.bars]
    assert len(bars) == 4
    for bar in bars:
        stands = said(bar.stands, words)
        assert re.fullmatch(r"[A-Z].{30,}\.", stands)
        assert ("hold" if language == "en" else "geldt") in stands


def test_a_slope_that_turns_without_one_group_is_written_as_both_slopes(answers: dict[str, Visible]) -> None:
    mind = answers["us"].mind
    assert mind is not None
    stands = said(mind.bars[2].stands, words_of("en"))
    assert stands == (
        "Without Office and Administrative Support the slope is 0.32 now, and with it −0.25, "
        "so this does not hold."
    )


def test_what_must_hold_in_two_vintages_is_not_settled_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "arbeid.verbs.monitor.mind.change_of_slope", lambda *_: (3.0, Null(np.array([-1.0, 1.0])))
    )
    mind = arbeid.visible("nl", draws=9).mind
    assert mind is not None
    assert mind.bars[0].now == 3.0
    assert mind.bars[0].met is None
    assert said(mind.bars[0].stands, words_of("en")).endswith("so that the next vintage decides.")


def test_an_interval_and_its_p_answer_alike(answers: dict[str, Visible]) -> None:
    """The ILO's slope ran from −1.20 to −0.21 beside a p of 0.16."""
    for line in answers["us"].measures:
        low, high = line.window.slope.low, line.window.slope.high
        assert low is not None
        assert high is not None
        assert (high - low) / 2 == pytest.approx(1.96 * float(line.spread))
        if line.p.value is not None:
            assert (low < 0 < high) == (line.p.value > 0.05)


def test_the_earlier_window_has_an_interval_of_its_own(answers: dict[str, Visible]) -> None:
    for line in answers["us"].measures:
        assert line.earlier is not None
        low, high = line.earlier.slope.low, line.earlier.slope.high
        assert low is not None
        assert high is not None
        assert low < float(line.earlier.slope) < high
        assert high - low != pytest.approx(3.92 * float(line.spread))


def test_placebos_have_no_p(answers: dict[str, Visible]) -> None:
    for line in answers["us"].measures:
        assert (line.p.value is None) == (line.standing == "placebo")


def test_points_are_in_the_columns_that_others_use(answers: dict[str, Visible]) -> None:
    row = answers["us"].interchange()[0]
    assert tuple(row) == COLUMNS
    last = [one for one in answers["us"].points if one.period == "2025"]
    assert all(one.value.low is not None for one in last)
    near = [one for one in answers["us"].points if one.period == "2024"]
    assert all(one.value.low is None for one in near)


def test_a_changed_source_changes_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = table("oews-vintages")
    grown = pl.when((pl.col("year") == 2025) & pl.col("code").str.starts_with("43-")).then(2.0).otherwise(1.0)
    other = Table(shipped.schema, shipped.frame.with_columns(jobs=pl.col("jobs") * grown), shipped.origins)
    monkeypatch.setattr("arbeid.data.monitor.spans.table", lambda _: other)
    sentence = said(arbeid.visible("us", draws=9).sentence, words_of("en"))
    assert "points a year more" in sentence
    assert "against 0.25 points less in 2015–2019" in sentence


def test_a_changed_register_and_a_changed_count_of_use_change_their_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def doubled(name: str) -> Table:
        shipped = table(name)
        frame = shipped.frame
        if name == "sweden-quartiles":
            last = (pl.col("month") == "2025-06") & (pl.col("quartile") == "Q4")
            frame = frame.with_columns(people=pl.col("people") * pl.when(last).then(2).otherwise(1))
        if name == "eurostat-firm-use":
            frame = frame.with_columns(share=pl.col("share") / 2)
        return Table(shipped.schema, frame, shipped.origins)

    english = words_of("en")
    before = [said(arbeid.visible("se").sentence, english), said(arbeid.use("nl").sentence, english)]
    monkeypatch.setattr("arbeid.verbs.monitor.quarters.table", doubled)
    monkeypatch.setattr("arbeid.verbs.monitor.use.table", doubled)
    after = [said(arbeid.visible("se").sentence, english), said(arbeid.use("nl").sentence, english)]
    assert "changed by −40.8%" in before[0] and "changed by +18.3%" in after[0]
    assert "33.2% of firms" in before[1] and "16.6% of firms" in after[1]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["eu27"], "people of “eu27” by year and occupation"),
        (["de"], "people of “de” by year and occupation"),
        (["xx"], "no country with counted people"),
        (["us", "--outcome", "hours"], "choose from employment, postings, wages"),
        (["nl", "--outcome", "wages"], "no pay by year and occupation"),
        (["us", "--age", "young"], "occupation by age"),
        (["us", "--age", "old"], "choose from all, young"),
        (["us", "--first", "2019"], "choose from 2021, 2022"),
        (["se", "--first", "2020"], "no start to choose"),
        (["us", "--measure", "aioe"], "does not ship"),
        (["se", "--measure", "aioe"], "one measure only"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    arguments: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["visible", *arguments]) == 2
    told = capsys.readouterr().err
    assert part in told
    assert told.count("\n") == 1


def test_another_measure_says_that_it_was_not_declared() -> None:
    found = arbeid.visible("us", "ilo-2025", draws=9)
    assert found.asked.measure == "ilo-2025"
    assert "not the measure declared beforehand" in said(found.sentence, words_of("en"))


@pytest.mark.parametrize(("country", "measure"), [("nl", "frey-osborne"), ("us", "ilo-2025")])
def test_another_measure_is_named_and_judged_by_no_threshold(country: str, measure: str) -> None:
    found = arbeid.visible(country, measure, draws=9)
    assert said(found.asked.label, words_of("en")) in said(found.sentence, words_of("en"))
    assert "not the measure declared beforehand" in said(found.sentence, words_of("en"))
    assert found.mind is None


def test_a_slope_that_reads_as_none_is_neither_faster_nor_slower() -> None:
    found = arbeid.visible("nl", "althoff-reichardt-automation", draws=9)
    assert abs(float(found.asked.window.slope)) < 0.05
    assert "grew" not in said(found.sentence, words_of("en"))


def test_the_young_alone() -> None:
    assert {one.age for one in arbeid.visible("se", age="young").points} == {"22-25"}


@pytest.mark.parametrize(("country", "language"), [("nl", "nl"), ("se", "nl"), ("us", "en")])
def test_the_command(
    answers: dict[str, Visible], country: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["visible", country, "--lang", language]) == 0
    sentence = said(answers[country].sentence, words_of(language))
    assert sentence[:40] in capsys.readouterr().out


def test_an_answer_without_slopes_has_a_frame_of_what_it_answers_by() -> None:
    """Sweden's and that of postings were empty."""
    changes = arbeid.visible("se").frame
    assert set(changes["quantity"]) == {"change", "rest", "jumps"}
    points = arbeid.visible("us", outcome="postings").frame
    assert "change" in set(points["quantity"])


@pytest.mark.parametrize("draws", [0, 1, 8])
def test_refuses_draws_too_few_to_say_anything_of_chance(draws: int) -> None:
    """One shuffle has no spread, and the ends of one resample leave the value out."""
    for asked in (lambda: arbeid.visible("us", draws=draws), lambda: arbeid.backtest(draws=draws)):
        with pytest.raises(OutOfBounds, match="give a whole number of 9 to 20000"):
            asked()


@pytest.mark.parametrize(("language", "part"), [("en", "no sampling error"), ("nl", "geen steekproeffout")])
def test_sweden_says_at_once_why_its_changes_have_no_ends(
    answers: dict[str, Visible], language: Language, part: str
) -> None:
    assert part in said(answers["se"].sentence, words_of(language))
