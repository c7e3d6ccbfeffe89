"""The frame of an answer holds what its sentence says, of which economy and when; sources are cited."""

from __future__ import annotations

import polars as pl
import pytest
from test_shown import ASKED, WITHOUT_NUMBERS, answer

import arbeid
from arbeid.answers.compared import compared
from arbeid.answers.quantity import Quantity
from arbeid.answers.tidy import WHOLE, parts
from each import each

# What is about the world's studies, one study's rule or words, and about no economy.
OF_NO_ECONOMY = {"productivity", "models", "claim", "story", "story picture", "scenario", *WITHOUT_NUMBERS}
# These say for themselves of which economies they are, or of which two things.
OF_SEVERAL = {"across", "sweep", "why", "run difference", "compare", "occupation moves"}


def numbers_of(name: str) -> set[float]:
    """Gather the numbers of an answer's frame, and of what it holds beside its rows."""
    frames = [answer(name).frame]
    if WHOLE in parts(answer(name)._facts()):
        frames.append(answer(name).table(WHOLE))
    return {one for frame in frames if "value" in frame.columns for one in frame["value"].to_list()}


@each("name", [name for name in ASKED if name not in WITHOUT_NUMBERS])
def test_a_frame_holds_the_number_that_the_answer_is_compared_by(name: str) -> None:
    main = compared(answer(name))
    if main is not None:
        assert main.written().value in numbers_of(name)


@each("name", [name for name in ASKED if name not in OF_NO_ECONOMY | OF_SEVERAL])
def test_a_frame_says_of_which_economy_it_is(name: str) -> None:
    frame = answer(name).frame
    assert "economy" in frame.columns and frame["economy"].is_not_null().all(), frame.columns


def test_numbers_of_two_answers_can_be_told_apart_when_their_frames_are_stacked() -> None:
    one, other = (arbeid.exposure("nl", by="sex", measure=name).frame for name in ("aioe", "ilo-2025"))
    assert pl.concat([one, other]).select("measure", "period", "economy").n_unique() == 2


def test_stacked_runs_are_told_apart_by_what_was_changed() -> None:
    base = arbeid.scenario("base")
    changed = (
        base, base.with_(measure="ilo-2025"), base.with_(adoption=0.4), base.with_(years=5),
        base.with_(economy="us"), base.with_(title="Fast"),
    )  # fmt: skip
    frames = [one.run(flows=False, with_range=False).frame for one in changed]
    told = pl.concat(frames).select("scenario", "as_run", "measure", "years", "economy", "period")
    assert told.n_unique() == len(changed)
    assert told.unique(maintain_order=True)["as_run"].to_list() == [one.title.en for one in changed]
    # Whatever a title leaves out, a run with another setting has another fingerprint.
    many = [base.with_(adoption=0.4, halfway=5, within=8, seed=end).run(flows=False) for end in (1, 2)]
    assert pl.concat([one.frame for one in many])["fingerprint"].n_unique() == 2


def test_stacked_scores_of_two_years_are_told_apart() -> None:
    frames = [arbeid.exposure("nl", measure="daioe-reading", year=year).frame for year in (2015, 2023)]
    assert pl.concat(frames)["measure_year"].unique().sort().to_list() == [2015, 2023]


@each("name", ["productivity", "claims"])
def test_every_row_names_what_it_rests_on(name: str) -> None:
    rows = getattr(arbeid, name)().frame["sources"]
    assert rows.is_not_null().all() and (rows.str.len_chars() > 0).all()


def test_a_trend_has_a_row_for_each_year_and_stretch() -> None:
    line = answer("trend").lines[0]  # type: ignore[attr-defined]
    frame = answer("trend").frame
    years = frame.filter(pl.col("year").is_not_null())
    assert years["year"].to_list() == [one.year for one in line.years]
    assert years["value"].to_list() == [one.people.written().value for one in line.years]
    assert set(years["quantity"]) == {"people"} and years["broken"].dtype == pl.Boolean
    changes = frame.filter(quantity="change").select("first", "last", "value", "low", "high").rows()
    assert changes == [
        (one.first, one.last, one.change.value, one.change.low, one.change.high) for one in line.stretches
    ]
    assert frame["id"].unique().to_list() == [line.code] and frame["label"].n_unique() == 1


def test_the_use_of_ai_has_the_rows_of_the_economy_that_was_asked_for() -> None:
    frame = answer("use").frame
    assert frame.filter(part="people").select("economy", "unit").unique().rows() == [("nl", "share")]
    last = frame.filter(part="people")[-1]
    assert (last["id"].item(), round(last["value"].item(), 3)) == ("2026-q1", 0.421)
    assert frame.filter(part="firms")["id"].to_list()[-1] == "2025"
    assert frame.filter(part="occupations")["economy"].unique().to_list() == ["us"]
    assert set(frame.columns) - set(answer("use").table("occupations").columns) == {"part"}


def test_a_walk_has_its_numbers_with_their_unit() -> None:
    steps, frame = answer("why").steps, answer("why").frame  # type: ignore[attr-defined]
    values = frame.filter(quantity="value")
    assert values["value"].to_list() == [step.value for step in steps] and set(frame["unit"]) == {"share"}
    (average,) = frame.filter(quantity="average").select("value", "low", "high").rows()
    assert average == (steps[-1].average, steps[-1].low, steps[-1].high)


def test_what_an_answer_holds_beside_its_rows_is_the_part_whole() -> None:
    found = arbeid.exposure("nl", by="sex")
    whole = found.table("whole")
    assert dict(whole.select("id", "value").rows()) == {
        "mean": found.mean.value,
        "covered": found.covered.value,
    }
    card = arbeid.claim("fo-2013-us-47")
    assert isinstance(card.ours, Quantity) and card.ours.value in card.frame["value"].to_list()
    assert "scores" in card.table("switches")["id"].to_list()
    with pytest.raises(arbeid.UnknownName, match="choose from rows, whole"):
        found.table("mean")


def test_an_answer_is_read_as_a_table_by_what_reads_arrow() -> None:
    assert pl.DataFrame(answer("exposure")).equals(answer("exposure").frame)
    assert pl.DataFrame(answer("sweep")).equals(answer("sweep").frame)


# What lists what there is, or answers that nothing was found.
NOTHING_TO_CITE = {
    "ask", "ask nothing", "check nothing", "claims", "economies", "job nowhere", "list_models", "measures",
    "networks", "scenario", "scenarios", "stories",
}  # fmt: skip


@each("name", [name for name in ASKED if name not in NOTHING_TO_CITE])
def test_an_answer_cites_what_it_rests_on(name: str) -> None:
    lines = answer(name).cite().splitlines()
    assert len(lines) > 1 or name == "claim"
    assert any("http" in line or "(2020)" in line for line in lines)


def test_studies_of_productivity_are_cited_each_once() -> None:
    cited = answer("productivity").cite()
    for author in ("Acemoglu (2024)", "Aghion and Bunel (2024)", "Filippucci, Gal and Schief (2024)"):
        assert author in cited
    assert len(cited.splitlines()) == len(set(cited.splitlines()))
