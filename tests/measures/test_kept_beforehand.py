"""What the build worked out beforehand: the same to the last digit, and never what older files gave."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from arbeid.data import figures
from arbeid.data.build import derive
from arbeid.data.codes.crosswalk import Step
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import DECLARED, figures_folder, table
from arbeid.measures import kept_division, kept_scores, published, task_division
from arbeid.measures.carrying import carried_scores, divided_work
from arbeid.measures.kept_scores import Kept
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import reaching, score
from arbeid.measures.task_division import divided
from arbeid.registry import forget

EVERY = MEASURES.names()
CROSSWALK = """source = "soc-2018"
target = "brc-2014"
file = "straight.csv"
origin = { publisher = "me", title = "t", url = "u", licence = "CC0", vintage = "2026" }
"""


def none_kept(*_: object) -> Kept | None:
    return None


@pytest.fixture
def own_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the shipped tables that a test may change."""
    folder = tmp_path / "figures"
    shutil.copytree(figures_folder(), folder)
    monkeypatch.setattr(figures, "figures_folder", lambda: folder)
    forget()
    yield folder
    forget()


def carried_anew(name: str, market: Economy, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    with monkeypatch.context() as patched:
        patched.setattr(published, "kept_scores", none_kept)
        return published.carried_to(MEASURES.get(name), market.classification)[0]


@pytest.mark.parametrize("name", ["carried-scores", "divided-work"])
def test_what_ships_is_what_the_shipped_tables_give(name: str) -> None:
    recipes = {"measures.carried": carried_scores, "measures.divided": divided_work}
    alone = DECLARED.get(name).model_copy(update={"needs": ()})
    made = derive(alone, {}, recipes).frame
    assert_frame_equal(made, table(name).frame, check_exact=True)


@pytest.mark.parametrize("place", ["nl", "us", "de"])
def test_a_score_that_is_kept_is_the_one_that_is_carried(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    market = economy(place)
    kept, _ = reaching(EVERY, market)
    origins = {one.measure.id: one.origins for one in kept}
    monkeypatch.setattr(published, "kept_scores", none_kept)
    score.cache_clear()
    anew, _ = reaching(EVERY, market)
    score.cache_clear()
    assert origins == {one.measure.id: one.origins for one in anew}
    for before, after in zip(kept, anew, strict=True):
        assert_frame_equal(before.frame, after.frame, check_exact=True)


def test_what_an_economy_is_scored_by_is_read_and_not_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(frame: pl.DataFrame, path: tuple[Step, ...]) -> tuple[pl.DataFrame, tuple[()]]:
        assert path == (), "run `arbeid data build carried-scores divided-work`"
        return frame, ()

    monkeypatch.setattr(published, "carry", refuse)
    monkeypatch.setattr(task_division, "carry", refuse)
    score.cache_clear()
    divided.cache_clear()
    for place in ("nl", "us", "de"):
        reaching(EVERY, economy(place))
        divided(economy(place), ())


@pytest.mark.parametrize("changed", ["eloundou", "soc-2010-isco-08"])
def test_a_table_that_changed_is_carried_anew(
    changed: str, own_figures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, before = "eloundou-beta-human", score("eloundou-beta-human", economy("nl")).frame
    path = own_figures / f"{changed}.parquet"
    pl.read_parquet(path).gather_every(2).write_parquet(path)
    forget()
    after = score(name, economy("nl")).frame
    assert not after.equals(before)
    carried = carried_anew(name, economy("nl"), monkeypatch)
    assert dict(after.select("code", "score").iter_rows()).items() >= dict(carried.iter_rows()).items()


def test_work_whose_tasks_changed_is_divided_anew(own_figures: Path) -> None:
    before = divided(economy("nl"), ()).shares
    path = own_figures / "ilo-tasks.parquet"
    frame = pl.read_parquet(path)
    frame.with_columns(score_2025=1 - pl.col("score_2025")).write_parquet(path)
    forget()
    after = divided(economy("nl"), ()).shares
    at = divided(economy("nl"), ()).measures.index("ilo-2025")
    assert (after[:, at] != before[:, at]).any()
    assert after[:, at - 1].tobytes() == before[:, at - 1].tobytes()


def test_without_the_tables_the_answer_is_the_same(own_figures: Path) -> None:
    before = score("microsoft", economy("us")).frame, divided(economy("us"), ()).shares
    for name in (kept_scores.TABLE, kept_division.TABLE):
        (own_figures / f"{name}.parquet").unlink()
    forget()
    assert_frame_equal(score("microsoft", economy("us")).frame, before[0], check_exact=True)
    assert divided(economy("us"), ()).shares.tobytes() == before[1].tobytes()


def test_a_crosswalk_of_the_readers_own_goes_before_what_is_kept(added: Callable[[str, str], Path]) -> None:
    before = score("microsoft", economy("nl")).frame
    codes = MEASURES.get("microsoft").read(MEASURES.get("microsoft").scores[0])[0]["code"]
    added("crosswalks/straight.toml", CROSSWALK)
    added("crosswalks/straight.csv", "source,target\n" + "".join(f"{code},0811\n" for code in codes))
    after = score("microsoft", economy("nl"))
    assert [loss.target for loss in after.losses] == ["brc-2014"]
    assert after.frame.drop_nulls()["code"].to_list() == ["0811"]
    assert len(before.drop_nulls()) > 100


def test_a_measure_of_the_readers_own_on_a_table_of_ours_is_carried(
    added: Callable[[str, str], Path],
) -> None:
    own = figures.figures_folder().parent / "catalogue" / "measures" / "eloundou-beta-human.toml"
    added("measures/mine.toml", own.read_text("utf-8"))
    usual = score("eloundou-beta-human", economy("nl")).frame
    assert_frame_equal(score("mine", economy("nl")).frame, usual, check_exact=True)


def test_another_assumption_divides_work_anew() -> None:
    saved = task_division.ASSUMED["time_saved"].default
    usual, same, other = (
        divided(economy("nl"), given).shares
        for given in ((), (("time_saved", saved),), (("time_saved", 0.9),))
    )
    assert same.tobytes() == usual.tobytes()
    assert np.nanmax(abs(other - usual)) > 0.01
