"""The tables rebuild to the byte from wherever their sources come, and a failure leaves what was there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from arbeid.data.build import build, derive, in_order
from arbeid.data.fetching.cache import cache_folder
from arbeid.data.figures import DECLARED, figures_folder, table
from arbeid.data.recipes import Made, recipe
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.verbs.catalogue.data import build as build_all
from loopback import NOWHERE, Shelf, serving

# One for every reader, two that do not ship, and what they need.
SOME = ["aioe-groups", "eloundou", "frey-osborne", "isco-08-brc-2014", "microsoft", "nl-occupations"]
# Half of the fourth table is written when the process is killed.
KILLED_HALFWAY = """
import sys, time
from pathlib import Path
from arbeid.verbs.catalogue.data import build
folder, whole, count = Path(sys.argv[1]), Path.write_bytes, 0

def write(path, content):
    global count
    count += path.suffix == ".part"
    if count < 4:
        return whole(path, content)
    whole(path, content[: len(content) // 2])
    print("half", path.name, flush=True)
    time.sleep(60)

Path.write_bytes = write
build(sys.argv[2:], folder=folder)
"""


@pytest.mark.usefixtures("mirror")
def test_the_shipped_tables_rebuild_byte_for_byte(tmp_path: Path) -> None:
    build_all(folder=tmp_path)
    for declared in DECLARED.all():
        if declared.ships and not declared.by_name:
            name = f"{declared.id}.parquet"
            assert (tmp_path / name).read_bytes() == (figures_folder() / name).read_bytes(), name
    assert not list(tmp_path.glob("*.part"))


def contents(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every table in a folder, and of those that do not ship."""
    paths = [*folder.glob("*.parquet"), *(cache_folder() / "tables").glob("*.parquet")]
    return {path.name: path.read_bytes() for path in paths}


@pytest.fixture
def built(mirror: Path, tmp_path: Path) -> dict[str, bytes]:
    """Build some tables from a mirror that is a folder, in a cache that is empty again afterwards."""
    build_all(SOME, folder=tmp_path / "folder")
    made = contents(tmp_path / "folder")
    shutil.rmtree(cache_folder())
    return made


def test_a_mirror_over_http_and_then_the_cache_alone_give_the_same_bytes(
    built: dict[str, bytes], mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = {name for declared in in_order(SOME) for name in declared.sources}
    files = {SOURCES.get(name).path: (mirror / SOURCES.get(name).path).read_bytes() for name in needed}
    with serving(Shelf(files)) as shelf:
        monkeypatch.setenv("ARBEID_MIRROR", shelf.address)
        build_all(SOME, folder=tmp_path / "http")
        assert len(shelf.gets()) == len(needed)
    assert contents(tmp_path / "http") == built
    monkeypatch.setenv("ARBEID_MIRROR", NOWHERE)
    shutil.rmtree(cache_folder() / "tables")
    build_all(SOME, folder=tmp_path / "cache")
    assert contents(tmp_path / "cache") == built


def test_a_killed_build_leaves_whole_tables_only_and_is_done_again(
    built: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "killed"
    command = [sys.executable, "-c", KILLED_HALFWAY, str(folder), *SOME]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        _, half = process.stdout.readline().split()
        process.kill()
    assert process.returncode == -9
    assert half.endswith(".part")
    assert (folder / half).exists()
    left = contents(folder)
    assert len(left) == 3
    assert left.items() <= built.items()

    build_all(SOME, folder=folder)
    assert contents(folder) == built
    assert not list(folder.glob("*.part"))


@pytest.mark.usefixtures("mirror")
def test_the_command_says_a_line_a_table(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "arbeid", "data", "build", "frey-osborne"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "ARBEID_CACHE": str(tmp_path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["frey-osborne", "702", "2,896", "B", "changed"]
    ]


def test_every_shipped_table_keeps_to_its_declaration() -> None:
    files = {path.stem for path in figures_folder().glob("*.parquet")}
    assert files == {declared.id for declared in DECLARED.all() if declared.ships}
    for name in files:
        assert table(name).origins
        assert table(name).frame.equals(table(name).frame.sort(DECLARED.get(name).key))


def test_what_may_not_ship_ships_only_as_averages_of_at_least_two() -> None:
    closed = {source.id for source in SOURCES.all() if not source.may_ship}
    for declared in DECLARED.all():
        if declared.ships and closed & {origin.id for origin in declared.origins()}:
            assert declared.averaged, declared.id
    for name, columns in (
        ("frey-osborne-groups", ["probability"]),
        ("aioe-groups", ["exposure", "language", "image"]),
    ):
        frame = table(name).frame
        single = frame.filter(pl.col("occupations") < 2)
        assert len(single) > 0
        assert single.select(columns).null_count().sum_horizontal()[0] == len(single) * len(columns)


@pytest.mark.usefixtures("mirror")
def test_a_declaration_that_would_ship_single_rows_is_refused() -> None:
    greedy = DECLARED.get("frey-osborne").model_copy(update={"ships": True})
    with pytest.raises(ArbeidError, match="does not allow"):
        derive(greedy, {})


def test_tables_come_after_what_they_need() -> None:
    order = [declared.id for declared in in_order(DECLARED.names())]
    for declared in DECLARED.all():
        assert all(order.index(need) < order.index(declared.id) for need in declared.needs)


def test_a_circle_of_needs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = DECLARED.get("eloundou").model_copy(update={"needs": ("ilo",)})
    other = DECLARED.get("ilo").model_copy(update={"needs": ("eloundou",)})
    monkeypatch.setattr(DECLARED, "get", {"eloundou": one, "ilo": other}.__getitem__)
    with pytest.raises(ArbeidError, match="circle"):
        list(in_order(["ilo"]))


@pytest.mark.usefixtures("mirror")
def test_a_failed_build_leaves_the_table_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(["eloundou"], folder=tmp_path)
    before = (tmp_path / "eloundou.parquet").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    with pytest.raises(ArbeidError, match="No space left"):
        build(["eloundou"], folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".parquet"] == ["eloundou.parquet"]
    assert (tmp_path / "eloundou.parquet").read_bytes() == before


def test_a_table_that_was_not_built_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path))
    table.cache_clear()
    with pytest.raises(ArbeidError, match="arbeid data build frey-osborne"):
        table("frey-osborne")


def test_only_one_source_may_be_asked_for_as_the_only_one() -> None:
    with pytest.raises(ValueError, match="too many values"):
        Made({"a": pl.DataFrame(), "b": pl.DataFrame()}).only_source()


@pytest.mark.usefixtures("mirror")
def test_source_figures() -> None:
    """Counts and totals that the sources are known for."""
    assert table("nl-occupations").frame["jobs"].sum() == 9_865_000
    assert len(table("nl-occupations").frame) == 114
    assert len(table("eloundou").frame) == 923
    assert len(table("ilo").frame) == 427
    assert table("ilo").frame["tasks"].sum() == 3_266
    microsoft = table("microsoft").frame["score"]
    assert (len(microsoft), round(microsoft.mean(), 4), round(microsoft.max(), 4)) == (785, 0.1678, 0.4922)
    assert dict(table("microsoft").frame.rows())["27-3091"] == microsoft.max(), "interpreters and translators"
    build(["aioe"])
    exposure = table("aioe").frame["exposure"]
    assert (len(exposure), round(exposure.max(), 4)) == (774, 1.5277)


def test_labour_shares_and_the_paper_and_moves_that_flows_need() -> None:
    shares = {row["country"]: row for row in table("labour-shares").frame.iter_rows(named=True)}
    assert (len(shares), round(shares["nl"]["share"], 3), shares["nl"]["year"]) == (124, 0.600, 2025)
    paper = table("drc2021-occupations").frame
    assert (len(paper), paper["jobs"].sum()) == (464, 139_563_503)
    assert (paper["probability"] == 0).sum() == 17
    moves, people = table("mobility-asec").frame, table("mobility-asec-occupations").frame
    assert (len(moves), len(people)) == (15_426, 539)
    assert set(moves["origin"]) == set(moves["destination"]) == set(people["code"])
    assert people["jobs"].sum() == 144_731_260
    stays = moves.filter(pl.col("origin") == pl.col("destination"))["weight"]
    assert round(stays.median(), 2) == 0.94


def test_an_unknown_recipe_names_the_nearest() -> None:
    with pytest.raises(ArbeidError, match=r"nearest is “scores\.eloundou”"):
        recipe("scores.elundou")
    for declared in DECLARED.all():
        # These stand above the data, so the command that builds brings them along.
        if declared.recipe not in (
            "claims.shares",
            "lookup.stems",
            "measures.carried",
            "measures.divided",
            "chapters.readings",
            "ensembles.headlines",
            "ensembles.drivers",
            "ensembles.points",
            "ensembles.choices",
        ):
            assert callable(recipe(declared.recipe))
