"""Results on disk: whole or not at all, continued, refused, loaded and compared."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

import arbeid
from arbeid.errors import ArbeidError
from arbeid.result import Result, difference, load
from arbeid.run.run import run
from arbeid.scenario import SCENARIOS


@pytest.fixture(scope="module")
def result() -> Result:
    return run(SCENARIOS.get("base").settings(), flows=False).result


def test_a_result_comes_back_as_it_was(result: Result, tmp_path: Path) -> None:
    back = load(result.save(tmp_path / "kept"))
    assert back.fingerprint == result.fingerprint
    assert back.settings == json.loads(json.dumps(result.settings))
    assert back.origins == result.origins
    for name, frame in result.tables.items():
        assert back.tables[name].equals(frame), name
        csv = pl.read_csv(tmp_path / "kept" / f"{name}.csv", schema=frame.schema)
        assert csv.equals(frame), name


def test_a_half_written_folder_is_completed(result: Result, tmp_path: Path) -> None:
    place = result.save(tmp_path / "kept")
    untouched = (place / "totals.csv").stat().st_mtime_ns
    (place / "occupations.parquet").unlink()
    (place / ".industries.csv.1.part").write_bytes(b"half")
    with pytest.raises(ArbeidError) as refused:
        load(place)
    assert refused.value.key == "result_missing"
    result.save(place)
    assert load(place).fingerprint == result.fingerprint
    assert (place / "totals.csv").stat().st_mtime_ns == untouched


def test_a_changed_file_is_noticed(result: Result, tmp_path: Path) -> None:
    place = result.save(tmp_path / "kept")
    (place / "totals.csv").write_text("changed")
    with pytest.raises(ArbeidError) as refused:
        load(place)
    assert refused.value.key == "result_damaged"


def test_another_result_and_other_files_are_left_alone(result: Result, tmp_path: Path) -> None:
    place = result.save(tmp_path / "kept")
    other = run(SCENARIOS.get("base").settings().set({"adoption": 0.5}), flows=False).result
    before = {file.name: file.read_bytes() for file in place.iterdir()}
    with pytest.raises(ArbeidError) as refused:
        other.save(place)
    assert refused.value.key == "result_other"
    assert {file.name: file.read_bytes() for file in place.iterdir()} == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    with pytest.raises(ArbeidError) as refused:
        result.save(tmp_path / "mine")
    assert refused.value.key == "result_foreign"
    with pytest.raises(ArbeidError) as refused:
        result.save(tmp_path / "mine" / "thesis.txt")
    assert refused.value.key == "unwritable"


def test_nothing_in_a_result_says_when_or_where_it_was_made(result: Result, tmp_path: Path) -> None:
    place = result.save(tmp_path / "kept")
    text = (place / "result.json").read_text()
    for word in (str(tmp_path), str(Path.home()), "localhost"):
        assert word not in text


def test_comparing_names_what_differs(result: Result) -> None:
    other = run(SCENARIOS.get("no-new-work").settings(), flows=False).result
    found = difference(result, other)
    assert {name for name, _, _ in found.settings} == {"scenario", "models.creation.reinstatement"}
    new = found.totals.filter(pl.col("quantity") == "new_work")
    assert new["second"][0] == 0
    assert new["difference"][0] == -new["first"][0]
    assert found.occupations["difference"].sum() == pytest.approx(-new["first"][0])
    american = run(SCENARIOS.get("us-reference").settings(), flows=False).result
    with pytest.raises(ArbeidError) as refused:
        difference(result, american)
    assert refused.value.key == "result_incomparable"


def test_compare_takes_names_files_folders_and_results(result: Result, tmp_path: Path) -> None:
    kept = result.save(tmp_path / "kept")
    mine = arbeid.new_scenario(tmp_path / "my.toml", "fast-adoption")
    found = arbeid.compare(str(kept), str(mine), flows=False)
    assert found.first.nl == "Basis"
    # A file's own title; two that are called alike are told apart by the names of their files.
    assert found.second.en == "My scenario"
    other = arbeid.new_scenario(tmp_path / "other.toml", "slow-adoption")
    alike = arbeid.compare(str(mine), str(other), flows=False)
    assert (alike.first.nl, alike.second.nl) == ("my", "other")
    again = arbeid.compare(result, "fast-adoption", economy="nl", flows=False)
    values = [[line.second.value for line in one.outcomes] for one in (found, again)]
    assert values[0] == values[1]
    # The file sets two assumptions that the scenario leaves open, so less of it is drawn.
    ranges = [next(line.second for line in one.outcomes if line.name == "net") for one in (found, again)]
    assert ranges[1].low < ranges[0].low < ranges[0].high < ranges[1].high  # type: ignore[operator]


def test_runs_of_unlike_years_say_so_and_keep_their_ranges() -> None:
    short, long = (arbeid.scenario("base").with_(years=years).run(flows=False) for years in (5, 10))
    for found, ends in ((long - short, (5, 10)), (short - long, (10, 5))):
        assert (found.year, found.first_years, found.second_years, found.cut) == (5, *ends, True)
        assert f"runs {ends[0]} years" in repr(found) and "after 5 years, the last that both have" in repr(
            found
        )
        net = next(line for line in found.outcomes if line.name == "net")
        for side in (net.first, net.second):
            assert side.value == net.first.value
            assert side.low is not None and side.high is not None
            assert side.low < side.value < side.high  # type: ignore[operator]
    same = long - arbeid.scenario("slow-adoption").run(flows=False)
    assert not same.cut and "the last that both have" not in repr(same)


def test_rates_that_one_of_two_runs_lacks_are_missing_and_not_left_out() -> None:
    with_flows, without = (
        arbeid.scenario("base").run(flows=flows, with_range=False) for flows in (True, False)
    )
    found = with_flows - without
    rate = next(line for line in found.outcomes if line.name == "unemployment_rate")
    assert (rate.first.value, rate.difference.value, rate.spread) == (None, None, None)
    assert rate.second.value is not None
    assert (
        rate.second.value == with_flows.unemployment.filter(year=10, closure="open")["unemployment_rate"][0]
    )
